/*
 * date.h - dates as Chinese official prose writes them, whole or with lost characters, as readings
 * that the calendar allows.  No reading is chosen here: callers know the window of the document.
 */
#ifndef RX_LIB_DATE_H
#define RX_LIB_DATE_H

#include "when.h"

enum { RX_READING_LIMIT = 6 };

/* One reading of a point in time; 0 stands for what is not said. */
struct rx_reading {
	int32_t year;
	int32_t month;
	int32_t day;
	char part; /* 'e' early, 'm' middle, 'l' late: 上旬 中旬 下旬; 'b' 月底 or 年底; 'h' and 'H' halves
	              of a year; '1' to '4' quarters, '9' three of them; 0 */
};

struct rx_date {
	size_t start; /* in the text */
	size_t end;
	struct rx_reading readings[RX_READING_LIMIT];
	size_t count;
	bool damaged; /* characters of the date are lost */
};

/*
 * Reads the date that begins at offset at.  Years and months that are not written are taken from
 * before (NULL: left 0).  False when there is no date, or only a number that may be anything.
 */
bool rx_date_at(
	struct rx_text text, size_t at, const struct rx_reading *before, struct rx_date *date);

/* Finds the first date at or behind from. */
bool rx_date_find(
	struct rx_text text, size_t from, const struct rx_reading *before, struct rx_date *date);

/* Reads 上旬 月底 年底 上半年 第三季度 at offset at into a reading of a month or year; returns the offset
 * behind it, or at. */
size_t rx_date_part(struct rx_text text, size_t at, struct rx_reading *reading);

/* Length of a mark of range (至 到 - — ~ 起至) at offset at, or 0. */
size_t rx_date_range_mark(struct rx_text text, size_t at);

/* The days that a reading covers; its year must be known. */
struct rx_days rx_reading_days(struct rx_reading reading);

/* Writes a reading as YYYY, YYYY-MM or YYYY-MM-DD, or as an interval of days for the parts of a
 * month or year; 24 bytes are enough. */
void rx_reading_format(struct rx_reading reading, char text[32]);

/*
 * The last day of a deadline's words (2024年6月底前, 2025年年底前): a bare month stays YYYY-MM.
 * year serves where the words have none; 0: none.  False when the words hold no date.
 */
bool rx_date_deadline(struct rx_text words, int32_t year, char text[32]);

#endif
