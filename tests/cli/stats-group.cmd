printf 'unit\tstatus\tvalue\tdue\nX\tdone\t1.5\t2024-06-30\nY\tactive\t2,000\t2024\nX\tdone\t-3\t2024-05/2024-12\nX\tactive\t3万\t\n' > a.tsv
rx-stats --by unit,status count sum:value mean:value min:value max:value min:due max:due a.tsv
rx-stats --by status a.tsv - < a.tsv
rx-stats --by 状态 sum:value count a.tsv
