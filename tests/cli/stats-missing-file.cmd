printf 'unit\tvalue\nX\t1\n' > a.tsv
rx-stats count a.tsv nofile.tsv
