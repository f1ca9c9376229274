printf 'a\tb\n\033[2J<b>\t=1+1\n\342\200\256x\t\377\n' > in.tsv; for format in text md csv jsonl; do rx-render --to $format in.tsv; done
