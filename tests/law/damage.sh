#!/bin/sh
# damage.sh - laws of damage: what a scraper does to clean text is found, and clean text is left alone.
#
# tests/tool/scrape does to text of our own what scrapers do, and tells where.  Prints "ok - ..." and
# "not ok - ..." lines.
law() {
	if [ -s breaches ]; then
		cat breaches
		echo "not ok - $1"
	else
		echo "ok - $1"
	fi
	: > breaches
}

# diags STREAM: start and end of each stretch that was found shifted, and its proposal.
diags() {
	awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$at["type"] ~ /^mojibake/ { print $at["start"] "\t" $at["end"] "\t" $at["alt"] }' "$1"
}

# missed TRUTH FOUND: stretches of 9 or more characters that were not found whole.
missed() {
	awk -F '\t' 'FILENAME == ARGV[1] { from[++n] = $1; to[n] = $2; next }
		$3 < 9 { next }
		{ all++; for (i = 1; i <= n; i++) if (from[i] <= $1 && to[i] >= $2) next; print "missed: " $0 }
		END { if (all < 25) print "only " all " stretches" }' "$2" "$1"
}

: > breaches
clean=$top/tests/data/damage/clean.txt
for how in --fold --private; do
	"$build/tests/scrape" "$how" truth < "$clean" > damaged.txt
	rx-parse damaged.txt > damaged.tsv 2> messages
	diags damaged.tsv > found
	missed truth found >> breaches
done
law "every shifted stretch of 9 characters or more is found whole"
# The last one kept its private-use characters, so only the two ends of a stretch are guessed.
LC_ALL=C awk -F '\t' 'FILENAME == ARGV[1] { proposal[$1] = $3; next }
	{ all++; if (index(proposal[$1], substr($4, 4, length($4) - 6))) right++ }
	END { if (right < 0.9 * all) print right " of " all " right" }' found truth >> breaches
law "private-use characters give back what stood there"
full=$(printf '\357\274\214') semicolon=$(printf '\357\274\233')
cat "$top"/tests/notices/*.txt "$top"/examples/*.txt "$clean" > clean.txt
sed "s/,/$full/g; s/;/$semicolon/g" clean.txt > wide.txt
for text in clean.txt wide.txt; do
	rx-parse "$text" 2> messages > clean.tsv
	# The two of the notice called mojibake.
	[ "$(diags clean.tsv | wc -l)" = 2 ] || { echo "$text:"; diags clean.tsv; } >> breaches
done
law "clean text is not taken for damaged"
