rx-render --as ledger --to html "$top"/tests/cli/data/records.tsv | grep -e '@page' -e '<t[hdr]'
