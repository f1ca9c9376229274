rx-render --width 80 "$top"/tests/cli/data/records.tsv
