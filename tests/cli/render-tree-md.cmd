rx-render --as tree --to md "$top"/tests/cli/data/records.tsv
