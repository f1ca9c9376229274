# weight 10
# Laws of selecting: a condition and its negation part the rows between them, reading two files is
# reading them one behind the other, and what is selected can be selected again.
a=$top/tests/data/ledger.tsv
b=$top/tests/data/ledger-2.tsv
tree=$top/tests/data/tree.tsv
export RX_LANG=en

say() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# The rows behind the header, sorted.
rows() {
	sed 1d "$1" | sort
}

expressions='
status==done
status<done
status in (done, 正在整改)
due<2024-07-01
due>=本周
due empty
amount>100万
no<3
title~台账|经费
title has 经费
dept has 财务部
kind==finding&&!(status==done)
open
overdue
nodate
unassigned
due_in<=30
status==done||due>2024-06
'
echo "$expressions" | grep . | awk -v step="$step" 'NR % step == 0' > list
fault=0
while IFS= read -r e; do
	rx-filter --today 2024-07-10 -E "$e" "$a" > yes
	rx-filter --today 2024-07-10 -E "!($e)" "$a" > no
	rx-filter --today 2024-07-10 -v -E "$e" "$a" > inverted
	cat yes no | sed 1d | grep -v '^kind	' | sort > both
	rows "$a" | cmp -s - both || { echo "# $e does not part the rows"; fault=1; }
	cmp -s no inverted || { echo "# -v and ! differ on $e"; fault=1; }
	rx-filter --today 2024-07-10 -E "$e" yes > again
	cmp -s yes again || { echo "# $e selects its own selection differently"; fault=1; }
	[ "$(rx-filter --today 2024-07-10 -c -E "$e" "$a")" = "$(rows yes | wc -l)" ] ||
		{ echo "# -c is not the number of rows of $e"; fault=1; }
done < list
say $fault "E and !E part the rows, -v is !, selecting twice is selecting once, -c counts"

fault=0
while IFS= read -r e; do
	cat "$a" "$b" | rx-filter --today 2024-07-10 -E "$e" > piped 2> piped.err
	rx-filter --today 2024-07-10 -E "$e" "$a" "$b" > named 2> named.err
	cmp -s piped named || { echo "# cat differs on $e"; fault=1; }
done < list
while IFS= read -r e; do
	rx-filter -E "$e" "$tree" > yes
	rx-filter -v -E "$e" "$tree" > no
	cat yes no | sed '/^kind	/d' | sort > both
	rows "$tree" | cmp -s - both || { echo "# $e does not part the rows"; fault=1; }
	cat "$tree" "$a" | rx-filter -E "$e" > piped 2> piped.err
	rx-filter -E "$e" "$tree" "$a" > named 2> named.err
	cmp -s piped named || { echo "# cat differs on $e"; fault=1; }
done << 'X'
doc.type==audit
any(measure, text ~ 修订)
count(measure) >= 2 || finding.status == done
text ~ 修订
X
cat "$a" "$b" "$a" | rx-filter '' > piped
cat "$a" "$b" "$a" | cmp -s - piped || { echo "# headers that differ are not kept"; fault=1; }
cat "$a" "$a" | rx-filter '' > piped
{ cat "$a"; sed 1d "$a"; } | cmp -s - piped || { echo "# a header is repeated"; fault=1; }
say $fault "cat a b | rx-filter and rx-filter a b write the same bytes"

rx-filter '' "$a" > all
cmp -s "$a" all
say $? "the empty query is the identity on a stream"

sed 's/$/\r/' "$a" | rx-filter '' > crlf
cmp -s "$a" crlf
say $? "CRLF and a byte order mark are dropped"

for form in 'status==done' '状态 == 已完成整改' '整改状态＝＝已完成' 'status in (done)' '状态 属于 (已完成)' 'status ~ ^done$'; do
	rx-filter "$form" "$a"
done > forms
rx-filter status==done "$a" > one
for _ in 1 2 3 4 5 6; do cat one; done | cmp -s - forms
say $? "English, Chinese and full-width forms of a condition select the same bytes"

for n in 0 1 2 3; do
	rx-filter '' "$a" | head -n $((n + 1)) > wanted
	rx-filter -m $n '' "$a" | cmp -s - wanted || echo "# -m $n"
done > faults
[ ! -s faults ]
say $? "-m N gives the header and the first N rows"

# The same documents again and again, until they cross the reader's blocks.
awk -F '\t' -v OFS='\t' 'NR == 1 { print; next } { row[NR] = $0 } END {
	for (i = 1; i <= 2000; i++) for (n = 2; n <= NR; n++) {
		$0 = row[n]; $2 = $2 "." i; if ($3 != "") $3 = $3 "." i; print
	}
}' "$tree" > many
for e in 'any(fact)' 'doc.type == audit' 'kind == finding && text ~ 修订' 'parent.no == 1'; do
	one=$(rx-filter -c -E "$e" "$tree")
	[ "$(rx-filter -c -E "$e" many)" = $((one * 2000)) ] || echo "# $e"
done > faults
[ ! -s faults ]
say $? "trees are the same wherever a block ends"

awk 'BEGIN { print "n\ttext"; for (i = 0; i < 20000; i++) print (i * 7919) % 20011 "\t" i }' > numbers
rx-filter --sort n '' numbers > sorted
{ head -n 1 numbers; sed 1d numbers | LC_ALL=C sort -s -t '	' -k 1,1n; } | cmp -s - sorted
say $? "--sort on numbers is sort -n"
rx-filter --sort n --limit 50 '' numbers > first
head -n 51 sorted | cmp -s - first
say $? "--limit N after --sort is the head of the sorted rows, though the others were dropped"
rx-filter --sort=-n --sort n '' sorted | cmp -s - sorted
say $? "sorting what is sorted changes nothing"

fault=0
rx-filter --sample 500 '' numbers > one
rx-filter --sample 500 '' numbers | cmp -s - one || fault=1
rx-filter --sample 500 --seed 2 '' numbers | cmp -s - one && fault=1
[ "$(sed 1d one | sort -u | wc -l)" = 500 ] || fault=1
sed 1d one > one-rows
sed 1d one | LC_ALL=C sort -s -t '	' -k 2,2n | cmp -s - one-rows || fault=1
[ "$(awk -F '\t' 'NR > 1 { sum += $2 } END { mean = sum / 500; print (mean > 9000 && mean < 11000) }' one)" = 1 ] ||
	fault=1
say $fault "--sample takes rows once, in order, evenly, and the same ones for the same seed"

# Six megabytes: plain, and with what only one thread can deal with in its middle.
awk 'BEGIN {
	for (i = 0; i < 60; i++) filling = filling "整改督办落实"
	print "id\tstatus\tamount\ttext"
	for (i = 1; i < 5800; i++)
		print i "\t" (i % 7 ? "active" : "done") "\t" i % 1000 "\t" substr(filling, 1, 300 + i % 50)
}' > plain
awk -F '\t' -v OFS='\t' 'NR == 3500 { $3 = "many" } { print }' plain > number
awk 'NR == 3500 { print "status\tid\tamount\ttext" } { print }' plain > header
awk 'NR == 3500 { print "too\tfew" } { print }' plain > ragged
awk 'NR == 3500 { printf "3499\tdone\t1\tbad \377 byte\n" } { print }' plain > bytes
both() {
	rx-filter "$@" > one 2> one.err
	one=$?
	rx-filter -j 3 "$@" > three 2> three.err
	[ $? = $one ] && cmp -s one three && cmp -s one.err three.err || echo "# $*"
}
for input in plain number header ragged bytes; do
	both -c -E 'status == done && amount > 500' $input
	both -v --no-header --mark hit -E 'text ~ "督.{3}改" && status == done && amount < 9' $input
done > faults
both --columns id,status -E 'status == done' plain >> faults
both -o -m 5 落实 plain >> faults
both --set 'x=match(text, ".$")' --columns id,x -E 'amount == 7' plain >> faults
rx-filter -j 2 -c -E 'amount > 5' number 2>&1 > count | grep -q '^rx-filter: number:3500: error' ||
	echo "# the line of a fault" >> faults
[ ! -s faults ]
say $? "-j N gives the rows, messages and status of one thread, whatever stands in the file"
