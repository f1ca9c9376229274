#!/bin/sh
# once
# check - what is in order gets no remark: notices of the fixtures and generated ones have nothing wrong in
# what rules of arithmetic, dates, ids and names ask for; and putting right is done once, only where
# there is something.
verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}
quiet=schema,ids,dates,sums,rates,orphan,names,windows

rx-check --today 2026-11-24 --only $quiet,numbering "$top"/tests/notices/*.txt "$top"/examples/*.txt "$top"/examples/ledger.csv > said
status=$?
cat said
[ $status = 0 ] && [ ! -s said ]
verdict $? 'notices of the fixtures and examples have nothing wrong in what can be reckoned'

# Notices and their next revisions: each pair is one notice twice.
mkdir made
"$build/tests/revise" --seed 31 --count 4 --dump made > table
rx-check --today 2026-11-24 --only $quiet made/* > said
status=$?
cat said
[ $status = 0 ] && [ ! -s said ] && [ "$(ls made | wc -l)" -gt 40 ]
verdict $? 'nor have generated ones, two of which have the same ids'

# Messages about what is left go to standard error.
rx-parse "$top"/tests/notices/*.txt > parsed
rx-check --fix parsed 2> left | cmp - parsed
verdict $? 'what rx-parse writes needs nothing put right'
rx-check --fix "$top"/tests/ledgers/*.csv "$top"/tests/ledgers/*.tsv "$top"/examples/ledger.csv > fixed 2> left
rx-check --fix fixed > again 2> left
[ "$(wc -l < fixed)" -gt 150 ] && cmp fixed again
verdict $? 'putting right what is right changes nothing'
mixed=$top/tests/data/ledger-zh.tsv
rx-check --fix "$mixed" 2> left > fixed
rx-check --fix fixed 2> left | cmp - fixed && ! cmp -s "$mixed" fixed
verdict $? 'nor in a table with headings of its own'
