rx-render --lang en --columns kind,no,status,due --width 60 "$top"/tests/cli/data/records.tsv
