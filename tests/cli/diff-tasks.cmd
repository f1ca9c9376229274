# The other tasks: copies of one notice, the least damaged first; a score; findings of two units that are alike;
# and owners of an override before those of a ledger before what a notice states.
notice=$top/tests/notices/$(ls "$top/tests/notices" | grep '\.txt$' | sed -n 1p)
cp "$notice" whole.txt
sed 's/[年月]//g' "$notice" > torn.txt
rx-diff --clones torn.txt whole.txt > clones.tsv
echo "$? $(sed 1d clones.tsv | wc -l)"
head -n 1 clones.tsv | tr '\t' '\n' | grep -c -x file
rx-filter --no-header --columns file '' clones.tsv
rx-parse "$notice" > gold.tsv
rx-diff --score gold.tsv gold.tsv | cut -f 1-9 | head -n 3
sed '/^measure/{x;s/^/x/;/^x$/{x;d;};x;}' gold.tsv > found.tsv
rx-diff --score gold.tsv found.tsv | grep -c . > rows
[ "$(cat rows)" -gt 3 ] && echo scored
printf 'kind\tid\ttitle\tunit\nfinding\tA\t仓单重复质押未登记\t港务公司\nfinding\tB\t仓单重复质押没有登记\t航运公司\nfinding\tC\t食堂采购超标准\t航运公司\n' > units.tsv
rx-diff --similar 0.6 units.tsv | cut -f 3,8,12 | head -n 4
printf 'id\ttitle\tleader\tdue\nA\t仓单重复质押未登记\t简明\t2024-05-31\n' > notice.tsv
printf 'id\ttitle\tleader\tdue\n1\t仓单重复质押未登记\t何景行\t2024-06-30\n' > ledger.tsv
printf 'id\ttitle\tleader\tdue\nx\t仓单重复质押未登记\t江一舟\t\n' > override.tsv
rx-diff --lang en --join override.tsv --join ledger.tsv notice.tsv
