/*
 * period.h - weeks, months, quarters and years as running numbers, so that a series can count from one
 * to the next, and as text that sorts in their order: 2024-W07, 2024-06, 2024-Q2, 2024.
 *
 * Weeks are those of ISO 8601: from Monday on, in the year that their Thursday lies in.
 */
#ifndef RX_LIB_PERIOD_H
#define RX_LIB_PERIOD_H

#include "when.h"

enum rx_period { RX_PERIOD_WEEK, RX_PERIOD_MONTH, RX_PERIOD_QUARTER, RX_PERIOD_YEAR };

/* True when name is week, month, quarter or year. */
bool rx_period_named(struct rx_text name, enum rx_period *period);

/* Number of the period that a day lies in; the next one has the next number. */
int32_t rx_period_number(enum rx_period period, int32_t day);

/* The same for days that may be several; false when they do not all lie in one period. */
bool rx_period_of(enum rx_period period, struct rx_days days, int32_t *number);

/* First and last day of a period. */
struct rx_days rx_period_days(enum rx_period period, int32_t number);

/* Writes a period's text with a final NUL. */
void rx_period_format(enum rx_period period, int32_t number, char text[16]);

/* Reads such a text; false for anything else. */
bool rx_period_parse(enum rx_period period, struct rx_text text, int32_t *number);

#endif
