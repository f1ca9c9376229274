rx-render --as weekly --today 2024-06-03 --lang en "$top"/tests/cli/data/records.tsv
