/*
 * when.c - calendar arithmetic on day numbers, and the dates of the stream.
 */
#include "when.h"
#include "message.h"

#include <stdio.h>
#include <time.h>

int32_t rx_month_length(int32_t year, int32_t month)
{
	static const int8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return lengths[month - 1] + (month == 2 && leap);
}

/* Years begin in March here, so that the leap day is the last of a year; 400 years are 146097 days. */
int32_t rx_day_number(struct rx_civil date)
{
	int32_t year = date.month > 2 ? date.year : date.year - 1;
	int32_t era = (year >= 0 ? year : year - 399) / 400;
	int32_t of_era = year - era * 400;
	int32_t month = (date.month + 9) % 12;
	int32_t of_year = (153 * month + 2) / 5 + date.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct rx_civil rx_day_civil(int32_t day)
{
	int64_t shifted = (int64_t)day + 719468; /* the open ends are day numbers too */
	int32_t era = (int32_t)((shifted >= 0 ? shifted : shifted - 146096) / 146097);
	int32_t of_era = (int32_t)(shifted - (int64_t)era * 146097);
	int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	int32_t month = (5 * of_year + 2) / 153;
	struct rx_civil date;

	date.day = of_year - (153 * month + 2) / 5 + 1;
	date.month = month < 10 ? month + 3 : month - 9;
	date.year = year + era * 400 + (date.month <= 2);
	return date;
}

int rx_day_weekday(int32_t day)
{
	int weekday = (int)(((int64_t)day + 3) % 7); /* 1970-01-01 was a Thursday */

	return weekday < 0 ? weekday + 7 : weekday;
}

static bool digits(struct rx_text *text, size_t count, int32_t *number)
{
	*number = 0;
	if (text->length < count)
		return false;
	for (size_t at = 0; at < count; at++) {
		if (text->bytes[at] < '0' || text->bytes[at] > '9')
			return false;
		*number = *number * 10 + (text->bytes[at] - '0');
	}
	*text = rx_text_slice(*text, count, text->length);
	return true;
}

static bool dash(struct rx_text *text)
{
	if (text->length == 0 || text->bytes[0] != '-')
		return false;
	*text = rx_text_slice(*text, 1, text->length);
	return true;
}

static bool parse_one(struct rx_text text, struct rx_days *days)
{
	struct rx_civil date = {0, 1, 1}, last;

	if (!digits(&text, 4, &date.year) || date.year == 0)
		return false;
	last = (struct rx_civil){date.year, 12, 31};
	if (dash(&text)) {
		if (!digits(&text, 2, &date.month) || date.month < 1 || date.month > 12)
			return false;
		last.month = date.month;
		last.day = rx_month_length(date.year, date.month);
		if (dash(&text)) {
			if (!digits(&text, 2, &date.day) || date.day < 1 || date.day > last.day)
				return false;
			last.day = date.day;
		}
	}
	days->first = rx_day_number(date);
	days->last = rx_day_number(last);
	return text.length == 0;
}

bool rx_days_parse(struct rx_text text, struct rx_days *days)
{
	const char *slash = text.length ? memchr(text.bytes, '/', text.length) : NULL;
	struct rx_days start = {RX_DAY_OPEN_START, 0}, end = {0, RX_DAY_OPEN_END};
	struct rx_text left, right;

	if (!slash)
		return parse_one(text, days);
	left = rx_text_of(text.bytes, (size_t)(slash - text.bytes));
	right = rx_text_slice(text, left.length + 1, text.length);
	if (!rx_text_equal(left, RX_LITERAL("..")) && !parse_one(left, &start))
		return false;
	if (!rx_text_equal(right, RX_LITERAL("..")) && !parse_one(right, &end))
		return false;
	days->first = start.first;
	days->last = end.last;
	return days->first <= days->last;
}

bool rx_days_next(struct rx_text *rest, struct rx_days *days)
{
	struct rx_text item;

	while (rx_text_split(rest, ';', &item)) {
		if (rx_days_parse(item, days))
			return true;
	}
	return false;
}

void rx_day_format(int32_t day, char text[16])
{
	struct rx_civil date = rx_day_civil(day);

	snprintf(text, 16, "%04d-%02d-%02d", (int)(date.year % 10000), (int)date.month,
		(int)date.day);
}

static int32_t system_day(void)
{
	time_t now = time(NULL);
	struct tm local;

	if (!localtime_r(&now, &local))
		return 0;
	return rx_day_number(
		(struct rx_civil){local.tm_year + 1900, local.tm_mon + 1, local.tm_mday});
}

bool rx_today(const char *given, const struct rx_sink *sink, int32_t *today)
{
	struct rx_days days;
	char word[64];

	if (!given) {
		*today = system_day();
		return true;
	}
	if (rx_days_parse(rx_text(given), &days) && days.first == days.last) {
		*today = days.first;
		return true;
	}
	rx_say(sink, (struct rx_place){0}, RX_SAY_NOT_A_DATE,
		rx_quotable(rx_text(given), word, sizeof(word)));
	return false;
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Eight digits, or ten characters with - between them, that are a date and no part of a longer run. */
static bool day_at(struct rx_text name, size_t at, size_t length, int32_t *day)
{
	char date[11];
	struct rx_days days;
	size_t used = 0, end = at + length;

	if (end > name.length || (at && is_digit(name.bytes[at - 1]))
		|| (end < name.length && is_digit(name.bytes[end])))
		return false;
	for (; at < end; at++) {
		if (length == 8 && (used == 4 || used == 7))
			date[used++] = '-';
		date[used++] = name.bytes[at];
	}
	if (used != 10 || date[4] != '-' || date[7] != '-'
		|| !rx_days_parse(rx_text_of(date, used), &days) || days.first != days.last)
		return false;
	*day = days.first;
	return true;
}

bool rx_day_in_name(struct rx_text path, int32_t *day)
{
	for (size_t at = path.length; at-- > 0 && path.bytes[at] != '/';) {
		if (day_at(path, at, 8, day) || day_at(path, at, 10, day))
			return true;
	}
	return false;
}
