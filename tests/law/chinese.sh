#!/bin/sh
# once
# chinese - the manual in Chinese (man/zh) says the same as the English one: each page that is to be
# there is, with as many sections, and the same options, columns, kinds, statuses, rules, keys, messages
# and exit statuses in its lists, and the same files, variables and pages named.  Examples of both run.
verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# These stay in English: for programmers, and for those who run a cluster.
english='librx.3 rx-cluster.7'

# said PAGE: what both languages must say, one thing a line.  Headings are counted; heads of items are
# taken apart: macros, words in Latin letters and numbers stay, prose goes.
said() {
	sed 's/\\\*(zh//g; s/\\[:&]//g; s/\\-/-/g' "$1" | LC_ALL=C awk '
		function bare(word) { gsub(/[^-a-zA-Z0-9_.*#~:]/, "", word); sub(/[.:]$/, "", word); return word }
		/^\.(Sh|Ss) / { print $1, ++headings[$1]; next }
		/^\.(Bd|D1|Dl)/ || / Ta / { next }
		/^\./ {
			for (at = 1; at <= NF; at++) {
				if ($at ~ /^(Ns|No|Pq|Li|Ar|Ta|\\(oq|cq))$/) taken = ""
				else if ($at ~ /^\.?(Fl|Ev|Pa)$/) { taken = $at; sub(/^\./, "", taken) }
				else if ($at ~ /^\.?Xr$/) { print "Xr", $(at + 1), $(at + 2) + 0; taken = "" }
				else if ($at ~ /^\.?[A-Z][a-z]$/) taken = ""
				else if (taken != "" && bare($at) != "") print taken, bare($at)
			}
		}
		/^\.It (Sy|Cm) [a-z]/ || /^\.It [0-9]/ {
			for (at = 2; at <= NF; at++)
				if ($at ~ /^(Ar|No|Ns|Pq|Sy|Cm)$/) taken = $at
				else if (taken != "Ar" && taken != "No" && taken != "Pq" && bare($at) != "") print "It", bare($at)
				else if ($at ~ /^[0-9]$/) print "It", $at
		}
		/^\.It [a-z-]+( , [a-z-]+)*( [\344-\351]|$)/ {
			for (at = 2; at <= NF; at++) if (bare($at) != "") print "It", bare($at)
		}
		/^\.It Sy .*\((note|warning|error)\)|^\.It Sy [^ ]* Pq/ { print "Level", $3, $5 }
		/^\.It Sy .*（(提示|警告|错误)）$/ {
			print "Level", $3, $NF == "（提示）" ? "note" : $NF == "（警告）" ? "warning" : "error"
		}' | sort -u
}

for page in "$top"/man/*.[1-9]; do
	name=${page##*/}
	case " $english " in
	*" $name "*) continue ;;
	esac
	if [ ! -s "$build/man/zh/$name" ]; then
		echo "not ok - $name is there in Chinese"
		continue
	fi
	said "$build/man/$name" > en
	said "$build/man/zh/$name" > zh
	diff en zh && [ "$(wc -l < en)" -ge 8 ]
	verdict $? "$name says the same in Chinese"
done
for page in "$top"/man/zh/*; do
	[ -e "$top/man/${page##*/}" ] || echo "not ok - man/zh/${page##*/} has no English page"
done

# The examples in the text of the pages, both languages: none is refused.  rx-cookbook(7) has its own law,
# which runs rx-weekly(1) as well.  What needs programs that may not be there is left out, what both have alike is run once.
notice=$top/examples/harbour-group.txt
cp "$notice" notice.txt && cp "$notice" feedback.txt
cp "$top/examples/ledger.csv" ledger.csv && cp ledger.csv plan.csv
mkdir 2022 2024 back && cp "$notice" 2022 && cp "$top/examples/audit-report.txt" 2024
rx-parse --to rx ledger.csv > ledger.tsv
for copy in last this snapshot 2024-06-03 2024-06-10; do cp ledger.tsv $copy.tsv; done
rx-render --as ledger --to xlsx -o ledger.xlsx ledger.tsv
for copy in 台账 last this master back/a; do cp ledger.xlsx $copy.xlsx; done
start=0 end=9
export start end
echo > done
for page in "$top"/man/*.[1-9] "$top"/man/zh/*.[1-9]; do
	case $page in
	*/rx-cookbook.7 | */rx-weekly.1 | */rx-cluster.7 | */librx.3) continue ;;
	esac
	awk '
		/^\.Bd/ { on = 1; next }
		/^\.Ed/ { on = 0 }
		/^\.Dl (\$ |rx-)/ { print substr($0, 5) }
		on && /^\$ / && !/\\e$/' "$page" | sed 's/^\$ //; s/\\(aq/'\''/g; s/\\e/\\/g' |
		grep -vE 'sendmail|parallel|pdftotext' | grep -vxFf done > commands
	cat commands >> done
	: > refused
	while IFS= read -r line; do
		sh -c "$line" > said 2> told < /dev/null
		if [ $? -gt 1 ] || grep -E ' (error|错误): ' told; then
			echo "$line" >> refused
			cat told
		fi
	done < commands
	[ ! -s commands ] && continue
	[ ! -s refused ] || { cat refused && false; }
	verdict $? "the $(grep -c . commands) examples of ${page#"$top"/} run"
done
