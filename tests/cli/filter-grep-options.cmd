f=$top/tests/data/ledger.tsv
printf 'title\tn\nABC def\t1\nabcdef\t2\na.c\t3\n' > t.tsv
rx-filter abc -c t.tsv
rx-filter -i abc -c t.tsv
rx-filter -w abc -i -c t.tsv
rx-filter -x abcdef -c t.tsv
rx-filter -F a.c t.tsv
rx-filter -l abc t.tsv $f
rx-filter -lZ abc t.tsv | tr '\0' '!'
echo
rx-filter -m 1 -i A t.tsv
