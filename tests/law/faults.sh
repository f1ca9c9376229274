#!/bin/sh
# faults - laws of reading and writing when the system interrupts or refuses: interrupted and short
# calls change nothing, and any other fault is said once, with status 2.  The faults are injected
# into tests/tool/copy with strace where it can trace.
copy=$build/tests/copy
LSAN_OPTIONS=detect_leaks=0 # the leak checker cannot run under a tracer
ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
export LSAN_OPTIONS ASAN_OPTIONS

verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

awk 'BEGIN { print "id\ttitle"; for (n = 0; n < 60000; n++) print n "\t整改" n % 7 }' > in.tsv

# said STATUS WORDS NAME: the last program ended so, and its one message has these words.
said() {
	[ "$1" = 2 ] && grep -qF "$2" err && [ "$(grep -c '^copy:' err)" = 1 ]
	verdict $? "$3: $2"
}

if [ -c /dev/full ]; then
	"$copy" in.tsv > /dev/full 2> err
	said $? 'copy: <stdout>:0: No space left on device' 'full device'
	head -n 2 in.tsv | "$copy" > /dev/full 2> err
	said $? 'No space left on device' 'full device met at the end'
else
	echo 'skip - full device: there is no /dev/full'
fi
"$copy" in.tsv >&- 2> err
said $? 'copy: <stdout>:0: Bad file descriptor' 'closed standard output'

# A reader that goes away ends the program by SIGPIPE, quietly.  Four files are more than a pipe holds.
{
	"$copy" in.tsv in.tsv in.tsv in.tsv 2> err
	echo $? > status
} | head -n 1 > /dev/null
[ "$(cat status)" = 141 ] && [ ! -s err ]
verdict $? 'a closed pipe ends the program quietly'
(
	trap '' PIPE
	{
		"$copy" in.tsv in.tsv in.tsv in.tsv 2> err
		echo $? > status
	} | :
)
said "$(cat status)" 'Broken pipe' 'a closed pipe where SIGPIPE is ignored'

if ! strace -o /dev/null -e inject=read:error=EINTR:when=99 true 2> /dev/null; then
	echo 'skip - injected faults: strace is not there or may not trace'
	exit 0
fi

# inject FAULTS INPUT: runs the copy with faults in its calls on this input and on its output only.
inject() {
	faults=$1
	shift
	strace -qq -o trace -P "$PWD/in.tsv" -P "$PWD/out" $faults "$copy" "$@" > out 2> err
}

# unchanged FAULTS NAME: the faults are met, and do not show.
unchanged() {
	inject "$1" "$PWD/in.tsv"
	status=$?
	[ $status = 0 ] && grep -q INJECTED trace && cmp -s in.tsv out && [ ! -s err ]
	verdict $? "$2"
}
unchanged '-e inject=read:error=EINTR:when=1+2' 'every other read is interrupted'
unchanged '-e inject=write:error=EINTR:when=1+2' 'every other write is interrupted'
unchanged '-e inject=read:error=EAGAIN:when=1+2' 'every other read would block'
unchanged '-e inject=write:error=EAGAIN:when=1+2' 'every other write would block'

inject '-e inject=read:error=EIO:when=2' "$PWD/in.tsv"
said $? 'in.tsv' 'a read fails'
grep -qF 'Input/output error' err
verdict $? 'a failing read is told in the words of the system'
head -c "$(wc -c < out)" in.tsv | cmp -s - out && [ -s out ] && [ "$(tail -c 1 out | od -An -c)" = "$(echo | od -An -c)" ]
verdict $? 'rows in front of a failing read are written, and whole'
inject '-e inject=read:error=EIO:when=1' "$PWD/in.tsv"
said $? 'Input/output error' 'the first read fails'
inject '-e inject=write:error=ENOSPC:when=2' "$PWD/in.tsv"
said $? 'copy: <stdout>:0: No space left on device' 'the second write fails'
[ "$(grep -c 'write(' trace)" = 2 ]
verdict $? 'nothing is written behind a fault'
head -c "$(wc -c < out)" in.tsv | cmp -s - out && [ "$(tail -c 1 out | od -An -c)" = "$(echo | od -An -c)" ]
verdict $? 'what was written in front of a fault are whole rows'
inject '-e inject=write:error=EDQUOT:when=1' "$PWD/in.tsv"
said $? 'Disk quota exceeded' 'the quota is used up'
inject '-e inject=write:retval=0:when=1' "$PWD/in.tsv"
said $? 'Input/output error' 'a write takes nothing'
inject '-e inject=openat:error=EMFILE' "$PWD/in.tsv"
said $? 'Too many open files' 'a file cannot be opened'

# Short writes: the reader of a small non-blocking pipe cannot take a whole write at once.
"$build/tests/slowly" "$copy" in.tsv > out 2> err && cmp -s in.tsv out
verdict $? 'short writes are continued'
