# Several files at a time: the same rows and messages in the same order, converted ones among them.
for n in 1 2 3 4 5 6 7 8 9; do
	printf '关于整改情况的通报\n一、反馈问题整改情况\n1.关于“甲不到位”的问题\n整改情况:一是补课%s次。\n' $n > $n.txt
done
printf '%%PDF-1.4' > scan.pdf
printf '\000' > binary.txt
set -- 1.txt none.txt 2.txt scan.pdf 3.txt binary.txt 4.txt 5.txt scan.pdf 6.txt 7.txt 8.txt 9.txt
rx-parse --all --pre 'cat 1.txt' "$@" > one.tsv 2> one.err
echo "status $?"
rx-parse --all --pre 'cat 1.txt' -j 4 "$@" > many.tsv 2> many.err
echo "status $?"
cmp one.tsv many.tsv && cmp one.err many.err && grep -c '^measure' many.tsv
printf '%s\n' "$@" | rx-parse -j 3 --files-from - --pre false 2>&1 > many.tsv
rx-filter 'kind == doc' --columns file many.tsv
