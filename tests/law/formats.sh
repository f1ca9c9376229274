#!/bin/sh
# formats - other programs read what rx-render writes: each is given a notice and hostile records, where
# it is installed.
case $build in
*/asan) exit 0 ;; # the unit tests write the same under the sanitizers
esac

verdict() {
	if [ "$1" = 0 ]; then echo "ok - $2"; else
		head -5 err
		echo "not ok - $2"
	fi
}

# with PROGRAM: false, and said, when it is not there.
with() {
	command -v "$1" > /dev/null && return
	echo "skip - there is no $1"
	return 1
}

rx-parse "$top/examples/harbour-group.txt" > notice.tsv
printf 'kind\tid\ttitle\tstatus\tdue\tline\tA\ta\n' > hostile.tsv
for kind in finding measure doc odd; do
	printf '%s\tx%s;\t<script>=1+1 \\n.dump\\n%%rec: y\\\\\\n'"'"'); DROP TABLE finding;--"\tdone\t2024-06-30\tx\t\033[2J\t\342\200\256\n' $kind "'"
done >> hostile.tsv

if with sqlite3; then
	for name in notice hostile; do
		rx-render --to sql $name.tsv > $name.sql
		sqlite3 -bail $name.db < $name.sql > out 2> err && [ ! -s out ]
		verdict $? "sqlite3 runs the script of $name.tsv"
	done
	[ "$(sqlite3 notice.db 'SELECT count(*) FROM "问题" WHERE "整改状态" = '"'部分整改'")" = \
		"$(rx-filter 'status == partial' notice.tsv -c)" ] 2> err
	verdict $? 'the views have Chinese names and words'
	[ "$(sqlite3 notice.db "SELECT count(*) FROM search WHERE search MATCH '年轻干部'")" -gt 0 ] 2> err
	verdict $? 'Chinese text is found by the index'
	[ "$(sqlite3 hostile.db "SELECT count(*) FROM finding WHERE title LIKE '%DROP TABLE%'")" = 1 ] 2> err
	verdict $? 'a value with SQL in it is a value'
fi
if with jq; then
	# What the published schema of OSCAL 1.1 asks of each part, as tests of our own.
	cat > plan.jq <<-'JQ'
	def named: (.title | type == "string" and test("\\S")) and (.description | type == "string" and test("\\S"));
	def when: test("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})$");
	def filled: . == null or (type == "array" and length > 0);
	.["plan-of-action-and-milestones"]
	| [.uuid, .observations[]?.uuid, .risks[]?.uuid, .findings[]?.uuid, .["poam-items"][].uuid] as $ids
	| ($ids | length == (unique | length))
	and (.metadata | (.title | test("\\S")) and (.["last-modified"] | when) and (.version | test("\\S"))
		and (.["oscal-version"] | test("^1\\.1\\.[0-9]+$")))
	and (.["poam-items"] | length > 0 and all(named))
	and all(.observations, .risks, .findings, .["back-matter"].resources?; filled)
	and all(.observations[]?; (.description | test("\\S")) and (.methods | length > 0) and (.collected | when))
	and all(.risks[]?; named and (.statement | test("\\S")) and (.status | test("\\S"))
		and (.deadline == null or (.deadline | when))
		and all(.remediations[]?; named and (.lifecycle | IN("recommendation", "planned", "completed"))
			and all(.tasks[]?; (.type | IN("milestone", "action")) and (.title | test("\\S")))))
	and all(.findings[]?; named and (.target | (.type | IN("statement-id", "objective-id")) and (.["target-id"] | test("^[A-Za-z_][A-Za-z0-9._-]*$"))
		and (.status.state | IN("satisfied", "not-satisfied"))))
	and all(.["poam-items"][] | .["related-findings"][]?["finding-uuid"], .["related-risks"][]?["risk-uuid"],
		.["related-observations"][]?["observation-uuid"]; IN($ids[]))
	JQ
	printf 'a\tb\n1\t2\n' > odd.tsv
	for name in notice hostile odd; do
		rx-render --to oscal --today 2024-06-03 $name.tsv | jq -e -f plan.jq > out 2> err
		verdict $? "an OSCAL plan of $name.tsv has what the schema asks for"
	done
	for name in notice hostile; do
		rx-render --to oscal --today 2024-06-03 $name.tsv > $name.json &&
			jq -e '.["plan-of-action-and-milestones"] | (.["poam-items"] | length) == (.risks | length)
				and ([.. | .uuid? // empty] | all(test("^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")))' \
				$name.json > out 2> err
		verdict $? "an OSCAL plan of $name.tsv has an item for each risk, and UUIDs"
		rx-render --to chat $name.tsv | jq -e '.markdown.content | utf8bytelength <= 4096' > out 2> err
		verdict $? "a chat message of $name.tsv is short enough"
	done
fi
if with python3; then
	cat > mail.py <<-'PYTHON'
	import email, email.policy, io, sys, zipfile
	mail = email.message_from_binary_file(open(sys.argv[1], 'rb'), policy=email.policy.default)
	parts = [part.get_content_type() for part in mail.walk()]
	assert not any(part.defects for part in mail.walk()), 'defects'
	assert parts[2:4] == ['text/plain', 'text/html'] and len(parts) == 5, parts
	assert mail['to'] == 'a@b.example' and '\n' not in mail['subject'], mail['subject']
	book = [part for part in mail.walk() if part.get_filename()][0]
	assert zipfile.ZipFile(io.BytesIO(book.get_content())).testzip() is None
	assert all(len(line) <= 72 * 3 for line in mail.get_body(('plain',)).get_content().split('\n'))
	PYTHON
	for name in notice hostile; do
		rx-render --to eml --as weekly --today 2024-06-03 --mail-to a@b.example $name.tsv > $name.eml
		python3 mail.py $name.eml 2> err
		verdict $? "a mail parser finds text, page and workbook of $name.tsv"
	done
fi
if with recfix; then
	for name in notice hostile; do
		rx-render --to recutils $name.tsv > $name.rec
		recfix --check $name.rec > out 2> err
		verdict $? "recfix has nothing against $name.tsv"
	done
fi

# A workbook read again: the ledger's findings are those of the notice, once each.
rx-render --to xlsx --as ledger notice.tsv -o ledger.xlsx && rx-parse ledger.xlsx > again.tsv 2> err
for file in notice again; do
	rx-filter 'kind == finding' $file.tsv --columns title,status > $file.titles
done
cmp notice.titles again.titles > err 2>&1
verdict $? 'rx-parse reads the findings of a ledger written as a workbook, with their statuses'

# A file is whole or not there, and a terminal gets no workbook.
(umask 022 && rx-render --to xlsx notice.tsv -o kept.xlsx && rx-render --to xlsx --columns odd notice.tsv -o kept.xlsx) 2> err
[ $? = 2 ] && [ "$(ls kept.xlsx*)" = kept.xlsx ] && rx-parse kept.xlsx > /dev/null 2>&1
verdict $? 'a workbook that cannot be made leaves the file as it was'
if with script && script -qec true /dev/null < /dev/null > out 2>&1; then
	script -qec "rx-render --to xlsx notice.tsv" /dev/null < /dev/null > out 2>&1
	grep -q '\[option\]' out && ! grep -q PK out
	verdict $? 'a terminal gets a message and no workbook'
fi
