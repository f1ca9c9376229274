rx-render --as ranking --today 2024-06-03 "$top"/examples/ledger.tsv
