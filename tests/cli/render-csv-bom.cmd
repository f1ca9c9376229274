rx-render --to csv --bom --columns no "$top"/tests/cli/data/records.tsv | head -n 1 | od -An -c
