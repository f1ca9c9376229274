printf 'a\tb\n1\t2\n' > in.tsv; rx-render --to csv -o out.csv in.tsv && cat out.csv && ls
