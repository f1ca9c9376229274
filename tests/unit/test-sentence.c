/*
 * test-sentence.c - templates, rates, dates and ordinals in both languages.
 */
#include "check.h"
#include "sentence.h"
#include "when.h"

static void test_templates(void **state)
{
	struct rx_buffer out = {0};

	(void)state;
	rx_sentence(&out, "#个中#个", (const size_t[]){12, 5}, 2);
	check_text(rx_buffer_text(&out), "12个中5个");
	rx_buffer_reset(&out);
	rx_sentence_one(&out, "# {finding|findings}", 1);
	rx_sentence_one(&out, ", # {finding|findings}", 2);
	rx_sentence_one(&out, ", # {is|are} late", 0);
	check_text(rx_buffer_text(&out), "1 finding, 2 findings, 0 are late");
	rx_buffer_release(&out);
}

static void check_percent(size_t part, size_t whole, const char *expected)
{
	struct rx_buffer out = {0};

	rx_sentence_percent(&out, part, whole);
	check_text(rx_buffer_text(&out), expected);
	rx_buffer_release(&out);
}

static void test_percent(void **state)
{
	(void)state;
	check_percent(5, 12, "41.7%");
	check_percent(7, 12, "58.3%");
	check_percent(0, 3, "0.0%");
	check_percent(3, 3, "100.0%");
	check_percent(1, 16, "6.3%"); /* 6.25: half goes up */
	check_percent(1, 2000, "0.1%");
}

static void test_days(void **state)
{
	struct rx_buffer out = {0};
	int32_t day = rx_day_number((struct rx_civil){2024, 6, 3});

	(void)state;
	rx_sentence_day(&out, day, RX_LANG_ZH);
	rx_buffer_add_byte(&out, '/');
	rx_sentence_day(&out, day, RX_LANG_EN);
	check_text(rx_buffer_text(&out), "2024年6月3日/3 June 2024");
	rx_buffer_release(&out);
}

static void check_ordinal(size_t number, enum rx_lang lang, const char *expected)
{
	struct rx_buffer out = {0};

	rx_sentence_ordinal(&out, number, lang);
	check_text(rx_buffer_text(&out), expected);
	rx_buffer_release(&out);
}

static void test_ordinals(void **state)
{
	(void)state;
	check_ordinal(1, RX_LANG_ZH, "一、");
	check_ordinal(10, RX_LANG_ZH, "十、");
	check_ordinal(11, RX_LANG_ZH, "十一、");
	check_ordinal(20, RX_LANG_ZH, "二十、");
	check_ordinal(99, RX_LANG_ZH, "九十九、");
	check_ordinal(100, RX_LANG_ZH, "100、");
	check_ordinal(3, RX_LANG_EN, "3. ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_templates),
		cmocka_unit_test(test_percent),
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_ordinals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
