#!/bin/sh
# weight 9
# decode - laws of reading: a notice gives the same records whatever it is encoded in and however it is
# wrapped into a page; spans are offsets into the bytes of the file, and keep their laws.

# tool NAME ARGUMENTS: a helper program, which leaves its memory to its end.
tool() {
	name=$1
	shift
	ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0 "$build/tests/$name" "$@"
}

verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# same WHAT: two streams agree in all but where records stand, and blanks.
same() {
	awk -F '\t' -v OFS='\t' -v what="$1" 'FNR == 1 {
		for (at = 1; at <= NF; at++) if ($at == "start" || $at == "end") out[at]
	} { for (at in out) $at = ""; gsub(/ | |　|​|\\t/, "") }
	NR == FNR { want[FNR] = $0; rows = FNR; next }
	want[FNR] != $0 { print what ": wanted " want[FNR] ", got " $0; wrong = 1; exit }
	END { if (FNR != rows && !wrong) print what ": " rows " records wanted" }
	' want.tsv got.tsv
}

# A directory holds some notices in one encoding under their own names, so that streams agree in names.
# want DIRECTORY, got DIRECTORY: parse the notices, as they are in the tree and as they are there.
want() {
	(cd "$top/tests/notices" && rx-parse --text --series s $(ls "$dir/$1")) > want.tsv
}

got() {
	(cd "$1" && rx-parse --text --series s $(ls)) > got.tsv
}

# encode ENCODING DIRECTORY MARK FILE
encode() {
	mkdir -p "$2"
	{ printf "$3"; iconv -f UTF-8 -t "$1" "$4"; } > "$2/${4##*/}"
}

tab=$(printf '\t')
dir=$(pwd)
number=0
for file in $(ls "$top"/tests/notices/*.txt | awk -v step="$step" 'NR % step == 0'); do
	number=$((number + 1))
	case $((number % 5)) in
	0) encode UTF-16LE utf16le '' "$file" ;;
	1) encode UTF-16BE utf16be '' "$file" ;;
	2) encode UTF-16LE utf16le-mark '\377\376' "$file" ;;
	3) encode UTF-16BE utf16be-mark '\376\377' "$file" ;;
	4) encode UTF-8 utf8-mark '\357\273\277' "$file" ;;
	esac
	encode GB18030 gb18030 '' "$file"
	mkdir -p page page-gb18030
	# In a page a TAB is a blank like any other.
	case $(cat "$file") in
	*"$tab"*) continue ;;
	esac
	tool wrap $number < "$file" > "page/${file##*/}"
	[ $((number % 4)) != 0 ] || iconv -f UTF-8 -t GB18030 "page/${file##*/}" > "page-gb18030/${file##*/}"
done
for kind in utf16le:UTF-16LE utf16be:UTF-16BE utf16le-mark:UTF-16LE utf16be-mark:UTF-16BE \
	utf8-mark:UTF-8 gb18030:GB18030; do
	want ${kind%:*}
	got ${kind%:*}
	same ${kind%:*}
	(cd ${kind%:*} && tool spans ${kind#*:} $(ls) < ../got.tsv) || echo "$kind: spans"
done > differs
[ ! -s differs ]
verdict $? 'every notice in every encoding gives the same records'
cat differs
for kind in page page-gb18030; do
	want $kind
	got $kind
	same $kind
	[ $kind != page ] || (cd page && tool page $(ls) < ../got.tsv) || echo spans
done > differs
[ ! -s differs ]
verdict $? 'every notice as a page gives the same records, and all that is visible is in them'
cat differs

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
