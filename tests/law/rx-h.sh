#!/bin/sh
# once
# rx-h - every sentence of include/rx.h has a test: tests/unit/rx-h.list has a row for each, in the order
# of the header, and the tests that it names are there.  What the header speaks of exists, and over
# half of it is comment.  Each check is tried on faults first.
case $build in
*/asan) exit 0 ;; # the sources are the same
esac
header=$top/include/rx.h
list=$top/tests/unit/rx-h.list

say() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# rows HEADER LIST: sentences that have no row, and rows that no sentence has.
rows() {
	awk -f "$top/tests/sentences.awk" "$1" > sentences
	awk -F '\t' '
		FILENAME == ARGV[1] { if ($0 !~ /^#/) row[++last] = $1; next }
		{
			for (at = next_ + 1; at <= last && (row[at] == "" || index($0, row[at]) != 1); at++)
				continue
			if (at > last) {
				print "no row: " $0
				next
			}
			while (++next_ < at)
				print "no sentence: " row[next_]
		}
		END { while (++next_ <= last) print "no sentence: " row[next_] }' "$2" sentences
}

# What tests there are: unit tests that are defined and run, functions of tests/lint.
for file in "$top"/tests/unit/test-*.c; do
	name=$(basename "$file" .c)
	sed -n "s/.*cmocka_unit_test(\([a-z_0-9]*\)).*/$name:\1 run/p
		s/^static void \([a-z_0-9]*\)(void \*\*state).*/$name:\1 made/p" "$file"
done | sort -u | awk '$2 == "made" { made = $1 } $2 == "run" && $1 == made { print $1 }' > tests
sed -n 's/^\([a-z_]*\)() {$/lint:\1/p' "$top/tests/lint" >> tests

# names LIST: tests that are named and are not there.
names() {
	grep -v '^#' "$1" | awk -F '\t' '
		NF != 2 || $2 == "" { print "no test: " $0; next }
		{ count = split($2, name, ", "); for (at = 1; at <= count; at++) print name[at] }' |
		sort -u > named
	grep -v '^law/' named | grep -vxFf tests
	grep '^law/' named | while IFS=: read -r law words; do
		grep -qsF -e "$words" "$top/tests/$law.sh" || echo "$law:$words"
	done
}

# things HEADER: names and manual pages that its comments speak of and that do not exist.
things() {
	awk -f "$top/tests/strip.awk" "$1" | grep -oE '\b(rx|RX)_[A-Za-z_]+' | sort -u > declared
	sed 's/X_new()//; s/X_free()//' "$1" | awk -f "$top/tests/sentences.awk" > sentences
	{ echo rx_h; grep -oE '\b(rx|RX)_[A-Za-z_]+' sentences; } | sort -u | grep -vxFf declared | grep -vx rx_h
	grep -oE 'rx-[a-z]+\([0-9]\)' sentences | sort -u | tr '()' '. ' | while read -r page; do
		[ -e "$top/man/$page" ] || echo "no page $page"
	done
}

# over_half HEADER: letters of words inside of comments are more than those outside.
over_half() {
	inside=$(awk -f "$top/tests/sentences.awk" "$1" | tr -d ' \n' | wc -c)
	outside=$(awk -f "$top/tests/strip.awk" "$1" | tr -d ' \t\n' | wc -c)
	[ "$inside" -gt "$outside" ]
}

cat > faulty.h << 'END'
/* First words.  Second (X ...) words rx_such_a_thing().
 *
 * - Third of rx-nothing(1) */
int a_long_declaration_of_something(int with, long parameters, char that, short outweigh, float the, double comments);
END
cat > rows << 'END'
# list
First:test-text:test_of_string
Third:test-text:test_of_nothing, law/lint:a wrong layout
Fourth:test-text:test_of_nothing, lint:nothing, law/lint:no-such-words
END
sed 's/:/\t/' rows > faulty.list
[ "$(rows faulty.h faulty.list)" = "no row: Second (X ...) words rx_such_a_thing().
no sentence: Fourth" ]
say $? 'a sentence without a row and a row without a sentence are found'
[ "$(names faulty.list | sort | tr '\n' ' ')" = 'law/lint:no-such-words lint:nothing test-text:test_of_nothing ' ]
say $? 'tests that are not there are found'
[ "$(things faulty.h | tr '\n' ' ')" = 'rx_such_a_thing no page rx-nothing.1 ' ]
say $? 'names and pages that are not there are found'
! over_half faulty.h
say $? 'a header with few comments is found'

rows "$header" "$list" > missing
cat missing
[ ! -s missing ] && [ "$(wc -l < sentences)" -gt 150 ]
say $? 'every sentence of rx.h has a row in rx-h.list'
names "$list" > missing
cat missing
[ ! -s missing ] && [ "$(wc -l < named)" -gt 80 ]
say $? 'every test that rx-h.list names is there'
things "$header" > missing
cat missing
[ ! -s missing ] && [ "$(wc -l < declared)" -gt 80 ]
say $? 'rx.h speaks of nothing that does not exist'
over_half "$header"
say $? 'over half of rx.h is comment'
