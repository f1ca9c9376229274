rx-filter -q kind==finding $top/tests/data/ledger.tsv missing.tsv
echo $?
rx-filter -q kind==fact $top/tests/data/ledger.tsv
echo $?
rx-filter -q kind==fact $top/tests/data/ledger.tsv missing.tsv
echo $?
