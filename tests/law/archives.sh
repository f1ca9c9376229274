# archives - hostile and broken XLSX, DOCX and CSV files are refused with a message, in no time, and
# nothing is written.
refused() {
	name=$1 slug=$2 file=$3
	timeout 20 rx-parse "$file" > out 2> err
	status=$?
	if [ $status = 2 ] && [ ! -s out ] && grep -q "\[$slug\]" err; then
		echo "ok - $name"
	else
		echo "not ok - $name: status $status"
		cat err
	fi
}
pack=$build/tests/pack
"$build/tests/workbook" "$top/tests/ledgers/serials.sheets" good.xlsx
rx-parse good.xlsx > out 2> err && [ -s out ] && [ ! -s err ] && echo "ok - the good one is read" ||
	echo "not ok - the good one is read"

# Cut off, at every length that matters; bytes changed in the compressed data.
size=$(wc -c < good.xlsx)
for part in 8 4 2; do
	head -c $((size / part)) good.xlsx > cut.xlsx
	refused "cut to 1/$part" archive cut.xlsx
done
head -c $((size - 30)) good.xlsx > cut.xlsx
refused "without its end" archive cut.xlsx

# A zip bomb: a megabyte of blanks many times over in a few kilobytes.
{
	printf '<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>'
	head -c 12000000 /dev/zero | tr '\0' ' '
	printf '</w:t></w:r></w:p></w:body></w:document>'
} > bomb.xml
"$pack" bomb.docx word/document.xml bomb.xml
refused "zip bomb" member-limit bomb.docx

# Entities that expand: billion laughs, and one that names a file of the machine.
{
	printf '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha">'
	for at in b c d e f g h i j k; do
		before=$(printf '%s' "$at" | tr 'b-k' 'a-j')
		printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' "$at" "$before" "$before" \
			"$before" "$before" "$before" "$before" "$before" "$before" "$before" "$before"
	done
	printf ']><d><p><t>&k;</t></p></d>'
} > laughs.xml
"$pack" laughs.docx word/document.xml laughs.xml
refused "billion laughs" xml-doctype laughs.docx
printf '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d><p><t>&x;</t></p></d>' > file.xml
"$pack" file.docx word/document.xml file.xml
refused "entity that names a file" xml-doctype file.docx

# Nesting.
awk 'BEGIN { for (at = 0; at < 100000; at++) printf "<p>"; for (at = 0; at < 100000; at++) printf "</p>" }' > deep.xml
"$pack" deep.docx word/document.xml deep.xml
refused "nested 100000 deep" xml-depth deep.docx

# Encrypted, no office document, no XML, names that climb.
printf '<d><p><t>x</t></p></d>' > small.xml
"$pack" locked.docx -e word/document.xml small.xml
refused "encrypted" encrypted locked.docx
"$pack" other.zip readme.txt small.xml
refused "some other archive" format other.zip
printf '<d><p>' > half.xml
"$pack" half.docx word/document.xml half.xml
refused "half a document" xml half.docx
printf '<workbook><sheets><sheet name="A" id="r1"/></sheets></workbook>' > book.xml
printf '<Relationships><Relationship Id="r1" Target="../../../../etc/passwd"/></Relationships>' > rels.xml
"$pack" climb.xlsx xl/workbook.xml book.xml xl/_rels/workbook.xml.rels rels.xml ../../evil.xml small.xml
refused "a sheet that climbs out" archive climb.xlsx
[ ! -e ../../evil.xml ] && echo "ok - nothing is unpacked" || echo "not ok - nothing is unpacked"

# Merged ranges over everything, many times; a cell far to the right.
{
	printf '<worksheet><sheetData>'
	awk 'BEGIN { for (at = 1; at <= 3000; at++) printf "<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c></row>", at, at, at }'
	printf '</sheetData><mergeCells>'
	awk 'BEGIN { for (at = 1; at <= 3000; at++) printf "<mergeCell ref=\"A1:XFD1048576\"/>" }'
	printf '</mergeCells></worksheet>'
} > sheet.xml
printf '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>' > rels.xml
"$pack" merged.xlsx xl/workbook.xml book.xml xl/_rels/workbook.xml.rels rels.xml xl/worksheets/sheet1.xml sheet.xml
refused "merged ranges without end" sheet-limit merged.xlsx
printf '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>' > sheet.xml
"$pack" wide.xlsx xl/workbook.xml book.xml xl/_rels/workbook.xml.rels rels.xml xl/worksheets/sheet1.xml sheet.xml
refused "a cell far to the right" sheet-limit wide.xlsx

# CSV: a quote that never closes, a quote in the middle.
printf '序号,反馈问题,整改措施,整改时限\n1,甲,乙,丙\n2,"从这里,起,不再\n3,丁,戊,己\n' > open.csv
refused "a quote that never closes" csv open.csv
grep -q 'open.csv:3' err && echo "ok - and its line is told" || echo "not ok - and its line is told"
printf '序号,反馈问题,整改措施,整改时限\n1,甲"乙",丙,丁\n' > middle.csv
refused "a quote inside a bare cell" csv middle.csv
