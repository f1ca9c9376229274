#!/bin/sh
# embed - programs of strangers: examples/embed.c and the example of librx(3) build with the header and
# the library alone, say nothing to a strict compiler, and print the titles they are to print.
CC=${CC:-cc}
strict='-std=c99 -Wall -Wextra -Wpedantic -Wshadow -pedantic-errors -Werror'
sanitize=
case $build in */asan) sanitize='-fsanitize=address,undefined' ;; esac
expected=$top/tests/embed
notice=$top/examples/harbour-group.txt

verdict() {
	if [ "$1" = 0 ]; then
		echo "ok - $2"
	else
		cat err
		echo "not ok - $2"
	fi
}

# builds SOURCE PROGRAM: the header is installed nowhere, so it is named.
builds() {
	$CC $strict $sanitize -I"$top/include" "$1" "$build/lib/librx.a" -lpcre2-8 -lutf8proc -lcsv -lexpat -o "$2" 2> err
	verdict $? "$(basename "$1") builds"
}

builds "$top/examples/embed.c" embed
./embed "$notice" 2024-06-03 > out 2> err && cmp -s "$expected/open.out" out && [ ! -s err ]
verdict $? 'embed prints the titles of open findings'
rx-filter --to rx --today 2024-06-03 --columns title 'kind == finding && open' "$notice" | sed 1d | cmp -s - out
verdict $? 'embed selects what rx-filter selects'
printf 'kind\ttitle\tstatus\tdue\nfinding\ta\\tb\tactive\t2024\n' > stream.tsv
[ "$(./embed stream.tsv 2> err)" = "$(printf 'a\tb')" ]
verdict $? 'embed decodes cells'
printf 'kind\ttitle\tstatus\nfinding\ta\tdone\n' > done.tsv
./embed done.tsv > out 2> err
[ $? = 1 ] && [ ! -s out ] && [ ! -s err ]
verdict $? 'embed ends with 1 where nothing is open'
./embed missing.txt > out 2> err
[ $? = 2 ] && [ ! -s out ] && grep -q '^missing.txt:0: No such file or directory \[system\]$' err
verdict $? 'embed is told of a missing file'
./embed "$notice" soon > out 2> err
[ $? = 2 ] && grep -q '\[not-a-date\]$' err
verdict $? 'embed is told of a wrong day'

# The example in the manual page, as it is shown.
awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0 } on { gsub(/\\e/, "\\"); print }' \
	"$top/man/librx.3" > titles.c
builds titles.c titles
./titles "$notice" > out 2> err && cmp -s "$expected/titles.out" out && [ ! -s err ]
verdict $? 'the example of librx(3) prints the titles of findings'
