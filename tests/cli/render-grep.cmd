rx-render --to grep "$top"/tests/cli/data/records.tsv | head -n 4
