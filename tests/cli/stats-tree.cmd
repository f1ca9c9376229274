{
	printf 'kind\tid\tparent\ttitle\tstatus\tunit\tdue\n'
	printf 'doc\td1\t\t通报\t\t甲县\t2024-05-01\n'
	printf 'section\ts1\td1\t一、整改情况\t\t\t\n'
	printf 'finding\tf1\ts1\t制度不全\tdone\t\t2024-01-01\n'
	printf 'measure\tm1\tf1\t修订制度\t\t\t2024-02\n'
	printf 'finding\tf2\ts1\t台账不清\tactive\t\t2024-12-30\n'
	printf 'doc\td2\t\t通报\t\t乙县\t\n'
	printf 'finding\tf1\td2\t报送迟缓\tvoid\t\t2023-12-31;2024-01-01\n'
} > a.tsv
rx-stats --by section,finding a.tsv
rx-stats --by doc.body a.tsv
rx-stats --by doc.unit --rate done --today 2024-06-30 a.tsv
rx-stats --by week:due,open a.tsv
rx-stats --by quarter:due a.tsv
rx-stats --by section distinct:kind - <<END
section	kind
own	x
END
