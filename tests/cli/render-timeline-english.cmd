rx-render --as timeline --lang en "$top"/tests/cli/data/records.tsv
