printf 'unit\tvalue\nX\t1\nX\tabout 2\n' > a.tsv
rx-stats sum:value a.tsv
