/*
 * test-enumerator.c - every family of enumerators, and what only looks like one.
 */
#include "unit.h"
#include "enumerator.h"
#include "phrase.h"

struct sample {
	const char *text;
	enum rx_glyph glyph;
	unsigned number;
	const char *printed; /* the enumerator with its mark and blanks */
	const char *digits;
};

static void check(const struct sample *samples, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		struct rx_text text = rx_text(samples[at].text);
		struct rx_enumerator found;

		if (!rx_enumerator_at(text, 0, &found))
			fail_msg("not recognised: %s", samples[at].text);
		if (found.glyph != samples[at].glyph || found.number != samples[at].number)
			fail_msg("%s: glyph %d number %u", samples[at].text, (int)found.glyph,
				found.number);
		assert_text(rx_text_slice(text, 0, found.length), samples[at].printed);
		assert_text(found.digits, samples[at].digits);
	}
}

static void headings_of_every_family(void **state)
{
	static const struct sample samples[] = {{"一、甲", RX_GLYPH_HAN, 1, "一、", "一"},
		{"十二、甲", RX_GLYPH_HAN, 12, "十二、", "十二"},
		{"二、 甲", RX_GLYPH_HAN, 2, "二、 ", "二"},
		{"三.甲", RX_GLYPH_HAN, 3, "三.", "三"},
		{"(一)甲", RX_GLYPH_HAN_PAREN, 1, "(一)", "一"},
		{FULL_OPEN "二" FULL_CLOSE "甲", RX_GLYPH_HAN_PAREN, 2, FULL_OPEN "二" FULL_CLOSE,
			"二"},
		{"(三" FULL_CLOSE "甲", RX_GLYPH_HAN_PAREN, 3, "(三" FULL_CLOSE, "三"},
		{"(四)、甲", RX_GLYPH_HAN_PAREN, 4, "(四)、", "四"},
		{"㈤甲", RX_GLYPH_HAN_PAREN, 5, "㈤", "㈤"},
		{"第二部分 甲", RX_GLYPH_PART, 2, "第二部分 ", "二"},
		{"Ⅳ.甲", RX_GLYPH_ROMAN, 4, "Ⅳ.", "Ⅳ"},
		{"问题1:甲", RX_GLYPH_PROBLEM, 1, "问题1:", "1"},
		{"问题三" FULL_COLON "甲", RX_GLYPH_PROBLEM, 3, "问题三" FULL_COLON, "三"},
		{"【问题2】甲", RX_GLYPH_PROBLEM, 2, "【问题2】", "2"}};

	(void)state;
	check(samples, sizeof(samples) / sizeof(samples[0]));
}

static void numbers_of_every_family(void **state)
{
	static const struct sample samples[] = {{"1.甲", RX_GLYPH_DOT, 1, "1.", "1"},
		{"1. 甲", RX_GLYPH_DOT, 1, "1. ", "1"}, {"12、甲", RX_GLYPH_DOT, 12, "12、", "12"},
		{"3\xEF\xBC\x8E甲", RX_GLYPH_DOT, 3, "3\xEF\xBC\x8E", "3"},
		{"⒈甲", RX_GLYPH_DOT, 1, "⒈", "⒈"}, {"1.1 甲", RX_GLYPH_DECIMAL, 1, "1.1 ", "1.1"},
		{"1.1.2甲", RX_GLYPH_DECIMAL, 2, "1.1.2", "1.1.2"},
		{"\uFF11.\uFF12 甲", RX_GLYPH_DECIMAL, 2, "\uFF11.\uFF12 ", "\uFF11.\uFF12"},
		{"(1)甲", RX_GLYPH_PAREN, 1, "(1)", "1"}, {"⑵甲", RX_GLYPH_PAREN, 2, "⑵", "⑵"},
		{"1)甲", RX_GLYPH_HALF_PAREN, 1, "1)", "1"}, {"③甲", RX_GLYPH_CIRCLE, 3, "③", "③"},
		{"一是甲", RX_GLYPH_SHI, 1, "一是", "一"},
		{"十一是甲", RX_GLYPH_SHI, 11, "十一是", "十一"},
		{"二要甲", RX_GLYPH_SHI, 2, "二要", "二"},
		{"一是:甲", RX_GLYPH_SHI, 1, "一是:", "一"},
		{"第一,甲", RX_GLYPH_ORDINAL, 1, "第一,", "一"},
		{"其二、甲", RX_GLYPH_ORDINAL, 2, "其二、", "二"},
		{"首先" FULL_COMMA "甲", RX_GLYPH_ORDINAL, 1, "首先" FULL_COMMA, "首先"},
		{"其次,甲", RX_GLYPH_ORDINAL, 2, "其次,", "其次"},
		{"最后,甲", RX_GLYPH_ORDINAL, RX_ENUMERATOR_LAST, "最后,", "最后"}};

	(void)state;
	check(samples, sizeof(samples) / sizeof(samples[0]));
}

/* What the number behind the dot counts tells 1.12座 (item 1) from 1.5亿 (a quantity). */
static void a_count_behind_the_dot_is_no_part_of_the_number(void **state)
{
	static const struct sample samples[] = {{"1.12座桥", RX_GLYPH_DOT, 1, "1.", "1"},
		{"2.2022年甲", RX_GLYPH_DOT, 2, "2.", "2"},
		{"1、5家企业", RX_GLYPH_DOT, 1, "1、", "1"}};

	(void)state;
	check(samples, sizeof(samples) / sizeof(samples[0]));
}

static void what_only_looks_like_one(void **state)
{
	static const char *const texts[] = {"", "甲", "1.5亿元", "1.2万", "7.2成", "37.5℃", "3.5%",
		"第一书记", "首先要", "一些", "一是一,二是二", "十", "12", "(甲)", "(12", "()",
		"(0)", "2022年", "问题很多", "0.甲", "第一项", "一〇〇〇、", "21是甲", "其他,",
		"\xFF"};

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		struct rx_enumerator found;

		if (rx_enumerator_at(rx_text(texts[at]), 0, &found))
			fail_msg("taken for an enumerator: %s", texts[at]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(headings_of_every_family),
		cmocka_unit_test(numbers_of_every_family),
		cmocka_unit_test(a_count_behind_the_dot_is_no_part_of_the_number),
		cmocka_unit_test(what_only_looks_like_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
