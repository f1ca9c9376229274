rx-render --as ledger --to csv "$top"/examples/ledger.tsv | head -n 3
