rx-filter --lang zh '整改状态 属于 (已完成整改、正在整改) 且 牵头部门 含 财务部' $top/tests/data/ledger.tsv --columns 编号,标题,整改状态
rx-filter --lang zh '（整改状态＝＝已完成）' $top/tests/data/ledger-zh.tsv --columns 序号-标题
rx-filter --lang zh '整改状况==已完成' $top/tests/data/ledger-zh.tsv
echo $?
rx-filter --lang zh '整改状态==弄完了' $top/tests/data/ledger.tsv --columns title
echo $?
rx-filter --lang zh '整改时限 早于' $top/tests/data/ledger.tsv
echo $?
