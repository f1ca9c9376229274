rx-render --to csv --columns kind,no,title,status,leader "$top"/tests/cli/data/records.tsv
