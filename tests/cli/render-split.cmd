rx-render --split dept --lang zh -o '{牵头部门}.csv' --columns title "$top"/tests/cli/data/records.tsv
for file in *; do echo "$file: $(tail -n +2 "$file" | wc -l)"; done
printf 'dept\ttitle\n../etc/x\ta\nA:b\tb\na/b\tc\n-f\td\n\342\200\256e\te\n' | rx-render --split dept -o 'x{COLUMN}.md'
ls x* | cat -v
rx-render --split dept -o 'one.csv' "$top"/tests/cli/data/records.tsv
rx-render --split dept -o '{leader}.csv' "$top"/tests/cli/data/records.tsv
