printf 'unit\tvalue\nX\t1\nX\tabout 2\n' > a.tsv
rx-stats --skip-bad sum:value min:value count a.tsv
