f=$top/tests/data/ledger.tsv
rx-filter -m 1 --columns 'id-title,*_on' '' $f
rx-filter -m 1 --columns '!text,!due,!kind-no' '' $f
rx-filter -m 1 --columns 'title,titel' '' $f
echo $?
rx-filter -m 1 --columns '标题、状态,整改时限' '' $f
