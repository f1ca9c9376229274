/*
 * test-report-layouts.c - what each layout makes of a few records.
 */
#include "render.h"

#include <stdlib.h>

/* ---- ledgers, timelines, other tables ------------------------------------------------------- */

static void test_ledger(void **state)
{
	struct rx_report_options options = {.layout = "ledger", .lang = RX_LANG_ZH};

	(void)state;
	check_render(&options, small,
		"整改台账\n========\n\n"
		"序号  问题类别  反馈问题  整改措施     责任领导  整改时限  完成情况    完成时间   "
		" "
		"是否长期坚持\n"
		"----  --------  --------  -----------  --------  --------  ----------  ---------- "
		" "
		"------------\n"
		"   1  方面      甲        1. 措施，一  李、王    2024-05   已完成整改  2024-04-30 "
		" "
		"是\n"
		"                          2. 措施,二\n"
		"   2  方面      乙                     李                  正在整改    bad\n");
	options.format = "csv";
	check_render(&options, small,
		"序号,问题类别,反馈问题,原因分析,整改目标,整改措施,责任领导,牵头部门,配合部门,"
		"责任人,"
		"整改时限,整改进展,完成情况,完成时间,销号时间,佐证材料,延期次数,未完成原因,"
		"是否长期坚持,备注\n"
		"1,方面,甲,,,\"1. 措施，一\n2. 措施,二\",李;王,,,,2024-05,,已完成整改,2024-04-30,"
		",,,,是,\n"
		"2,方面,乙,,,,李,,,,,,正在整改,bad,,,,,,\n");
	options.format = "jsonl";
	check_render(&options, small,
		"{\"no\":\"1\",\"category\":\"方面\",\"title\":\"甲\","
		"\"measures\":\"1. 措施，一\\n2. 措施,二\",\"leader\":[\"李\",\"王\"],"
		"\"due\":\"2024-05\",\"status\":\"done\",\"done_on\":\"2024-04-30\","
		"\"ongoing\":\"是\"}\n"
		"{\"no\":\"2\",\"category\":\"方面\",\"title\":\"乙\",\"leader\":[\"李\"],"
		"\"status\":\"active\",\"done_on\":\"bad\"}\n");
}

static void test_three_lists(void **state)
{
	(void)state;
	check_render(
		&(struct rx_report_options){
			.layout = "three-lists", .lang = RX_LANG_ZH, .title = "三个清单"},
		small,
		"三个清单\n========\n\n一、问题清单（2个）\n\n"
		"序号  问题类别  反馈问题  完成情况    整改时限\n"
		"----  --------  --------  ----------  --------\n"
		"   1  方面      甲        已完成整改  2024-05\n"
		"   2  方面      乙        正在整改\n"
		"\n二、任务清单（2项）\n\n"
		"序号  反馈问题  任务序号  整改措施  责任领导  整改时限\n"
		"----  --------  --------  --------  --------  ----------\n"
		"   1  甲               1  措施，一  李、王    2024-05\n"
		"   1  甲               2  措施,二   李、王    2024-03-01\n"
		"\n三、责任清单\n\n"
		"责任人  问题数  未完成  问题\n"
		"------  ------  ------  -----\n"
		"李           2       1  1. 甲\n"
		"                        2. 乙\n"
		"王           1       0  1. 甲\n");
}

static void test_ranking(void **state)
{
	(void)state;
	check_render(
		&(struct rx_report_options){
			.layout = "ranking", .title = "R", .today = "2024-06-03"},
		"status\tdept\tdue\ndone\ta;b\t2024-05-01\nactive\tb\t2024-05-31\n"
		"done\tc\t\nvoid\td\t\nmostly\te;b\t\n",
		"R\n=\n\nAs of 3 June 2024, 4 findings.\n\n1. By Department\n\n"
		"Rank  Department  Findings  Done    Rate  Open  Overdue  Most days late\n"
		"----  ----------  --------  ----  ------  ----  -------  --------------\n"
		"   1  a                  1     1  100.0%     0        0               0\n"
		"   1  c                  1     1  100.0%     0        0               0\n"
		"   3  b                  3     1   33.3%     2        1               3\n"
		"   4  e                  1     0    0.0%     1        0               0\n");
	check_render(
		&(struct rx_report_options){
			.layout = "ranking", .title = "R", .today = "2024-06-03"},
		"status\tdept\nunstated\ta\n",
		"R\n=\n\nAs of 3 June 2024, 1 finding.\n\n"
		"No finding states its status, so there is no ranking.\n");
}

static void test_timeline(void **state)
{
	struct rx_report_options options = {.layout = "timeline", .lang = RX_LANG_ZH, .title = "T"};

	(void)state;
	check_render(&options, small,
		"T\n=\n\n日期        事项      记录     出处\n----------  --------  -------  ----\n"
		"2024-03-01  整改时限  措施,二     4\n2024-04-30  完成时间  甲          2\n"
		"2024-05     整改时限  甲          2\n\n另有1处日期无法识别，未列入。\n");
	check_render(&options, "due\ttitle\n立行立改\t甲\n2024\t乙\n",
		"T\n=\n\n日期  事项      记录\n----  --------  ----\n2024  整改时限  乙\n"
		"\n另有1处日期无法识别，未列入。\n");
	options.format = "csv";
	check_render(&options,
		"kind\ttype\tvalue\ttitle\topened\tfile\tline\nfact\tdate\t2024;2023-05-"
		"01\tx\t\tf\t3\n"
		"doc\t\t\t通报\t2023-06\tf\t1\n",
		"日期,事项,记录,出处\n2023-05-01,文中日期,x,f:3\n2023-06,反馈日期,通报,f:1\n"
		"2024,文中日期,x,f:3\n");
}

static void test_evidence(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.layout = "evidence", .title = "E"},
		"kind\tno\ttitle\ttext\tfile\tline\tupdated\turl\n"
		"doc\t\tN\t\tn.txt\t1\t2024-01-02\thttps://x.example/1\n"
		"finding\t2\tT\tA \\nB\tn.txt\t7\t\t\n",
		"E\n=\n\nFinding 2: T\n\n“A\nB”\n\n"
		"Source: n.txt:7, 2024-01-02, https://x.example/1\n");
}

static void test_grep(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "grep"},
		"title\ttext\tline\tfile\nT\tA\\nB\t7\tn.txt\nT\t\t8\tn.txt\n\t\t\t\n",
		"n.txt:7:A B\nn.txt:8:T\n\n");
}

static void test_bars(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "bars", .width = 26},
		"status\tcount\n甲\t10\n乙丙\t5\n丁\t0\n\t\n",
		"count\n甲    10  ████████████████\n乙丙   5  ████████\n丁     0\n\n");
	check_render(&(struct rx_report_options){.format = "bars"}, "a\tb\nx\ty\n",
		"No column of numbers, so no bars.\n");
}

static void test_json_array(void **state)
{
	(void)state;
	check_render(&(struct rx_report_options){.format = "json"}, "a\tb\n1\tx\n\t\n2\t\n",
		"[\n{\"a\":\"1\",\"b\":\"x\"}\n,{}\n,{\"a\":\"2\"}\n]\n");
}

/* ---- text ----------------------------------------------------------------------------------- */

static void test_text_fits(void **state)
{
	static const char stream[] = "no\ttitle\tdept\n1\t基层站点填报数据与实际不符\t水质中心\n"
				     "12\t短\t安全监管部\n";

	(void)state;
	check_render(&(struct rx_report_options){.width = 32, .lang = RX_LANG_ZH}, stream,
		"序号  标题            牵头部门\n"
		"----  --------------  ----------\n"
		"   1  基层站点填报…   水质中心\n"
		"  12  短              安全监管部\n");
	/* … takes two cells here, so nothing is left over. */
	check_render(
		&(struct rx_report_options){.width = 32, .lang = RX_LANG_ZH, .ambiguous_wide = 1},
		stream,
		"序号  标题            牵头部门\n"
		"----  --------------  ----------\n"
		"   1  基层站点填报…  水质中心\n"
		"  12  短              安全监管部\n");
	check_render(&(struct rx_report_options){.width = 12, .lang = RX_LANG_ZH}, stream,
		"序号\n----\n   1\n  12\n（宽度不足，\n未显示：标\n题、牵头部\n门）\n");
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
	assert_int_equal(render_count(text, "<ul>"), render_count(text, "</ul>"));
	assert_int_equal(render_count(text, "<li>"), render_count(text, "</li>"));
	assert_int_equal(render_count(text, "<li>"), 6);
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ledger),
		cmocka_unit_test(test_three_lists),
		cmocka_unit_test(test_ranking),
		cmocka_unit_test(test_timeline),
		cmocka_unit_test(test_evidence),
		cmocka_unit_test(test_grep),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_json_array),
		cmocka_unit_test(test_text_fits),
		cmocka_unit_test(test_empty_columns_are_left_out),
		cmocka_unit_test(test_long_cells_do_not_pad),
		cmocka_unit_test(test_tree),
		cmocka_unit_test(test_html_tree_is_balanced),
	};

	return cmocka_run_group_tests_name("report layouts", tests, NULL, NULL);
}
