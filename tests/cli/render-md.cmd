rx-render --to md --columns kind,no,title,status "$top"/tests/cli/data/records.tsv
