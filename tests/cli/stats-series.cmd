printf 'unit\tclosed_on\tv\nX\t2024-01-03\t1\nX\t2024-02-01\t2\nY\t2024-01-10;2024-01-11\t3\nY\t\t9\nZ\t2023-12\t\n' > a.tsv
rx-stats --series week --on closed_on a.tsv
rx-stats --series month --on 销号时间 --by unit --total count sum:v a.tsv
rx-stats --series quarter --on closed_on --by unit --partial a.tsv | rx-stats --final
rx-stats --series year --on closed_on a.tsv 2> /dev/null
