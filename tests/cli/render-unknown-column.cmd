cp "$top"/tests/cli/data/records.tsv . && rx-render --columns titel,no records.tsv
