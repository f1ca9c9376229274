/*
 * test-when.c - the calendar day by day against counting, the forms of dates and intervals, and
 * the order of a cell's days against a literal's.
 */
#include "check.h"
#include "when.h"

static void check_days(const char *text, const char *first, const char *last)
{
	struct rx_days days, one, other;

	if (!rx_days_parse(rx_text(text), &days) || !rx_days_parse(rx_text(first), &one)
		|| !rx_days_parse(rx_text(last), &other) || days.first != one.first
		|| days.last != other.last) {
		print_error("'%s' is not %s to %s\n", text, first, last);
		fail();
	}
}

/* Every day of 800 years: numbers run on, and months, years and weekdays follow one another. */
static void test_every_day(void **state)
{
	struct rx_civil date = {1600, 1, 1};
	int32_t day = rx_day_number(date);
	int weekday = 5; /* 1600-01-01 was a Saturday */

	(void)state;
	for (; date.year <= 2400; day++, weekday = (weekday + 1) % 7) {
		struct rx_civil back = rx_day_civil(day);
		char text[16], expected[16];

		assert_int_equal(rx_day_number(date), day);
		assert_true(
			back.year == date.year && back.month == date.month && back.day == date.day);
		assert_int_equal(rx_day_weekday(day), weekday);
		snprintf(expected, sizeof(expected), "%04u-%02u-%02u", (unsigned)date.year % 10000,
			(unsigned)date.month % 100, (unsigned)date.day % 100);
		rx_day_format(day, text);
		assert_string_equal(text, expected);
		if (++date.day > rx_month_length(date.year, date.month)) {
			date.day = 1;
			date.month++;
		}
		if (date.month > 12) {
			date.month = 1;
			date.year++;
		}
	}
}

static void test_known_days(void **state)
{
	(void)state;
	assert_int_equal(rx_day_number((struct rx_civil){1970, 1, 1}), 0);
	assert_int_equal(rx_day_number((struct rx_civil){1969, 12, 31}), -1);
	assert_int_equal(rx_day_number((struct rx_civil){2000, 3, 1}), 11017);
	assert_int_equal(rx_day_number((struct rx_civil){1, 1, 1}), -719162);
	assert_int_equal(rx_day_number((struct rx_civil){9999, 12, 31}), 2932896);
	assert_int_equal(rx_day_weekday(0), 3);
	assert_int_equal(rx_day_weekday(-1), 2);
	assert_int_equal(rx_day_weekday(rx_day_number((struct rx_civil){2024, 2, 29})), 3);
}

static void test_leap_years(void **state)
{
	(void)state;
	assert_int_equal(rx_month_length(2000, 2), 29);
	assert_int_equal(rx_month_length(1900, 2), 28);
	assert_int_equal(rx_month_length(2024, 2), 29);
	assert_int_equal(rx_month_length(2023, 2), 28);
	assert_int_equal(rx_month_length(2023, 12), 31);
	assert_int_equal(rx_month_length(2023, 11), 30);
}

/* Any day number has a date, the open ends too: no arithmetic overflows. */
static void test_open_ends_have_dates(void **state)
{
	char text[16];

	(void)state;
	rx_day_format(RX_DAY_OPEN_END, text);
	assert_true(strlen(text) < sizeof(text));
	rx_day_format(RX_DAY_OPEN_START, text);
	assert_true(strlen(text) < sizeof(text));
	assert_in_range(rx_day_weekday(RX_DAY_OPEN_END), 0, 6);
	assert_in_range(rx_day_weekday(RX_DAY_OPEN_START), 0, 6);
}

static void test_forms(void **state)
{
	struct rx_days days;

	(void)state;
	check_days("2022-10-31", "2022-10-31", "2022-10-31");
	check_days("2022-10", "2022-10-01", "2022-10-31");
	check_days("2024-02", "2024-02-01", "2024-02-29");
	check_days("2022", "2022-01-01", "2022-12-31");
	check_days("2022-07/2022-12", "2022-07-01", "2022-12-31");
	check_days("2022/2023-01", "2022-01-01", "2023-01-31");
	check_days("2022-05-10/2022-05", "2022-05-10", "2022-05-31");
	assert_true(rx_days_parse(rx_text("../2018"), &days));
	assert_int_equal(days.first, RX_DAY_OPEN_START);
	assert_int_equal(days.last, rx_day_number((struct rx_civil){2018, 12, 31}));
	assert_true(rx_days_parse(rx_text("2019-05/.."), &days));
	assert_int_equal(days.first, rx_day_number((struct rx_civil){2019, 5, 1}));
	assert_int_equal(days.last, RX_DAY_OPEN_END);
	assert_true(rx_days_parse(rx_text("0001-01-01"), &days));
	assert_true(rx_days_parse(rx_text("9999-12-31"), &days));
}

static void test_no_dates(void **state)
{
	static const char *const bad[] = {"", "-", "/", "..", "../", "/..", "2022-", "2022-1",
		"2022-13", "2022-00", "2022-00-01", "2022-02-30", "2023-02-29", "1900-02-29",
		"2022-04-31", "2022-10-00", "2022-10-31 ", " 2022", "2022-10-31T00:00", "0000",
		"0000-01-01", "22-10-31", "20221031", "2022.10.31", "2022-10-1", "-2022",
		"2022-12/2022-07", "2022/2021", "2022/2023/2024", "2022//2023", "R/P1M",
		"2022年10月", "2022-10-31/", "/2022", "二〇二二"};
	struct rx_days days;

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		if (rx_days_parse(rx_text(bad[i]), &days)) {
			print_error("'%s' was taken for a date\n", bad[i]);
			fail();
		}
	}
	assert_false(rx_days_parse(rx_text_of(NULL, 0), &days));
	assert_false(rx_days_parse(rx_text_of("2022\0", 5), &days));
}

static void test_list(void **state)
{
	struct rx_text rest = rx_text("2022-01;later;2023-05-01;;2024");
	struct rx_days days;

	(void)state;
	assert_true(rx_days_next(&rest, &days));
	assert_int_equal(days.first, rx_day_number((struct rx_civil){2022, 1, 1}));
	assert_true(rx_days_next(&rest, &days));
	assert_int_equal(days.first, rx_day_number((struct rx_civil){2023, 5, 1}));
	assert_true(rx_days_next(&rest, &days));
	assert_int_equal(days.last, rx_day_number((struct rx_civil){2024, 12, 31}));
	assert_false(rx_days_next(&rest, &days));
	assert_false(rx_days_next(&rest, &days));
	rest = rx_text(NULL);
	assert_false(rx_days_next(&rest, &days));
}

/* Each of the three relations: '<' by the last day, '>' by the first, '==' inside the literal. */
static void check_order(const char *cell, const char *literal, const char *relations)
{
	struct rx_days one, other;

	assert_true(rx_days_parse(rx_text(cell), &one));
	assert_true(rx_days_parse(rx_text(literal), &other));
	assert_int_equal(rx_days_before(one, other), strchr(relations, '<') != NULL);
	assert_int_equal(rx_days_after(one, other), strchr(relations, '>') != NULL);
	assert_int_equal(rx_days_inside(one, other), strchr(relations, '=') != NULL);
}

static void test_order(void **state)
{
	(void)state;
	check_order("2022-05-10", "2022-05-11", "<");
	check_order("2022-05-10", "2022-05-10", "=");
	check_order("2022-05-10", "2022-05-09", ">");
	check_order("2022-05", "2022-05-10", "");
	check_order("2022-05-10", "2022-05", "=");
	check_order("2022-05", "2022-06-01", "<");
	check_order("2022-05", "2022-04", ">");
	check_order("2022-05/2022-07", "2022-06", "");
	check_order("2022-06", "2022-05/2022-07", "=");
	check_order("../2018", "2019", "<");
	check_order("../2018", "2018", "");
	check_order("2019/..", "2018", ">");
	check_order("2019/..", "2019/..", "=");
	check_order("2020", "2019/..", "=");
}

static void test_today(void **state)
{
	static const char *const wrong[] = {
		"", "soon", "2024-06", "2024-02-30", "2024-06-01/2024-06-02"};
	struct check_said said;
	struct rx_sink sink = check_sink(&said);
	int32_t now;

	(void)state;
	assert_true(rx_today("2024-06-30", &sink, &now));
	assert_int_equal(now, rx_day_number((struct rx_civil){2024, 6, 30}));
	for (size_t at = 0; at < sizeof(wrong) / sizeof(wrong[0]); at++) {
		assert_false(rx_today(wrong[at], &sink, &now));
		assert_string_equal(said.slug, "not-a-date");
		assert_int_equal(said.count, at + 1);
	}
	assert_true(rx_today(NULL, NULL, &now));
	assert_true(now > rx_day_number((struct rx_civil){2024, 1, 1}));
	assert_true(now < rx_day_number((struct rx_civil){2200, 1, 1}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_known_days),
		cmocka_unit_test(test_leap_years),
		cmocka_unit_test(test_open_ends_have_dates),
		cmocka_unit_test(test_forms),
		cmocka_unit_test(test_no_dates),
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_today),
	};

	return cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
