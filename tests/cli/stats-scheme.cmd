cat > a.tsv <<END
unit	status	due
A	done	2024-01-01
A	sustained	2024-01-01
A	closing	2024-01-01
A	closed	2024-01-01
A	mostly	2024-01-01
A	partial	2024-12-31
A	active	2024-01-01
A	active	2024-12-31
A	ontrack	2024-01-01
A	lagging	2024-12-31
B	deferred	
B	planned	2024-12-31
B	assigned	2024-01-01
B	rejected	2024-12-31
B	unable	
B	unstated	2024-01-01
B		2024-12-31
B	void	2024-12-31
END
for scheme in inspection audit environment; do
	rx-stats --by unit --scheme $scheme --total --today 2024-06-30 a.tsv
done
rx-stats --by unit --scheme audit --rate done --rank --today 2024-06-30 a.tsv
rx-stats --scheme audits a.tsv
rx-stats --scheme audit --today 2024-06-30 - <<END
status
done
END
