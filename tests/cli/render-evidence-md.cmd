rx-render --as evidence --to md "$top"/tests/cli/data/records.tsv | head -n 12
