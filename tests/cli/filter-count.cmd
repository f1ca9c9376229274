rx-filter -c kind==finding $top/tests/data/ledger.tsv $top/tests/data/ledger-zh.tsv
echo $?
rx-filter -c kind==fact $top/tests/data/ledger.tsv
echo $?
rx-filter -v -c kind==finding $top/tests/data/ledger.tsv
rx-filter -c -m 2 kind==finding $top/tests/data/ledger.tsv
