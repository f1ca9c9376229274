# Cells that have one reading are put right; remarks are about what is left, and each file is checked with its name.
printf 'id\ttitle\tstatus\tdue\tdone_on\n1\t甲\t已完成\t2024年5月\t2024/5/6\n2\t乙\t弄完了\t6月3日\t\n' > one.tsv
printf 'id\ttitle\tstatus\tdue\tdone_on\n3\t丙\t整改中\t２０２４年６月３日\t\n' > two.tsv
rx-check --fix --only schema --today 2024-06-03 one.tsv two.tsv
echo "status $?"
rx-check --fix --except schema --today 2024-06-03 two.tsv 2>&1
echo "status $?"
# The same document from two sites; the only task of a document has the number that it has elsewhere.
printf 'kind\tid\tdoc\tno\ttitle\tfile\tline\nfinding\tA\tD\t62\t甲\ta.txt\t3\nfinding\tA\tD\t62\t甲\tb.txt\t3\n' | rx-check
echo "status $?"
