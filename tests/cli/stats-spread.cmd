printf 'unit\tv\tleader\nA\t2\t甲;乙\nA\t4\t甲\nA\t4\t\nA\t4\t\nA\t5\t\nA\t5\t\nA\t7\t\nA\t9\t丙\nB\t1.50\t\nC\t\t\nD\t1000000000000.01\t\nD\t1000000000000.03\t\n' > a.tsv
rx-stats --by unit stddev:v distinct~:leader a.tsv
rx-stats --by unit stddev:v --partial a.tsv | rx-stats --final
