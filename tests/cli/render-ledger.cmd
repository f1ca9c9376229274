rx-render --as ledger --width 100 "$top"/tests/cli/data/records.tsv
