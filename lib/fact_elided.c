/*
 * fact_elided.c - readings of damaged dates, joined to values and held against the window.
 *
 * Evidence in the order of its weight: the calendar (done by date.c), the order of a range, the window
 * from the inspection to the publication.
 */
#include "fact_elided.h"
#include "numeral.h"

#include <stdio.h>

static void add(struct rx_elided *elided, struct rx_reading first, struct rx_reading last)
{
	if (elided->count == RX_ELIDED_LIMIT)
		return;
	elided->values[elided->count].first = first;
	elided->values[elided->count].last = last;
	elided->count++;
}

static bool in_order(struct rx_reading first, struct rx_reading last)
{
	return first.year == 0 || last.year == 0
		|| rx_reading_days(first).first <= rx_reading_days(last).last;
}

/* 2022712 as the months 7 to 12: the digits behind the year cut in two. */
static void add_months(struct rx_text text, const struct rx_date *date, struct rx_elided *elided)
{
	size_t length = date->end - date->start,
	       size = (unsigned char)text.bytes[date->start] < 0x80 ? 1 : 3;
	unsigned digits[4] = {0};
	size_t count = length / size - 4;

	if (length / size < 6 || count > 4)
		return;
	for (size_t at = 0; at < count; at++)
		rx_numeral_digits(text, date->start + (4 + at) * size, 1, &digits[at]);
	for (size_t cut = 1; cut < count; cut++) {
		unsigned from = cut == 1 ? digits[0] : digits[0] * 10 + digits[1];
		unsigned to = count - cut == 1 ? digits[cut] : digits[cut] * 10 + digits[cut + 1];
		struct rx_reading first = {.year = date->readings[0].year, .month = (int32_t)from},
				  last = first;

		last.month = (int32_t)to;
		if (cut <= 2 && count - cut <= 2 && digits[0] && digits[cut] && from < to
			&& to <= 12)
			add(elided, first, last);
	}
}

static bool inside(struct rx_reading first, struct rx_reading last, struct rx_days window)
{
	return first.year && last.year && rx_reading_days(first).first >= window.first
		&& rx_reading_days(last).last <= window.last;
}

static void keep_window(struct rx_elided *elided, struct rx_days window)
{
	size_t kept = 0;

	if (!window.first || !window.last)
		return;
	for (size_t at = 0; at < elided->count; at++) {
		if (inside(elided->values[at].first, elided->values[at].last, window))
			elided->values[kept++] = elided->values[at];
	}
	if (kept)
		elided->count = kept;
}

void rx_elided_values(struct rx_text text, const struct rx_when *when, bool months,
	struct rx_days window, struct rx_elided *elided)
{
	const struct rx_date *first = &when->points[0], *last = &when->points[when->range ? 1 : 0];

	elided->count = 0;
	for (size_t one = 0; one < first->count; one++) {
		for (size_t other = 0; when->range && other < last->count; other++) {
			if (in_order(first->readings[one], last->readings[other]))
				add(elided, first->readings[one], last->readings[other]);
		}
		if (!when->range)
			add(elided, first->readings[one], first->readings[one]);
	}
	if (months && !when->range && first->damaged)
		add_months(text, first, elided);
	keep_window(elided, window);
}

/* A date whose year nobody knows, as in EDTF. */
static void format_one(struct rx_reading reading, bool end, char text[32])
{
	char day[16];

	if (reading.year == 0) {
		snprintf(text, 32, reading.day ? "XXXX-%02d-%02d" : "XXXX-%02d", (int)reading.month,
			(int)reading.day);
	} else if (reading.part && !reading.day) {
		rx_day_format(
			end ? rx_reading_days(reading).last : rx_reading_days(reading).first, day);
		snprintf(text, 32, "%s", day);
	} else {
		rx_reading_format(reading, text);
	}
}

void rx_elided_format(struct rx_reading first, struct rx_reading last, bool range, char text[72])
{
	char one[32], other[32];

	if (!range && (first.year || !first.part)) {
		if (first.year)
			rx_reading_format(first, one);
		else
			format_one(first, false, one);
		snprintf(text, 72, "%s", one);
		return;
	}
	format_one(first, false, one);
	format_one(last, true, other);
	snprintf(text, 72, "%s/%s", one, other);
}
