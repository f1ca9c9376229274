printf 'unit\tv\nA\t1\n' > a.tsv
rx-stats --where 'unti == A' a.tsv
rx-stats --where '(' a.tsv
rx-stats --where 'unit == B' a.tsv
rx-stats --where 'unit == B' --partial a.tsv
