rx-render --split dept --lang zh -o '{牵头部门}.csv' --columns title "$top"/tests/cli/data/records.tsv
for file in *; do echo "$file: $(tail -n +2 "$file" | wc -l)"; done
printf 'dept\ttitle\n../etc/x\ta\nA:b\tb\na/b\tc\n-f\td\n\342\200\256e\te\n' | rx-render --split dept -o 'x{COLUMN}.md'
ls x* | cat -v
# Bytes that are no characters stay out of names.
mkdir bytes
printf 'id\tdept\n1\ta/b\377\346\225x\n' | rx-render --to csv --split dept -o 'bytes/{dept}.csv'
ls bytes
rx-render --split dept -o 'one.csv' "$top"/tests/cli/data/records.tsv
rx-render --split dept -o '{leader}.csv' "$top"/tests/cli/data/records.tsv
