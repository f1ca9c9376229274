rx-render --to html --title '<台账>' --columns no,title,status "$top"/tests/cli/data/records.tsv
