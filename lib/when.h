/*
 * when.h - dates of the stream: ISO 8601 calendar dates and EDTF (Library of Congress, 2019)
 * intervals as whole days, and comparing them by the rules of rx-records(5).
 */
#ifndef RX_LIB_WHEN_H
#define RX_LIB_WHEN_H

#include "text.h"

/* Days since 1970-01-01, both ends included; an open end is RX_DAY_OPEN_START or RX_DAY_OPEN_END. */
struct rx_days {
	int32_t first;
	int32_t last;
};

#define RX_DAY_OPEN_START INT32_MIN
#define RX_DAY_OPEN_END INT32_MAX

struct rx_civil {
	int32_t year;
	int32_t month; /* 1 to 12 */
	int32_t day;   /* 1 to 31 */
};

/* Days in a month of the Gregorian calendar. */
int32_t rx_month_length(int32_t year, int32_t month);

/* Day number of a date and back; the date must exist. */
int32_t rx_day_number(struct rx_civil date);
struct rx_civil rx_day_civil(int32_t day);

/* Monday of ISO 8601 week is 0. */
int rx_day_weekday(int32_t day);

/*
 * Reads YYYY, YYYY-MM, YYYY-MM-DD, A/B, ../B or A/.. as the days it covers.  False for anything
 * else, for dates that do not exist, and for intervals that end before they begin.
 */
bool rx_days_parse(struct rx_text text, struct rx_days *days);

/* The same for a list joined with ';': the item at *rest, which moves behind it; false at the end.
 * Items that are no dates are skipped. */
bool rx_days_next(struct rx_text *rest, struct rx_days *days);

/* Writes a day of the years 0 to 9999 as YYYY-MM-DD with a final NUL; of others any text that fits. */
void rx_day_format(int32_t day, char text[16]);

/* Stores the day that today is: the given YYYY-MM-DD, or the system's date when it is NULL.  False
 * after a given date that is none, or is not one day, was reported. */
bool rx_today(const char *given, const struct rx_sink *sink, int32_t *today);

/* Finds the last date in the name of a file, behind any folders: 2024-06-30 or 20240630. */
bool rx_day_in_name(struct rx_text path, int32_t *day);

/* Order of a cell's days against a literal's: a cell is before when its last day is before the
 * literal's first, after when its first day is after the literal's last, equal when it lies inside. */
static inline bool rx_days_before(struct rx_days cell, struct rx_days literal)
{
	return cell.last < literal.first;
}

static inline bool rx_days_after(struct rx_days cell, struct rx_days literal)
{
	return cell.first > literal.last;
}

static inline bool rx_days_inside(struct rx_days cell, struct rx_days literal)
{
	return cell.first >= literal.first && cell.last <= literal.last;
}

#endif
