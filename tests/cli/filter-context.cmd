f=$top/tests/data/tree.tsv
c() { echo "$*: $(rx-filter --columns id "$@" $f | tr '\n' ' ')"; }
c 'id == M3'
c --parents 'id == M3'
c --children 'id == F1'
c --siblings 'id == M1'
c --parents --children 'id == F2'
c --siblings 'kind == doc'
c --parents 派车
c --parents -v 'kind != measure'
rx-filter -c --parents 'id == M3' $f
rx-filter --parents 后勤科 $top/tests/data/ledger-2.tsv
echo $?
rx-filter --parents 'dept has 后勤科' $top/tests/data/ledger-2.tsv
echo $?
