/*
 * test-formats.c - every format on records that try to break it: no markup, formula, control sequence
 * or broken structure gets through, whatever stands in whichever column.
 */
#include "hostile.h"
#include "archive.h"
#include "mime.h"
#include "uuid.h"
#include "xml.h"

#include <stdlib.h>

/* ---- the list of formats -------------------------------------------------------------------- */

static void test_list(void **state)
{
	const char *name, *meaning, *other;
	int binary;
	size_t count = 0, files = 0;

	(void)state;
	for (; (name = rx_format_explain(count, RX_LANG_EN, &meaning, &binary)); count++) {
		struct rx_report *report =
			rx_report_new(&(struct rx_report_options){.format = name}, NULL);

		assert_non_null(report);
		rx_report_free(report);
		assert_string_equal(rx_format_explain(count, RX_LANG_ZH, &other, &binary), name);
		assert_true(strlen(meaning) > 0 && strcmp(meaning, other) != 0);
		if (binary) {
			assert_true(!strcmp(name, "xlsx") || !strcmp(name, "docx"));
			files++;
		}
	}
	assert_true(count > 15);
	assert_int_equal(files, 2);
}

/* ---- hostile records ------------------------------------------------------------------------ */

static struct rx_buffer stream, out;
static size_t records;

static int begin(void **state)
{
	(void)state;
	records = hostile_records(&stream);
	return stream.failed;
}

static int end(void **state)
{
	(void)state;
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
	return 0;
}

static struct rx_text show(const char *format, const char *layout)
{
	struct rx_report_options options = {.format = format,
		.layout = layout,
		.today = "2024-06-03",
		.title = "<b>\x1B[1m\r\nBcc: x@y"};
	struct check_said said;

	if (render_bytes(&out, &options, stream.bytes, stream.length, &said) != (long)records)
		fail_msg("%s of %s: %s", format, layout, said.text);
	return rx_buffer_text(&out);
}

static void test_text_is_harmless(void **state)
{
	static const char *const formats[] = {"text", "md", "html", "csv", "json", "jsonl", "grep",
		"bars", "svg", "chat", "todo", "recutils", "sql", "oscal", "eml"};

	(void)state;
	for (size_t at = 0; at < sizeof(formats) / sizeof(formats[0]); at++)
		check_harmless(show(formats[at], "table"), strcmp(formats[at], "csv") == 0);
	check_harmless(show("ical", "table"), true);
}

/* What an XML part holds. */
struct part {
	size_t formulas, fields, links;
};

static void see_element(void *user, const char *name, const char **attributes)
{
	struct part *part = user;

	(void)attributes;
	part->formulas += strcmp(name, "f") == 0;
	part->fields += strcmp(name, "instrText") == 0 || strcmp(name, "script") == 0;
	part->links += strcmp(name, "hyperlink") == 0 || strcmp(name, "a") == 0;
}

static struct part read_xml(struct rx_text text)
{
	struct part part = {0};
	struct rx_xml_events events = {.start = see_element, .user = &part};
	size_t line = 0;

	if (rx_xml_read(text, &events, &line) != RX_XML_WELL)
		fail_msg("no XML, line %zu", line);
	return part;
}

static void check_member(struct rx_archive *archive, const char *name)
{
	struct rx_buffer bytes = {0};
	struct part part;

	if (rx_archive_read(archive, name, &bytes) != RX_ARCHIVE_WELL)
		fail_msg("no member %s", name);
	part = read_xml(rx_buffer_text(&bytes));
	assert_int_equal(part.formulas + part.fields + part.links, 0);
	rx_buffer_release(&bytes);
}

static void check_workbook(struct rx_text bytes)
{
	struct rx_archive archive;

	assert_int_equal(rx_archive_open(&archive, bytes), RX_ARCHIVE_WELL);
	check_member(&archive, "xl/workbook.xml");
	check_member(&archive, "xl/worksheets/sheet1.xml");
	if (rx_archive_has(&archive, "xl/worksheets/sheet2.xml"))
		check_member(&archive, "xl/worksheets/sheet2.xml");
	check_member(&archive, "docProps/core.xml");
	if (rx_archive_has(&archive, "xl/sharedStrings.xml"))
		check_member(&archive, "xl/sharedStrings.xml");
	rx_archive_close(&archive);
}

static void test_workbooks(void **state)
{
	(void)state;
	check_workbook(show("xlsx", "table"));
	check_workbook(show("xlsx", "ledger"));
	check_workbook(show("xlsx", "list"));
}

/* Merged cells of a sheet as rows, and where pages begin. */
struct sheet_rows {
	size_t merges[200][2], breaks[50];
	size_t merge_count, break_count;
};

static void see_rows(void *user, const char *name, const char **attributes)
{
	struct sheet_rows *rows = user;
	unsigned first, last;

	for (size_t at = 0; attributes[at]; at += 2) {
		if (strcmp(name, "mergeCell") == 0 && strcmp(attributes[at], "ref") == 0
			&& sscanf(attributes[at + 1], "A%u:A%u", &first, &last) == 2) {
			rows->merges[rows->merge_count][0] = first;
			rows->merges[rows->merge_count++][1] = last;
		}
		if (strcmp(name, "brk") == 0 && strcmp(attributes[at], "id") == 0)
			rows->breaks[rows->break_count++] = strtoul(attributes[at + 1], NULL, 10);
	}
}

/* A page begins with a finding, never between its measures. */
static void test_findings_stay_on_a_page(void **state)
{
	struct rx_report_options options = {.format = "xlsx", .layout = "ledger"};
	struct rx_buffer ledger = {0}, bytes = {0};
	struct sheet_rows rows = {0};
	struct rx_xml_events events = {.start = see_rows, .user = &rows};
	struct rx_archive archive;
	size_t line = 0;

	(void)state;
	rx_buffer_add_string(&ledger, "kind\tno\ttitle\n");
	for (size_t at = 0; at < 60; at++)
		rx_buffer_add_string(&ledger,
			at % 3 ? "finding\t1\tf\nmeasure\t1\tm\nmeasure\t2\tn\nmeasure\t3\to\n"
			       : "finding\t1\tf\nmeasure\t1\tm\nmeasure\t2\tn\n");
	assert_true(
		render_bytes(&out, &options, ledger.bytes, ledger.length, &(struct check_said){0})
		> 0);
	assert_int_equal(rx_archive_open(&archive, rx_buffer_text(&out)), RX_ARCHIVE_WELL);
	assert_int_equal(
		rx_archive_read(&archive, "xl/worksheets/sheet1.xml", &bytes), RX_ARCHIVE_WELL);
	assert_int_equal(rx_xml_read(rx_buffer_text(&bytes), &events, &line), RX_XML_WELL);
	assert_int_equal(rows.merge_count, 60);
	assert_true(rows.break_count >= 3);
	for (size_t at = 0; at < rows.break_count; at++) {
		bool begins = false;

		for (size_t one = 0; one < rows.merge_count; one++)
			begins |= rows.merges[one][0] == rows.breaks[at] + 1;
		assert_true(begins);
	}
	rx_archive_close(&archive);
	rx_buffer_release(&bytes);
	rx_buffer_release(&ledger);
}

static void test_documents(void **state)
{
	static const char *const layouts[] = {"table", "list", "tree", "weekly", "ledger"};
	struct rx_archive archive;

	(void)state;
	for (size_t at = 0; at < sizeof(layouts) / sizeof(layouts[0]); at++) {
		assert_int_equal(
			rx_archive_open(&archive, show("docx", layouts[at])), RX_ARCHIVE_WELL);
		check_member(&archive, "word/document.xml");
		check_member(&archive, "word/styles.xml");
		check_member(&archive, "docProps/core.xml");
		rx_archive_close(&archive);
	}
}

static void test_charts(void **state)
{
	static const char *const layouts[] = {"table", "timeline"};

	(void)state;
	for (size_t at = 0; at < 2; at++) {
		struct part part = read_xml(show("svg", layouts[at]));

		assert_int_equal(part.fields + part.links, 0);
	}
}

/* Two reports on different days are equal where they say the same. */
static void test_bytes_are_reproducible(void **state)
{
	static const char *const formats[] = {"xlsx", "docx", "eml"};
	struct rx_buffer first = {0};

	(void)state;
	for (size_t at = 0; at < 3; at++) {
		rx_buffer_reset(&first);
		rx_buffer_add_text(&first, show(formats[at], "ledger"));
		assert_true(rx_text_equal(rx_buffer_text(&first), show(formats[at], "ledger")));
	}
	rx_buffer_release(&first);
}

/* ---- structure, line by line ---------------------------------------------------------------- */

static void test_calendar(void **state)
{
	const char *tasks = "kind\tid\ttitle\tstatus\tdue\n"
			    "finding\tF1\t一二三四五六七八九十一二三四五六七八九十一二三,四;"
			    "五\\n六\tactive\t2024-06-30\n"
			    "finding\tF2\tEND:VEVENT\\nBEGIN:VEVENT\tdone\t2024-05\n"
			    "measure\tM\tno deadline\t\t\n";
	struct rx_text rest, line;
	size_t begins = 0, ends = 0, days = 0;

	(void)state;
	render(&out, &(struct rx_report_options){.format = "ical", .today = "2024-06-03"}, tasks,
		&(struct check_said){0});
	rest = rx_buffer_text(&out);
	while (rx_text_split(&rest, '\n', &line) && rest.length) {
		assert_true(rx_text_ends(line, RX_LITERAL("\r")));
		assert_true(line.length <= 76);
		begins += rx_text_equal(line, RX_LITERAL("BEGIN:VEVENT\r"));
		ends += rx_text_equal(line, RX_LITERAL("END:VEVENT\r"));
		days += rx_text_equal(line, RX_LITERAL("DTSTART;VALUE=DATE:20240630\r"))
			|| rx_text_equal(line, RX_LITERAL("DTSTART;VALUE=DATE:20240531\r"));
		assert_int_equal(rx_utf8_invalid(line), RX_NONE);
	}
	assert_int_equal(begins, 2);
	assert_int_equal(ends, 2);
	assert_int_equal(days, 2);
	assert_true(rx_text_find(rx_buffer_text(&out), RX_LITERAL("\\,"), 0) != RX_NONE);
}

static void test_tasks(void **state)
{
	struct rx_report_options options = {.format = "todo", .today = "2024-06-03"};

	(void)state;
	check_render(&options,
		"kind\tid\ttitle\tstatus\tdept\tdue\topened\tdone_on\n"
		"finding\tF1\tx now +p @c due:1\tactive\t甲 局;乙局\t2024-06-01\t2024-01-02\t\n"
		"finding\tF2\t(A) b\tdone\t\t2024-05\t2024-01-02\t2024-05-03\n"
		"finding\tF3\tc\t\t\t2024-06-07\t\t\n"
		"measure\tM\td\t\t\t\t\t\n",
		"(A) 2024-01-02 - x now ＋p ＠c due：1 +甲_局 +乙局 due:2024-06-01 status:active "
		"id:F1\n"
		"x 2024-05-03 2024-01-02 - (A) b due:2024-05-31 status:done id:F2\n"
		"(B) c due:2024-06-07 id:F3\n");
}

static void test_recutils(void **state)
{
	struct rx_report_options options = {.format = "recutils"};

	(void)state;
	check_render(&options,
		"kind\ttitle\tleader\t甲\n"
		"finding\ta\\nb\\\\\\n%rec: x\t\xE7\x94\xB2;乙\t1\n"
		"measure\tm\t\t\n"
		"finding\tc\t\t\n",
		"%rec: finding\n\ntitle: a\n+ b\\ \n+ %rec: x\nleader: 甲\nleader: 乙\ncolumn4: 1\n"
		"\ntitle: c\n\n%rec: measure\n\ntitle: m\n");
}

/* Outside of strings and quoted names a script is its own: quotes are even, and what stands between
 * them is ASCII. */
static void test_sql(void **state)
{
	struct rx_text text = show("sql", "table");
	char quote = '\0';

	(void)state;
	for (size_t at = 0; at < text.length; at++) {
		char byte = text.bytes[at];

		if (quote) {
			quote = byte == quote ? '\0' : quote;
		} else if (byte == '\'' || byte == '"') {
			quote = byte;
		} else {
			assert_true((unsigned char)byte < 0x80);
			assert_true(byte != '\\');
		}
	}
	assert_int_equal(quote, '\0');
	check_render(&(struct rx_report_options){.format = "sql"},
		"a\tA\tcount\nit's\t\t7\nx\\ny\tz\tseven\n",
		"-- sqlite3 FILE < THIS, or psql DATABASE -f THIS\n"
		"BEGIN;\n"
		"CREATE TABLE word (\"column\" text, name text, en text, zh text);\n"
		"CREATE TABLE \"record\" (\"a\" text, \"A_2\" text, \"count\" numeric);\n"
		"CREATE VIEW \"记录\" AS SELECT r.\"a\" AS \"a\", r.\"A_2\" AS \"A_2\", "
		"r.\"count\" AS "
		"\"count\" FROM \"record\" AS r;\n"
		"INSERT INTO \"record\" VALUES ('it''s', NULL, 7);\n"
		"INSERT INTO \"record\" VALUES ('x\ny', 'z', NULL);\n"
		"-- cells of number columns that are no numbers and stand as NULL: 1\n"
		"COMMIT;\n");
}

static void test_chat_is_short(void **state)
{
	static const char *const layouts[] = {"table", "list", "tree", "weekly"};

	(void)state;
	for (size_t at = 0; at < 4; at++) {
		struct rx_text text = show("chat", layouts[at]);
		size_t bytes = 0;

		/* Escapes of JSON are one byte of the message. */
		for (size_t place = 0; place < text.length; place++)
			bytes += text.bytes[place] != '\\';
		assert_true(bytes < 4096 + 60);
		assert_true(rx_text_ends(text, RX_LITERAL("\"}}\n")));
		assert_true(rx_text_find(text, RX_LITERAL("<@"), 0) == RX_NONE);
	}
}

/* ---- mail ----------------------------------------------------------------------------------- */

static void test_mail(void **state)
{
	struct rx_report_options options = {
		.format = "eml", .mail_to = "a@b.example, c@d", .title = "周报\r\nBcc: x@y"};
	struct rx_text rest, line;

	(void)state;
	render(&out, &options, "title\n问题\n", &(struct check_said){0});
	rest = rx_buffer_text(&out);
	assert_true(rx_text_starts(rest, RX_LITERAL("To: a@b.example, c@d\nSubject: =?UTF-8?B?")));
	while (rx_text_split(&rest, '\n', &line)) {
		assert_true(line.length <= 76 || rx_text_starts(line, RX_LITERAL("Content-")));
		assert_false(rx_text_starts(line, RX_LITERAL("Bcc")));
	}
	options.mail_to = "a@b\nBcc: x@y";
	assert_null(rx_report_new(&options, NULL));
	options.mail_to = "nobody";
	assert_null(rx_report_new(&options, NULL));
}

static void check_header(const char *value, const char *expected)
{
	struct rx_buffer header = {0};

	rx_mime_header(&header, "Subject", rx_text(value));
	check_text(rx_buffer_text(&header), expected);
	rx_buffer_release(&header);
}

static void test_headers(void **state)
{
	(void)state;
	check_header("Weekly", "Subject: Weekly\n");
	check_header("=?x", "Subject: =?UTF-8?B?PT94?=\n");
	check_header("", "Subject: \n");
	check_header("一二三四五六七八九十一二三四五六七八九十",
		"Subject: =?UTF-8?B?5LiA5LqM5LiJ5Zub5LqU5YWt5LiD5YWr5Lmd5Y2B5LiA5LqM5LiJ?=\n"
		" =?UTF-8?B?5Zub5LqU5YWt5LiD5YWr5Lmd5Y2B?=\n");
}

/* ---- a plan, a codebook --------------------------------------------------------------------- */

static size_t count_in(struct rx_text text, const char *what)
{
	size_t count = 0;

	for (size_t at = 0; (at = rx_text_find(text, rx_text(what), at)) != RX_NONE; at++)
		count++;
	return count;
}

static void test_plan(void **state)
{
	struct rx_report_options options = {.format = "oscal", .today = "2024-06-03"};
	struct rx_text text;

	(void)state;
	render(&out, &options,
		"kind\tid\ttitle\tstatus\tdue\tmode\tcause\n"
		"doc\tD\t<通报>\t\t\t\t\n"
		"finding\tF1\t问题\tpartial\t2024-06\t\t原因\n"
		"measure\tF1.M\t措施\t\t2024-05-31\tplan\t\n"
		"measure\tF1.N\t措施\t\t\tdone\t\n"
		"finding\tF2\t问题\tclosed\t\t\t\n",
		&(struct check_said){0});
	text = rx_buffer_text(&out);
	assert_int_equal(count_in(text, "\"title\":\"\\\\<通报\\\\>\""), 1);
	assert_int_equal(count_in(text, "\"finding-uuid\""), 2);
	assert_int_equal(count_in(text, "\"deadline\":\"2024-06-30T23:59:59+08:00\""), 1);
	assert_int_equal(count_in(text, "\"date\":\"2024-05-31T23:59:59+08:00\""), 1);
	assert_int_equal(count_in(text, "\"lifecycle\":\"planned\""), 1);
	assert_int_equal(count_in(text, "\"lifecycle\":\"completed\""), 1);
	assert_int_equal(count_in(text, "\"status\":\"remediating\""), 1);
	assert_int_equal(count_in(text, "\"state\":\"satisfied\""), 1);
	assert_int_equal(count_in(text, "\"statement\":\"原因\""), 1);
	/* A plan without findings has to have an item all the same. */
	render(&out, &options, "kind\ttitle\n", &(struct check_said){0});
	assert_int_equal(count_in(rx_buffer_text(&out), "\"finding-uuid\""), 1);
}

static void test_codebook(void **state)
{
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_text text, line;
	size_t columns, rows = 0;
	const struct rx_word *words = rx_words(RX_SET_COLUMN, &columns);

	(void)state;
	rx_codebook_write(RX_LANG_ZH, writer);
	rx_codebook_write(RX_LANG_EN, writer);
	text = rx_writer_memory(writer);
	assert_int_equal(count_in(text, ";partial=部分整改;"), 1);
	assert_int_equal(count_in(text, ";partial=partly rectified;"), 1);
	for (; rx_text_split(&text, '\n', &line) && rows <= columns; rows++) {
		size_t cells = 0;
		struct rx_text rest = line, cell;

		assert_true(rows == 0 || rx_text_starts(line, rx_text(words[rows - 1].name)));
		while (rx_text_split(&rest, '\t', &cell))
			cells++;
		assert_int_equal(cells, 6);
		assert_true(cell.length > 0);
	}
	rx_writer_free(writer);
}

static void test_uuid(void **state)
{
	char uuid[37];

	(void)state;
	rx_uuid(RX_LITERAL("F-1"), uuid);
	assert_string_equal(uuid, "4a46e780-22bd-51dd-aa18-a51d2fe9eff2");
	rx_uuid((struct rx_text){0}, uuid);
	assert_string_equal(uuid, "b6dae7e8-7fd5-5369-bf4b-c2a4c4487d20");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_text_is_harmless),
		cmocka_unit_test(test_workbooks),
		cmocka_unit_test(test_findings_stay_on_a_page),
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_charts),
		cmocka_unit_test(test_bytes_are_reproducible),
		cmocka_unit_test(test_calendar),
		cmocka_unit_test(test_tasks),
		cmocka_unit_test(test_recutils),
		cmocka_unit_test(test_sql),
		cmocka_unit_test(test_chat_is_short),
		cmocka_unit_test(test_mail),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_codebook),
		cmocka_unit_test(test_uuid),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
