/*
 * decimal.c - exact decimals on 128-bit integers.
 *
 * The limit is 10^38 - 1, so that every number of 38 digits fits and every overflow is seen before
 * it happens.
 */
#include "decimal.h"

enum { DIGIT_LIMIT = 38 };

static rx_int128 power_of_ten(unsigned exponent)
{
	static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000,
		100000000, 1000000000};
	rx_int128 power = 1;

	for (; exponent > 9; exponent -= 9)
		power *= powers[9];
	return power * powers[exponent];
}

static rx_int128 limit(void)
{
	return power_of_ten(DIGIT_LIMIT) - 1;
}

static rx_int128 magnitude(rx_int128 number)
{
	return number < 0 ? -number : number;
}

/* Multiplies by 10^exponent unless that passes the limit. */
static bool scale_up(rx_int128 *number, unsigned exponent)
{
	if (*number == 0)
		return true;
	/* Below 10^19, times at most 10^18: it fits without asking. */
	if (exponent <= 18 && magnitude(*number) <= INT64_MAX) {
		*number *= power_of_ten(exponent);
		return true;
	}
	if (exponent > DIGIT_LIMIT || magnitude(*number) > limit() / power_of_ten(exponent))
		return false;
	*number *= power_of_ten(exponent);
	return true;
}

static void normalise(struct rx_decimal *number)
{
	while (number->scale && number->coefficient % 10 == 0) {
		number->coefficient /= 10;
		number->scale--;
	}
}

static bool take_digits(struct rx_text text, size_t *at, struct rx_decimal *number, size_t *count)
{
	bool fraction = false;

	for (; *at < text.length; (*at)++) {
		char byte = text.bytes[*at];

		if (byte == '.' && !fraction) {
			fraction = true;
		} else if (byte == ',' && !fraction && *count) {
			continue;
		} else if (byte >= '0' && byte <= '9') {
			if (number->coefficient > (limit() - 9) / 10)
				return false;
			number->coefficient = number->coefficient * 10 + (byte - '0');
			number->scale += fraction;
			(*count)++;
		} else {
			break;
		}
	}
	return true;
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

/* Up to 18 digits with or without a point and nothing else: what nearly all cells are. */
static bool parse_plain(struct rx_text text, struct rx_decimal *number)
{
	size_t at = text.length && text.bytes[0] == '-', digits = 0, point = RX_NONE;
	int64_t value = 0;
	bool negative = at > 0;

	for (; at < text.length; at++) {
		char byte = text.bytes[at];

		if (byte >= '0' && byte <= '9' && digits < 18) {
			value = value * 10 + (byte - '0');
			digits++;
		} else if (byte == '.' && point == RX_NONE) {
			point = digits;
		} else {
			return false;
		}
	}
	number->scale = point == RX_NONE ? 0 : (unsigned)(digits - point);
	for (; number->scale && value % 10 == 0; number->scale--)
		value /= 10;
	number->coefficient = negative ? -value : value;
	return digits > 0;
}

bool rx_decimal_parse(struct rx_text text, struct rx_decimal *number)
{
	size_t at = 0, count = 0;
	bool negative;

	if (parse_plain(text, number))
		return true;
	text = rx_text_trim(text);
	*number = (struct rx_decimal){0};
	negative = text.length && text.bytes[0] == '-';
	if (text.length && (text.bytes[0] == '-' || text.bytes[0] == '+'))
		at++;
	if (!take_digits(text, &at, number, &count) || count == 0)
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
	if (magnitude(one.coefficient) > limit())
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

	if (one.scale == other.scale)
		return (whole_one > whole_other) - (whole_one < whole_other);
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
