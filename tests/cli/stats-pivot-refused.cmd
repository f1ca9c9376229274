printf 'unit\tstatus\nA\tunit\n' > a.tsv
rx-stats --by unit --pivot status a.tsv
rx-stats --pivot unit,status a.tsv
rx-stats --pivot unit --total a.tsv
