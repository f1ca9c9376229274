printf 'leader\tv\n甲;乙\t1\n乙\t2\n\t4\n' > a.tsv
rx-stats --by leader --total count share sum:v a.tsv
rx-stats --by leader --total --top 1 sum:v a.tsv
rx-stats --by leader --rank count a.tsv
