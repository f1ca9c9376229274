printf 'unit\tstatus\nA\tdone\n' > a.tsv
rx-stats --partial first:unit a.tsv
rx-stats --partial --rate done a.tsv
rx-stats --partial count a.tsv > count
rx-stats --partial --by unit a.tsv > unit
rx-stats --partial --shard one a.tsv > one
cat a.tsv a.tsv | rx-stats --partial --shard one > other
rx-stats --final count unit
rx-stats --final one other
rx-stats --final --by unit count
rx-stats --final a.tsv
head -n 2 count | rx-stats --lang zh --merge
