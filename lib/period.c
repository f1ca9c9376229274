/*
 * period.c - from days to periods and back to text.
 */
#include "period.h"

#include <stdio.h>

bool rx_period_named(struct rx_text name, enum rx_period *period)
{
	static const char *const names[][2] = {
		{"week", "周"}, {"month", "月"}, {"quarter", "季度"}, {"year", "年"}};

	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		if (rx_text_equal(name, rx_text(names[at][0]))
			|| rx_text_equal(name, rx_text(names[at][1]))) {
			*period = (enum rx_period)at;
			return true;
		}
	}
	return false;
}

/* Week 0 holds 1970-01-01, a Thursday, and begins three days before it. */
static int32_t week_number(int32_t day)
{
	int32_t from_monday = day + 3;

	return from_monday >= 0 ? from_monday / 7 : -((6 - from_monday) / 7);
}

int32_t rx_period_number(enum rx_period period, int32_t day)
{
	struct rx_civil date;

	if (period == RX_PERIOD_WEEK)
		return week_number(day);
	date = rx_day_civil(day);
	switch (period) {
	case RX_PERIOD_MONTH: return date.year * 12 + date.month - 1;
	case RX_PERIOD_QUARTER: return date.year * 4 + (date.month - 1) / 3;
	default: return date.year;
	}
}

bool rx_period_of(enum rx_period period, struct rx_days days, int32_t *number)
{
	if (days.first == RX_DAY_OPEN_START || days.last == RX_DAY_OPEN_END)
		return false;
	*number = rx_period_number(period, days.first);
	return *number == rx_period_number(period, days.last);
}

static int32_t first_of_month(int32_t month)
{
	return rx_day_number((struct rx_civil){month / 12, month % 12 + 1, 1});
}

struct rx_days rx_period_days(enum rx_period period, int32_t number)
{
	int32_t months = period == RX_PERIOD_MONTH ? 1 : period == RX_PERIOD_QUARTER ? 3 : 12;

	if (period == RX_PERIOD_WEEK)
		return (struct rx_days){number * 7 - 3, number * 7 + 3};
	return (struct rx_days){
		first_of_month(number * months), first_of_month((number + 1) * months) - 1};
}

void rx_period_format(enum rx_period period, int32_t number, char text[16])
{
	int32_t thursday = number * 7, new_year;
	struct rx_civil date;

	switch (period) {
	case RX_PERIOD_WEEK:
		date = rx_day_civil(thursday);
		new_year = rx_day_number((struct rx_civil){date.year, 1, 1});
		snprintf(text, 16, "%04d-W%02d", (int)(date.year % 10000),
			(int)((thursday - new_year) / 7 % 100 + 1));
		break;
	case RX_PERIOD_MONTH:
		snprintf(text, 16, "%04d-%02d", (int)(number / 12 % 10000), (int)(number % 12 + 1));
		break;
	case RX_PERIOD_QUARTER:
		snprintf(text, 16, "%04d-Q%d", (int)(number / 4 % 10000), (int)(number % 4 + 1));
		break;
	default: snprintf(text, 16, "%04d", (int)(number % 10000)); break;
	}
}

/* The digits of a text that has nothing else and as many as it should. */
static bool read_digits(struct rx_text text, size_t count, int32_t *number)
{
	*number = 0;
	for (size_t at = 0; at < text.length; at++) {
		if (text.bytes[at] < '0' || text.bytes[at] > '9')
			return false;
		*number = *number * 10 + (text.bytes[at] - '0');
	}
	return text.length == count;
}

bool rx_period_parse(enum rx_period period, struct rx_text text, int32_t *number)
{
	bool week = period == RX_PERIOD_WEEK;
	int32_t year, part;
	struct rx_days days;

	if (period == RX_PERIOD_MONTH || period == RX_PERIOD_YEAR)
		return rx_days_parse(text, &days) && rx_period_of(period, days, number);
	if (text.length < 7 || !read_digits(rx_text_slice(text, 0, 4), 4, &year)
		|| !read_digits(rx_text_slice(text, 6, text.length), week ? 2 : 1, &part)
		|| text.bytes[4] != '-' || text.bytes[5] != (week ? 'W' : 'Q') || part < 1
		|| part > (week ? 53 : 4))
		return false;
	/* The fourth of January lies in the first week of every year. */
	*number = week
		? rx_period_number(period, rx_day_number((struct rx_civil){year, 1, 4})) + part - 1
		: year * 4 + part - 1;
	return true;
}
