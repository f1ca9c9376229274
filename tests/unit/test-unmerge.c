/*
 * test-unmerge.c - paragraphs that were run together are cut in front of headings, and only there.
 */
#include "unit.h"
#include "unmerge.h"

/* The paragraphs after cutting, joined with '|'. */
static void check(const char *document, const char *wanted)
{
	struct rx_text text = rx_text(document);
	struct rx_buffer joined = {0};
	struct rx_cues cues = {0};
	size_t token = 0;

	assert_int_equal(rx_cues_scan(&cues, text), 0);
	assert_int_equal(rx_unmerge(&cues, text), 0);
	for (size_t at = 0; at < cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = &cues.paragraphs[at];

		if (at)
			rx_buffer_add_byte(&joined, '|');
		rx_buffer_add_text(&joined, rx_text_slice(text, paragraph->start, paragraph->end));
		assert_int_equal(paragraph->token, token); /* no token is lost or shared */
		token += paragraph->token_count;
	}
	assert_int_equal(token, cues.token_count);
	assert_text(rx_buffer_text(&joined), wanted);
	rx_buffer_release(&joined);
	rx_cues_release(&cues);
}

static void headings_behind_a_stop_begin_a_paragraph(void **state)
{
	(void)state;
	check("一、甲。二、乙。", "一、甲。|二、乙。");
	check("一、甲。(一)乙。(二)丙。二、丁", "一、甲。|(一)乙。|(二)丙。|二、丁");
	check("(一)甲。  (二)乙", "(一)甲。|(二)乙");
}

static void numbers_cut_only_in_front_of_a_problem(void **state)
{
	(void)state;
	check("(一)甲。1.关于学习的问题。一是学习。2.关于检查的问题。",
		"(一)甲。|1.关于学习的问题。一是学习。|2.关于检查的问题。");
	check("整改情况:1.学习。2.检查。", "整改情况:1.学习。2.检查。");
}

static void what_stays_together(void **state)
{
	(void)state;
	check("一是甲。二是乙。", "一是甲。二是乙。");
	check("甲,二、乙", "甲,二、乙");
	check("一、甲。五、乙。", "一、甲。五、乙。");
	check("一、“甲。二、乙。”", "一、“甲。二、乙。”");
	check("", "");
}

static void two_wide_blanks_part_paragraphs(void **state)
{
	(void)state;
	check("一、甲\xE3\x80\x80\xE3\x80\x80(一)乙", "一、甲|(一)乙");
	check("甲\xE3\x80\x80\xE3\x80\x80乙", "甲\xE3\x80\x80\xE3\x80\x80乙");
	check("一、甲:\xE3\x80\x80\xE3\x80\x80(一)乙", "一、甲:|(一)乙");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_behind_a_stop_begin_a_paragraph),
		cmocka_unit_test(numbers_cut_only_in_front_of_a_problem),
		cmocka_unit_test(what_stays_together),
		cmocka_unit_test(two_wide_blanks_part_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
