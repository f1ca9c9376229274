/*
 * test-heading.c - where headings end, their forms, and the titles of rx-records(5).
 */
#include "unit.h"
#include "heading.h"
#include "phrase.h"

struct pair {
	const char *heading;
	const char *wanted;
};

static void check_titles(const struct pair *pairs, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		struct rx_text status;

		assert_text(rx_heading_finding_title(rx_text(pairs[at].heading), &status),
			pairs[at].wanted);
	}
}

static void stops_and_quotes_around_a_title_go(void **state)
{
	static const struct pair pairs[] = {{"学习不深入。", "学习不深入"},
		{"学习不深入" FULL_COLON, "学习不深入"}, {"“学习不深入”", "学习不深入"},
		{"\"学习不深入\"", "学习不深入"}, {"“学习不深入。”", "学习不深入"},
		{"学习不深入”", "学习不深入"}, {"“学习不深入", "学习不深入"},
		{"“甲”和“乙”", "甲”和“乙"}, {"“三会一课”流于形式", "“三会一课”流于形式"}};

	(void)state;
	check_titles(pairs, sizeof(pairs) / sizeof(pairs[0]));
}

static void openings_and_endings_of_the_genre_go(void **state)
{
	static const struct pair pairs[] = {{"关于学习不深入的问题", "学习不深入"},
		{"针对学习不深入问题", "学习不深入"}, {"关于“学习不深入”的问题", "学习不深入"},
		{"关于学习不深入”的问题", "学习不深入"},
		{"关于“学习不深入”问题的整改", "学习不深入"}, {"对学习不深入问题", "学习不深入"},
		{"反馈问题:学习不深入。", "学习不深入"},
		{"问题" FULL_COLON "学习不深入", "学习不深入"}, {"学习方面的问题", "学习"},
		{"关于学习不深入问题整改落实情况", "学习不深入"},
		{"关于学习不深入问题的整改进展情况", "学习不深入"},
		{"关于学习不深入的整改完成情况", "学习不深入"},
		{"关于“学习不深入”的整改情况。", "学习不深入"}};

	(void)state;
	check_titles(pairs, sizeof(pairs) / sizeof(pairs[0]));
}

static void what_belongs_to_a_title_stays(void **state)
{
	static const struct pair pairs[] = {{"对标对表不够", "对标对表不够"},
		{"对口支援不力", "对口支援不力"}, {"问题", "问题"},
		{"落实“第一议题”制度不到位", "落实“第一议题”制度不到位"}, {"", ""}, {"。", ""},
		{"“甲。乙不够。”", "甲。乙不够"}, {"学习(含网络学习)不够", "学习(含网络学习)不够"}};

	(void)state;
	check_titles(pairs, sizeof(pairs) / sizeof(pairs[0]));
}

static void a_bracketed_status_is_no_part_of_the_title(void **state)
{
	static const struct {
		const char *heading, *title, *status;
	} rows[] = {{"关于学习不深入的问题(已完成)", "学习不深入", "已完成"},
		{"学习不深入" FULL_OPEN "正在整改" FULL_CLOSE "。", "学习不深入", "正在整改"},
		{"学习不深入【已销号】", "学习不深入", "已销号"},
		{"学习不深入[基本完成]", "学习不深入", "基本完成"},
		{"学习不深入(试行)", "学习不深入(试行)", ""},
		{"学习(甲)不深入(已整改到位)", "学习(甲)不深入", "已整改到位"}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		struct rx_text status;

		assert_text(rx_heading_finding_title(rx_text(rows[at].heading), &status),
			rows[at].title);
		assert_text(status, rows[at].status);
	}
	assert_text(rx_heading_without_status(rx_text("甲(已完成)")), "甲");
	assert_text(rx_heading_without_status(rx_text("甲(乙)")), "甲(乙)");
}

static void titles_are_stable(void **state)
{
	static const char *const headings[] = {"关于关于学习不深入的问题的问题", "“关于“甲”的问题”",
		"针对反馈问题:学习不深入的问题整改情况(已完成)"};

	(void)state;
	for (size_t at = 0; at < sizeof(headings) / sizeof(headings[0]); at++) {
		struct rx_text status,
			once = rx_heading_finding_title(rx_text(headings[at]), &status);

		assert_true(rx_text_equal(once, rx_heading_finding_title(once, &status)));
	}
}

static void a_section_keeps_its_words(void **state)
{
	(void)state;
	assert_text(rx_heading_section_title(rx_text("关于党建的问题。")), "关于党建的问题");
	assert_text(rx_heading_section_title(rx_text(" 下一步打算" FULL_COLON)), "下一步打算");
	assert_text(rx_heading_section_title(rx_text("反馈问题整改情况,。")), "反馈问题整改情况");
}

static void forms_of_headings(void **state)
{
	static const struct {
		const char *heading;
		unsigned has, lacks;
	} rows[] = {{"关于学习的问题", RX_FORM_PROBLEM, RX_FORM_GROUP},
		{"针对学习问题", RX_FORM_PROBLEM, RX_FORM_GROUP},
		{"学习不深入。", 0, RX_FORM_PROBLEM},
		{"执行制度不到位", RX_FORM_NEGATIVE, RX_FORM_PROBLEM},
		{"党的建设方面", RX_FORM_GROUP, RX_FORM_PROBLEM},
		{"党的建设方面存在的问题", RX_FORM_GROUP, 0},
		{"反馈问题整改情况", RX_FORM_GROUP | RX_FORM_RECTIFIED, RX_FORM_PROBLEM},
		{"预算问题整改情况", RX_FORM_RECTIFIED | RX_FORM_PERHAPS, 0},
		{"加强学习", 0,
			RX_FORM_PROBLEM | RX_FORM_NEGATIVE | RX_FORM_GROUP | RX_FORM_RECTIFIED},
		{"谋划未来发展", 0, RX_FORM_NEGATIVE}, {"制度未修订", RX_FORM_NEGATIVE, 0},
		{"“履行主体责任有差距”", RX_FORM_PROBLEM | RX_FORM_NEGATIVE, 0}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		unsigned form = rx_heading_form(rx_text(rows[at].heading));

		if ((form & rows[at].has) != rows[at].has || form & rows[at].lacks)
			fail_msg("%s has form %u", rows[at].heading, form);
	}
}

static void check_end(const char *paragraph, const char *heading)
{
	struct rx_cues cues = {0};
	struct rx_text text = rx_text(paragraph);
	size_t from;

	assert_int_equal(rx_cues_scan(&cues, text), 0);
	from = cues.token_count && cues.tokens[0].cue == RX_CUE_ENUMERATOR ? cues.tokens[0].length
									   : 0u;
	assert_text(
		rx_text_slice(text, from, rx_heading_end(&cues, &cues.paragraphs[0], text, from)),
		heading);
	rx_cues_release(&cues);
}

static void a_heading_ends_at_its_first_true_mark(void **state)
{
	(void)state;
	check_end("1.学习不深入", "学习不深入");
	check_end("1.学习不深入。一是学习。", "学习不深入。");
	check_end("1.关于学习不深入的问题:已学习。", "关于学习不深入的问题:");
	check_end("1.关于“甲。乙”的问题。已学习。", "关于“甲。乙”的问题。");
	check_end("1.关于学习不深入的问题,已学习。", "关于学习不深入的问题,");
	check_end("1.对甲不实,乙未入账问题,已学习。", "对甲不实,乙未入账问题,");
	check_end("1.加强学习,提高认识。已学习。", "加强学习,提高认识。");
	check_end("1.学习不深入(责任领导:甲;整改时限:乙)", "学习不深入");
	check_end("1.学习不深入(含甲、乙)。丙", "学习不深入(含甲、乙)。");
}

static void lost_quotes_are_noticed(void **state)
{
	(void)state;
	assert_true(rx_heading_quote_unbalanced(rx_text("关于甲”的问题")));
	assert_true(rx_heading_quote_unbalanced(rx_text("关于“甲的问题")));
	assert_false(rx_heading_quote_unbalanced(rx_text("关于“甲”和“乙”的问题")));
	assert_false(rx_heading_quote_unbalanced(rx_text("关于甲的问题")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stops_and_quotes_around_a_title_go),
		cmocka_unit_test(openings_and_endings_of_the_genre_go),
		cmocka_unit_test(what_belongs_to_a_title_stays),
		cmocka_unit_test(a_bracketed_status_is_no_part_of_the_title),
		cmocka_unit_test(titles_are_stable),
		cmocka_unit_test(a_section_keeps_its_words),
		cmocka_unit_test(forms_of_headings),
		cmocka_unit_test(a_heading_ends_at_its_first_true_mark),
		cmocka_unit_test(lost_quotes_are_noticed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
