rx-filter 没有的内容 $top/tests/data/ledger.tsv --columns id,title
