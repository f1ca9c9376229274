f=$top/tests/data/ledger.tsv
rx-filter --sort=-due,id --columns id,due '' $f
rx-filter --sort status,no --columns id,status,no kind==finding $f
rx-filter --explode dept --sort dept --columns id,dept 'dept not empty' $f
rx-filter --explode 牵头部门 -m 1 --columns id,dept '' $f
rx-filter --sort amount --limit 2 --columns id,amount 'amount not empty' $f
rx-filter --sample 3 --seed 5 --columns id '' $f
printf 'path\n2.1.10\n2.1.5.1\n2.1.5\nx\n\n10\n' | rx-filter --sort path
printf 'n\tk\n10\t\n9\t\n\t\nx\t\n2023-01\t\n-1.5\t\n1万\t\n' | rx-filter --sort=-n --columns n
rx-filter --sort amuont '' $f
echo $?
rx-filter --explode amuont '' $f
echo $?
rx-filter --sort id '' $f $top/tests/data/tree.tsv --columns id
echo $?
rx-filter --limit 0 $f
echo $?
