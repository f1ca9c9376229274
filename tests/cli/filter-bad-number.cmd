printf 'id\tamount\na\t5\nb\tseveral\nc\t7\n' > t.tsv
rx-filter 'amount>1' t.tsv
