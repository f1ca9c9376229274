#!/bin/sh
# weight 8
# parse.sh - laws of rx-parse over every notice of the tree, and over the seed where it is at hand.
#
# Prints "ok - ..." and "not ok - ..." lines; what breaks a law is shown above its line.
notices=$(ls "$top"/tests/notices/*.txt "$top"/examples/*.txt)
seed=$top/../shared/seed

# law NAME: says how it went; breaches of it are lines of the file breaches.
law() {
	if [ -s breaches ]; then
		cat breaches
		echo "not ok - $1"
	else
		echo "ok - $1"
	fi
	: > breaches
}

expected_of() {
	base=${1%.txt}.expected
	[ -e "$base" ] || base=$top/tests/notices/examples/$(basename "$1" .txt).expected
	echo "$base"
}

# cells STREAM COLUMN...: the columns of each row, by name.
cells() {
	stream=$1
	shift
	awk -F '\t' -v names="$*" '
		NR == 1 { n = split(names, wanted, " "); for (i = 1; i <= NF; i++) at[$i] = i; next }
		{ line = ""; for (i = 1; i <= n; i++) line = line (i > 1 ? "\t" : "") $at[wanted[i]]; print line }' "$stream"
}

# finding_ids STREAM
finding_ids() {
	cells "$1" kind id | sed -n 's/^finding	//p'
}

# check_ids STREAM: breaches of the laws of ids and parents.
check_ids() {
	cells "$1" id parent kind | awk -F '\t' -v name="$1" '
		seen[$1]++ { print name ": id " $1 " comes twice" }
		$2 == "" && $3 != "doc" { print name ": " $1 " has no parent" }
		$2 != "" && (!seen[$2] || $2 == $1) { print name ": parent " $2 " does not stand before " $1 }'
}

: > breaches
expected=
for notice in $notices; do
	expected="$expected $(expected_of "$notice")"
done
# shellcheck disable=SC2086
rx-parse --text $notices > all.tsv 2> messages || { cat messages; echo "status not 0"; } >> breaches
[ "$(cells all.tsv kind | grep -c '^doc$')" = "$(echo "$notices" | wc -l)" ] || echo "not a doc each" >> breaches
law "every notice is parsed"

# ---- what reviewed outlines say ----
# shellcheck disable=SC2086
"$build/tests/expect" $expected < all.tsv > differences
sed -n 's,^  in .*/\([^/]*\)\.expected$,\1,p' differences | sort > differing
cut -f 1 "$top/tests/notices/open" | sort > open
if [ -n "$(comm -23 differing open)" ]; then
	{ cat differences; echo "not open, and not agreeing:"; comm -23 differing open; } >> breaches
fi
law "records agree with the reviewed outlines"
comm -13 differing open | sed 's/$/ agrees now: take it off tests\/notices\/open/' >> breaches
law "the list of open notices is as short as it can be"

# ---- spans, repetition, ids ----
# shellcheck disable=SC2086
"$build/tests/spans" UTF-8 $notices < all.tsv >> breaches || echo "spans" >> breaches
law "spans hold the bytes, do not overlap and leave nothing out"
check_ids all.tsv >> breaches
law "ids are unique and parents stand before their children"

# shellcheck disable=SC2086
rx-parse --text $notices 2> messages | cmp - all.tsv >> breaches 2>&1
law "parsing twice gives the same bytes"
first=$(echo "$notices" | head -n 1)
some=$(echo "$notices" | awk -v step="$step" 'NR % (6 * step) == 1')
rx-parse --text "$first" | head -n 1 > joined.tsv
for notice in $some; do
	rx-parse --text "$notice" 2> messages > alone.tsv
	check_ids alone.tsv >> breaches
	tail -n +2 alone.tsv >> joined.tsv
done
# shellcheck disable=SC2086
rx-parse --text $some > some.tsv 2> messages
cells some.tsv kind title start end text > one
cells joined.tsv kind title start end text > other
cmp one other >> breaches 2>&1
[ "$(wc -l < all.tsv)" -gt 1000 ] || echo "all.tsv is too short" >> breaches
rx-parse "$first" "$first" 2> messages > twice.tsv
cells twice.tsv id | sort | uniq -d >> breaches
[ "$(cells twice.tsv kind | grep -c '^doc$')" = 2 ] || echo "not two documents" >> breaches
law "the same file twice gives two documents"

# Columns and words come from the vocabulary alone.
sed -n 's/^COLUMN([A-Z_]*, \([a-z_]*\),.*/\1/p' "$top/lib/vocabulary.def" > columns
head -n 1 all.tsv | tr '\t' '\n' | cmp - columns >> breaches 2>&1
law "the columns are those of the vocabulary, in its order"
for pair in kind:KIND status:STATUS mode:MODE class:CLASS basis:BASIS type:TYPE; do
	sed -n "s/^WORD(${pair#*:}, [A-Z_]*, \([a-z]*\),.*/\1/p" "$top/lib/vocabulary.def" > words
	# A diag's type is a slug and its status a severity.
	cells all.tsv kind "${pair%:*}" | grep -v '^diag' | cut -f 2 | sort -u | grep -v '^$' |
		grep -vxF -f words | sed "s/^/${pair%:*}: /" >> breaches
done
law "closed columns hold words of the vocabulary"

# ---- revisions keep the ids of findings ----
# same_ids NAME BEFORE AFTER
same_ids() {
	rx-parse "$2" 2> messages > before.tsv
	rx-parse "$3" 2> messages > after.tsv
	finding_ids before.tsv > before
	finding_ids after.tsv > after
	[ -s before ] || echo "$1: no findings" >> breaches
	cmp -s before after || { echo "$1:"; diff before after; } >> breaches
}

revise() {
	full=$(printf '\357\274\214')
	sed "s/,/$full/g" "$1" > revised.txt
	same_ids "$1, full-width commas" "$1" revised.txt
	open=$(printf '\357\274\210') close=$(printf '\357\274\211') colon=$(printf '\357\274\232')
	sed "s/(/$open/g; s/)/$close/g; s/:/$colon/g" "$1" > revised.txt
	same_ids "$1, full-width brackets and colons" "$1" revised.txt
	sed 's/\([0-9]\)年\([0-9]\)/\1 年 \2/g' "$1" > revised.txt
	same_ids "$1, blanks in dates" "$1" revised.txt
	sed 's/$/\r/' "$1" > revised.txt
	same_ids "$1, CR LF" "$1" revised.txt
	{ printf '\357\273\277'; cat "$1"; } > revised.txt
	same_ids "$1, byte order mark" "$1" revised.txt
}

names='long-street leader-duties numbers-restart'
for name in $(echo "$names" | cut -d ' ' -f "1-$((3 / step + (step > 1)))"); do
	revise "$top/tests/notices/$name.txt"
done
revise "$top/examples/harbour-group.txt"
law "widths, line ends and blanks change no id of a finding"
printf '%s\n' '关于整改情况的通报' '一、反馈问题整改情况' '1.关于202247日会议缺失的问题' '整改情况:一是甲。' \
	'2.关于甲”的问题' '整改情况:一是乙。' > damaged.txt
printf '%s\n' '关于整改情况的通报' '一、反馈问题整改情况' '5.关于2022年4月7日会议缺失的问题' '整改情况:一是甲。' \
	'6.关于“甲”的问题' '整改情况:一是乙。' > repaired.txt
same_ids "repaired dates and quotes" damaged.txt repaired.txt
law "repairing and renumbering change no id of a finding"

# ---- the seed ----
if [ ! -e "$seed/notice.txt" ]; then
	echo "skip - seed not there"
	exit 0
fi
rx-parse "$seed/notice.txt" 2> messages > seed.tsv
"$build/tests/expect" "$seed/expected.tsv" < seed.tsv >> breaches
law "the seed gives the outline that was checked by hand"
rx-parse --text "$seed/notice.txt" 2> messages | "$build/tests/spans" UTF-8 "$seed/notice.txt" >> breaches || echo "spans" >> breaches
law "the seed is covered"
cells seed.tsv kind value opened updated | grep '^doc' > doc
printf 'doc\t2022-04-07/2022-06-10\t2022-08-02\t2023-09-20\n' | cmp - doc >> breaches 2>&1 || cat doc >> breaches
cells seed.tsv kind title unit overseer | grep '^doc' |
	awk -F '\t' '$2 !~ /^中共.*通报$/ || $3 == "" || $4 !~ /巡察组/' >> breaches
law "the seed's document says who inspected whom and when"
revise "$seed/notice.txt"
sed 's/^\([0-9][0-9]*\)\. /1\1. /' "$seed/notice.txt" > revised.txt
rx-parse "$seed/notice.txt" 2> messages > before.tsv
rx-parse revised.txt 2> messages > after.tsv
finding_ids before.tsv | sort > before
finding_ids after.tsv | sort > after
cmp before after >> breaches 2>&1
law "revising the seed changes no id of a finding"
