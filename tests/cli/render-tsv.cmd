rx-render --to tsv --columns no,title "$top"/tests/cli/data/records.tsv | head -n 4
