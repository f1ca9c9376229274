#!/bin/sh
# dates - the public table of expressions of Chinese dates and quantities beside the checkout, where it is:
# at least 97 % of its rows are read as it says, apart from those of tests/dates/differences.tsv, each
# with its reason.
spec=$top/../shared/dates/spec_dev.tsv
[ -r "$spec" ] || spec=$RX_DATES
if [ ! -r "$spec" ]; then
	echo 'skip - no table of dates beside the checkout'
	exit 0
fi
if "$build/tests/dates" "$spec" "$top/tests/dates/differences.tsv" > found; then
	echo "ok - public table: $(tail -n 1 found)"
else
	cat found
	echo 'not ok - public table: 97 % are read as it says'
fi
