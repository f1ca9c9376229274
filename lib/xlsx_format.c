/*
 * xlsx_format.c - number formats.
 *
 * A stored number is taken apart as decimal digits, never as a double: rounded to the 15 digits that
 * spreadsheets show, it is what was typed.
 */
#include "xlsx_format.h"
#include "when.h"

enum { DIGITS = 15, STORED = 40, EXPONENT_LIMIT = 300 };

/* 0.d1d2d3… times 10^point */
struct digits {
	char digit[STORED];
	size_t count;
	long point;
	bool negative;
};

enum rx_number_format rx_number_format_builtin(unsigned number)
{
	if (number == 9 || number == 10)
		return RX_NUMBER_SHARE;
	if (number == 17 || number == 55)
		return RX_NUMBER_MONTH;
	if ((number >= 14 && number <= 16) || number == 22 || (number >= 27 && number <= 31)
		|| number == 36 || (number >= 50 && number <= 58))
		return RX_NUMBER_DATE;
	return RX_NUMBER_PLAIN;
}

/* Behind what a code quotes: "年", \x, [$-804]; at itself when nothing is quoted there. */
static size_t skip_quoted(struct rx_text code, size_t at)
{
	char close = code.bytes[at] == '"' ? '"' : ']';

	if (code.bytes[at] == '\\')
		return at + 2;
	if (code.bytes[at] != '"' && code.bytes[at] != '[')
		return at;
	for (at++; at < code.length && code.bytes[at] != close; at++)
		;
	return at + 1;
}

enum rx_number_format rx_number_format_code(struct rx_text code)
{
	bool year = false, day = false, share = false;

	for (size_t at = 0; at < code.length;) {
		size_t behind = skip_quoted(code, at);

		if (behind > at) {
			at = behind;
			continue;
		}
		/* Behind the first ; stand the formats of negative numbers. */
		if (code.bytes[at] == ';')
			break;
		year = year || (code.bytes[at] | 0x20) == 'y';
		day = day || (code.bytes[at] | 0x20) == 'd';
		share = share || code.bytes[at] == '%';
		at++;
	}
	if (day)
		return RX_NUMBER_DATE;
	if (year)
		return RX_NUMBER_MONTH;
	return share ? RX_NUMBER_SHARE : RX_NUMBER_PLAIN;
}

/* ---- digits ----------------------------------------------------------------------------------- */

static bool read_exponent(struct rx_text stored, size_t at, long *exponent)
{
	bool negative = false;

	*exponent = 0;
	if (at < stored.length && (stored.bytes[at] == '+' || stored.bytes[at] == '-'))
		negative = stored.bytes[at++] == '-';
	if (at == stored.length)
		return false;
	for (; at < stored.length; at++) {
		if (stored.bytes[at] < '0' || stored.bytes[at] > '9' || *exponent > EXPONENT_LIMIT)
			return false;
		*exponent = *exponent * 10 + (stored.bytes[at] - '0');
	}
	if (negative)
		*exponent = -*exponent;
	return true;
}

static bool read_digits(struct rx_text stored, struct digits *number)
{
	bool fraction = false, any = false;
	long exponent = 0;
	size_t at = 0;

	*number = (struct digits){0};
	if (at < stored.length && stored.bytes[at] == '-')
		number->negative = stored.bytes[at++] == '-';
	for (; at < stored.length; at++) {
		char byte = stored.bytes[at];

		if (byte == '.' && !fraction) {
			fraction = true;
			continue;
		}
		if (byte < '0' || byte > '9')
			break;
		any = true;
		if (number->count == 0 && byte == '0') {
			number->point -= fraction;
			continue;
		}
		if (number->count < STORED)
			number->digit[number->count++] = byte;
		number->point += !fraction;
	}
	if (!any)
		return false;
	if (at < stored.length
		&& ((stored.bytes[at] | 0x20) != 'e' || !read_exponent(stored, at + 1, &exponent)))
		return false;
	number->point += exponent;
	return true;
}

/* Rounds half up to 15 digits and drops zeros at the end. */
static void round_digits(struct digits *number)
{
	bool carry = number->count > DIGITS && number->digit[DIGITS] >= '5';

	if (number->count > DIGITS)
		number->count = DIGITS;
	for (size_t at = number->count; carry && at-- > 0;) {
		carry = number->digit[at] == '9';
		number->digit[at] = carry ? '0' : (char)(number->digit[at] + 1);
	}
	if (carry) {
		number->digit[0] = '1';
		number->point++;
	}
	while (number->count && number->digit[number->count - 1] == '0')
		number->count--;
	if (number->count == 0)
		number->point = 0;
}

static void show_digits(struct rx_buffer *out, const struct digits *number)
{
	long last = number->point > (long)number->count ? number->point : (long)number->count;

	if (number->negative && number->count)
		rx_buffer_add_byte(out, '-');
	if (number->point <= 0)
		rx_buffer_add_byte(out, '0');
	for (long at = number->point < 0 ? number->point : 0; at < last; at++) {
		if (at == (number->point < 0 ? number->point : 0) && number->point <= 0)
			rx_buffer_add_byte(out, '.');
		else if (at == number->point)
			rx_buffer_add_byte(out, '.');
		rx_buffer_add_byte(
			out, at < 0 || at >= (long)number->count ? '0' : number->digit[at]);
	}
}

/* ---- dates ------------------------------------------------------------------------------------ */

/* Whole days of a number; -1 beyond the year 9999 and for numbers below one. */
static int32_t whole_days(const struct digits *number)
{
	int32_t days = 0;

	if (number->negative || number->point < 1 || number->point > 7)
		return -1;
	for (long at = 0; at < number->point; at++)
		days = days * 10 + (at < (long)number->count ? number->digit[at] - '0' : 0);
	return days < 2958466 ? days : -1;
}

/* Day 1 is 1900-01-01; day 60 is a 29 February that never was, so earlier days count from one later. */
static void show_date(struct rx_buffer *out, int32_t days, bool month, bool late)
{
	int32_t first = late ? -24107 : -25569;
	char date[16];

	if (!late && days < 61)
		first++;
	if (!late && days == 60)
		first--;
	rx_day_format(days + first, date);
	rx_buffer_add(out, date, month ? 7 : 10);
}

void rx_number_show(
	struct rx_buffer *out, struct rx_text stored, enum rx_number_format format, bool late)
{
	struct digits number;
	int32_t days;

	if (!read_digits(stored, &number) || number.point < -30 || number.point > 30) {
		rx_buffer_add_text(out, stored);
		return;
	}
	round_digits(&number);
	days = whole_days(&number);
	if ((format == RX_NUMBER_DATE || format == RX_NUMBER_MONTH) && days > 0) {
		show_date(out, days, format == RX_NUMBER_MONTH, late);
		return;
	}
	if (format == RX_NUMBER_SHARE && number.count)
		number.point += 2;
	show_digits(out, &number);
	if (format == RX_NUMBER_SHARE)
		rx_buffer_add_byte(out, '%');
}
