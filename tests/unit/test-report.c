/*
 * test-report.c - reports through the public interface: options, columns, headers, and every format
 * on cells that try to be markup, formulas or control sequences.
 */
#include "hostile.h"
#include "width.h"

#include <csv.h>
#include <stdlib.h>

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
	check_refused(&(struct rx_report_options){.audience = "all"}, "audience");
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

static size_t count_of(struct rx_text text, const char *needle)
{
	size_t count = 0;

	for (size_t at = 0; (at = rx_text_find(text, rx_text(needle), at)) != RX_NONE; at++)
		count++;
	return count;
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
	assert_int_equal(count_of(text, "<script"), 0);
	assert_int_equal(count_of(text, "javascript:alert(1)) "), 3); /* text, not an address */
	assert_int_equal(count_of(text, "href"), 0);
	assert_int_equal(count_of(text, "src="), 0);
	assert_int_equal(count_of(text, "<td "), 3 * (HOSTILE + 2));
	assert_int_equal(count_of(text, "</td>"), 3 * (HOSTILE + 2));
	assert_int_equal(count_of(text, "&lt;script&gt;alert(1)&lt;/script&gt;"), 3);
	assert_int_equal(count_of(text, "onmouseover=&quot;"), 3);
	assert_int_equal(count_of(text, "onmouseover=&#39;"), 3);
	assert_int_equal(
		count_of(text, "&amp;lt;b&amp;gt; &amp;amp;"), 2); /* the third is a list */
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

static const char small[] =
	"kind\tid\tparent\tno\ttitle\tstatus\tclass\tleader\tdue\tdone_on\tline\n"
	"section\ts\t\t一\t方面\t\t\t\t\t\t1\n"
	"finding\ta\ts\t1\t甲\tdone\tongoing\t李;王\t2024-05\t2024-04-30\t2\n"
	"measure\tm\ta\t1\t措施，一\t\t\t\t\t\t3\n"
	"measure\tn\ta\t2\t措施,二\t\t\t\t2024-03-01\t\t4\n"
	"finding\tb\ts\t2\t乙\tactive\t\t李\t\tbad\t5\n";

/* ---- CSV ------------------------------------------------------------------------------------ */

static void test_formulas(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "csv"},
		"a\tb\n=1\t+x\n-5\t+3.5\n-a\t@b\n－1\t-1,000\n-12.5%\t-\n",
		"a,b\n'=1,'+x\n-5,+3.5\n'-a,'@b\n'－1,\"-1,000\"\n-12.5%,'-\n");
	check_render(&(struct rx_report_options){.format = "csv", .raw = 1}, "a\tb\n=1\t@x\n",
		"a,b\n=1,@x\n");
	check_render(&(struct rx_report_options){.format = "csv"}, "=a\tb\n1\t2\n", "'=a,b\n1,2\n");
}

static void test_single_empty_cell(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "csv", .columns = "b"}, "a\tb\n1\t\n",
		"b\n\"\"\n");
}

/* What libcsv read: cells back to back, each behind its length. */
static void take_cell(void *cell, size_t length, void *user)
{
	struct rx_buffer *read = user;

	rx_buffer_add_number(read, length);
	rx_buffer_add_byte(read, ':');
	rx_buffer_add(read, cell, length);
}

static void take_row(int end, void *user)
{
	(void)end;
	rx_buffer_add_byte(user, '\n');
}

static int no_space(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void read_csv(struct rx_buffer *read, struct rx_text text)
{
	struct csv_parser parser;

	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	csv_set_space_func(&parser, no_space);
	csv_set_blk_size(&parser, 1 << 20);
	assert_int_equal(csv_parse(&parser, text.bytes, text.length, take_cell, take_row, read),
		text.length);
	assert_int_equal(csv_fini(&parser, take_cell, take_row, read), 0);
	csv_free(&parser);
}

/* Random cells go through our writer and libcsv and come back byte for byte. */
static void test_csv_comes_back(void **state)
{
	static const char bytes[] = "ab\"\",,\n\r \t=;整1";
	struct rx_buffer stream = {0}, out = {0}, read = {0}, wanted = {0};
	struct rx_writer *writer = rx_writer_new_memory();
	struct check_said said;
	uint64_t random = 11;

	(void)state;
	rx_writer_string(writer, "p\tq\tr");
	rx_writer_end_row(writer);
	rx_buffer_add_string(&wanted, "1:p1:q1:r\n");
	for (size_t row = 0; row < 500; row++) {
		for (size_t column = 0; column < 3; column++) {
			char cell[12];
			size_t length = check_below(&random, sizeof(cell));

			for (size_t at = 0; at < length; at++)
				cell[at] = bytes[check_below(&random, sizeof(bytes) - 1)];
			if (column)
				rx_writer_string(writer, "\t");
			rx_writer_cell(writer, rx_text_of(cell, length));
			take_cell(cell, length, &wanted);
		}
		rx_writer_end_row(writer);
		take_row(0, &wanted);
	}
	rx_buffer_add_text(&stream, rx_writer_memory(writer));
	render_bytes(&out, &(struct rx_report_options){.format = "csv", .raw = 1}, stream.bytes,
		stream.length, &said);
	read_csv(&read, rx_buffer_text(&out));
	assert_true(rx_text_equal(rx_buffer_text(&read), rx_buffer_text(&wanted)));
	rx_writer_free(writer);
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
	rx_buffer_release(&read);
	rx_buffer_release(&wanted);
}

/* ---- text ----------------------------------------------------------------------------------- */

static void test_text_fits(void **state)
{
	static const char stream[] = "no\ttitle\tdept\n1\t基层站点填报数据与实际不符\t水质中心\n"
				     "12\t短\t安全监管部\n";

	(void)state;
	check_render(&(struct rx_report_options){.width = 32, .lang = RX_LANG_ZH, .ambiguous = 1},
		stream,
		"序号  标题            牵头部门\n"
		"----  --------------  ----------\n"
		"   1  基层站点填报…   水质中心\n"
		"  12  短              安全监管部\n");
	/* … takes two cells here, so nothing is left over. */
	check_render(&(struct rx_report_options){.width = 32, .lang = RX_LANG_ZH, .ambiguous = 2},
		stream,
		"序号  标题            牵头部门\n"
		"----  --------------  ----------\n"
		"   1  基层站点填报…  水质中心\n"
		"  12  短              安全监管部\n");
	check_render(&(struct rx_report_options){.width = 12, .lang = RX_LANG_ZH}, stream,
		"序号\n----\n   1\n  12\n（宽度不足，\n未显示：标\n题、牵头部\n门）\n");
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

static void test_empty_columns_are_left_out(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){0}, "a\tb\tc\n1\t\t2\n", "a  c\n-  -\n1  2\n");
	check_render(&(struct rx_report_options){.columns = "a,b"}, "a\tb\tc\n1\t\t2\n",
		"a  b\n-  -\n1\n");
}

/* A cell of 30 kB in one row must not make the others long. */
static void test_long_cells_do_not_pad(void **state)
{
	struct rx_buffer stream = {0}, out = {0};
	struct check_said said;

	(void)state;
	rx_buffer_add_string(&stream, "a\tb\n");
	for (size_t count = 0; count < 10000; count++)
		rx_buffer_add_string(&stream, "整");
	rx_buffer_add_string(&stream, "\tx\n");
	for (size_t row = 0; row < 100; row++)
		rx_buffer_add_string(&stream, "s\ty\n");
	assert_int_equal(render_bytes(&out, &(struct rx_report_options){0}, stream.bytes,
				 stream.length, &said),
		101);
	assert_in_range(out.length, 30000, 45000);
	rx_buffer_release(&stream);
	rx_buffer_release(&out);
}

static void test_tree(void **state)
{
	struct rx_report_options options = {.layout = "tree", .lang = RX_LANG_ZH};

	(void)state;
	check_render(&options,
		"kind\tid\tparent\tno\ttitle\tstatus\n"
		"doc\td\t\t\t通报\t\nsection\ts\td\t一\t部分\t\nfinding\tf\ts\t1\t问题\tdone\n"
		"measure\tm\tf\t1\t措施\t\nfinding\tg\ts\t2\t又\tunstated\nfinding\tz\tgone\t3\t无"
		"\t\n",
		"通报\n  一、部分\n    1. 问题（已完成整改）\n      （1）措施\n"
		"    2. 又（未载明）\n3. 无\n");
	/* Without ids the kinds tell. */
	check_render(&options,
		"kind\ttitle\ndoc\t通报\nfinding\t问题\nmeasure\t措施\nfinding\t又\n",
		"通报\n  问题\n    措施\n  又\n");
}

static void test_html_tree_is_balanced(void **state)
{
	struct rx_report_options options = {.layout = "tree", .format = "html"};
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text text;

	(void)state;
	render(&out, &options,
		"kind\ttitle\ndoc\ta\nmeasure\tb\nfinding\tc\nmeasure\td\nsection\te\ndoc\tf\n",
		&said);
	text = rx_buffer_text(&out);
	assert_int_equal(count_of(text, "<ul>"), count_of(text, "</ul>"));
	assert_int_equal(count_of(text, "<li>"), count_of(text, "</li>"));
	assert_int_equal(count_of(text, "<li>"), 6);
	rx_buffer_release(&out);
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
		cmocka_unit_test(test_markdown_is_escaped),
		cmocka_unit_test(test_markdown_lines),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_single_empty_cell),
		cmocka_unit_test(test_csv_comes_back),
		cmocka_unit_test(test_text_fits),
		cmocka_unit_test(test_no_line_is_longer_than_asked),
		cmocka_unit_test(test_empty_columns_are_left_out),
		cmocka_unit_test(test_long_cells_do_not_pad),
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_html_tree_is_balanced),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
