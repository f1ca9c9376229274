/*
 * test-rx-h-report.c - the promises of include/rx.h about reports that test-report.c and its sisters
 * leave.  Which sentence is tested where is in tests/unit/rx-h.list.
 */
#include "render.h"

#include <time.h>

static const char findings[] = "kind\ttitle\tstatus\nfinding\t值班\tdone\n";

static bool finds(const struct rx_buffer *out, const char *part)
{
	return rx_text_find(rx_buffer_text(out), rx_text(part), 0) != RX_NONE;
}

static void test_no_options(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	assert_int_equal(render(&out, NULL, "a\tb\n1\t2\n", &said), 1);
	check_text(rx_buffer_text(&out), "a  b\n-  -\n1  2\n");
	rx_buffer_release(&out);
}

static void test_title(void **state)
{
	struct rx_report_options options = {.layout = "weekly", .today = "2024-06-03"};
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	assert_int_equal(render(&out, &options, findings, &said), 1);
	assert_true(finds(&out, "Weekly"));
	options.lang = RX_LANG_ZH;
	render(&out, &options, findings, &said);
	assert_true(finds(&out, "整改周报"));
	options.title = "第七周";
	render(&out, &options, findings, &said);
	assert_true(finds(&out, "第七周"));
	assert_false(finds(&out, "整改周报"));
	rx_buffer_release(&out);
}

static void test_today(void **state)
{
	struct rx_report_options options = {
		.layout = "weekly", .lang = RX_LANG_ZH, .today = "2024-06-03"};
	char day[64] = "", before[64];
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	render(&out, &options, findings, &said);
	assert_true(finds(&out, "截至2024年6月3日"));
	options.today = NULL;
	do { /* again, if midnight came in between */
		time_t now = time(NULL);
		struct tm local;

		snprintf(before, sizeof(before), "%s", day);
		localtime_r(&now, &local);
		snprintf(day, sizeof(day), "截至%d年%d月%d日", local.tm_year + 1900,
			local.tm_mon + 1, local.tm_mday);
		render(&out, &options, findings, &said);
	} while (strcmp(day, before) != 0);
	assert_true(finds(&out, day));
	rx_buffer_release(&out);
}

static void test_width(void **state)
{
	static const char stream[] = "a\tb\n一二三四五六七八九十\tx\n";
	struct rx_report_options options = {0};

	(void)state;
	check_render(&options, stream,
		"a                     b\n--------------------  -\n一二三四五六七八九十  x\n");
	options.width = 15;
	check_render(&options, stream, "a             b\n------------  -\n一二三四五…   x\n");
}

static void test_ambiguous_characters(void **state)
{
	struct rx_report_options options = {0};

	(void)state;
	check_render(&options, "a\tb\n①①\tx\n", "a   b\n--  -\n①①  x\n");
	options.ambiguous = 2;
	check_render(&options, "a\tb\n①①\tx\n", "a     b\n----  -\n①①  x\n");
	options.ambiguous = 0;
	options.lang = RX_LANG_ZH;
	check_render(&options, "a\tb\n①①\tx\n", "a     b\n----  -\n①①  x\n");
	options.ambiguous = 1;
	check_render(&options, "a\tb\n①①\tx\n", "a   b\n--  -\n①①  x\n");
}

/* Labels and words in both, Chinese first; what the stream does not know stays as it is. */
static void test_both_languages(void **state)
{
	struct rx_report_options options = {.both = 1, .format = "csv"};

	(void)state;
	check_render(&options, "status\tA\ndone\tx\nodd\ty\n",
		"整改状态 Status,A\n已完成整改 done,x\nodd,y\n");
	options.format = "text";
	options.layout = "weekly";
	options.today = "2024-06-03";
	check_render(&options, "kind\n",
		"整改周报 Weekly rectification report\n====================================\n\n"
		"截至2024年6月3日，所读内容中没有问题记录（0个）。\n\n"
		"As of 3 June 2024 there are no findings (0) in what was read.\n");
}

/* A report that is fed by hand. */
struct bench {
	struct rx_reader *reader;
	struct rx_writer *writer;
	struct rx_report *report;
};

static void set_up(struct bench *bench, const struct rx_report_options *options)
{
	bench->reader = rx_reader_new(NULL);
	bench->writer = rx_writer_new_memory();
	bench->report = rx_report_new(options, NULL);
	assert_non_null(bench->report);
}

static int add(struct bench *bench, const char *stream)
{
	struct rx_block block;
	int fault = rx_reader_open_bytes(bench->reader, "s", stream, strlen(stream));

	while (!fault && rx_reader_next(bench->reader, &block) == 1)
		fault = rx_report_add(bench->report, &block, bench->writer);
	return fault;
}

static void tear_down(struct bench *bench)
{
	rx_reader_free(bench->reader);
	rx_writer_free(bench->writer);
	rx_report_free(bench->report);
}

static void test_options_are_copied(void **state)
{
	char format[] = "md", layout[] = "table", columns[] = "title", title[] = "甲",
	     today[] = "2024-06-03", sort[] = "title", scheme[] = "audit";
	char *const strings[] = {format, layout, columns, title, today, sort, scheme};
	const struct rx_report_options options = {.format = format,
		.layout = layout,
		.columns = columns,
		.title = title,
		.today = today,
		.lang = RX_LANG_ZH,
		.sort = sort,
		.scheme = scheme};
	struct bench bench;

	(void)state;
	set_up(&bench, &options);
	for (size_t at = 0; at < sizeof(strings) / sizeof(strings[0]); at++)
		memset(strings[at], '?', strlen(strings[at]));
	assert_int_equal(add(&bench, findings), 0);
	assert_int_equal(rx_report_finish(bench.report, bench.writer), 1);
	check_text(rx_writer_memory(bench.writer), "# 甲\n\n| 标题 |\n| --- |\n| 值班 |\n");
	tear_down(&bench);
}

/* Formats of one row per record do not wait for the end, those that align columns do. */
static void test_rows_are_written_as_they_come(void **state)
{
	static const char *const formats[] = {"csv", "tsv", "jsonl", "grep", "rx"};
	struct bench bench;

	(void)state;
	for (size_t at = 0; at < sizeof(formats) / sizeof(formats[0]); at++) {
		size_t before;

		set_up(&bench, &(struct rx_report_options){.format = formats[at]});
		assert_int_equal(add(&bench, findings), 0);
		assert_true(rx_text_find(rx_writer_memory(bench.writer), rx_text("值班"), 0)
			!= RX_NONE);
		before = rx_writer_memory(bench.writer).length;
		assert_int_equal(add(&bench, findings), 0);
		assert_true(rx_writer_memory(bench.writer).length > before);
		assert_int_equal(rx_report_finish(bench.report, bench.writer), 2);
		tear_down(&bench);
	}
	set_up(&bench, NULL);
	assert_int_equal(add(&bench, findings), 0);
	assert_int_equal(rx_writer_memory(bench.writer).length, 0);
	assert_int_equal(rx_report_finish(bench.report, bench.writer), 1);
	tear_down(&bench);
}

static void test_failed_report(void **state)
{
	struct bench bench;

	(void)state;
	set_up(&bench, &(struct rx_report_options){.columns = "titel"});
	assert_int_equal(add(&bench, findings), -1);
	assert_int_equal(add(&bench, findings), -1);
	assert_int_equal(rx_report_finish(bench.report, bench.writer), -1);
	tear_down(&bench);
}

static void test_wants_text(void **state)
{
	struct bench bench;

	(void)state;
	set_up(&bench, &(struct rx_report_options){.layout = "same", .format = "csv"});
	assert_int_equal(rx_report_wants_text(bench.report), 1);
	tear_down(&bench);
	set_up(&bench, NULL);
	assert_int_equal(rx_report_wants_text(bench.report), 0);
	tear_down(&bench);
}

static void test_audience(void **state)
{
	static const char stream[] = "title\tleader\tpublic\n甲\t张青\t公开\n乙\t李白\t不公开\n";
	struct rx_report_options options = {.format = "tsv"};

	(void)state;
	check_render(&options, stream, stream);
	options.audience = "party";
	check_render(&options, stream, "title\tleader\tpublic\n甲\t张青\t公开\n");
	options.audience = "public";
	check_render(&options, stream, "title\tpublic\n甲\t公开\n");
}

static void test_audience_of_a_notice(void **state)
{
	static const char stream[] =
		"kind\tid\ttitle\tpublic\nfinding\t1\t甲\t公开\nfinding\t2\t乙\t否\n";
	struct rx_report_options options = {
		.layout = "notice", .lang = RX_LANG_ZH, .today = "2024-06-03"};
	struct rx_buffer out = {0};
	struct check_said said;

	(void)state;
	assert_int_equal(render(&out, &options, stream, &said), 1);
	assert_true(finds(&out, "另有1条记录未列入"));
	assert_false(finds(&out, "乙"));
	options.audience = "internal";
	assert_int_equal(render(&out, &options, stream, &said), 2);
	assert_true(finds(&out, "乙"));
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_options),
		cmocka_unit_test(test_title),
		cmocka_unit_test(test_today),
		cmocka_unit_test(test_width),
		cmocka_unit_test(test_ambiguous_characters),
		cmocka_unit_test(test_both_languages),
		cmocka_unit_test(test_options_are_copied),
		cmocka_unit_test(test_rows_are_written_as_they_come),
		cmocka_unit_test(test_failed_report),
		cmocka_unit_test(test_wants_text),
		cmocka_unit_test(test_audience),
		cmocka_unit_test(test_audience_of_a_notice),
	};

	return cmocka_run_group_tests_name("rx.h: showing", tests, NULL, NULL);
}
