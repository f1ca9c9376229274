# ledgers - every ledger of tests/ledgers gives the records that were decided by hand; those of text keep
# the laws of spans; the readers of office documents give the same whatever is asked for.
here=$top/tests/ledgers

compare() {
	name=$1 expected=$2
	if "$build/tests/expect" "$expected" < records > report; then
		echo "ok - $name"
	else
		echo "not ok - $name"
		cat report
	fi
}

for ledger in "$here"/*.csv "$here"/*.tsv; do
	name=$(basename "$ledger")
	rx-parse "$ledger" > records 2> err || cat err
	compare "$name" "${ledger%.*}.expected"
	rx-parse --text "$ledger" > records
	if "$build/tests/spans" UTF-8 "$ledger" < records > report; then
		echo "ok - $name: nothing is lost"
	else
		echo "not ok - $name: nothing is lost"
		cat report
	fi
done

# The same ledger in another encoding: the records are the same, their offsets those of its bytes.
iconv -f UTF-8 -t GB18030 "$here/quoted-tasks.csv" > chinese.csv
rx-parse chinese.csv > records 2> err || cat err
compare "GB18030" "$here/quoted-tasks.expected"
rx-parse --text chinese.csv > records
"$build/tests/spans" GB18030 chinese.csv < records > report && [ -s records ] &&
	echo "ok - GB18030: nothing is lost" || { echo "not ok - GB18030: nothing is lost"; cat report; }

# Traditional glyphs are read as simplified ones and shown as they are.
printf '序號,反饋問題,整改措施\n1,門牌缺失,補齊門牌\n2,"標語""門""字脫落",重新張貼\n' > glyphs.csv
rx-parse --text glyphs.csv > records 2> err || cat err
"$build/tests/spans" UTF-8 glyphs.csv < records > report && grep -q '^finding.*門牌缺失' records &&
	! grep '门牌' records && echo "ok - traditional glyphs" ||
	{ echo "not ok - traditional glyphs"; cat report; }

for spec in "$here"/*.sheets; do
	name=$(basename "$spec")
	"$build/tests/workbook" "$spec" book.xlsx || echo "not ok - $name: no workbook"
	rx-parse book.xlsx > records 2> err || cat err
	compare "$name" "${spec%.*}.expected"
	# Every value of the sheets that were read is in some text record, or is a date or number by now.
	rx-parse --text book.xlsx > records 2> err
	awk -F '\t' 'NR == FNR { seen[$NF] = 1; all = all "\n" $0; next }
		/^@(hidden|sheet)/ { on = $0 ~ /^@sheet (整改台账|Sheet1|东陵镇|西塘镇)$/; next }
		!on || /^[@#]/ { next }
		{ for (at = 1; at <= NF; at++) {
			if ($at ~ /^[ndcmp]:/) continue
			count = split($at, parts, /\\n|；/)
			for (part = 1; part <= count; part++)
				if (parts[part] != "" && index(all, parts[part]) == 0) print "lost: " parts[part]
		} }' \
		records "$spec" > report
	if [ -s records ] && [ ! -s report ]; then
		echo "ok - $name: nothing is lost"
	else
		echo "not ok - $name: nothing is lost"
		cat report
	fi
done

for document in "$here"/*.docx.xml; do
	name=$(basename "$document" .xml)
	"$build/tests/pack" "$name" word/document.xml "$document"
	rx-parse "$name" > records 2> err || cat err
	compare "$name" "${document%.xml}.expected"
done

# --sheet
"$build/tests/workbook" "$here/weekly.sheets" book.xlsx
rx-parse --sheet 草稿 book.xlsx 2> err | cut -f 8 | grep -q '^草稿中的措施$' && [ ! -s err ] &&
	echo "ok - a hidden sheet by name" || echo "not ok - a hidden sheet by name"
rx-parse --sheet all book.xlsx 2> err | grep -c '^doc' | grep -q '^2$' && grep -q '封面.*\[not-ledger\]' err &&
	echo "ok - all sheets" || echo "not ok - all sheets"
rx-parse --sheet 无此表 book.xlsx > records 2> err
if [ $? = 2 ] && [ ! -s records ] && grep -q '无此表.*整改台账.*\[no-sheet\]' err; then
	echo "ok - no such sheet"
else
	echo "not ok - no such sheet"
fi
rx-parse --sheet 联系表 book.xlsx > records 2> err
if [ $? = 2 ] && [ ! -s records ] && grep -q '\[no-ledger\]' err; then
	echo "ok - no ledger in the workbook"
else
	echo "not ok - no ledger in the workbook"
fi
rx-parse book.xlsx 2> /dev/null | awk -F '\t' '$1 == "finding" { print $49 ":" $50 }' | head -n 1 |
	grep -q '^book.xlsx#整改台账:4$' && echo "ok - file and line name sheet and row" ||
	echo "not ok - file and line name sheet and row"

# The other programs read a ledger by name.
rx-filter --columns title "status == done" "$here/spreadsheet-copy.tsv" > records 2> err
grep -q '路灯报修平台响应迟缓' records && [ ! -s err ] && echo "ok - rx-filter reads a TSV ledger" ||
	{ echo "not ok - rx-filter reads a TSV ledger"; cat err; }
cp "$here/continued-rows.csv" no-name
tr ',' '\t' < no-name > first-line-header
rx-filter --columns title "status == done" first-line-header > records 2> err
grep -q '饮用水源地围网破损' records && echo "ok - rx-filter reads a TSV ledger without a title" ||
	{ echo "not ok - rx-filter reads a TSV ledger without a title"; cat err; }

# Ids do not change when a week's progress does.
sed 's/正在推进/已完成/; s/2024-05-06/2024-05-13/' "$here/continued-rows.csv" > next-week
rx-parse "$here/continued-rows.csv" | cut -f 3 > ids
rx-parse next-week | cut -f 3 | cmp -s - ids && echo "ok - ids last from week to week" ||
	echo "not ok - ids last from week to week"
