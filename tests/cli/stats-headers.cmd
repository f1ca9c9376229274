printf 'unit\tvalue\nX\t1\n' > a.tsv
printf 'value\tkind\tunit\n2\t\tX\n' > b.tsv
rx-stats --by unit sum:value a.tsv b.tsv
cat a.tsv b.tsv a.tsv | rx-stats --by unit sum:value
