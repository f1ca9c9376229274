/*
 * test-period.c - weeks, months, quarters and years; buckets of numbers.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "buckets.h"
#include "period.h"

static const char *shown(enum rx_period period, const char *date, char text[16])
{
	struct rx_days days;
	int32_t number;

	assert_true(rx_days_parse(rx_text(date), &days));
	if (!rx_period_of(period, days, &number))
		return "";
	rx_period_format(period, number, text);
	return text;
}

static void weeks_are_those_of_iso_8601(void **state)
{
	static const char *const cases[][2] = {{"2024-01-01", "2024-W01"},
		{"2023-01-01", "2022-W52"}, {"2021-01-03", "2020-W53"}, {"2020-12-31", "2020-W53"},
		{"2019-12-30", "2020-W01"}, {"1970-01-01", "1970-W01"}, {"1969-12-28", "1969-W52"},
		{"1900-01-01", "1900-W01"}, {"2024-06", ""}, {"2024-06-03/2024-06-09", "2024-W23"},
		{"2024-06-03/..", ""}};
	char text[16];

	(void)state;
	for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++)
		assert_string_equal(shown(RX_PERIOD_WEEK, cases[at][0], text), cases[at][1]);
}

static void weeks_change_on_mondays(void **state)
{
	(void)state;
	for (int32_t day = -4000; day < 30000; day++) {
		int32_t step = rx_period_number(RX_PERIOD_WEEK, day)
			- rx_period_number(RX_PERIOD_WEEK, day - 1);

		assert_int_equal(step, rx_day_weekday(day) == 0);
	}
}

static void longer_periods(void **state)
{
	char text[16];

	(void)state;
	assert_string_equal(shown(RX_PERIOD_MONTH, "2024-12-31", text), "2024-12");
	assert_string_equal(shown(RX_PERIOD_MONTH, "2024-01", text), "2024-01");
	assert_string_equal(shown(RX_PERIOD_MONTH, "2024", text), "");
	assert_string_equal(shown(RX_PERIOD_QUARTER, "2024-10/2024-12", text), "2024-Q4");
	assert_string_equal(shown(RX_PERIOD_QUARTER, "2024-03/2024-04", text), "");
	assert_string_equal(shown(RX_PERIOD_YEAR, "2024", text), "2024");
}

static void texts_are_read_back(void **state)
{
	static const char *const bad[] = {"", "2024", "2024-W", "2024-W0", "2024-W00", "2024-W54",
		"2024-W001", "2024-X01", "24-W01", "2024-01-01"};
	int32_t number, again;
	char text[16];

	(void)state;
	for (int period = RX_PERIOD_WEEK; period <= RX_PERIOD_YEAR; period++) {
		for (int32_t day = -20000; day < 40000; day += 3) {
			number = rx_period_number((enum rx_period)period, day);
			rx_period_format((enum rx_period)period, number, text);
			assert_true(rx_period_parse((enum rx_period)period, rx_text(text), &again));
			assert_int_equal(number, again);
		}
	}
	for (size_t at = 0; at < sizeof(bad) / sizeof(bad[0]); at++)
		assert_false(rx_period_parse(RX_PERIOD_WEEK, rx_text(bad[at]), &number));
	assert_false(rx_period_parse(RX_PERIOD_QUARTER, rx_text("2024-Q5"), &number));
	assert_true(rx_period_parse(RX_PERIOD_QUARTER, rx_text("2024-Q4"), &number));
}

static void buckets_count(void **state)
{
	enum { MANY = 25000 };
	struct rx_buckets buckets = {0};
	struct rx_bucket *sorted;

	(void)state;
	for (uint64_t at = 0; at < MANY; at++) {
		uint64_t key = at * 2654435761u % MANY;

		assert_true(rx_buckets_add(&buckets, key << 30, 1));
		assert_true(rx_buckets_add(&buckets, key << 30, key));
		assert_true(rx_buckets_add(&buckets, 1, 0));
	}
	assert_int_equal(buckets.count, MANY);
	sorted = rx_buckets_sorted(&buckets);
	for (uint64_t at = 0; at < MANY; at++) {
		assert_int_equal(sorted[at].key, at << 30);
		assert_int_equal(sorted[at].count, at + 1);
	}
	free(sorted);
	rx_buckets_release(&buckets);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(weeks_are_those_of_iso_8601),
		cmocka_unit_test(weeks_change_on_mondays),
		cmocka_unit_test(longer_periods),
		cmocka_unit_test(texts_are_read_back),
		cmocka_unit_test(buckets_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
