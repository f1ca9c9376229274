#!/bin/sh
# once
# manual - the manual says what the tables say: rx-records(5) has each column, kind and status of
# lib/vocabulary.def in its order with its Chinese label, and each word of a type; rx-tools(7) has each
# message of lib/message.def and each program; each page is there and in order.  What holds the Chinese
# pages to the English ones is in chinese.sh.
verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

tools=$build/man/rx-tools.7

# section NAME: lines of a section of $records; the names are those of the English page.
section() {
	name=$1
	case $records:$name in
	*/zh/*:COLUMNS) name=列 ;;
	*/zh/*:KINDS) name=记录类别 ;;
	*/zh/*:STATUS) name=整改状态 ;;
	*/zh/*:TYPES) name=类型 ;;
	esac
	awk -v name="$name" '/^\.Sh / { on = $0 == ".Sh " name } on' "$records"
}

# listed NAME: "word label" of the items of a section; words MACRO SET: the same of the table.
listed() {
	section "$1" | sed -n 's/^\.It Sy \([a-z_]*\) No \(.*\)/\1 \2/p'
}
words() {
	sed -n "s/^$1[A-Z_]*, \([a-z_]*\), \([A-Z]*, \)\{0,1\}\"[^\"]*\", \"\([^\"]*\)\".*/\1 \3/p" \
		"$top/lib/vocabulary.def"
}

# Words that stand in running text: macro line ".Sy word", the label on the next line.
named() {
	section "$1" | LC_ALL=C awk '
		/^\.Sy [a-z]+/ { word = $2; print word; next }
		word != "" { label = $0; sub(/([ ,.:]|、|。|，|：).*/, "", label); print word " " label; word = "" }'
}

words 'COLUMN(' > columns
words 'WORD(KIND, ' > kinds
words 'WORD(STATUS, ' > statuses
words 'WORD(TYPE, ' > types

# Both pages, the English and the Chinese one.
for records in "$top/man/rx-records.5" "$top/man/zh/rx-records.5"; do
	page=${records#"$top"/}
	listed COLUMNS | diff columns - && [ "$(wc -l < columns)" -gt 40 ]
	verdict $? "$page: columns, in order, with their labels"
	listed KINDS | diff kinds - && [ "$(wc -l < kinds)" -ge 10 ]
	verdict $? "$page: kinds, in order, with their labels"
	listed STATUS | diff statuses - && [ "$(wc -l < statuses)" -ge 16 ]
	verdict $? "$page: statuses, in order, with their labels"
	named TYPES > named
	while read -r word label; do
		grep -qx "$word" named || echo "type $word is missing"
		case $word in
		body | contact) continue ;; # their labels are those of text records
		esac
		grep -qxF "$word $label" named || echo "type $word is not called $label"
	done < types > missing
	cat missing
	[ ! -s missing ] && [ "$(wc -l < types)" -gt 30 ]
	verdict $? "$page: words of column type, with their labels"
	grep -v ' ' named | sort -u | while read -r word; do
		case $word in
		status | title | type) continue ;; # columns
		esac
		grep -q "^$word " types || echo "there is no type $word"
	done > surplus
	cat surplus
	[ ! -s surplus ]
	verdict $? "$page: no words of column type beside them"
	named COLUMNS > named
	for set in MODE CLASS BASIS; do
		words "WORD($set, " > set
		[ -s set ] && ! grep -vxFf named set
		verdict $? "$page: words of $set, with their labels"
	done
	# The scale in the text is the one of rx_status_rank(), which a unit test knows.
	[ "$(section STATUS | awk '/^\.Ss (The scale|次序)/ { on = 1 } on && /^\.Sy/ { print $2 } /closed [.。]/ { on = 0 }' |
		tr '\n' ' ')" = 'planned active ontrack partial mostly done sustained closing closed ' ]
	verdict $? "$page: the scale of statuses"
done

awk -f "$top/man/messages.awk" "$top/lib/message.def" | cut -f 3 > slugs
sed -n 's/^\.It Sy \([a-z0-9-]*\) Pq \(note\|warning\|error\)$/\1/p' "$tools" | diff slugs -
[ $? = 0 ] && [ "$(wc -l < slugs)" -gt 20 ] &&
	[ "$(wc -l < slugs)" = "$(grep -c '^MESSAGE(' "$top/lib/message.def")" ]
verdict $? 'every message, in order'
grep -qF 'written \et or \en.' "$tools" && grep -qF '每行的格数应与表头列数相同' "$tools"
verdict $? 'the meaning of messages in both languages'

for program in "$top"/bin/rx-*.c; do
	[ -e "$program" ] || continue
	name=$(basename "$program" .c)
	[ -s "$build/man/$name.1" ] && grep -q "^\.It Xr $name 1" "$tools"
	verdict $? "$name has a page and stands in the tour"
done

# First bytes of Han characters in UTF-8, most of them.
has_han() {
	LC_ALL=C grep -q "$(printf '[\344-\351]')"
}

if command -v mandoc > /dev/null; then
	# Headings in Chinese are none that mandoc knows.
	for page in "$build"/man/*.[1-9] "$build"/man/zh/*.[1-9]; do
		name=${page#"$build"/man/}
		mandoc -T lint -W warning "$page" 2> /dev/null > faults
		case $name in
		zh/*) ! grep -vE 'first section is not "NAME"|description line outside NAME' faults ;;
		*) [ ! -s faults ] || { cat faults && false; } ;;
		esac
		verdict $? "$name is well-formed"
		! has_han < "$page" || mandoc -T utf8 "$page" | has_han
		verdict $? "$name shows the Chinese in it"
	done
else
	echo 'skip - form of the pages: there is no mandoc'
fi

# As man-db shows it: with a title above, and without blanks between the lines of the source.
if command -v groff > /dev/null && command -v preconv > /dev/null; then
	groff -k -mdoc -T utf8 -P-c "$build/man/zh/rx-weekly.1" 2> faults | sed "s/.$(printf '\b')//g" > shown
	[ ! -s faults ] && sed -n 1p shown | grep -q '^RX-WEEKLY(1) .* rx 手册 .*RX-WEEKLY(1)$' &&
		grep -q '读取台账、通报或记录流，一次完成' shown && grep -q '（默认 30、7、3、1、0）' shown &&
		! grep -qE '(，|。|；|：|、|）) +[^ ]' shown && ! grep -q '[^ ] （' shown
	verdict $? 'groff fills Chinese without blanks'
else
	echo 'skip - how groff fills Chinese: there is no groff'
fi
