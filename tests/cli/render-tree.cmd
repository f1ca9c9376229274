rx-render --as tree "$top"/tests/cli/data/records.tsv
