printf 'unit\tdue\nX\t0001-01-01\nY\t9999-12-31\n' > a.tsv
rx-stats --series week --on due --by unit a.tsv
rx-stats --series day --on due a.tsv
rx-stats --series week a.tsv
rx-stats --on due a.tsv
rx-stats --series week --on date a.tsv
