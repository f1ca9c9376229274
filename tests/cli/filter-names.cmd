# $NAME is a value given beside the expression, @NAME a column of the same row.
f=$top/tests/data/ledger.tsv
rx-filter --arg p=财务部 --columns id 'dept has $p' $f
rx-filter --arg 'p=*部' --columns id 'dept == $p' $f
rx-filter --arg 'p=台账|经费' --columns id 'title ~ $p' $f
rx-filter --columns id,due,done_on 'done_on <= @due' $f
rx-filter --columns id 'due != @done_on && kind == 问题' $f
rx-filter --columns id 'dept has "$p"' $f
rx-filter --columns id 'dept has $p' $f
rx-filter 'done_on <= @deu' $f
rx-filter 'title ~ @text' $f
rx-filter --arg 'p=(' 'title ~ $p' $f
