f=$top/tests/data/ledger.tsv
for e in 'status ==' 'open && (overdue' 'statsu == done' 'amount > much' '标题 ~ "关于(" && open' 'due < soon' 'kind < finding' 'open overdue' 'title ~ "abc'; do
	rx-filter -E "$e" $f
	echo $?
done 2>&1
