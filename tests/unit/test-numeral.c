/*
 * test-numeral.c - Chinese numerals up to 999 and digits of both widths.
 */
#include "unit.h"
#include "numeral.h"

struct reading {
	const char *text;
	size_t length;
	unsigned value;
};

static void check_han(const struct reading *readings, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		unsigned value = 7777;

		assert_int_equal(
			rx_numeral_han(rx_text(readings[at].text), 0, &value), readings[at].length);
		if (readings[at].length)
			assert_int_equal(value, readings[at].value);
	}
}

static void han_numerals_have_their_value(void **state)
{
	static const struct reading readings[] = {{"一", 3, 1}, {"九", 3, 9}, {"十", 3, 10},
		{"十二", 6, 12}, {"二十", 6, 20}, {"二十三", 9, 23}, {"九十九", 9, 99},
		{"一百", 6, 100}, {"百", 3, 100}, {"一百零二", 12, 102}, {"一百一十二", 15, 112},
		{"三百二十", 12, 320}, {"九百九十九", 15, 999}, {"一〇", 6, 10}, {"二〇四", 9, 204},
		{"三、", 3, 3}, {"十二个", 6, 12}};

	(void)state;
	check_han(readings, sizeof(readings) / sizeof(readings[0]));
}

static void what_is_no_numeral_gives_nothing(void **state)
{
	static const struct reading readings[] = {{"", 0, 0}, {"甲", 0, 0}, {"12", 0, 0},
		{"〇", 0, 0}, {"零", 0, 0}, {"一二三四", 0, 0}, {"\xE4\xB8", 0, 0}};

	(void)state;
	check_han(readings, sizeof(readings) / sizeof(readings[0]));
}

static void digits_of_both_widths(void **state)
{
	unsigned value;

	(void)state;
	assert_int_equal(rx_numeral_digits(rx_text("42年"), 0, 9, &value), 2);
	assert_int_equal(value, 42);
	assert_int_equal(rx_numeral_digits(rx_text("\xEF\xBC\x94\xEF\xBC\x92"), 0, 9, &value), 6);
	assert_int_equal(value, 42);
	assert_int_equal(rx_numeral_digits(rx_text("4\xEF\xBC\x92"), 0, 9, &value), 4);
	assert_int_equal(value, 42);
}

static void digits_stop_at_their_limit(void **state)
{
	unsigned value;

	(void)state;
	assert_int_equal(rx_numeral_digits(rx_text("20224"), 0, 4, &value), 4);
	assert_int_equal(value, 2022);
	assert_int_equal(rx_numeral_digits(rx_text("7"), 1, 4, &value), 0);
	assert_int_equal(rx_numeral_digits(rx_text("年7"), 0, 4, &value), 0);
	assert_int_equal(value, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(han_numerals_have_their_value),
		cmocka_unit_test(what_is_no_numeral_gives_nothing),
		cmocka_unit_test(digits_of_both_widths),
		cmocka_unit_test(digits_stop_at_their_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
