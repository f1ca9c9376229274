#!/bin/sh
# once
# cookbook - each line of rx-cookbook(7) prints what the page shows below it.
rx-filter --help | grep -q -e --set && rx-render --help | grep -q docx || {
	echo 'skip - the cookbook: rx-filter --set and rx-render --to docx are not there'
	exit 0
}
cp "$top/examples/harbour-group.txt" notice.txt
cp "$top/examples/audit-report.txt" audit.txt
cp "$top/examples/ledger.csv" ledger.csv
awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0 } on' "$top/man/rx-cookbook.7" |
	sed 's/^\\&//; s/\\e/\\/g' > shown
grep '^\$ ' shown > commands
while IFS= read -r line; do
	printf '%s\n' "$line"
	sh -c "${line#\$ }" 2>&1 < /dev/null
done < commands > printed
diff shown printed && [ "$(wc -l < commands)" -ge 36 ]
if [ $? = 0 ]; then echo 'ok - the lines of the cookbook'; else echo 'not ok - the lines of the cookbook'; fi
