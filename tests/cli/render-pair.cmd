rx-render --to csv --as weekly
