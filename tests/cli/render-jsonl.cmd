rx-render --to jsonl "$top"/tests/cli/data/records.tsv | head -n 4
