/*
 * test-report-order.c - reports in another order, by groups, cut short, in several parts; and reports
 * that are silent where there is nothing to show.
 */
#include "render.h"

static const char plain[] = "title\tstatus\tdue\tamount\n"
			    "one\tclosed\t2024-06-30\t9\n"
			    "two\tactive\t2024-05\t10\n"
			    "three\tclosed\t\t-1\n";

static const char tree[] = "kind\tid\tparent\ttitle\tdept\tdue\n"
			   "doc\td\t\tNotice\t\t\n"
			   "section\ts1\td\tFirst\t\t\n"
			   "finding\tf1\ts1\tlate\tA;B\t2024-09\n"
			   "measure\tm1\tf1\tdo late\t\t\n"
			   "section\ts2\td\tSecond\t\t\n"
			   "finding\tf2\ts2\tsoon\tB\t2024-03\n"
			   "measure\tm2\tf2\tdo soon\tC\t\n"
			   "finding\tf3\ts2\tbare\t\t\n";

static void test_sorted_rows(void **state)
{
	struct rx_report_options options = {.format = "csv", .columns = "title", .sort = "due"};

	(void)state;
	check_render(&options, plain, "Title\ntwo\none\nthree\n");
	options.sort = "-amount";
	check_render(&options, plain, "Title\ntwo\none\nthree\n");
	options.sort = "status,-amount";
	check_render(&options, plain, "Title\ntwo\none\nthree\n");
	options.sort = "整改状态,amount";
	check_render(&options, plain, "Title\ntwo\nthree\none\n");
	options.sort = "amount";
	options.limit = 2;
	check_render(&options, plain, "Title\nthree\none\n");
}

static void test_groups_of_rows(void **state)
{
	struct rx_report_options options = {.group = "status", .columns = "title,status"};

	(void)state;
	check_render(&options, plain,
		"1. in progress (1)\n\nTitle\n-----\ntwo\n\n"
		"2. closed (2)\n\nTitle\n-----\none\nthree\n");
	options.layout = "list";
	options.columns = "title";
	check_render(&options, plain,
		"in progress\n\nTitle: two\n\nclosed\n\nTitle: one\n\nTitle: three\n");
	/* Formats of rows alone have the rows of a group together. */
	options.layout = NULL;
	options.format = "csv";
	check_render(&options, plain, "Title\ntwo\none\nthree\n");
	options.group = "dept";
	options.format = "text";
	options.lang = RX_LANG_ZH;
	check_render(&options, "title\tdept\na\t\nb\t甲;乙\n",
		"一、甲、乙（1条）\n\n标题\n----\nb\n\n二、未填写（1条）\n\n标题\n----\na\n");
}

static void test_limit(void **state)
{
	struct rx_report_options options = {.columns = "title", .limit = 2};

	(void)state;
	check_render(&options, plain, "Title\n-----\none\ntwo\n\n1 more is not shown.\n");
	options.limit = 3;
	check_render(&options, plain, "Title\n-----\none\ntwo\nthree\n");
	options.limit = 1;
	options.format = "csv";
	check_render(&options, plain, "Title\none\n");
}

static void test_findings_move_whole(void **state)
{
	struct rx_report_options options = {.format = "csv", .layout = "ledger", .sort = "due"};
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text text;
	size_t soon, late, bare;

	(void)state;
	assert_true(render(&out, &options, tree, &said) > 0);
	text = rx_buffer_text(&out);
	soon = rx_text_find(text, rx_text("Second,soon,,,1. do soon,"), 0);
	late = rx_text_find(text, rx_text("First,late,,,1. do late,"), 0);
	bare = rx_text_find(text, rx_text("Second,bare,,,,"), 0);
	assert_true(soon < late && late < bare && bare != RX_NONE);
	options.limit = 1;
	assert_true(render(&out, &options, tree, &said) > 0);
	assert_int_not_equal(rx_text_find(rx_buffer_text(&out), rx_text("soon"), 0), RX_NONE);
	assert_int_equal(rx_text_find(rx_buffer_text(&out), rx_text("late"), 0), RX_NONE);
	/* Groups of a ledger have a table each. */
	options = (struct rx_report_options){.layout = "ledger", .group = "dept", .title = "T"};
	assert_true(render(&out, &options, tree, &said) > 0);
	text = rx_buffer_text(&out);
	assert_true(rx_text_starts(text, rx_text("T\n=\n\n1. A, B (1)\n\n")));
	assert_int_not_equal(rx_text_find(text, rx_text("\n3. not stated (1)\n\n"), 0), RX_NONE);
	rx_buffer_release(&out);
}

static void test_orders_that_are_faults(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_buffer out = {0};

	(void)state;
	assert_null(rx_report_new(
		&(struct rx_report_options){.layout = "weekly", .sort = "due"}, &sink));
	assert_string_equal(said.slug, "report-order");
	assert_null(rx_report_new(
		&(struct rx_report_options){.layout = "notice", .group = "dept"}, &sink));
	assert_null(
		rx_report_new(&(struct rx_report_options){.layout = "tree", .limit = 3}, &sink));
	assert_int_equal(
		render(&out, &(struct rx_report_options){.sort = "dew"}, plain, &said), -1);
	assert_string_equal(said.slug, "unknown-column");
	assert_int_equal(
		render(&out, &(struct rx_report_options){.layout = "ledger", .sort = "dew"}, plain,
			&said),
		-1);
	rx_buffer_release(&out);
}

static void test_silence(void **state)
{
	struct rx_report_options options = {.format = "csv", .quiet_empty = 1};

	(void)state;
	check_render(&options, "a\tb\n", "");
	check_render(&options, "a\n1\n", "a\n1\n");
	options.format = "json";
	check_render(&options, "a\n", "");
	/* A document without findings has nothing for a weekly report. */
	options = (struct rx_report_options){.layout = "weekly", .quiet_empty = 1};
	check_render(&options, "kind\ttitle\ndoc\tNotice\n", "");
}

/* ---- several parts -------------------------------------------------------------------------- */

/* The ids of the rows of each value: "A: d s1 f1 m1\n". */
static long split(
	struct rx_buffer *out, const char *column, const char *stream, struct check_said *said)
{
	struct rx_sink sink = check_sink(said);
	struct rx_split *split = rx_split_new(column, &sink);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;
	long count = -1;
	int fault = rx_reader_open_bytes(reader, "test", stream, strlen(stream));

	rx_buffer_reset(out);
	while (!fault && rx_reader_next(reader, &block) > 0)
		fault = rx_split_add(split, &block);
	if (!fault)
		count = rx_split_finish(split);
	/* Rows outlive the input that they are from. */
	rx_reader_free(reader);
	for (long at = 0; at < count; at++) {
		struct rx_report_options options = {.format = "tsv", .columns = "id"};
		struct rx_report *report = rx_report_new(&options, &sink);
		struct rx_writer *writer = rx_writer_new_memory();

		assert_int_equal(rx_split_report(split, (size_t)at, report, writer), 0);
		assert_true(rx_report_finish(report, writer) > 0);
		rx_buffer_add_text(out, rx_split_value(split, (size_t)at));
		rx_buffer_add_byte(out, ':');
		for (size_t byte = 3; byte + 1 < rx_writer_memory(writer).length; byte++) {
			char one = rx_writer_memory(writer).bytes[byte];

			rx_buffer_add_byte(out, one == '\n' ? ' ' : one);
		}
		rx_buffer_add_byte(out, '\n');
		rx_report_free(report);
		rx_writer_free(writer);
	}
	rx_split_free(split);
	return count;
}

static void test_parts(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	/* A measure goes with its finding, unless it has a value of its own, which takes the finding along. */
	assert_int_equal(split(&out, "dept", tree, &said), 4);
	check_text(
		rx_buffer_text(&out), "A:d s1 f1 m1\nB:d s1 f1 m1 s2 f2\nC:d s2 f2 m2\n:d s2 f3\n");
	assert_int_equal(split(&out, "责任领导", "id\tleader\n1\tx\n2\t\n3\tx;x\n", &said), 2);
	check_text(rx_buffer_text(&out), "x:1 3\n:2\n");
	assert_int_equal(split(&out, "leader", "id\tdept\n1\tx\n", &said), -1);
	assert_string_equal(said.slug, "unknown-column");
	rx_split_free(NULL);
	rx_buffer_release(&out);
}

/* What the limit and the audience leave out is told wherever there is more than rows. */
static void test_left_out_is_told(void **state)
{
	static const char stream[] = "title\tpublic\na\tinternal\nb\t\nc\t\n";
	static const char *const formats[] = {"text", "md", "html", "docx", "xlsx", "eml", "chat"};
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	check_render(&(struct rx_report_options){.format = "md",
			     .layout = "list",
			     .title = "T",
			     .audience = "public",
			     .limit = 1},
		stream,
		"# T\n\n- **Title**: b\n\n<!-- -->\n\n1 more is not shown.\n\n"
		"1 record is not shown for its scope of publication.\n");
	for (size_t at = 0; at < sizeof(formats) / sizeof(formats[0]); at++)
		assert_true(render(&out,
				    &(struct rx_report_options){.format = formats[at],
					    .layout = "weekly",
					    .audience = "public",
					    .limit = 1},
				    stream, &said)
			> 0);
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sorted_rows),
		cmocka_unit_test(test_groups_of_rows),
		cmocka_unit_test(test_limit),
		cmocka_unit_test(test_findings_move_whole),
		cmocka_unit_test(test_orders_that_are_faults),
		cmocka_unit_test(test_silence),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_left_out_is_told),
	};

	return cmocka_run_group_tests_name("the order of reports", tests, NULL, NULL);
}
