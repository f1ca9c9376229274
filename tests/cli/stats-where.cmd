{
	printf 'kind\tid\tparent\ttitle\tstatus\tunit\tv\n'
	printf 'doc\td1\t\t通报\t\t甲县\t\n'
	printf 'section\ts1\td1\t一、整改情况\t\t\t\n'
	printf 'finding\tf1\ts1\t制度不全\tdone\t\t3\n'
	printf 'measure\tm1\tf1\t修订制度\t\t\t4\n'
	printf 'finding\tf2\ts1\t台账不清\tactive\t\tbad\n'
} > a.tsv
rx-stats --where 'kind == finding' --by section,status share a.tsv
rx-stats -w 'finding.status == done' --by kind sum:v a.tsv
rx-stats -w 'status == done' --by doc.unit --rate done --today 2024-01-01 a.tsv
rx-stats -w 'kind == finding' --by status --today 2024-01-01 --partial a.tsv | rx-stats --final
cat a.tsv a.tsv | rx-stats -w 'count(measure) > 0' --by kind
