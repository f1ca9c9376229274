rx-render --columns no,title,due "$top"/tests/cli/data/records.tsv | head -n 6
