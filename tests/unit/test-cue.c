/*
 * test-cue.c - the scan: lines, paragraphs, tokens of both widths, pairs and what is inside them.
 */
#include "unit.h"
#include "cue.h"
#include "phrase.h"

static struct rx_cues cues;

static int begin(void **state)
{
	(void)state;
	memset(&cues, 0, sizeof(cues));
	return 0;
}

static int end(void **state)
{
	(void)state;
	rx_cues_release(&cues);
	return 0;
}

static void scan(const char *text)
{
	assert_int_equal(rx_cues_scan(&cues, rx_text(text)), 0);
}

static const struct rx_token *token(size_t at)
{
	assert_true(at < cues.token_count);
	return &cues.tokens[at];
}

static void line_ends_of_all_three_kinds(void **state)
{
	static const char text[] = "甲\r\n乙\r丙\n\n丁";
	static const unsigned lines[] = {1, 2, 3, 5};

	(void)state;
	scan(text);
	assert_int_equal(cues.paragraph_count, 4);
	for (size_t at = 0; at < 4; at++)
		assert_int_equal(cues.paragraphs[at].line, lines[at]);
	scan("甲\r\r\r\n乙");
	assert_int_equal(cues.paragraphs[1].line, 4);
}

static void paragraphs_have_no_blanks_at_their_ends(void **state)
{
	static const char text[] = "\xE3\x80\x80\xE3\x80\x80甲 乙 \xC2\xA0\n \xE3\x80\x80\n";

	(void)state;
	scan(text);
	assert_int_equal(cues.paragraph_count, 1);
	assert_text(rx_text_slice(rx_text(text), cues.paragraphs[0].start, cues.paragraphs[0].end),
		"甲 乙");
	scan("");
	assert_int_equal(cues.paragraph_count, 0);
	assert_int_equal(cues.token_count, 0);
}

static void both_widths_give_the_same_tokens(void **state)
{
	static const enum rx_cue kinds[] = {RX_CUE_COMMA, RX_CUE_SEMICOLON, RX_CUE_COLON,
		RX_CUE_STOP, RX_CUE_OPEN, RX_CUE_CLOSE};
	static const char *const texts[] = {"甲,甲;甲:甲!甲(甲)",
		"甲" FULL_COMMA "甲" FULL_SEMICOLON "甲" FULL_COLON "甲" FULL_STOP_MARK
		"甲" FULL_OPEN "甲" FULL_CLOSE};

	(void)state;
	for (size_t which = 0; which < 2; which++) {
		scan(texts[which]);
		assert_int_equal(cues.token_count, 6);
		for (size_t at = 0; at < 6; at++)
			assert_int_equal(token(at)->cue, kinds[at]);
	}
}

static void what_stands_in_a_pair_is_inside(void **state)
{
	(void)state;
	scan("“甲。乙”丙。");
	assert_true(token(0)->paired);
	assert_true(token(1)->inside);
	assert_true(token(2)->paired);
	assert_false(token(3)->inside);
	assert_int_equal(rx_cues_find(&cues, &cues.paragraphs[0], 1u << RX_CUE_STOP, 0, 100), 3);
}

static void nested_pairs_find_their_own_partner(void **state)
{
	(void)state;
	scan("(甲“乙《丙。》”,)丁");
	for (size_t at = 0; at < cues.token_count; at++) {
		if (token(at)->cue == RX_CUE_OPEN || token(at)->cue == RX_CUE_CLOSE)
			assert_true(token(at)->paired);
		assert_int_equal(token(at)->inside, at > 0 && at + 1 < cues.token_count);
	}
}

static void a_lone_half_pairs_with_nothing(void **state)
{
	(void)state;
	scan("甲”乙。“丙。");
	for (size_t at = 0; at < cues.token_count; at++) {
		assert_false(token(at)->paired);
		assert_false(token(at)->inside);
	}
	/* Not over the end of a paragraph either. */
	scan("甲“乙。\n丙”丁。");
	assert_false(token(1)->inside);
	assert_false(token(0)->paired);
}

static void straight_quotes_alternate(void **state)
{
	(void)state;
	scan("\"甲。\"乙。");
	assert_int_equal(token(0)->cue, RX_CUE_OPEN);
	assert_int_equal(token(2)->cue, RX_CUE_CLOSE);
	assert_true(token(1)->inside);
	assert_false(token(3)->inside);
}

static void a_quotation_without_end_stays_short(void **state)
{
	char text[8000] = "“";
	size_t length = 3;

	(void)state;
	while (length < 3000) {
		memcpy(text + length, "甲。", 6);
		length += 6;
	}
	memcpy(text + length, "”", 4);
	scan(text);
	assert_false(token(0)->paired);
	assert_false(token(1)->inside);
}

static void enumerators_stand_where_an_item_may_begin(void **state)
{
	(void)state;
	scan("一是甲。二是乙;三是丙,四是丁:五是戊");
	assert_int_equal(cues.token_count, 9);
	for (size_t at = 0; at < 9; at += 2) {
		assert_int_equal(token(at)->cue, RX_CUE_ENUMERATOR);
		assert_int_equal(token(at)->value, at / 2 + 1);
	}
	scan("我一是甲");
	assert_int_equal(cues.token_count, 0);
	scan("“甲”一是乙");
	assert_int_equal(token(2)->cue, RX_CUE_ENUMERATOR);
	scan("甲。“一是乙”");
	assert_int_equal(cues.token_count, 3);
}

static void outside_leaves_one_kind_of_pair_out(void **state)
{
	static const char text[] = "按照《甲办法》,“乙”完成";
	struct rx_buffer out = {0};

	(void)state;
	scan(text);
	rx_cues_outside(&cues, &cues.paragraphs[0], rx_text(text), RX_PAIR_TITLE, &out);
	assert_text(rx_buffer_text(&out), "按照》,“乙”完成");
	rx_buffer_release(&out);
}

static void deep_nesting_is_bounded(void **state)
{
	char text[4001];

	(void)state;
	memset(text, '(', 2000);
	memset(text + 2000, ')', 2000);
	text[4000] = '\0';
	scan(text);
	assert_int_equal(cues.token_count, 4000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(line_ends_of_all_three_kinds, begin, end),
		cmocka_unit_test_setup_teardown(
			paragraphs_have_no_blanks_at_their_ends, begin, end),
		cmocka_unit_test_setup_teardown(both_widths_give_the_same_tokens, begin, end),
		cmocka_unit_test_setup_teardown(what_stands_in_a_pair_is_inside, begin, end),
		cmocka_unit_test_setup_teardown(nested_pairs_find_their_own_partner, begin, end),
		cmocka_unit_test_setup_teardown(a_lone_half_pairs_with_nothing, begin, end),
		cmocka_unit_test_setup_teardown(straight_quotes_alternate, begin, end),
		cmocka_unit_test_setup_teardown(a_quotation_without_end_stays_short, begin, end),
		cmocka_unit_test_setup_teardown(
			enumerators_stand_where_an_item_may_begin, begin, end),
		cmocka_unit_test_setup_teardown(outside_leaves_one_kind_of_pair_out, begin, end),
		cmocka_unit_test_setup_teardown(deep_nesting_is_bounded, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
