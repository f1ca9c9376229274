rx-render --as three-lists "$top"/tests/cli/data/records.tsv
