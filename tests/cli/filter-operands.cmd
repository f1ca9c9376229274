# A query may be spread over operands; a sign stands between any two, so that files stay files.
f=$top/tests/data/ledger.tsv
cd "$top/tests/data" || exit 2
rx-filter --today 2024-07-10 --columns id 逾期 且 牵头部门 含 财务部 ledger.tsv
rx-filter -c status == done ledger.tsv ledger-2.tsv
rx-filter -c 整改状态 等于 已完成整改 ledger.tsv
rx-filter -c not status == done ledger.tsv
rx-filter -c '整改时限 早于' ledger.tsv
echo $?
