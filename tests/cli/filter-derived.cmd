f=$top/tests/data/ledger.tsv
for e in open overdue nodate unassigned 'due_in <= 7' '!overdue && open' 'due == 本周' 'due <= 月底' 'due < today+100'; do
	echo "$e: $(rx-filter --today 2024-07-10 --columns id "$e" $f | sed 1d | tr '\n' ' ')"
done
