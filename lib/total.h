/*
 * total.h - an exact running total of decimals, and the quick way to read a plain number.
 *
 * Adding the same numbers in any order gives the same total; that is what lets partial counts be
 * merged.  { 0 } is the total of nothing.
 */
#ifndef RX_LIB_TOTAL_H
#define RX_LIB_TOTAL_H

#include "decimal.h"

struct rx_total {
	struct rx_decimal sum; /* final zeros are kept until somebody asks */
	uint64_t count;
};

/* 10 to the power of 0 to 38. */
rx_int128 rx_power_of_ten(unsigned exponent);

/* As rx_decimal_parse(), but may leave final zeros behind the point; quick for up to 18 digits. */
bool rx_number_parse(struct rx_text text, struct rx_decimal *number);

/* Reads digits that are nothing else and fit. */
bool rx_count_parse(struct rx_text text, uint64_t *count);

/* Adds a number; false when 38 digits do not hold the sum, which is then unchanged. */
bool rx_total_add(struct rx_total *total, struct rx_decimal number);

/* Adds the numbers of another total, which are some; false when 38 digits do not hold the sum. */
bool rx_total_join(struct rx_total *total, const struct rx_total *other);

/* Without final zeros behind the point. */
struct rx_decimal rx_decimal_normal(struct rx_decimal number);

/* Appends part of whole in percent with two decimals, rounded half away from zero; nothing when
 * whole is zero. */
void rx_percent_format(struct rx_buffer *out, struct rx_decimal part, struct rx_decimal whole);

#endif
