# The other inputs are still read, and the status tells.
rx-filter --columns id status==done missing.tsv $top/tests/data/ledger.tsv .
