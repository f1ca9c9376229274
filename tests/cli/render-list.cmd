rx-render --as list "$top"/tests/cli/data/records.tsv | head -n 32
