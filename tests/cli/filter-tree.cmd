# Questions to the rows above and below: each line is an expression and the ids it selects.
f=$top/tests/data/tree.tsv
while IFS= read -r e; do
	echo "$e: $(rx-filter --today 2024-07-10 --columns id -E "$e" $f 2>&1 | sed 1d | tr '\n' ' ')"
done <<'X'
doc.type == audit
doc.body == 甲局 && kind == measure
文件.单位 == 乙中心
section.type == findings && kind == finding
section.no == 二
finding.status == done
finding.overdue && kind == measure
parent.title ~ 值班
parent.kind == finding && no == 2
doc.published empty && kind == doc
any(measure)
any(fact)
kind == finding && none(measure)
kind == finding && 没有(整改措施, text ~ 修订)
any(fact, value >= 2) && kind == finding
count(measure) >= 2
count(measure) == 1 && kind == finding
count(finding, status in (done, active)) == 2
数量(问题) > 2 || any(finding, none(measure))
kind == doc && any(finding, overdue && any(measure, text ~ 修订))
kind == finding && text ~ 修订
kind == finding && self.text ~ 修订
kind == finding && text !~ 修订
text ~ 修订
!(text ~ 修订)
any(measures)
count(measure) > many
count(measure)
any(measure, text ~ 修订
any(finding
X
echo --
rx-filter -c -m 1 'any(measure)' $f
rx-filter -c -e 修订 -E 'doc.type == audit' $f
rx-filter -l 'doc.type == audit' $f $top/tests/data/ledger-2.tsv > names
echo $?
sed "s|^$top/||" names
sed 's/^kind/type2/' $f | rx-filter 'doc.type == audit'
sed 1d $f | cat $f - | rx-filter -c 'any(fact)'
cat $f $top/tests/data/ledger.tsv $f | rx-filter --columns id 'parent.title ~ 值班|台账'
