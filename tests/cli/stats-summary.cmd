cat > 2024-06-03.tsv <<END
kind	id	parent	status	due	opened	closed_on	class	dept	type	verb	uom	value
finding	f1		active	2024-06-12	2024-05-01		phased	A				
finding	f2		active	2024-06-01	2024-05-01		immediate					
fact	x1	f1							amount	recover	CNY	1000.25
fact	x2	x1							amount	recover	CNY	400
END
cat > now.tsv <<END
kind	id	parent	status	due	opened	closed_on	class	dept	type	verb	uom	value
finding	f1		closed	2024-06-12	2024-05-01	2024-06-09	phased	A				
finding	f2		active	2024-06-01	2024-05-01		immediate					
finding	f3		active		2024-06-05			B				
fact	x1	f1							amount	recover	CNY	1234.50
fact	x2	x1							amount	recover	CNY	400
fact	x3	f2							count	issue	项	2
fact	x4	f3							count	issue	项	3
fact	x5	f3							ratio		%	61.59
END
rx-stats --summary --today 2024-06-10 --against 2024-06-03.tsv now.tsv
rx-stats --summary --lang zh --today 2024-06-10 --explain now.tsv | sed -n '1p; /amount/p; /overdue/p; /count/p'
rx-stats --summary --partial --today 2024-06-10 now.tsv > p
rx-stats --final p | cksum
rx-stats --summary --today 2024-06-10 now.tsv | cksum
rx-stats --summary --rate done now.tsv
rx-stats --against now.tsv now.tsv
