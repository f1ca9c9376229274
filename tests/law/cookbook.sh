#!/bin/sh
# once
# cookbook - each line of rx-cookbook(7) prints what the page shows below it, in English and in Chinese.
rx-filter --help | grep -q -e --set && rx-render --help | grep -q docx || {
	echo 'skip - the cookbook: rx-filter --set and rx-render --to docx are not there'
	exit 0
}

# follow PAGE: runs its lines in a folder of its own.
follow() {
	cp "$top/examples/harbour-group.txt" notice.txt
	cp "$top/examples/audit-report.txt" audit.txt
	cp "$top/examples/ledger.csv" ledger.csv
	awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0 } on' "$top/$1" |
		sed 's/^\\&//; s/\\e/\\/g' > shown
	grep '^\$ ' shown > commands
	while IFS= read -r line; do
		printf '%s\n' "$line"
		sh -c "${line#\$ }" 2>&1 < /dev/null
	done < commands > printed
	diff shown printed && [ "$(wc -l < commands)" -ge 36 ]
}

for page in man/rx-cookbook.7 man/zh/rx-cookbook.7; do
	case $page in
	*/zh/*) RX_LANG=zh && export RX_LANG ;;
	esac
	mkdir -p "in/$page"
	if (cd "in/$page" && follow "$page"); then
		echo "ok - the lines of $page"
	else
		echo "not ok - the lines of $page"
	fi
done
