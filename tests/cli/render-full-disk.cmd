rx-render --to csv "$top"/tests/cli/data/records.tsv > /dev/full
