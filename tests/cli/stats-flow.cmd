cat > a.tsv <<END
unit	status	opened	due	done_on	closed_on
A	closed	2024-01-05	2024-02-10	2024-02-08	2024-03-01
A	done	2024-01-05	2024-02-10	2024-02-20	
A	active	2024-01-20	2024-03-31		
B	active		2024-02-29		
B	done	2024-02-01	2024-02-29		
B	planned	2024-04-15	2024-12-31		
B	void	2024-01-05			
END
rx-stats --series month --today 2024-04-10 a.tsv
rx-stats --series quarter --by unit --today 2024-06-30 a.tsv
rx-stats --series month --explain --today 2024-04-10 a.tsv | sed -n '1p; $p'
rx-stats --series month --by unit --partial --today 2024-04-10 a.tsv > p
rx-stats --final p | cksum
rx-stats --series month --by unit --today 2024-04-10 a.tsv 2> /dev/null | cksum
rx-stats --series month count a.tsv
