/*
 * test-report.c - reports through the public interface: options, columns, headers, and every format
 * on cells that try to be markup, formulas or control sequences.
 */
#include "render.h"
#include "clean.h"
#include "utf8.h"
#include "width.h"

static const char *const formats[] = {
	"text", "md", "html", "csv", "json", "jsonl", "grep", "bars", "tsv", "rx"};
static const char *const layouts[] = {"table", "list", "tree", "weekly", "ledger", "three-lists",
	"ranking", "timeline", "evidence"};
enum {
	FORMATS = sizeof(formats) / sizeof(formats[0]),
	LAYOUTS = sizeof(layouts) / sizeof(layouts[0])
};

static bool is_for_people(const char *format)
{
	return !strcmp(format, "text") || !strcmp(format, "md") || !strcmp(format, "html");
}

static bool has_tables_only(const char *layout)
{
	return !strcmp(layout, "table") || !strcmp(layout, "ledger") || !strcmp(layout, "timeline");
}

/* ---- options -------------------------------------------------------------------------------- */

static void check_refused(const struct rx_report_options *options, const char *slug)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);

	assert_null(rx_report_new(options, &sink));
	assert_int_equal(said.count, 1);
	assert_string_equal(said.slug, slug);
}

static void test_faulty_options(void **state)
{
	(void)state;
	check_refused(&(struct rx_report_options){.format = "pdf"}, "report-format");
	check_refused(&(struct rx_report_options){.layout = "cloud"}, "report-layout");
	check_refused(
		&(struct rx_report_options){.format = "csv", .layout = "tree"}, "report-pair");
	check_refused(
		&(struct rx_report_options){.format = "jsonl", .layout = "weekly"}, "report-pair");
	check_refused(
		&(struct rx_report_options){.layout = "weekly", .columns = "no"}, "report-columns");
	check_refused(&(struct rx_report_options){.today = "2024-02-30"}, "not-a-date");
	check_refused(&(struct rx_report_options){.today = "2024-06"}, "not-a-date");
	rx_report_free(NULL);
}

static void test_defaults(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){0}, "a\tb\n1\t整改\n", "a  b\n-  ----\n1  整改\n");
}

/* ---- columns and headers -------------------------------------------------------------------- */

static void test_columns(void **state)
{
	struct rx_report_options options = {.format = "csv", .columns = "b,a,b"};

	(void)state;
	check_render(&options, "a\tb\n1\t2\n", "b,a,b\n2,1,2\n");
	options.columns = "标题,状态";
	options.lang = RX_LANG_ZH;
	check_render(&options, "title\tstatus\n一\tdone\n", "标题,整改状态\n一,已完成整改\n");
}

static void test_unknown_column(void **state)
{
	struct rx_report_options options = {.format = "csv", .columns = "titel"};
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	assert_int_equal(render(&out, &options, "no\ttitle\tstatus\n1\t2\t3\n", &said), -1);
	assert_string_equal(said.slug, "unknown-column");
	assert_non_null(strstr(said.text, "title"));
	assert_int_equal(out.length, 0);
	rx_buffer_release(&out);
}

static void test_headers_are_bound_by_name(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "csv"},
		"title\tno\nx\t1\nno\ttitle\n2\ty\n", "Title,No.\nx,1\ny,2\n");
	check_render(&(struct rx_report_options){.format = "jsonl"},
		"title\tno\nx\t1\nno\tdue\n2\t2024\n",
		"{\"title\":\"x\",\"no\":\"1\"}\n{\"no\":\"2\",\"due\":\"2024\"}\n");
	check_render(&(struct rx_report_options){.format = "csv", .columns = "no,title"},
		"title\tno\nx\t1\nno\tdue\n2\t2024\n", "No.,Title\n1,x\n2,\n");
	check_render(&(struct rx_report_options){.layout = "list"},
		"title\tno\nx\t1\nno\tdue\n2\t2024\n", "Title: x\nNo.:   1\n\nNo.: 2\nDue: 2024\n");
}

static void test_lost_columns_are_a_fault(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	assert_int_equal(render(&out, &(struct rx_report_options){.format = "csv"},
				 "title\tno\nx\t1\nno\tdue\n2\t2024\n", &said),
		-1);
	assert_string_equal(said.slug, "mixed-headers");
	assert_int_equal(said.line, 4);
	check_text(rx_buffer_text(&out), "Title,No.\nx,1\n");
	rx_buffer_release(&out);
}

/* ---- nothing to show ------------------------------------------------------------------------ */

static void test_no_rows(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	check_render(&(struct rx_report_options){.format = "csv"}, "no\ttitle\n", "No.,Title\n");
	check_render(&(struct rx_report_options){.format = "jsonl"}, "no\ttitle\n", "");
	check_render(&(struct rx_report_options){.format = "tsv"}, "no\ttitle\n", "no\ttitle\n");
	check_render(&(struct rx_report_options){.format = "json"}, "no\ttitle\n", "[\n]\n");
	for (size_t at = 0; at < LAYOUTS; at++) {
		struct rx_report_options options = {
			.layout = layouts[at], .lang = RX_LANG_ZH, .today = "2024-06-03"};

		assert_int_equal(render(&out, &options, "no\ttitle\n", &said), 0);
		assert_true(rx_text_find(rx_buffer_text(&out), rx_text("没有"), 0) != RX_NONE
			|| rx_text_find(rx_buffer_text(&out), rx_text("均无日期"), 0) != RX_NONE);
	}
	rx_buffer_release(&out);
}

/* ---- words ---------------------------------------------------------------------------------- */

static void test_words_and_lists(void **state)
{
	static const char stream[] = "status\tleader\tline\ndone\t甲;乙\\\\;丙\t7\n未知\t丁\t07\n";

	(void)state;
	check_render(&(struct rx_report_options){.format = "csv", .lang = RX_LANG_ZH}, stream,
		"整改状态,责任领导,行\n已完成整改,甲;乙\\;丙,7\n未知,丁,07\n");
	check_render(&(struct rx_report_options){.format = "jsonl", .lang = RX_LANG_ZH}, stream,
		"{\"status\":\"done\",\"leader\":[\"甲\",\"乙;丙\"],\"line\":7}\n"
		"{\"status\":\"未知\",\"leader\":[\"丁\"],\"line\":\"07\"}\n");
	check_render(&(struct rx_report_options){.format = "md", .lang = RX_LANG_ZH}, stream,
		"| 整改状态 | 责任领导 | 行 |\n| --- | --- | ---: |\n"
		"| 已完成整改 | 甲、乙;丙 | 7 |\n| 未知 | 丁 | 07 |\n");
	check_render(&(struct rx_report_options){.format = "tsv"}, stream, stream);
}

static void test_language_of_the_data(void **state)
{
	struct rx_report_options options = {.format = "csv", .lang_from_data = 1};

	(void)state;
	check_render(&options, "no\ttitle\n1\t整改\n", "序号,标题\n1,整改\n");
	check_render(&options, "no\ttitle\n1\tx\n", "No.,Title\n1,x\n");
	check_render(&options, "序号\tdue\n1\t2024\n", "序号,整改时限\n1,2024\n");
}

/* ---- hostile cells -------------------------------------------------------------------------- */

/* Cells as they stand in a stream. */
static const char *const hostile[] = {
	"<script>alert(1)</script>",
	"\" onmouseover=\"alert(1)",
	"' onmouseover='alert(1)",
	"=cmd|' /C calc'!A0",
	"+1+cmd|' /C calc'!A0",
	"-2+3+cmd|' /C calc'!A0",
	"@SUM(1+1)*cmd|' /C calc'!A0",
	"\\t=1+1",
	"\\r=1+1",
	"\\n=1+1",
	"＝1+1",
	"\x1B[2J\x1B]0;title\x07",
	"\xC2\x9B"
	"2J",
	"\u202Egpj.exe\u202C",
	"\u2066x\u2069",
	"\xFF\xFE\xE6\x95",
	"| cell | *bold* _it_ `code` [x](javascript:alert(1)) ~~s~~ $x$",
	"# heading",
	"1. item",
	"&lt;b&gt; &amp;",
	"a\\nb\\rc\\td\\\\e",
	"],\"x\":[\"",
	"\xEF\xBB\xBF"
	"bom",
};
enum { HOSTILE = sizeof(hostile) / sizeof(hostile[0]) };

/* A stream with the hostile cells in three columns, a cell with NUL, and one of 30 kB. */
static void hostile_stream(struct rx_buffer *stream)
{
	rx_buffer_reset(stream);
	rx_buffer_add_string(stream, "title\tleader\ttext\n");
	for (size_t at = 0; at < HOSTILE; at++) {
		for (size_t column = 0; column < 3; column++) {
			rx_buffer_add_string(stream, hostile[at]);
			rx_buffer_add_byte(stream, column < 2 ? '\t' : '\n');
		}
	}
	rx_buffer_add(stream, "nul\0nul\t\tx\n", 11);
	for (size_t count = 0; count < 10000; count++)
		rx_buffer_add_string(stream, "整");
	rx_buffer_add_string(stream, "\tx\ty\n");
}

/* Every byte of the output is UTF-8 and no character is unsafe, but line ends. */
static void check_harmless(struct rx_text out, bool carriage)
{
	size_t at = 0;

	assert_int_equal(rx_utf8_invalid(out), RX_NONE);
	for (;;) {
		at += rx_clean_run(rx_text_slice(out, at, out.length));
		if (at == out.length)
			return;
		if (out.bytes[at] != '\n' && out.bytes[at] != '\t'
			&& !(carriage && out.bytes[at] == '\r'))
			fail_msg("unsafe byte %02x", (unsigned char)out.bytes[at]);
		at++;
	}
}

static void test_hostile_cells_everywhere(void **state)
{
	struct rx_buffer stream = {0}, out = {0};
	struct check_said said;

	(void)state;
	hostile_stream(&stream);
	for (size_t at = 0; at < FORMATS * LAYOUTS; at++) {
		struct rx_report_options options = {.format = formats[at / LAYOUTS],
			.layout = layouts[at % LAYOUTS],
			.width = 80,
			.title = "<b>\x1B[1m"};

		if (!is_for_people(options.format) && !has_tables_only(options.layout))
			continue;
		assert_int_equal(render_bytes(&out, &options, stream.bytes, stream.length, &said),
			HOSTILE + 2);
		/* The stream itself keeps every byte: tsv is for programs. */
		if (strcmp(options.format, "tsv") && strcmp(options.format, "rx"))
			check_harmless(rx_buffer_text(&out), strcmp(options.format, "csv") == 0);
	}
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
}

static void test_html_has_no_other_markup(void **state)
{
	struct rx_buffer stream = {0}, out = {0};
	struct check_said said;
	struct rx_text text;

	(void)state;
	hostile_stream(&stream);
	render_bytes(&out, &(struct rx_report_options){.format = "html"}, stream.bytes,
		stream.length, &said);
	text = rx_buffer_text(&out);
	assert_int_equal(render_count(text, "<script"), 0);
	assert_int_equal(render_count(text, "javascript:alert(1)) "), 3); /* text, not an address */
	assert_int_equal(render_count(text, "href"), 0);
	assert_int_equal(render_count(text, "src="), 0);
	assert_int_equal(render_count(text, "<td "), 3 * (HOSTILE + 2));
	assert_int_equal(render_count(text, "</td>"), 3 * (HOSTILE + 2));
	assert_int_equal(render_count(text, "&lt;script&gt;alert(1)&lt;/script&gt;"), 3);
	assert_int_equal(render_count(text, "onmouseover=&quot;"), 3);
	assert_int_equal(render_count(text, "onmouseover=&#39;"), 3);
	assert_int_equal(
		render_count(text, "&amp;lt;b&amp;gt; &amp;amp;"), 2); /* the third is a list */
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
}

static void check_lines(struct rx_text text, size_t width, const char *layout)
{
	struct rx_text rest = text, line;

	while (rx_text_split(&rest, '\n', &line)) {
		if (rx_width(line, false) > width)
			fail_msg("%s at %zu: '%.*s'", layout, width, (int)line.length, line.bytes);
	}
}

static void test_no_line_is_longer_than_asked(void **state)
{
	static const size_t widths[] = {40, 62, 80, 131};
	struct rx_buffer stream = {0}, out = {0};
	struct check_said said;

	(void)state;
	for (size_t at = 0; at < LAYOUTS * 4 * 2; at++) {
		struct rx_report_options options = {.layout = layouts[at / 8],
			.width = widths[at % 4],
			.today = "2024-06-03",
			.lang = at % 8 < 4 ? RX_LANG_EN : RX_LANG_ZH};

		hostile_stream(&stream);
		render_bytes(&out, &options, stream.bytes, stream.length, &said);
		check_lines(rx_buffer_text(&out), options.width, options.layout);
		render(&out, &options, small, &said);
		check_lines(rx_buffer_text(&out), options.width, options.layout);
	}
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
}

static void check_markdown(const char *cell, const char *expected)
{
	char stream[256], wanted[256];

	snprintf(stream, sizeof(stream), "a\tb\n%s\tx\n", cell);
	snprintf(wanted, sizeof(wanted), "| a | b |\n| --- | --- |\n| %s | x |\n", expected);
	check_render(&(struct rx_report_options){.format = "md"}, stream, wanted);
}

static void test_markdown_is_escaped(void **state)
{
	(void)state;
	check_markdown("a|b", "a\\|b");
	check_markdown("*b* _i_ `c` ~s~", "\\*b\\* \\_i\\_ \\`c\\` \\~s\\~");
	check_markdown("[x](y) <b> &amp;", "\\[x\\](y) \\<b\\> \\&amp;");
	check_markdown("a\\\\|b", "a\\\\\\|b");
	check_markdown("a\\r\\nb\\nc", "a<br>b<br>c");
	check_markdown("\x1B[1m", "\uFFFD\\[1m");
}

static void test_markdown_lines(void **state)
{
	struct rx_report_options options = {.format = "md", .layout = "tree"};

	(void)state;
	check_render(&options, "title\tno\n# x\t\n- y\t\n1. z\t\nw\t3\n",
		"- \\# x\n- \\- y\n- 1\\. z\n- 3\\. w\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_faulty_options),
		cmocka_unit_test(test_defaults),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_unknown_column),
		cmocka_unit_test(test_headers_are_bound_by_name),
		cmocka_unit_test(test_lost_columns_are_a_fault),
		cmocka_unit_test(test_no_rows),
		cmocka_unit_test(test_words_and_lists),
		cmocka_unit_test(test_language_of_the_data),
		cmocka_unit_test(test_hostile_cells_everywhere),
		cmocka_unit_test(test_html_has_no_other_markup),
		cmocka_unit_test(test_no_line_is_longer_than_asked),
		cmocka_unit_test(test_markdown_is_escaped),
		cmocka_unit_test(test_markdown_lines),
	};

	return cmocka_run_group_tests_name("report", tests, NULL, NULL);
}
