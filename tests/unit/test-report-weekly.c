/*
 * test-report-weekly.c - the weekly report in the words of a scheme, and beside the one before.
 */
#include "render.h"

static const char now[] = "id\tno\ttitle\tstatus\tdue\n"
			  "a\t1\tone\tclosed\t2024-05-31\n"
			  "b\t2\ttwo\tmostly\t2024-05-31\n"
			  "c\t3\tthree\tdone\t2024-06-30\n"
			  "d\t4\tfour\tactive\t2024-07-31\n"
			  "e\t5\tfive\tlagging\t2024-06-30\n"
			  "g\t6\tnew one\t\t2024-06-01\n";
static const char last[] = "id\tno\ttitle\tstatus\tdue\n"
			   "a\t1\tone\tactive\t2024-05-31\n"
			   "b\t2\ttwo\tactive\t2024-05-31\n"
			   "x\t3\tthree\tdone\t2024-06-30\n"
			   "d\t4\tfour\tsustained\t2024-06-20\n"
			   "e\t5\tfive\tlagging\t2024-06-30\n"
			   "f\t6\tsix\tactive\t2024-06-30\n";

static const struct rx_report_options zh = {
	.layout = "weekly", .today = "2024-06-03", .lang = RX_LANG_ZH};

static void check_has_at(struct rx_text text, const char *part, const char *file, int line)
{
	if (rx_text_find(text, rx_text(part), 0) != RX_NONE)
		return;
	print_error("'%s' is not in '%.*s'\n", part, (int)text.length, text.bytes);
	_fail(file, line);
}

#define check_has(text, part) check_has_at((text), (part), __FILE__, __LINE__)

static void test_schemes(void **state)
{
	struct rx_report_options options = zh;
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	options.scheme = "inspection";
	assert_true(render(&out, &options, now, &said) > 0);
	check_has(rx_buffer_text(&out), "已完成2个（其中销号1个），基本完成1个，正在推进2");
	options.scheme = "audit";
	assert_true(render(&out, &options, now, &said) > 0);
	check_has(rx_buffer_text(&out),
		"反馈问题6个，已整改2个，部分整改1个，尚在整改期内2个，未载明整改状态1");
	check_has(rx_buffer_text(&out), "整改率33.3%");
	assert_int_equal(rx_text_find(rx_buffer_text(&out), rx_text("未整改"), 0), RX_NONE);
	options.scheme = "environment";
	assert_true(render(&out, &options, now, &said) > 0);
	check_has(rx_buffer_text(&out),
		"反馈问题6个，已销号1个，完成待销号1个，达到序时进度1个，未达到序时进");
	check_has(rx_buffer_text(&out), "未达到序时进度     2  33.3%");
	options.scheme = "school";
	assert_int_equal(render(&out, &options, now, &said), -1);
	assert_string_equal(said.slug, "scheme");
	rx_buffer_release(&out);
}

/* Renders `now` beside `last`. */
static void compare(struct rx_buffer *out, const struct rx_report_options *options,
	const char *before, const char *after)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	const char *const streams[] = {before, after};
	struct rx_report *report = rx_report_new(options, &sink);
	struct rx_writer *writer = rx_writer_new_memory();

	for (int at = 0; at < 2; at++) {
		struct rx_reader *reader = rx_reader_new(&sink);
		struct rx_block block;

		assert_int_equal(
			rx_reader_open_bytes(reader, "t", streams[at], strlen(streams[at])), 0);
		while (rx_reader_next(reader, &block) > 0) {
			if (at)
				assert_int_equal(rx_report_add(report, &block, writer), 0);
			else
				assert_int_equal(rx_report_against(report, &block), 0);
		}
		rx_reader_free(reader);
	}
	assert_true(rx_report_finish(report, writer) > 0);
	rx_buffer_reset(out);
	rx_buffer_add_text(out, rx_writer_memory(writer));
	rx_writer_free(writer);
	rx_report_free(report);
}

static void test_changes(void **state)
{
	struct rx_report_options options = zh;
	struct rx_buffer out = {0};

	(void)state;
	options.width = 200;
	compare(&out, &options, last, now);
	check_has(rx_buffer_text(&out),
		"与上期相比，新增问题1个，新完成1个，新销号1个，新逾期2个，整改时限有调整1个，"
		"重新整改1个，本期未再列入1个；完成率持平。");
	check_has(rx_buffer_text(&out), "\n二、新完成（1个）\n\n序号  问题  上期状态  整改状态");
	check_has(rx_buffer_text(&out), "\n三、新销号（1个）\n");
	check_has(rx_buffer_text(&out), "\n四、新逾期（2个）\n");
	check_has(rx_buffer_text(&out), "\n五、整改时限有调整（1个）\n");
	check_has(rx_buffer_text(&out), "   4  four  2024-06-20  正在整改  2024-07-31");
	check_has(rx_buffer_text(&out), "\n六、重新整改（1个）\n");
	check_has(rx_buffer_text(&out), "\n七、新增（1个）\n");
	check_has(rx_buffer_text(&out), "\n八、本期未再列入（1个）\n");
	/* Each figure stands beside the last one. */
	check_has(rx_buffer_text(&out), "已完成             2  33.3%     2     0\n");
	check_has(rx_buffer_text(&out), "逾期未完成         2  33.3%     0    +2\n");
	options.lang = RX_LANG_EN;
	options.width = 0;
	compare(&out, &options, "title\tstatus\na\tactive\n", "title\tstatus\na\tdone\n");
	check_has(rx_buffer_text(&out),
		" Since the last report: 1 newly done; the completion rate is 100.0 points "
		"higher.");
	compare(&out, &options, "title\tstatus\na\tdone\n", "title\tstatus\na\tdone\n");
	check_has(rx_buffer_text(&out),
		" Since the last report: no change; the completion rate is unchanged.");
	rx_buffer_release(&out);
}

static void test_wrong_layout(void **state)
{
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	struct rx_report *report =
		rx_report_new(&(struct rx_report_options){.layout = "tree"}, &sink);

	(void)state;
	assert_int_equal(rx_report_against(report, &(struct rx_block){0}), -1);
	assert_string_equal(said.slug, "report-against");
	rx_report_free(report);
}

static void test_limit(void **state)
{
	struct rx_report_options options = zh;
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	options.limit = 1;
	assert_true(render(&out, &options, now, &said) > 0);
	check_has(rx_buffer_text(&out), "\n二、逾期未完成（2个）\n");
	/* One more overdue, and five of all findings. */
	check_has(rx_buffer_text(&out), "\n另有6条未列出。\n");
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schemes),
		cmocka_unit_test(test_changes),
		cmocka_unit_test(test_wrong_layout),
		cmocka_unit_test(test_limit),
	};

	return cmocka_run_group_tests_name("weekly reports", tests, NULL, NULL);
}
