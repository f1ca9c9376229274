# weight 10
# What rx-stats prints depends on the records alone: not on their order, nor on how they are divided
# into files, and the figures are those of awk.
seed=${RX_SEED:-7}

# unit, status, leader (a list), value (an integer), title
awk -v seed="$seed" 'BEGIN {
	srand(seed)
	split("甲区 乙县 丙镇 丁街道 戊园区", units, " ")
	split("done active mostly closed void", statuses, " ")
	split("张三 李四 王五 赵六", leaders, " ")
	print "unit\tstatus\tleader\tvalue\ttitle"
	for (row = 0; row < 4000; row++) {
		list = ""
		for (person = 1; person <= 4; person++)
			if (rand() < 0.4)
				list = list (list == "" ? "" : ";") leaders[person]
		value = rand() < 0.1 ? "" : int(rand() * 200000) - 50000
		printf "%s\t%s\t%s\t%s\ttitle %d\n", units[1 + int(rand() * 5)],
			statuses[1 + int(rand() * 5)], list, value, int(rand() * 700)
	}
}' > all.tsv

verdict() {
	if cmp -s "$1" "$2"; then echo "ok - $3"; else echo "not ok - $3 (seed $seed)"; diff "$1" "$2" | head -5; fi
}

# Each header in front of its own part; the rows are dealt out, then the files taken in another order.
head -n 1 all.tsv > header
for part in 0 1 2 3 4; do
	{ cat header; sed 1d all.tsv | awk -v part=$part '(NR * 7 + int(NR / 9)) % 5 == part'; } > part$part.tsv
done
{ cat header; sed 1d all.tsv | LC_ALL=C sort -r; } > reversed.tsv

number=0
for words in "count" "--by unit count sum:value mean:value min:value max:value distinct:title" \
	"--by leader,status count distinct:unit distinct:leader" \
	"--by unit median:value p90:value mode:title values:status share missing:value --total" \
	"--by status stddev:value distinct~:title distinct~:leader" \
	"--by leader --rank --top 3 --total sum:value distinct:title" \
	"--by unit --where status!=void count share sum:value" \
	"--by unit --rate done,loose,closed --today 2024-06-30"; do
	number=$((number + 1))
	[ $((number % step)) = 0 ] || continue
	# shellcheck disable=SC2086
	{
		rx-stats $words all.tsv > one
		rx-stats $words part3.tsv part0.tsv part4.tsv part2.tsv part1.tsv > parts
		cat part1.tsv part4.tsv part0.tsv part2.tsv part3.tsv | rx-stats $words > piped
		rx-stats $words reversed.tsv > turned
	}
	verdict one parts "the same from parts: $words"
	verdict one piped "the same from a pipe of parts: $words"
	verdict one turned "the same from rows in another order: $words"
	# shellcheck disable=SC2086
	for part in 0 1 2 3 4; do
		rx-stats $words --partial --shard "part $part" --today 2024-06-30 part$part.tsv > partial$part
	done
	rx-stats --final partial3 partial0 partial4 partial2 partial1 > merged
	verdict one merged "the same from partial counts: $words"
	rx-stats --merge partial4 partial1 > tree
	cat partial2 tree partial0 | rx-stats --merge | rx-stats --final - partial3 partial3 > merged
	verdict one merged "the same from a tree of partial counts, one of them twice: $words"
	rx-stats --merge partial0 partial1 partial2 partial3 partial4 > there
	rx-stats --merge partial4 partial3 partial2 partial1 partial0 > back
	verdict there back "merged counts do not depend on order: $words"
done

sed 1d all.tsv | awk -F '\t' '{
	count[$1]++
	if ($4 != "") { sum[$1] += $4; n[$1]++ }
	if ($4 != "" && (!($1 in least) || $4 + 0 < least[$1])) least[$1] = $4 + 0
	if ($4 != "" && (!($1 in most) || $4 + 0 > most[$1])) most[$1] = $4 + 0
	if (!seen[$1, $5]++) distinct[$1]++
} END {
	for (unit in count)
		printf "%s\t%d\t%d\t%d\t%d\t%d\n", unit, count[unit], sum[unit], least[unit], most[unit], distinct[unit]
}' | LC_ALL=C sort > awked
rx-stats --by unit count sum:value min:value max:value distinct:title all.tsv | sed 1d > ours
verdict awked ours "count sum min max distinct as awk has them"

sed 1d all.tsv | awk -F '\t' '{
	n = split($3, people, ";")
	if (n == 0) count[""]++
	for (at = 1; at <= n; at++) count[people[at]]++
} END { for (person in count) printf "%s\t%d\n", person, count[person] }' | LC_ALL=C sort > awked
rx-stats --by leader all.tsv | sed 1d > ours
verdict awked ours "a list cell counts once for each value"

sed 1d all.tsv | awk -F '\t' '$2 != "void" {
	of[$1]++
	done[$1] += $2 == "done" || $2 == "closed"
} END { for (unit in of) printf "%s\t%d\t%d\n", unit, done[unit], of[unit] }' | LC_ALL=C sort > awked
rx-stats --by unit --rate done all.tsv | sed 1d | cut -f 1-3 > ours
verdict awked ours "the sets of a rate as awk has them"

if command -v sqlite3 > /dev/null; then
	sqlite3 -batch -cmd '.mode tabs' -cmd '.import all.tsv r' :memory: '
		select unit, count(*), sum(cast(value as integer)), count(distinct title) from r group by unit order by unit' > queried
	rx-stats --by unit count sum:value distinct:title all.tsv | sed 1d > ours
	verdict queried ours "count sum distinct as sqlite has them"
else
	echo "skip - count sum distinct as sqlite has them: sqlite3 is not installed"
fi

# Threads change nothing: a file of several megabytes, the rows of which are not all alike in length.
{ cat header; for _ in 1 2 3 4 5 6 7 8 9 10; do sed 1d all.tsv; done; } > ten.tsv
{ cat header; for _ in 1 2 3 4 5; do sed 1d ten.tsv; done; } > large.tsv
for words in "--by unit,status count sum:value median:value distinct:title first:title last:leader --total" \
	"--rate done,loose --where value>1000 --today 2024-06-30"; do
	# shellcheck disable=SC2086
	{
		rx-stats $words large.tsv > one
		rx-stats -j 3 $words large.tsv > several
	}
	verdict one several "the same with threads: $words"
done
rm -f large.tsv ten.tsv

# Medians and percentiles are within half a percent of the exact ones.
for unit in 甲区 丁街道; do
	awk -F '\t' -v unit="$unit" '$1 == unit && $4 != "" { print $4 }' all.tsv | sort -n | awk '{ v[NR] = $1 } END {
		p = int((NR * 90 + 99) / 100)
		print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2, v[p]
	}' > exact
	rx-stats --by unit median:value p90:value all.tsv | awk -F '\t' -v unit="$unit" '$1 == unit { print $2, $3 }' > rounded
	paste -d ' ' exact rounded | awk '
		function near(one, other) { return (one - other) ^ 2 <= (one * 0.00501) ^ 2 }
		{ print near($1, $3) && near($2, $4) ? "ok" : "not ok", "- quantiles are within half a percent:", $0 }'
done

# The standard deviation is that of awk, the approximate number of values near the exact one.
sed 1d all.tsv | awk -F '\t' '$4 != "" { n++; sum += $4; square += $4 * $4 }
	END { printf "%.3f\n", sqrt((square - sum * sum / n) / (n - 1)) }' > awked
rx-stats stddev:value all.tsv | sed 1d | awk '{ printf "%.3f\n", $1 }' > ours
verdict awked ours "standard deviation as awk has it"
rx-stats distinct:title distinct~:title all.tsv | sed 1d | awk -F '\t' '
	{ print ($1 - $2) ^ 2 < ($1 * 0.06) ^ 2 ? "ok" : "not ok", "- about as many values as there are:", $1, $2 }'

# A partial count that was cut off or altered anywhere is refused.
rx-stats --by unit count sum:value distinct:status --partial part0.tsv > whole
size=$(wc -c < whole)
refused=0
tried=0
for at in $(awk -v seed="$seed" -v size="$size" -v step="$step" 'BEGIN { srand(seed); for (n = 0; n < 30 / step; n++) print 1 + int(rand() * (size - 2)) }'); do
	head -c "$at" whole > cut
	{ head -c "$((at - 1))" whole; printf '7'; tail -c "+$((at + 1))" whole; } > altered
	for bad in cut altered; do
		cmp -s $bad whole && continue
		tried=$((tried + 1))
		rx-stats --final $bad > /dev/null 2>&1
		[ $? = 2 ] && refused=$((refused + 1))
	done
done
if [ "$tried" -gt $((30 / step)) ] && [ "$tried" = "$refused" ]; then
	echo "ok - cut and altered partial counts are refused"
else
	echo "not ok - cut and altered partial counts are refused: $refused of $tried (seed $seed)"
fi

# Every operation and rate of --help is in the manual.
for name in $(rx-stats --help | sed -n '/^Operations:/,$ s/^  \([a-z]*\).*/\1/p'); do
	if grep -q "^\.It.*Cm $name\b" "$top/man/rx-stats.1"; then
		echo "ok - the manual tells of $name"
	else
		echo "not ok - the manual tells of $name"
	fi
done
