rx-render --as weekly --today 2024-06-03 --to md "$top"/tests/cli/data/records.tsv | head -n 40
