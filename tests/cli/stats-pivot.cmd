printf 'unit\tstatus\tv\tclosed_on\nA\tdone\t1\t2024-01-05\nA\tactive\t2\t\nB\tdone\t4\t2024-03-01\nB\t\t8\t2024-03-02\n' > a.tsv
rx-stats --by unit --pivot status a.tsv
rx-stats --by unit --pivot status count sum:v a.tsv
rx-stats --pivot unit a.tsv
rx-stats --series month --on closed_on --pivot unit a.tsv
rx-stats --by unit --pivot status --partial a.tsv | rx-stats --final
head -n 1 a.tsv | rx-stats --by unit --pivot status
