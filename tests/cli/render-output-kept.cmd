printf 'a\tb\n1\t2\n3\n' > in.tsv; echo old > out.csv; rx-render --to csv -o out.csv in.tsv; echo $?; cat out.csv; ls
