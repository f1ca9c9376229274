printf 'kind\ttitle\tunit\tstatus\tdue\tdone_on\tamount\tamount_done\n' > a.tsv
printf 'finding\tA\tX\tdone\t2024-06-30\t2024-06-10\t120\t120\n' >> a.tsv
printf 'finding\tB\tX\tmostly\t2024-06\t\t80\t10.5\n' >> a.tsv
printf 'finding\tC\tX\tvoid\t2024-01-31\t\t999\t\n' >> a.tsv
printf 'measure\tC1\tZ\tdone\t\t\t\t\n' >> a.tsv
printf 'finding\tD\tY\tclosed\t2024-03-31\t2024-04-02\t\t\n' >> a.tsv
printf 'finding\tE\tY\t\t2024-12-31\t\t\t\n' >> a.tsv
printf 'finding\tF\tY\t正在整改\t\t\t\t\n' >> a.tsv
rx-stats --by unit --rate done,loose --today 2024-06-30 a.tsv
rx-stats --rate strict,closed,due,ontime,amount --today 2024-06-30 a.tsv
rx-stats --by unit count --rate done --today 2024-07-01 a.tsv
