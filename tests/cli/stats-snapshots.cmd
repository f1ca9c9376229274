for week in 2024-06-03:active 20240610:done 2024-06-17:closed; do
	cat > "ledger-${week%:*}.tsv" <<END
unit	status	due
A	${week#*:}	2024-06-12
B	active	2024-06-12
C	void	
END
done
rx-stats --snapshots ledger-*.tsv
rx-stats --snapshots --partial ledger-2024-06-17.tsv > p1
rx-stats --snapshots --partial ledger-2024-06-03.tsv ledger-20240610.tsv > p2
rx-stats --final p1 p2 | cksum
rx-stats --snapshots ledger-*.tsv | cksum
cp ledger-20240610.tsv ledger.tsv
rx-stats --snapshots ledger.tsv
