rx-render --lang zh --sort -due,no --limit 3 --columns no,title,due "$top"/tests/cli/data/records.tsv
rx-render --lang zh --as ledger --group leader --sort due --to md "$top"/tests/cli/data/records.tsv
rx-render --sort dew "$top"/tests/cli/data/records.tsv
rx-render --as tree --sort due "$top"/tests/cli/data/records.tsv
