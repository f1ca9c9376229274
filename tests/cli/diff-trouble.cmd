# Bad input: nothing is written, the place is named, and all inputs are looked at.
try() {
	rx-diff "$@"
	echo $?
}
printf 'id\ttitle\n1\ta\n2\tb\n' > a.tsv
printf 'id\ttitle\n1\ta\n2\tb\n1\tc\n' > twice.tsv
printf 'id\ttitle\n1\ta\n2' > ragged.tsv
printf 'id\ttitle\n1\ta\n2\tb' > cut.tsv
printf 'colour\tsize\nred\t1\n' > other.tsv
: > empty.tsv
try twice.tsv a.tsv
try a.tsv ragged.tsv
try a.tsv cut.tsv
try a.tsv missing.tsv
try missing.tsv other.tsv
try a.tsv empty.tsv
try a.tsv
try a.tsv a.tsv a.tsv
try --alias missing.tsv a.tsv a.tsv
try --to csv a.tsv a.tsv
RX_LANG=zh try a.tsv cut.tsv
rx-diff a.tsv a.tsv > /dev/full
echo $?
rx-diff - a.tsv < a.tsv
