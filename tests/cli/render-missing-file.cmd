printf 'a\tb\n1\t2\n' > there.tsv; rx-render --to jsonl missing.tsv there.tsv
