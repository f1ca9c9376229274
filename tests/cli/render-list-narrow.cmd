rx-render --as list --width 40 --columns no,title,status,dept "$top"/tests/cli/data/records.tsv | sed -n 9,20p
