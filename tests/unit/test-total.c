/*
 * test-total.c - exact totals, the quick way to read numbers against the thorough one, percentages.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "total.h"

static const char *shown(struct rx_buffer *out)
{
	rx_buffer_add_byte(out, '\0');
	assert_false(out->failed);
	out->length = 0;
	return out->bytes;
}

static struct rx_decimal number(const char *text)
{
	struct rx_decimal value;

	assert_true(rx_number_parse(rx_text(text), &value));
	return value;
}

static void reads_as_the_thorough_way(void **state)
{
	static const char *const texts[] = {"", "-", ".", "-.", "0", "-0", "7", "1.", ".5", "-.5",
		"1.50", "1.2.3", "12a", "123456789012345678", "-999999999999999999",
		"1234567890123456789", "+4", "1,000", "3万", "12.5%", " 8 ", "1e5",
		"0.000000000000000001", "--1", "1-"};

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		struct rx_decimal quick, thorough;
		bool one = rx_number_parse(rx_text(texts[at]), &quick);
		bool other = rx_decimal_parse(rx_text(texts[at]), &thorough);

		if (one != other)
			print_error("'%s'\n", texts[at]);
		assert_int_equal(one, other);
		if (one)
			assert_int_equal(rx_decimal_compare(quick, thorough), 0);
	}
}

static void totals_do_not_depend_on_order(void **state)
{
	static const char *const texts[] = {"1.10", "-2.205", "1000000000000", "0.0000001", "3万"};
	struct rx_total forward = {0}, backward = {0};
	struct rx_buffer out = {0};

	(void)state;
	for (size_t at = 0; at < 5; at++) {
		assert_true(rx_total_add(&forward, number(texts[at])));
		assert_true(rx_total_add(&backward, number(texts[4 - at])));
	}
	assert_int_equal(rx_decimal_compare(forward.sum, backward.sum), 0);
	assert_int_equal(forward.count, 5);
	rx_decimal_format(&out, rx_decimal_normal(forward.sum));
	assert_string_equal(shown(&out), "1000000029998.8950001");
	rx_buffer_release(&out);
}

static void totals_stop_at_38_digits(void **state)
{
	struct rx_total total = {0};
	struct rx_decimal most = number("99999999999999999999999999999999999999");

	(void)state;
	assert_true(rx_total_add(&total, most));
	assert_false(rx_total_add(&total, number("1")));
	assert_false(rx_total_add(&total, number("0.1")));
	assert_int_equal(total.count, 1);
	assert_int_equal(rx_decimal_compare(total.sum, most), 0);
	assert_true(rx_total_add(&total, number("-1")));
}

static void percentages(void **state)
{
	static const struct {
		const char *part, *whole, *expected;
	} cases[] = {{"5", "12", "41.67"}, {"0", "3", "0.00"}, {"3", "3", "100.00"}, {"1", "0", ""},
		{"1", "8", "12.50"}, {"1", "80000", "0.00"}, {"1", "20000", "0.01"},
		{"2.5", "0.5", "500.00"}, {"-1", "3", "-33.33"}, {"1", "-3", "-33.33"},
		{"2", "3", "66.67"},
		{"33333333333333333333333333333333333333", "99999999999999999999999999999999999999",
			"33.33"}};
	struct rx_buffer out = {0};

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
		rx_percent_format(&out, number(cases[at].part), number(cases[at].whole));
		assert_string_equal(shown(&out), cases[at].expected);
	}
	rx_buffer_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_as_the_thorough_way),
		cmocka_unit_test(totals_do_not_depend_on_order),
		cmocka_unit_test(totals_stop_at_38_digits),
		cmocka_unit_test(percentages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
