/*
 * test-date.c - dates in all written forms, with lost characters, and deadlines.
 */
#include "unit.h"
#include "date.h"

/* All readings of the date at the beginning of a text, joined with '|'. */
static void check(const char *words, int32_t year, const char *wanted, size_t length)
{
	struct rx_reading before = {.year = year};
	struct rx_date date;
	char all[256] = "", one[32];

	if (rx_date_at(rx_text(words), 0, year ? &before : NULL, &date)) {
		for (size_t at = 0; at < date.count; at++) {
			rx_reading_format(date.readings[at], one);
			strcat(strcat(all, at ? "|" : ""), one);
		}
	} else {
		date.end = 0;
	}
	if (strcmp(all, wanted) != 0 || date.end != length)
		fail_msg("%s: %s behind %zu, wanted %s behind %zu", words, all, date.end, wanted,
			length);
}

#define CHECK(words, wanted) check(words, 0, wanted, strlen(words))

static void whole_dates(void **state)
{
	(void)state;
	CHECK("2022年4月7日", "2022-04-07");
	CHECK("2022年04月07日", "2022-04-07");
	CHECK("2022年10月31号", "2022-10-31");
	CHECK("2022 年 4 月 7 日", "2022-04-07");
	CHECK("\xEF\xBC\x92\xEF\xBC\x90\xEF\xBC\x92\xEF\xBC\x92年4月7日", "2022-04-07");
	CHECK("二〇二四年六月三十日", "2024-06-30");
	CHECK("二零二四年十二月", "2024-12");
	CHECK("二○二〇年二月二十九日", "2020-02-29");
	CHECK("2024-06-30", "2024-06-30");
	CHECK("2024.6.30", "2024-06-30");
	CHECK("2024/6/30", "2024-06-30");
	CHECK("2024-06", "2024-06");
	CHECK("2022年4月", "2022-04");
	CHECK("2022年", "2022");
	CHECK("2022", "2022");
}

static void parts_of_months_and_years(void **state)
{
	(void)state;
	CHECK("2022年4月上旬", "2022-04-01/2022-04-10");
	CHECK("2022年4月中旬", "2022-04-11/2022-04-20");
	CHECK("2022年4月下旬", "2022-04-21/2022-04-30");
	CHECK("2024年2月底", "2024-02-29");
	CHECK("2025年年底", "2025-12-31");
	CHECK("2025年底", "2025-12-31");
	CHECK("2024年上半年", "2024-01-01/2024-06-30");
	CHECK("2024年下半年", "2024-07-01/2024-12-31");
	CHECK("2024年第三季度", "2024-07-01/2024-09-30");
}

/* Digits are never lost, so every cut that the calendar allows is a reading. */
static void lost_units_give_every_reading(void **state)
{
	(void)state;
	CHECK("202247日", "2022-04-07");
	CHECK("2022年47日", "2022-04-07");
	CHECK("2023115日", "2023-01-15|2023-11-05");
	CHECK("2022年115日", "2022-01-15|2022-11-05");
	CHECK("20228月", "2022-08");
	CHECK("20229月底", "2022-09-30");
	CHECK("2022131日", "2022-01-31");
	CHECK("20221231日", "2022-12-31");
	CHECK("20220112", "2022-01-12");
	check("610日", 2022, "2022-06-10", strlen("610日"));
	check("95日", 2022, "2022-09-05", strlen("95日"));
}

static void what_the_year_before_gives(void **state)
{
	(void)state;
	check("6月10日", 2022, "2022-06-10", strlen("6月10日"));
	check("6月", 2022, "2022-06", strlen("6月"));
	check("6月10日", 0, "", strlen("6月10日"));
}

static void what_is_no_date(void **state)
{
	static const char *const texts[] = {
		"", "甲", "1020号", "13月", "123456789", "2022年13月5日后", "45个", "0月"};

	(void)state;
	for (size_t at = 0; at < sizeof(texts) / sizeof(texts[0]); at++) {
		struct rx_date date;

		if (rx_date_at(rx_text(texts[at]), 0, NULL, &date) && date.readings[0].month)
			fail_msg("taken for a date: %s", texts[at]);
	}
	/* The calendar decides: a day that no month has is none. */
	check("2023年2月29日", 0, "", 0);
	CHECK("2024年2月29日", "2024-02-29");
}

static void dates_are_found_inside_text(void **state)
{
	struct rx_text text = rx_text("向3家单位、第12次会议,于2022年8月2日反馈");
	struct rx_date date;

	(void)state;
	assert_true(rx_date_find(text, 0, NULL, &date));
	assert_text(rx_text_slice(text, date.start, date.end), "2022年8月2日");
	assert_false(rx_date_find(rx_text("12家、3次"), 0, NULL, &date));
	assert_false(rx_date_find(rx_text(""), 0, NULL, &date));
}

static void marks_of_ranges(void **state)
{
	static const char *const marks[] = {"至", "到", "—", "——", "-", "~", "\xEF\xBD\x9E", " 至"};

	(void)state;
	for (size_t at = 0; at < sizeof(marks) / sizeof(marks[0]); at++)
		assert_int_equal(rx_date_range_mark(rx_text(marks[at]), 0), strlen(marks[at]));
	assert_int_equal(rx_date_range_mark(rx_text("和"), 0), 0);
	assert_int_equal(rx_date_range_mark(rx_text(""), 0), 0);
}

static void deadlines_are_their_last_day(void **state)
{
	static const struct {
		const char *words;
		int32_t year;
		const char *due;
	} rows[] = {{"2024年6月底前", 0, "2024-06-30"}, {"2025年年底前", 0, "2025-12-31"},
		{"2024年6月", 0, "2024-06"}, {"2024年6月30日前", 0, "2024-06-30"},
		{"2024-06-30", 0, "2024-06-30"}, {"2024年", 0, "2024-12-31"},
		{"6月底前", 2023, "2023-06-30"}, {"6月底前", 0, NULL},
		{"2022年7月至2022年12月", 0, "2022-12"},
		{"2022年7月1日至12月31日", 0, "2022-12-31"}, {"2024年上半年", 0, "2024-06-30"},
		{"20239月底前", 0, "2023-09-30"}, {"立行立改", 0, NULL}, {"长期坚持", 0, NULL},
		{"3个月内", 2023, NULL}};

	(void)state;
	for (size_t at = 0; at < sizeof(rows) / sizeof(rows[0]); at++) {
		char due[32] = "";
		bool found = rx_date_deadline(rx_text(rows[at].words), rows[at].year, due);

		if (found != (rows[at].due != NULL) || (found && strcmp(due, rows[at].due) != 0))
			fail_msg("%s: %s", rows[at].words, found ? due : "none");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_dates),
		cmocka_unit_test(parts_of_months_and_years),
		cmocka_unit_test(lost_units_give_every_reading),
		cmocka_unit_test(what_the_year_before_gives),
		cmocka_unit_test(what_is_no_date),
		cmocka_unit_test(dates_are_found_inside_text),
		cmocka_unit_test(marks_of_ranges),
		cmocka_unit_test(deadlines_are_their_last_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
