cat > a.tsv <<END
unit	dept	amount	due
A "B"	x;y	5	2024-06-03
A "B"	x	5.0	2024-06
5	z	1	
END
rx-stats --by unit --explain --today 2024-06-30 count sum:amount missing:due a.tsv
rx-stats --by amount,due --explain --today 2024-06-30 a.tsv
rx-stats --by dept --where 'amount > 1' --total --explain a.tsv | cut -f 1-3,5
rx-stats --by unit --pivot due --explain a.tsv
