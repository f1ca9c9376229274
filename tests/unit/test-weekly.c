/*
 * test-weekly.c - the figures and sentences of the weekly report.
 */
#include "render.h"

static const struct rx_report_options zh = {
	.layout = "weekly", .lang = RX_LANG_ZH, .today = "2024-06-03"};
static const struct rx_report_options en = {.layout = "weekly", .today = "2024-06-03"};

/* Compares the paragraph behind the title and its rule. */
#define check_paragraph(...) check_paragraph_at(__FILE__, __LINE__, __VA_ARGS__)

static void check_paragraph_at(const char *file, int line, const struct rx_report_options *options,
	const char *stream, const char *expected)
{
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text rest, piece;

	if (render(&out, options, stream, &said) < 0)
		_fail(file, line);
	rest = rx_buffer_text(&out);
	for (size_t count = 0; count < 4; count++)
		rx_text_split(&rest, '\n', &piece);
	check_text_at(piece, expected, file, line);
	rx_buffer_release(&out);
}

static const char twelve[] = "no\tstatus\tdue\n"
			     "1\tclosed\t2024-05-01\n2\tclosed\t2024-05-01\n3\tclosed\t2024-05-01\n"
			     "4\tdone\t2024-05-01\n5\tclosing\t2024-06-02\n6\tmostly\t2024-06-02\n"
			     "7\tmostly\t2024-06-03\n8\tactive\t2024-06\n9\tlagging\t2024-12-31\n"
			     "10\tpartial\t2024-12-31\n11\tontrack\t2024-12-31\n12\tplanned\t\n";

static void test_paragraph(void **state)
{
	(void)state;
	check_paragraph(&zh, twelve,
		"截至2024年6月3日，反馈问题12个，已完成5个（其中销号3个），基本完成2个，正在推进4个"
		"，"
		"尚未启动1个，完成率41.7%（含基本完成58.3%）；到期应完成7个，已完成5个；逾期1个；"
		"尚在整改期内5个；未明确整改时限1个。");
	check_paragraph(&en, twelve,
		"As of 3 June 2024 there are 12 findings: 5 done (3 of them closed), 2 mostly "
		"done, "
		"4 in progress, 1 not started; completion rate 41.7% (58.3% with those mostly "
		"done). "
		"7 deadlines have come: 5 of these findings are done, 1 is overdue; 5 are within "
		"their deadlines; 1 is open without a deadline.");
}

static void test_unstated(void **state)
{
	(void)state;
	check_paragraph(&zh, "no\tstatus\n1\tunstated\n2\t\n",
		"截至2024年6月3日，反馈问题2个，均未载明整改状态，无法计算完成率；均未明确整改时限"
		"，"
		"无法判断是否逾期。");
	check_paragraph(&en, "no\tstatus\n1\tunstated\n",
		"As of 3 June 2024 there is 1 finding; it states no status, so there is no "
		"completion rate. No deadline is stated, so nothing can be said to be overdue.");
	check_paragraph(&zh, "no\tstatus\tdue\n1\tunstated\t2024-05-31\n2\tdone\t\n",
		"截至2024年6月3日，反馈问题2个，已完成1个，未载明整改状态1个，完成率50.0%"
		"（未载明的按未完成计）；到期应完成"
		"1个，已完成0个；逾期1个（其中未载明整改状态1个）。");
}

static void test_void_is_not_counted(void **state)
{
	(void)state;
	check_paragraph(&zh, "no\tstatus\tdue\n1\tvoid\t2024-05-01\n2\tdone\t2024-05-01\n",
		"截至2024年6月3日，反馈问题1个（另有已撤销或合并1个），已完成1个，完成率100.0%；"
		"到期应完成1个，已完成1个；逾期0个。");
	check_paragraph(&zh, "no\tstatus\n1\tvoid\n",
		"截至2024年6月3日，反馈问题0个（另有已撤销或合并1个）。");
}

/* A deadline's last day counts: it is missed on the day after. */
static void test_last_day(void **state)
{
	static const char stream[] = "no\tstatus\tdue\n1\tactive\t2024-05\n";
	struct rx_report_options options = zh;

	(void)state;
	options.today = "2024-05-31";
	check_paragraph(&options, stream,
		"截至2024年5月31日，反馈问题1个，已完成0个，正在推进1个，完成率0.0%"
		"；到期应完成1个，"
		"已完成0个；逾期0个；尚在整改期内1个。");
	options.today = "2024-06-01";
	check_paragraph(&options, stream,
		"截至2024年6月1日，反馈问题1个，已完成0个，正在推进1个，完成率0.0%；到期应完成1个，"
		"已完成0个；逾期1个。");
}

static void test_only_findings_count(void **state)
{
	(void)state;
	check_paragraph(&zh,
		"kind\ttitle\tstatus\nfinding\t甲\tdone\nmeasure\t乙\tdone\nfact\t丙\t\n",
		"截至2024年6月3日，反馈问题1个，已完成1个，完成率100.0%；均未明确整改时限，无法判断"
		"是否逾期。");
	check_paragraph(&zh, "kind\ttitle\nmeasure\t乙\n",
		"截至2024年6月3日，所读内容中没有问题记录（0个）。");
}

/* A ledger in its own words. */
static void test_ledger(void **state)
{
	(void)state;
	check_paragraph(&zh,
		"序号\t反馈问题\t整改时限\t完成情况\n1\t甲\t2024年5月底前\t已完成\n"
		"2\t乙\t2024年5月15日\t正在整改\n3\t丙\t长期坚持\t已销号\n",
		"截至2024年6月3日，反馈问题3个，已完成2个（其中销号1个），正在推进1个，完成率66.7%"
		"；"
		"到期应完成2个，已完成1个；逾期1个，为“乙”。");
}

/* Offset of a line that begins so, or RX_NONE. */
static size_t place_of(struct rx_text text, const char *needle)
{
	return rx_text_find(text, rx_text(needle), 0);
}

static void test_lists(void **state)
{
	static const char stream[] =
		"kind\tid\tparent\tno\ttitle\tstatus\tdue\tupdated\tdone_on\tleader\tfile\tline\n"
		"doc\td\t\t\t通报\t\t\t\t\t\tn.txt\t1\n"
		"section\ts\td\t一\t某方面\t\t\t\t\t\tn.txt\t2\n"
		"finding\ta\ts\t1\t甲\tactive\t2024-06-01\t2024-05-30\t\t李\tn.txt\t3\n"
		"measure\tm\ta\t1\t措施\t\t\t\t\t\tn.txt\t4\n"
		"finding\tb\ts\t2\t乙\tactive\t2024-05-01\t2024-05-20\t\t李\tn.txt\t5\n"
		"finding\tc\ts\t3\t丙\tactive\t2024-06-10\t2024-05-21\t\t\tn.txt\t6\n"
		"finding\te\ts\t4\t丁\tactive\t2024-06-11\t\t\t李\tn.txt\t7\n"
		"finding\tf\ts\t5\t戊\tdone\t2024-06-11\t\t2024-05-28\t李\tn.txt\t8\n"
		"finding\tg\ts\t6\t己\tdone\t\t\t2024-05-27\t李\tn.txt\t9\n"
		"finding\th\ts\t7\t庚\tunstated\t\t\t\t李\tn.txt\t10\n";
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text text;

	(void)state;
	assert_int_equal(render(&out, &zh, stream, &said), 10);
	text = rx_buffer_text(&out);
	assert_true(place_of(text, "\n二、逾期未完成（2个）\n") != RX_NONE);
	assert_true(place_of(text, "      33     2  乙") < place_of(text, "       2     1  甲"));
	assert_true(place_of(text, "\n三、7日内到期（1个）\n") != RX_NONE);
	assert_true(place_of(text, "\n四、14日以上未报送进展（1个）\n") != RX_NONE);
	assert_true(place_of(text, "        14     2  乙") != RX_NONE);
	assert_true(place_of(text, "\n五、近7日完成（1个）\n") != RX_NONE);
	assert_true(place_of(text, "\n六、未明确整改时限（1个）\n") != RX_NONE);
	assert_true(place_of(text, "\n七、未明确责任（1个）\n") != RX_NONE);
	assert_true(place_of(text, "\n八、未载明整改状态（1个）\n") != RX_NONE);
	assert_true(place_of(text, "\n九、分部分情况\n") != RX_NONE);
	assert_true(place_of(text, "\n十、按责任领导\n") != RX_NONE);
	assert_true(place_of(text, "\n十一、近12周走势\n") != RX_NONE);
	assert_true(place_of(text, "2024-06-03     0     1       5  ###############\n") != RX_NONE);
	assert_true(
		place_of(text, "2024-05-27     0     1       6  ##################\n") != RX_NONE);
	assert_true(place_of(text, "\n十二、问题明细（7个）\n") != RX_NONE);
	assert_true(place_of(text, "台账质量") == RX_NONE);
	assert_true(place_of(text, "n.txt:10\n") != RX_NONE);
	rx_buffer_release(&out);
}

/* The latest are named, and so many only. */
static void test_overdue_are_named(void **state)
{
	static const char stream[] = "title\tstatus\tdue\n"
				     "a\tactive\t2024-06-01\nb\tactive\t2024-05-01\n"
				     "c\tactive\t2024-06-02\nd\tactive\t2024-04-01\n"
				     "\tactive\t2024-03-01\n";

	(void)state;
	check_paragraph(&zh, stream,
		"截至2024年6月3日，反馈问题5个，已完成0个，正在推进5个，完成率0.0%；到期应完成5个，"
		"已完成0个；逾期5个，为“d”、“b”、“a”等。");
	check_paragraph(&en, stream,
		"As of 3 June 2024 there are 5 findings: 0 done, 5 in progress; completion rate "
		"0.0%. 5 deadlines have come: 0 of these findings are done, 5 are overdue: "
		"“d”, “b”, “a” and others.");
}

/* What has to be looked at in the records themselves. */
static void test_quality(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text text;

	(void)state;
	render(&out, &zh,
		"kind\ttitle\tstatus\tclass\tevidence\tflags\n"
		"finding\ta\tdone\timmediate\tphoto\t\n"
		"finding\tb\tdone\tongoing\t\tdate-elided;id-ambiguous\n"
		"diag\tc\twarning\t\t\t\n",
		&said);
	text = rx_buffer_text(&out);
	assert_true(place_of(text, "立行立改     1   50.0%\n") != RX_NONE);
	assert_true(place_of(text, "持续整改     1   50.0%\n") != RX_NONE);
	assert_true(place_of(text,
			    "已完成但无佐证材料       1\n"
			    "日期残缺或有多种读法     1\n"
			    "编号对应关系不确定       1\n"
			    "原文校核提示             1\n")
		!= RX_NONE);
	rx_buffer_release(&out);
}

static void test_groups_are_documents_when_there_are_several(void **state)
{
	struct rx_buffer out = {0};
	struct check_said said;
	struct rx_text text;

	(void)state;
	render(&out, &zh,
		"kind\ttitle\tstatus\tunit\ndoc\t通报甲\t\t甲局\nfinding\ta\tdone\t\n"
		"doc\t通报乙\t\t\nsection\t方面\t\t\nfinding\tb\tactive\t\nfinding\tc\tactive\t\n",
		&said);
	text = rx_buffer_text(&out);
	assert_true(place_of(text, "来源：文件2份") != RX_NONE);
	assert_true(place_of(text, "甲局             1       1       0  100.0%") != RX_NONE);
	assert_true(place_of(text, "通报乙           2       0       2    0.0%") != RX_NONE);
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paragraph),
		cmocka_unit_test(test_unstated),
		cmocka_unit_test(test_void_is_not_counted),
		cmocka_unit_test(test_last_day),
		cmocka_unit_test(test_only_findings_count),
		cmocka_unit_test(test_ledger),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_overdue_are_named),
		cmocka_unit_test(test_quality),
		cmocka_unit_test(test_groups_are_documents_when_there_are_several),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
