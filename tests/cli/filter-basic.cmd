rx-filter 'status==done' $top/tests/data/ledger.tsv
echo "status $?"
rx-filter 台账 $top/tests/data/ledger.tsv --columns kind,title,text
echo "status $?"
