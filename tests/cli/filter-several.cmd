# Patterns are alternatives, expressions must all hold, and all operands are files.
f=$top/tests/data/ledger.tsv
rx-filter -e 台账 -e 经费 -E kind==finding --columns id,title $f
rx-filter -v -e 台账 -E kind==finding --columns id,title $f
printf '台账\n经费\r\n' > words
rx-filter -F -f words --columns id $f
: > none
rx-filter -f none --columns id $f
echo $?
