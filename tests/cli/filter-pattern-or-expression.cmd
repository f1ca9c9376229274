# A single = is no operator: taken as a pattern, with a note; -e and -E leave no doubt.
f=$top/tests/data/ledger.tsv
rx-filter -c 'status=done' $f
rx-filter -c -e 'status==done' $f
rx-filter -c -E '标题 ~ 台账' $f
rx-filter -c '(台账|经费)' $f
rx-filter -c '(逾期)' --today 2024-07-10 $f
rx-filter -c 逾期 --today 2024-07-10 $f
