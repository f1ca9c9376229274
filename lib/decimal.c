/*
 * decimal.c - exact decimals on 128-bit integers.
 *
 * The limit is 10^38 - 1, so that every number of 38 digits fits and every overflow is seen before
 * it happens.
 */
#include "decimal.h"

enum { DIGIT_LIMIT = 38 };

/* 10^38 - 1 */
#define LIMIT ((rx_int128)UINT64_C(10000000000000000000) * UINT64_C(10000000000000000000) - 1)

static rx_int128 power_of_ten(unsigned exponent)
{
	rx_int128 power = 1;

	while (exponent--)
		power *= 10;
	return power;
}

static rx_int128 magnitude(rx_int128 number)
{
	return number < 0 ? -number : number;
}

/* Division of 128 bits is slow, and nearly every number in a ledger is small. */
static bool is_small(rx_int128 number)
{
	return number <= INT64_MAX && number >= -INT64_MAX;
}

/* Multiplies by 10^exponent unless that passes the limit. */
static bool scale_up(rx_int128 *number, unsigned exponent)
{
	bool fits = exponent == 0 || *number == 0 || (is_small(*number) && exponent <= 18);

	if (!fits && exponent <= DIGIT_LIMIT)
		fits = magnitude(*number) <= LIMIT / power_of_ten(exponent);
	if (fits && *number)
		*number *= power_of_ten(exponent);
	return fits;
}

static void normalise(struct rx_decimal *number)
{
	while (number->scale && is_small(number->coefficient)) {
		int64_t small = (int64_t)number->coefficient;

		if (small % 10)
			return;
		number->coefficient = small / 10;
		number->scale--;
	}
	while (number->scale && number->coefficient % 10 == 0) {
		number->coefficient /= 10;
		number->scale--;
	}
}

/* Where the reading of a number's digits has come to. */
struct digits {
	size_t count;
	size_t group;  /* digits behind the last comma */
	bool comma;    /* one was seen: groups are of three */
	bool fraction; /* the point was seen */
};

static bool take_digit(struct digits *digits, char byte, struct rx_decimal *number)
{
	if (number->coefficient > (LIMIT - 9) / 10)
		return false;
	number->coefficient = number->coefficient * 10 + (byte - '0');
	number->scale += digits->fraction;
	digits->count++;
	digits->group++;
	return true;
}

/* The group in front of a comma, point or end: three digits behind a comma, else any number. */
static bool group_is_whole(const struct digits *digits)
{
	return digits->fraction || !digits->comma || digits->group == 3;
}

static bool take_comma(struct digits *digits)
{
	if (digits->count == 0 || digits->group > 3 || !group_is_whole(digits))
		return false;
	digits->comma = true;
	digits->group = 0;
	return true;
}

/* Reads digits, commas and a point from *at on; false when they make no number. */
static bool take_digits(struct rx_text text, size_t *at, struct rx_decimal *number)
{
	struct digits digits = {0};

	for (; *at < text.length; ++*at) {
		char byte = text.bytes[*at];
		bool good = true;

		if (byte >= '0' && byte <= '9')
			good = take_digit(&digits, byte, number);
		else if (byte == ',' && !digits.fraction)
			good = take_comma(&digits);
		else if (byte == '.' && !digits.fraction && group_is_whole(&digits))
			digits.fraction = true;
		else
			break;
		if (!good)
			return false;
	}
	return digits.count && group_is_whole(&digits);
}

/* Shifts the point to the right by exponent places. */
static bool shift(struct rx_decimal *number, unsigned exponent)
{
	if (number->scale >= exponent) {
		number->scale -= exponent;
		return true;
	}
	exponent -= number->scale;
	number->scale = 0;
	return scale_up(&number->coefficient, exponent);
}

static bool take_unit(struct rx_text unit, struct rx_decimal *number)
{
	if (unit.length == 0)
		return true;
	if (rx_text_equal(unit, RX_LITERAL("万")))
		return shift(number, 4);
	if (rx_text_equal(unit, RX_LITERAL("亿")))
		return shift(number, 8);
	if (rx_text_equal(unit, RX_LITERAL("万亿")))
		return shift(number, 12);
	if (!rx_text_equal(unit, RX_LITERAL("%")))
		return false;
	number->scale += 2;
	return true;
}

bool rx_decimal_parse(struct rx_text text, struct rx_decimal *number)
{
	size_t at = 0;
	bool negative;

	text = rx_text_trim(text);
	*number = (struct rx_decimal){0};
	negative = text.length && text.bytes[0] == '-';
	if (text.length && (text.bytes[0] == '-' || text.bytes[0] == '+'))
		at++;
	if (!take_digits(text, &at, number))
		return false;
	if (!take_unit(rx_text_trim(rx_text_slice(text, at, text.length)), number))
		return false;
	if (negative)
		number->coefficient = -number->coefficient;
	normalise(number);
	return number->scale <= DIGIT_LIMIT;
}

bool rx_decimal_add(struct rx_decimal *sum, struct rx_decimal number)
{
	struct rx_decimal one = *sum;

	if (one.scale < number.scale) {
		if (!scale_up(&one.coefficient, number.scale - one.scale))
			return false;
		one.scale = number.scale;
	} else if (!scale_up(&number.coefficient, one.scale - number.scale)) {
		return false;
	}
	one.coefficient += number.coefficient; /* both below 10^38: no overflow of 2^127 */
	if (magnitude(one.coefficient) > LIMIT)
		return false;
	normalise(&one);
	*sum = one;
	return true;
}

static int sign(rx_int128 number)
{
	return (number > 0) - (number < 0);
}

int rx_decimal_compare(struct rx_decimal one, struct rx_decimal other)
{
	rx_int128 whole_one = one.coefficient, whole_other = other.coefficient;

	if (sign(whole_one) != sign(whole_other))
		return sign(whole_one) < sign(whole_other) ? -1 : 1;
	/* What cannot be scaled up to the other's scale is the larger of the two in magnitude. */
	if (one.scale < other.scale && !scale_up(&whole_one, other.scale - one.scale))
		return sign(whole_one);
	if (other.scale < one.scale && !scale_up(&whole_other, one.scale - other.scale))
		return -sign(whole_other);
	return (whole_one > whole_other) - (whole_one < whole_other);
}

struct rx_decimal rx_decimal_divide(struct rx_decimal number, uint64_t divisor, unsigned places)
{
	rx_int128 quotient, rest, whole = number.coefficient;
	struct rx_decimal result = {0, places};

	if (places >= number.scale && !scale_up(&whole, places - number.scale)) {
		/* Too large for decimals: whole units only. */
		result.scale = number.scale;
	}
	quotient = whole / (rx_int128)divisor;
	rest = magnitude(whole % (rx_int128)divisor);
	if (places >= number.scale) {
		quotient += rest >= (rx_int128)divisor - rest ? sign(whole) : 0;
	} else {
		rx_int128 unit = power_of_ten(number.scale - places);
		rx_int128 behind = magnitude(quotient % unit);

		quotient = quotient / unit + (behind >= unit - behind ? sign(whole) : 0);
	}
	result.coefficient = quotient;
	normalise(&result);
	return result;
}

void rx_decimal_format(struct rx_buffer *out, struct rx_decimal number)
{
	char digits[DIGIT_LIMIT + 64];
	size_t at = sizeof(digits);
	rx_int128 rest = magnitude(number.coefficient);
	unsigned place = 0;

	do {
		if (place && place == number.scale)
			digits[--at] = '.';
		digits[--at] = (char)('0' + (int)(rest % 10));
		rest /= 10;
		place++;
	} while (rest || place <= number.scale);
	if (number.coefficient < 0)
		rx_buffer_add_byte(out, '-');
	rx_buffer_add(out, digits + at, sizeof(digits) - at);
}

struct rx_decimal rx_decimal_shifted(struct rx_decimal number, int power)
{
	for (; power > 0; power--) {
		if (number.scale)
			number.scale--;
		else
			number.coefficient *= 10;
	}
	for (; power < 0; power++)
		number.scale++;
	while (number.scale && number.coefficient % 10 == 0) {
		number.coefficient /= 10;
		number.scale--;
	}
	return number;
}
