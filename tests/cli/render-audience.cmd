printf 'kind\tid\tparent\ttitle\tleader\tpublic\nfinding\tF-1\t\t甲\t张青\t公开\nmeasure\tF-1.1\tF-1\t改甲\t\t\nfinding\tF-2\t\t乙\t李白\t党内通报\nmeasure\tF-2.1\tF-2\t改乙\t\t\nfinding\tF-3\t\t丙\t王维\t不公开\ntext\tT-1\tF-1\t责任领导张青\t\t\n' > in.tsv
for who in public party internal; do echo "-- $who"; rx-render --to tsv --audience $who in.tsv; done
rx-render --as notice --today 2024-06-10 --lang zh in.tsv
rx-render --audience everybody in.tsv
