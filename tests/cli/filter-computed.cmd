# --set, --mark, --sample --by, --header, --no-header, --where, --progress.
f=$top/tests/data/ledger.tsv
rx-filter --today 2024-07-10 --set 'month=month(due)' --set 'left=days(today,due)' --set 'late=overdue' \
	--set "first=match(title, '^..')" --set light=light --columns id,due,month,left,late,first,light \
	'kind == finding' $f
rx-filter --mark hit --columns id,hit status==done $f
rx-filter --no-header --columns id --sample 1 --by kind '' $f
printf '1\t2\n3\t4\n' | rx-filter --header n,m 'n == 3'
printf '# open ones\nkind == finding\n\nstatus < done\n' > conditions
rx-filter --no-header --columns id,status --where conditions $f
rx-filter --progress -c '' $f
for wrong in 'x=sum(due)' 'x=deu' 'x'; do
	rx-filter --set "$wrong" '' $f
	echo $?
done
rx-filter --by kind '' $f
echo $?
rx-filter --where nowhere $f
echo $?
