# What people type who have an input method on, or another language in mind.
f=$top/tests/data/ledger.tsv
rx-filter --columns id,status 整改状态 属于 已完成整改、正在整改 $f
rx-filter -c '整改时限 早于 ２０２４－０８ 且 非（整改状态 为空）' $f
rx-filter -c 'title contains 台账' $f
for e in 标题含台账 '牵头部门 为 财务部' 'status is done' 标题; do
	rx-filter -c "$e" $f
done 2>&1
rx-filter --lang zh -c 牵头部门是财务部 $f 2>&1
rx-filter --arg p -c 'dept has $p' $f
echo $?
