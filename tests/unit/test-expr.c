/*
 * test-expr.c - what lies under expressions: globs, lists, nearest names, and telling an expression from
 * a pattern.
 */
#include "query.h"

#include "expr.h"
#include "glob.h"
#include "list.h"
#include "nearest.h"

static void test_guess(void **state)
{
	static const char *const expressions[] = {
		"status==done",
		"状态＝＝已完成",
		"due<2024-07",
		"due ＜ 2024-07",
		"amount>100万",
		"title~督办",
		"title !~ 督办",
		"a!=b",
		"x<=3",
		"x>=3",
		"open&&overdue",
		"open || overdue",
		"open｜｜overdue",
		"!overdue",
		"! overdue",
		"！逾期",
		"(overdue)",
		"（逾期）",
		"overdue",
		"逾期",
		"未完成",
		"open",
		"nodate",
		"未明确责任",
		"status in (a, b)",
		"dept has 财务部",
		"title contains 采购",
		"牵头部门 含 财务部",
		"due before 2024-07",
		"due after 2024",
		"整改时限 早于 本周",
		"overdue and open",
		"逾期 且 未完成",
		"逾期 或 未完成",
		"not overdue",
		"非 逾期",
		"due empty",
		"整改时限 早于",
		"整改时限 为空",
		"status ==",
		"== done",
		"title ~ \"(?i)abc\"",
		"title ~ (?i)abc",
		"!(open)",
		"\"unit price\" > 3",
		"doc.type==audit",
	};
	static const char *const patterns[] = {
		"督办",
		"整改|督办",
		"(整改|督办)落实",
		"(甲|乙)",
		"关于(.{2,8})的问题",
		"《[^》]+》",
		"(?<=整改)落实",
		"(?!x)y",
		"(?i)abc",
		"(*UTF)x",
		"非法占用",
		"而且",
		"或者",
		"包含",
		"合并",
		"注意!",
		"整改！",
		"<b>",
		"->",
		"[<>]",
		"a=b",
		"status=done",
		"20\\d\\d",
		"^第一",
		"title",
		"due_in",
		"status",
		"made in",
		"in",
		"and",
		"且",
		"it's",
		"“未完成”",
		"逾期未",
		"the box is empty of it",
		"^(?:甲)$",
		"a\\|\\|b",
		"100%",
		"",
		" ",
		"ipad",
		"约50",
		"#",
		"(",
		")",
	};

	(void)state;
	for (size_t at = 0; at < sizeof(expressions) / sizeof(expressions[0]); at++) {
		if (rx_query_guess(rx_text(expressions[at])) != RX_QUERY_EXPRESSION)
			fail_msg("taken as a pattern: %s", expressions[at]);
	}
	for (size_t at = 0; at < sizeof(patterns) / sizeof(patterns[0]); at++) {
		if (rx_query_guess(rx_text(patterns[at])) != RX_QUERY_PATTERN)
			fail_msg("taken as an expression: %s", patterns[at]);
	}
}

/* What was meant as a comparison is told from patterns that only look a little like one. */
static void test_nearly(void **state)
{
	static const char *const meant[] = {"status=done", "责任领导 ＝ 张三", "标题含采购",
		"整改时限早于2024年", "责任领导 为 张三", "责任领导是张三", "title is x",
		"title like *x*", "due between 2024-01 2024-03", "牵头部门不为空吗"};
	static const char *const not_meant[] = {"督办", "标题", "标题为", "titles is x", "a=b",
		"is title x", "title", "含标题", "title isolated", "no evidence", "金额巨大", ""};

	(void)state;
	for (size_t at = 0; at < sizeof(meant) / sizeof(meant[0]); at++) {
		assert_int_equal(rx_query_guess(rx_text(meant[at])), RX_QUERY_PATTERN);
		if (rx_expr_nearly(rx_text(meant[at])) == RX_NONE)
			fail_msg("no hint: %s", meant[at]);
	}
	assert_int_equal(rx_expr_nearly(rx_text("标题 含采购")), strlen("标题 "));
	for (size_t at = 0; at < sizeof(not_meant) / sizeof(not_meant[0]); at++) {
		if (rx_expr_nearly(rx_text(not_meant[at])) != RX_NONE)
			fail_msg("a hint: %s", not_meant[at]);
	}
}

static void test_globs(void **state)
{
	static const struct {
		const char *glob;
		const char *text;
		bool matches;
	} cases[] = {
		{"*", "", true},
		{"*", "整改", true},
		{"?", "整", true},
		{"?", "整改", false},
		{"*_on", "done_on", true},
		{"*_on", "done_one", false},
		{"a*b*c", "aXbYbZc", true},
		{"a*b*c", "aXcYb", false},
		{"整*", "整改", true},
		{"*改?", "整改了", true},
		{"**", "x", true},
		{"", "", true},
		{"", "x", false},
		{"a?c",
			"a\xFF"
			"c",
			true},
		{"*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false},
	};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		if (rx_glob_matches(rx_text(cases[at].glob), rx_text(cases[at].text))
			!= cases[at].matches)
			fail_msg("%s on %s", cases[at].glob, cases[at].text);
	}
}

static void test_lists(void **state)
{
	struct rx_text rest = rx_text("甲;a\\;b;;c"), item;

	(void)state;
	assert_true(rx_list_next(&rest, &item) && rx_list_item_is(item, rx_text("甲")));
	assert_true(rx_list_next(&rest, &item) && rx_list_item_is(item, rx_text("a;b")));
	assert_false(rx_list_item_is(item, rx_text("a")));
	assert_false(rx_list_item_is(item, rx_text("a;bc")));
	assert_true(rx_list_next(&rest, &item) && rx_list_item_is(item, rx_text("")));
	assert_true(rx_list_next(&rest, &item) && rx_list_item_is(item, rx_text("c")));
	assert_false(rx_list_next(&rest, &item));
}

static void test_nearest(void **state)
{
	static const struct rx_text names[] = {
		{"status", 6}, {"status_text", 11}, {"due", 3}, {"done_on", 7}, {"region", 6}};
	static const struct rx_header header = {names, 5, 1};
	char list[RX_NEAREST_SIZE];

	(void)state;
	assert_string_equal(
		rx_nearest_columns(&header, rx_text("statsu"), list), "status, status_text, due");
	assert_string_equal(rx_nearest_columns(&header, rx_text("整改状况"), list),
		"整改状态, 整改时限, 完成情况");
	assert_string_equal(
		rx_nearest_words(RX_SET_STATUS, rx_text("dne"), list), "done, unable, void");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_guess),
		cmocka_unit_test(test_nearly),
		cmocka_unit_test(test_globs),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
