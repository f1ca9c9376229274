printf 'unit\tv\nA\t1\nA\t2\nA\t3\nA\t100049\nB\t12345\nB\t-0.012345\nC\t\n' > a.tsv
rx-stats --by unit median:v p0:v p50:v p95:v p100:v a.tsv
