#!/bin/sh
# reading - laws of the reader, over irregular inputs: however read() cuts an input the rows are the
# same, copying changes nothing, copying twice is copying once; and what each input comes to.
copy=$build/tests/copy

verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# The inputs: NAME.tsv, with NAME.want where the copy differs from the input.
mkdir in
cd in || exit 2
printf 'id\ttitle\n1\ta\n2\tb\n' > plain.tsv
printf 'id\ttitle\r\n1\ta\r\n2\tb\r\n' > crlf.tsv
cp plain.tsv crlf.want
printf 'id\ttitle\n1\ta\r\n2\tb\r\r\n' > mixed-ends.tsv
cp plain.tsv mixed-ends.want
printf '\357\273\277id\ttitle\n1\ta\n2\tb\n' > bom.tsv
cp plain.tsv bom.want
printf 'id\ttitle\n1\ta\n2\tb' > no-final-newline.tsv
cp plain.tsv no-final-newline.want
printf 'id\ttitle\r\n1\ta\r\n2\tb\r' > final-cr.tsv
cp plain.tsv final-cr.want
printf 'id\ttitle\n1\ta\nid\ttitle\n2\tb\n' > second-header.tsv
cp plain.tsv second-header.want
cat bom.tsv bom.tsv > two-boms.tsv
printf 'id\ttitle\n1\ta\n2\tb\n1\ta\n2\tb\n' > two-boms.want
printf 'id\ttitle\n1\ta\ntitle\tid\nb\t2\n' > other-order.tsv
printf 'id\ttitle\n1\ta\nid\ttitle\tdue\n2\tb\t2024\n' > other-width.tsv
printf 'title\na\n\nb\n' > one-column.tsv
printf 'id\ttitle\n' > header-only.tsv
printf 'id\ttitle\n1\ta\000b\n\000\t\n' > nul.tsv
printf 'id\ttitle\n\377\t\346\225\n\300\200\t\355\240\200\n' > bad-utf8.tsv
printf 'id\ttitle\n1\ta\\tb\\n\\\\\\r\\x\n' > escapes.tsv
awk 'BEGIN { print "id\ttitle"; for (n = 0; n < 40000; n++) print n "\t整改" n % 7 }' > long.tsv
wide() {
	awk -v tens="$1" 'BEGIN { printf "id\ttitle\n1\t"; for (n = 0; n < tens; n++) printf "0123456789"; print "\n2\tb" }'
}
wide 60000 > wider-than-a-block.tsv
{
	cat plain.tsv
	sed 's/$/\r/' long.tsv
} > crlf-later.tsv
{ cat plain.tsv; sed 1d long.tsv; } > crlf-later.want
# These end in a fault, the rows in front of it stay.
mkdir bad
printf 'id\ttitle\n1\ta\n2\n3\tc\n' > bad/short.tsv
printf 'id\ttitle\n1\ta\n2\tb\tc\n' > bad/long.tsv
printf 'x\ty\tz\n1\t2\t3\na\nb\tc\nd\te\tf\tg\th\ti\n' > bad/balanced.tsv
printf 'id\tid\n1\ta\n' > bad/twice.tsv
: > bad/empty.tsv

"$build/tests/cut" ./*.tsv bad/*.tsv
verdict $? 'cutting an input in other places gives the same rows'

wide 1000000 > ten-megabytes.tsv
for input in *.tsv; do
	name=${input%.tsv}
	want=$input
	[ -e "$name.want" ] && want=$name.want
	"$copy" "$input" > out 2> err && cmp -s out "$want" && [ ! -s err ]
	verdict $? "copy of $name"
	"$copy" < out | cmp -s - out
	verdict $? "copy of the copy of $name"
done
[ "$("$copy" -d escapes.tsv | tail -n 1)" = "$(printf '1\ta\\tb\\n\\\\\\r\\\\x')" ]
verdict $? 'an unknown escape is read as it stands and its backslash escaped'
"$copy" crlf.tsv bom.tsv - < no-final-newline.tsv > out
printf 'id\ttitle\n1\ta\n2\tb\n1\ta\n2\tb\n1\ta\n2\tb\n' | cmp -s - out
verdict $? 'files behind one another under one header'

# fault NAME STATUS MESSAGE INPUT...: what the copy says and how it ends.
fault() {
	name=$1 wanted=$2
	shift 2
	"$copy" "$@" > out 2> err < /dev/null
	status=$?
	[ $status = 2 ] && grep -qF "$wanted" err && [ "$(grep -c . err)" = 1 ]
	verdict $? "$name: $wanted"
}
fault 'short row' 'copy: bad/short.tsv:3: row has 1 cells' bad/short.tsv
[ "$(cat out)" = "$(printf 'id\ttitle\n1\ta')" ]
verdict $? 'the rows in front of a fault stay'
fault 'long row' '[ragged]' bad/long.tsv
fault 'short rows in front of a long one' 'bad/balanced.tsv:3: row has 1 cells' bad/balanced.tsv
fault 'a name twice' '[bad-header]' bad/twice.tsv
fault 'empty file' 'copy: bad/empty.tsv:0:' bad/empty.tsv
fault 'empty standard input' 'copy: <stdin>:0: no header line' -
fault 'missing file' 'No such file or directory' missing.tsv
fault 'directory' 'is a directory' bad
fault 'one bad file of two' '[ragged]' bad/short.tsv plain.tsv
[ "$(tail -n 1 out)" = "$(printf '2\tb')" ]
verdict $? 'the file behind a bad one is read'
"$copy" <&- > out 2> err
[ $? = 2 ] && grep -q 'copy: <stdin>:0: Bad file descriptor' err
verdict $? 'closed standard input'

# Root may read everything, so another user has to try.
cp plain.tsv secret.tsv
chmod 000 secret.tsv
if [ ! -r secret.tsv ]; then
	fault 'unreadable file' 'Permission denied' secret.tsv
elif command -v setpriv > /dev/null && chmod a+rx . .. ../.. 2> /dev/null &&
	setpriv --reuid 65534 --clear-groups "$copy" plain.tsv > /dev/null 2>&1; then
	setpriv --reuid 65534 --clear-groups "$copy" secret.tsv > out 2> err
	[ $? = 2 ] && grep -q 'secret.tsv:0: Permission denied' err
	verdict $? 'unreadable file: Permission denied'
else
	echo 'skip - unreadable file: root reads everything, and no other user can run here'
fi
