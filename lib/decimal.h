/*
 * decimal.h - exact decimal numbers of up to 38 digits: reading, adding, comparing, writing.
 * Money and counts go through here and never through a double.
 */
#ifndef RX_LIB_DECIMAL_H
#define RX_LIB_DECIMAL_H

#include "buffer.h"

__extension__ typedef __int128 rx_int128;

/* coefficient / 10^scale; kept without final zeros behind the point. */
struct rx_decimal {
	rx_int128 coefficient;
	unsigned scale;
};

/*
 * Reads a number as people write it: a sign, digits, perhaps with , between groups of three, a
 * point, and behind it 万 (10^4), 亿 (10^8), 万亿 (10^12) or % (10^-2), blanks at both ends and in
 * front of the unit.  False for anything else and beyond 38 digits.
 */
bool rx_decimal_parse(struct rx_text text, struct rx_decimal *number);

/* *sum += number; false, sum unchanged, when 38 digits do not hold it. */
bool rx_decimal_add(struct rx_decimal *sum, struct rx_decimal number);

/* Below, equal or above zero as one is below, equal to or above other; exact at any scale. */
int rx_decimal_compare(struct rx_decimal one, struct rx_decimal other);

/* number / divisor rounded half away from zero to places decimals; divisor above zero. */
struct rx_decimal rx_decimal_divide(struct rx_decimal number, uint64_t divisor, unsigned places);

/* Appends the number with as many decimals as it has. */
void rx_decimal_format(struct rx_buffer *out, struct rx_decimal number);

/* number * 10^power, without zeros at the end of its decimals; it must have room for them. */
struct rx_decimal rx_decimal_shifted(struct rx_decimal number, int power);

#endif
