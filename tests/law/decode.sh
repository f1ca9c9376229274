#!/bin/sh
# decode - laws of reading: a notice gives the same records whatever it is encoded in and however it is
# wrapped into a page; spans are offsets into the bytes of the file, and keep their laws.

# tool NAME ARGUMENTS: a helper program, which leaves its memory to its end.
tool() {
	name=$1
	shift
	ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 "$build/tests/$name" "$@"
}

case $build in
*/asan) step=8 ;; # a sample: each run takes longer
*) step=1 ;;
esac

verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# same WHAT FILE: two streams agree in all but where records stand, and blanks.
same() {
	awk -F '\t' -v OFS='\t' -v what="$1: $2" 'FNR == 1 {
		for (at = 1; at <= NF; at++) if ($at == "start" || $at == "end") out[at]
	} { for (at in out) $at = ""; gsub(/ | |　|​|\\t/, "") }
	NR == FNR { want[FNR] = $0; rows = FNR; next }
	want[FNR] != $0 { print what ": wanted " want[FNR] ", got " $0; wrong = 1; exit }
	END { if (FNR != rows && !wrong) print what ": " rows " records wanted" }
	' want.tsv got.tsv >> differs
}

# encoded ENCODING FILE [MARK]: parses the file in this encoding, under its own name.
encoded() {
	iconv -f UTF-8 -t "$1" "$2" > raw 2> /dev/null || return 1
	[ -z "$3" ] || { printf "$3" | cat - raw > marked && mv marked raw; }
	rx-parse --text --series s --name "$4" < raw > got.tsv
	same "$1 $3" "$4"
	[ "$2" != "$4" ] || tool spans raw "$1" < got.tsv >> differs
}

number=0
: > differs
: > differs.page
for file in "$top"/tests/notices/*.txt; do
	number=$((number + 1))
	[ $((number % step)) = 0 ] || continue
	rx-parse --text --series s "$file" > want.tsv
	case $((number / step % 4)) in
	0) encoded UTF-16LE "$file" '' "$file" ;;
	1) encoded UTF-16BE "$file" '' "$file" ;;
	2) encoded UTF-16LE "$file" '\377\376' "$file" && encoded UTF-16BE "$file" '\376\377' "$file" ;;
	3) encoded UTF-8 "$file" '\357\273\277' "$file" ;;
	esac
	encoded GB18030 "$file" '' "$file"
	mv differs differs.text
	: > differs
	tool wrap $number < "$file" > page.html
	rx-parse --text --series s --name "$file" < page.html > got.tsv
	same page "$file"
	tool page page.html < got.tsv >> differs
	[ $((number / step % 4)) != 0 ] || encoded GB18030 page.html '' "$file"
	cat differs >> differs.page
	mv differs.text differs
done
[ ! -s differs ]
verdict $? 'every notice in every encoding gives the same records'
cat differs
[ ! -s differs.page ]
verdict $? 'every notice as a page gives the same records, and all that is visible is in them'
cat differs.page

# Twenty thousand nested elements take the time of twenty thousand elements.
awk 'BEGIN { for (n = 0; n < 20000; n++) printf "<div><b>"; print "一是加强领导。" }' > nested.html
timeout 10 rx-parse --text nested.html | grep -q '一是加强领导。$'
verdict $? 'deep nesting'
for piece in '<!--' '<iframe>' '<svg' '<a b="' '</' '<script ' '&#' '&' '<td>'; do
	{ echo '<html>'; yes "$piece" | head -n 40000 | tr -d '\n'; } > many.html
	timeout 10 rx-parse --text many.html > /dev/null 2>&1
	[ $? -le 1 ] || echo "$piece"
done > slow
[ ! -s slow ]
verdict $? 'markup that is never closed'
cat slow
