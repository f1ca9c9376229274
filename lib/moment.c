/*
 * moment.c - words for days and periods, and Chinese calendar dates.
 *
 * A word is a unit (day, week, month, quarter, year) and a distance from today's; 月底 and the like
 * are the last day of their period.  Behind a word +N or -N moves by whole days.
 */
#include "moment.h"

enum unit { DAY, WEEK, MONTH, QUARTER, YEAR };

static const struct {
	const char *word;
	enum unit unit;
	int distance;
	bool last_day; /* the period's last day instead of all of it */
} words[] = {
	{"today", DAY, 0, false},
	{"今天", DAY, 0, false},
	{"今日", DAY, 0, false},
	{"yesterday", DAY, -1, false},
	{"昨天", DAY, -1, false},
	{"昨日", DAY, -1, false},
	{"tomorrow", DAY, 1, false},
	{"明天", DAY, 1, false},
	{"明日", DAY, 1, false},
	{"本周", WEEK, 0, false},
	{"上周", WEEK, -1, false},
	{"下周", WEEK, 1, false},
	{"周末", WEEK, 0, true},
	{"本月", MONTH, 0, false},
	{"上月", MONTH, -1, false},
	{"下月", MONTH, 1, false},
	{"月底", MONTH, 0, true},
	{"月末", MONTH, 0, true},
	{"本月底", MONTH, 0, true},
	{"下月底", MONTH, 1, true},
	{"上月底", MONTH, -1, true},
	{"本季度", QUARTER, 0, false},
	{"上季度", QUARTER, -1, false},
	{"下季度", QUARTER, 1, false},
	{"季末", QUARTER, 0, true},
	{"季度末", QUARTER, 0, true},
	{"今年", YEAR, 0, false},
	{"本年", YEAR, 0, false},
	{"本年度", YEAR, 0, false},
	{"去年", YEAR, -1, false},
	{"明年", YEAR, 1, false},
	{"年底", YEAR, 0, true},
	{"年末", YEAR, 0, true},
	{"今年底", YEAR, 0, true},
	{"明年底", YEAR, 1, true},
	{"去年底", YEAR, -1, true},
	{"week", WEEK, 0, false},
	{"this-week", WEEK, 0, false},
	{"last-week", WEEK, -1, false},
	{"next-week", WEEK, 1, false},
	{"month", MONTH, 0, false},
	{"this-month", MONTH, 0, false},
	{"last-month", MONTH, -1, false},
	{"next-month", MONTH, 1, false},
	{"month-end", MONTH, 0, true},
	{"this-quarter", QUARTER, 0, false},
	{"quarter-end", QUARTER, 0, true},
	{"this-year", YEAR, 0, false},
	{"last-year", YEAR, -1, false},
	{"next-year", YEAR, 1, false},
	{"year-end", YEAR, 0, true},
};

/* `count` whole months from the month that lies `distance` months from that of a date. */
static struct rx_days months(struct rx_civil date, int distance, int count)
{
	int32_t month = date.year * 12 + date.month - 1 + distance, end = month + count - 1;
	struct rx_civil first = {month / 12, month % 12 + 1, 1};
	struct rx_civil last = {end / 12, end % 12 + 1, 1};

	last.day = rx_month_length(last.year, last.month);
	return (struct rx_days){rx_day_number(first), rx_day_number(last)};
}

static struct rx_days period(int32_t today, enum unit unit, int distance)
{
	struct rx_civil date = rx_day_civil(today);
	int32_t monday = today - rx_day_weekday(today) + 7 * distance;

	switch (unit) {
	case DAY: return (struct rx_days){today + distance, today + distance};
	case WEEK: return (struct rx_days){monday, monday + 6};
	case MONTH: return months(date, distance, 1);
	case QUARTER: return months(date, 3 * distance - (date.month - 1) % 3, 3);
	default: return months(date, 12 * distance - (date.month - 1), 12);
	}
}

static struct rx_text behind(struct rx_text text, size_t count)
{
	return rx_text_slice(text, count, text.length);
}

/* Takes up to five digits off the front. */
static bool take_number(struct rx_text *text, int32_t *number)
{
	size_t count = 0;

	*number = 0;
	while (count < text->length && count < 6 && text->bytes[count] >= '0'
		&& text->bytes[count] <= '9')
		*number = *number * 10 + (text->bytes[count++] - '0');
	*text = behind(*text, count);
	return count > 0 && count < 6;
}

static bool take(struct rx_text *text, const char *word)
{
	struct rx_text wanted = rx_text(word);

	if (!rx_text_starts(*text, wanted))
		return false;
	*text = behind(*text, wanted.length);
	return true;
}

/* +7, -30, with 日, 天 or d behind it or nothing. */
static bool parse_shift(struct rx_text text, int32_t *shift)
{
	bool back = take(&text, "-");

	if (!back && !take(&text, "+"))
		return false;
	text = rx_text_trim(text);
	if (!take_number(&text, shift))
		return false;
	if (back)
		*shift = -*shift;
	(void)(take(&text, "日") || take(&text, "天") || take(&text, "d"));
	return text.length == 0;
}

static bool parse_word(struct rx_text text, int32_t today, struct rx_days *days)
{
	for (size_t at = 0; at < sizeof(words) / sizeof(words[0]); at++) {
		struct rx_text word = rx_text(words[at].word), rest;
		int32_t shift = 0;

		if (text.length < word.length
			|| !rx_text_equal_nocase(word, rx_text_slice(text, 0, word.length)))
			continue;
		rest = rx_text_trim(behind(text, word.length));
		if (rest.length && !parse_shift(rest, &shift))
			continue;
		*days = period(today, words[at].unit, words[at].distance);
		if (words[at].last_day)
			days->first = days->last;
		days->first += shift;
		days->last += shift;
		return true;
	}
	return false;
}

/* 2024年, 2024年6月, 2024年6月30日, 2024年6月底, 2024年底, with 前 and the like left to operators. */
static bool parse_chinese(struct rx_text text, struct rx_days *days)
{
	struct rx_civil date = {0, 1, 1};
	int32_t months_wide = 12;
	bool month_end;

	if (!take_number(&text, &date.year) || date.year < 1000 || date.year > 9999
		|| !take(&text, "年"))
		return false;
	month_end = take(&text, "底") || take(&text, "年底");
	if (!month_end && text.length) {
		if (!take_number(&text, &date.month) || date.month < 1 || date.month > 12
			|| !take(&text, "月"))
			return false;
		months_wide = 1;
		month_end = take(&text, "底");
	}
	*days = months(date, 0, months_wide);
	if (month_end)
		days->first = days->last;
	if (month_end || text.length == 0)
		return text.length == 0;
	if (months_wide != 1 || !take_number(&text, &date.day) || date.day < 1
		|| date.day > rx_month_length(date.year, date.month))
		return false;
	days->first = days->last = rx_day_number(date);
	return (take(&text, "日") || take(&text, "号")) && text.length == 0;
}

bool rx_moment_parse(struct rx_text text, int32_t today, struct rx_days *days)
{
	text = rx_text_trim(text);
	return rx_days_parse(text, days) || parse_word(text, today, days)
		|| parse_chinese(text, days);
}
