/*
 * total.c - running totals on 128-bit integers that change their scale as seldom as they can.
 */
#include "total.h"

enum { QUICK_DIGITS = 18, DIGIT_LIMIT = 38 };

rx_int128 rx_power_of_ten(unsigned exponent)
{
	rx_int128 power = 1;

	while (exponent--)
		power *= 10;
	return power;
}

/* Digits with at most one point and a minus sign, nothing else. */
static bool parse_plain(struct rx_text text, struct rx_decimal *number)
{
	size_t at = text.length && text.bytes[0] == '-', digits = text.length - at, point = 0;
	uint64_t whole = 0;

	if (digits == 0 || digits > QUICK_DIGITS)
		return false;
	for (; at < text.length; at++) {
		unsigned digit = (unsigned)(unsigned char)text.bytes[at] - '0';

		if (digit < 10)
			whole = whole * 10 + digit;
		else if (text.bytes[at] == '.' && !point && digits > 1)
			point = at + 1;
		else
			return false;
	}
	number->scale = point ? (unsigned)(text.length - point) : 0;
	number->coefficient = text.bytes[0] == '-' ? -(rx_int128)whole : (rx_int128)whole;
	return true;
}

bool rx_number_parse(struct rx_text text, struct rx_decimal *number)
{
	return parse_plain(text, number) || rx_decimal_parse(text, number);
}

bool rx_count_parse(struct rx_text text, uint64_t *count)
{
	*count = 0;
	for (size_t at = 0; at < text.length; at++) {
		unsigned digit = (unsigned)(unsigned char)text.bytes[at] - '0';

		if (digit > 9 || *count > (UINT64_MAX - digit) / 10)
			return false;
		*count = *count * 10 + digit;
	}
	return text.length > 0;
}

static bool in_limit(rx_int128 number)
{
	rx_int128 limit = (rx_int128)10000000000000000000u * 10000000000000000000u - 1;

	return number >= -limit && number <= limit;
}

/* Multiplies by 10^exponent unless that passes the limit. */
static bool scale_up(rx_int128 *number, unsigned exponent)
{
	rx_int128 scaled;

	if (exponent > DIGIT_LIMIT
		|| __builtin_mul_overflow(*number, rx_power_of_ten(exponent), &scaled)
		|| !in_limit(scaled))
		return *number == 0;
	*number = scaled;
	return true;
}

bool rx_total_add(struct rx_total *total, struct rx_decimal number)
{
	struct rx_decimal sum = total->sum;

	if (number.scale > sum.scale) {
		if (!scale_up(&sum.coefficient, number.scale - sum.scale))
			return false;
		sum.scale = number.scale;
	} else if (number.scale < sum.scale) {
		if (!scale_up(&number.coefficient, sum.scale - number.scale))
			return false;
	}
	if (__builtin_add_overflow(sum.coefficient, number.coefficient, &sum.coefficient)
		|| !in_limit(sum.coefficient))
		return false;
	total->sum = sum;
	total->count++;
	return true;
}

bool rx_total_join(struct rx_total *total, const struct rx_total *other)
{
	if (!rx_total_add(total, other->sum))
		return false;
	total->count += other->count - 1;
	return true;
}

struct rx_decimal rx_decimal_normal(struct rx_decimal number)
{
	while (number.scale && number.coefficient % 10 == 0) {
		number.coefficient /= 10;
		number.scale--;
	}
	return number;
}

void rx_percent_format(struct rx_buffer *out, struct rx_decimal part, struct rx_decimal whole)
{
	struct rx_total numerator = {part, 1}, denominator = {whole, 1};
	rx_int128 one, other, hundredths, limit = rx_power_of_ten(DIGIT_LIMIT - 5);
	struct rx_decimal cents;

	/* Adding nothing at the other's scale brings both to the same one. */
	if (whole.coefficient == 0 || !rx_total_add(&numerator, (struct rx_decimal){0, whole.scale})
		|| !rx_total_add(&denominator, (struct rx_decimal){0, part.scale}))
		return;
	one = numerator.sum.coefficient;
	other = denominator.sum.coefficient;
	while (one > limit || one < -limit || other > limit || other < -limit) {
		one /= 10;
		other /= 10;
	}
	if (other == 0)
		return;
	hundredths = (2 * (one < 0 ? -one : one) * 10000 + (other < 0 ? -other : other))
		/ (2 * (other < 0 ? -other : other));
	if ((one < 0) != (other < 0) && hundredths)
		rx_buffer_add_byte(out, '-');
	cents = (struct rx_decimal){hundredths / 100, 0};
	rx_decimal_format(out, cents);
	rx_buffer_add_byte(out, '.');
	rx_buffer_add_byte(out, (char)('0' + (int)(hundredths / 10 % 10)));
	rx_buffer_add_byte(out, (char)('0' + (int)(hundredths % 10)));
}
