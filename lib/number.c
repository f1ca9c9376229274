/*
 * number.c - reading numbers.
 *
 * A number is a sum of sections: what stands in front of 亿, in front of 万, and the rest; a section is
 * a sum of digits times 十 百 千.  Digits that follow one another without a unit are positions (二〇二二);
 * a last digit behind 百 or more counts for the next lower unit (两千四).
 */
#include "number.h"
#include "utf8.h"

enum { POWER_LIMIT = 30 };

struct reading {
	struct rx_text text;
	size_t at;
	struct rx_number *number;
	struct rx_decimal total;   /* in front of 亿 */
	struct rx_decimal section; /* in front of 万 */
	struct rx_decimal sum;     /* times 十 百 千 */
	struct rx_decimal digit;   /* not multiplied yet */
	unsigned positions;        /* digits in it; 0: there is none */
	unsigned unit;             /* the last unit as a power of ten; 0: none so far */
	bool zero;                 /* 零 stood behind it */
	bool failed;
};

uint32_t rx_number_character(struct rx_text text, size_t at, size_t *length)
{
	uint32_t code;

	*length = 0;
	if (at >= text.length)
		return 0;
	code = rx_utf8_decode(text, at, length);
	return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFF01 + '!' : code;
}

long rx_number_han(uint32_t code)
{
	switch (code) {
	case 0x3007:
	case 0x96F6: return 0;
	case 0x4E00:
	case 0x58F9: return 1;
	case 0x4E8C:
	case 0x4E24:
	case 0x8D30: return 2;
	case 0x4E09:
	case 0x53C1: return 3;
	case 0x56DB:
	case 0x8086: return 4;
	case 0x4E94:
	case 0x4F0D: return 5;
	case 0x516D:
	case 0x9646: return 6;
	case 0x4E03:
	case 0x67D2: return 7;
	case 0x516B:
	case 0x634C: return 8;
	case 0x4E5D:
	case 0x7396: return 9;
	case 0x5341:
	case 0x62FE: return 10;
	case 0x767E:
	case 0x4F70: return 100;
	case 0x5343:
	case 0x4EDF: return 1000;
	case 0x4E07: return 10000;
	case 0x4EBF: return 100000000;
	default: return -1;
	}
}

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

static uint32_t peek(const struct reading *reading, size_t *length)
{
	return rx_number_character(reading->text, reading->at, length);
}

static struct rx_decimal whole(long value)
{
	return (struct rx_decimal){value, 0};
}

/* number * 10^power */
static struct rx_decimal raised(struct reading *reading, struct rx_decimal number, unsigned power)
{
	while (power && number.scale) {
		number.scale--;
		power--;
	}
	for (; power; power--) {
		rx_int128 limit = (rx_int128)1 << 100;

		if (number.coefficient > limit || number.coefficient < -limit) {
			reading->failed = true;
			return whole(0);
		}
		number.coefficient *= 10;
	}
	return number;
}

static void add(struct reading *reading, struct rx_decimal *sum, struct rx_decimal number)
{
	if (!rx_decimal_add(sum, number))
		reading->failed = true;
}

static void put_digit(struct reading *reading, unsigned digit)
{
	reading->digit = raised(reading, reading->digit, 1);
	reading->digit.coefficient += digit;
	if (++reading->positions > POWER_LIMIT)
		reading->failed = true;
}

/* , or full-width comma in front of exactly three digits. */
static bool is_group(const struct reading *reading, size_t at)
{
	size_t length, count = 0;

	if (rx_number_character(reading->text, at, &length) != ',')
		return false;
	at += length;
	while (count < 4 && is_digit(rx_number_character(reading->text, at, &length))) {
		at += length;
		count++;
	}
	return count == 3;
}

static void take_decimals(struct reading *reading, bool han)
{
	size_t length;

	for (;; reading->at += length) {
		uint32_t code = peek(reading, &length);
		long digit = han ? rx_number_han(code) : (is_digit(code) ? (long)(code - '0') : -1);

		if (digit < 0 || digit > 9)
			return;
		reading->digit.coefficient = reading->digit.coefficient * 10 + digit;
		reading->digit.scale++;
		if (reading->digit.scale > POWER_LIMIT) {
			reading->failed = true;
			return;
		}
	}
}

/* 12 345 of either width, 12,345 and 12.345 */
static void take_digits(struct reading *reading)
{
	size_t length, next;
	unsigned lead = 0;
	bool grouped = false;

	while (is_digit(peek(reading, &length)) && !reading->failed) {
		put_digit(reading, (unsigned)(peek(reading, &length) - '0'));
		reading->at += length;
		lead++;
		if ((grouped || lead <= 3) && is_group(reading, reading->at)) {
			peek(reading, &length);
			reading->at += length;
			grouped = true;
		}
	}
	if (peek(reading, &length) == '.'
		&& is_digit(rx_number_character(reading->text, reading->at + length, &next))) {
		reading->at += length;
		take_decimals(reading, false);
		grouped = true;
	}
	reading->number->whole = reading->number->whole && !grouped;
}

static void end_digit(struct reading *reading, unsigned power)
{
	/* 二三十 */
	if (reading->positions > 1 && !reading->number->digits && !reading->digit.scale
		&& (power || reading->unit))
		reading->number->vague = true;
	add(reading, &reading->sum, raised(reading, reading->digit, power));
	reading->digit = whole(0);
	reading->positions = 0;
	reading->zero = false;
	reading->unit = power;
}

static unsigned power_of(long unit)
{
	unsigned power = 0;

	for (; unit >= 10; unit /= 10)
		power++;
	return power;
}

/* 十 百 千 behind a digit; 十 also alone. */
static bool take_small_unit(struct reading *reading, unsigned power, bool begun)
{
	if (!reading->positions) {
		if (power != 1 || (begun && reading->unit <= 1 && !reading->zero))
			return false;
		reading->digit = whole(1);
		reading->positions = 1;
	}
	end_digit(reading, power);
	return true;
}

/* 万 and 亿 multiply all that stands in front of them, up to the last 亿. */
static bool take_large_unit(struct reading *reading, unsigned power, bool begun)
{
	if (!begun)
		return false;
	end_digit(reading, 0);
	add(reading, &reading->section, reading->sum);
	reading->sum = whole(0);
	reading->section = raised(reading, reading->section, power);
	if (power == 8) {
		add(reading, &reading->total, reading->section);
		reading->section = whole(0);
	}
	reading->unit = power;
	return true;
}

/* Is there a unit behind blanks? */
static bool unit_follows(struct reading *reading, size_t at)
{
	size_t length;

	while (rx_number_character(reading->text, at, &length) == ' ')
		at += length;
	return rx_number_han(rx_number_character(reading->text, at, &length)) >= 10;
}

/* 余 多 几 in front of a unit, 几 also behind one. */
static bool take_more(struct reading *reading, uint32_t code, size_t length)
{
	bool some = code == 0x51E0;

	if ((code != 0x4F59 && code != 0x591A && !some)
		|| (!unit_follows(reading, reading->at + length)
			&& !(some && (reading->unit || reading->zero))))
		return false;
	reading->number->more = true;
	reading->at += length;
	return true;
}

/* 四点五, 一百二十点五 */
static bool take_point(struct reading *reading, size_t length)
{
	size_t at = reading->at + length, next;
	long value;

	while (rx_number_character(reading->text, at, &next) == ' ')
		at += next;
	value = rx_number_han(rx_number_character(reading->text, at, &next));
	if (value < 0 || value > 9)
		return false;
	reading->at = at;
	if (!reading->positions)
		reading->positions = 1;
	take_decimals(reading, true);
	return true;
}

/* 15k, but not 15km */
static bool take_thousand(struct reading *reading, size_t length)
{
	size_t next;
	uint32_t code = rx_number_character(reading->text, reading->at + length, &next) | 0x20;

	if (code >= 'a' && code <= 'z')
		return false;
	end_digit(reading, 3);
	reading->number->whole = false;
	reading->at += length;
	return true;
}

/* 千米 千克 千瓦 千卡 千伏 are units. */
static bool is_measured(uint32_t code)
{
	return code == 0x7C73 || code == 0x514B || code == 0x74E6 || code == 0x5361
		|| code == 0x4F0F;
}

/* One sign of a number; false when it ends. */
static bool take_sign(struct reading *reading, bool begun)
{
	size_t length, next;
	uint32_t code = peek(reading, &length);
	long value = rx_number_han(code);

	if (is_digit(code)) {
		if (reading->positions)
			return false;
		take_digits(reading);
		return true;
	}
	if (begun && take_more(reading, code, length))
		return true;
	if (code == 0x70B9 && begun && !reading->number->digits && !reading->digit.scale) /* 点 */
		return take_point(reading, length);
	if ((code | 0x20) == 'k' && reading->positions && reading->number->digits && !reading->unit)
		return take_thousand(reading, length);
	if (value < 0 || (value < 10 && reading->positions && reading->number->digits))
		return false;
	/* 5千米: a thousand of nothing. */
	if (value == 1000
		&& is_measured(rx_number_character(reading->text, reading->at + length, &next)))
		return false;
	/* 三十两: a weight. */
	if (code == 0x4E24 && begun
		&& rx_number_han(rx_number_character(reading->text, reading->at + length, &next))
			< 100)
		return false;
	reading->number->whole = false;
	if (value >= 10) {
		if (!(value < 10000 ? take_small_unit(reading, power_of(value), begun)
				    : take_large_unit(reading, power_of(value), begun)))
			return false;
	} else if (value == 0 && !reading->positions && begun) {
		reading->zero = true;
	} else {
		put_digit(reading, (unsigned)value);
	}
	reading->at += length;
	return true;
}

/* Blanks inside a number: in front of a unit, and between Chinese numerals. */
static void skip_blanks(struct reading *reading)
{
	size_t length, at = reading->at;
	long value;

	while (rx_number_character(reading->text, at, &length) == ' ')
		at += length;
	if (at == reading->at)
		return;
	value = rx_number_han(rx_number_character(reading->text, at, &length));
	/* 四 点 五 */
	if (value >= 10 || (value >= 0 && reading->unit)
		|| rx_number_character(reading->text, at, &length) == 0x70B9)
		reading->at = at;
}

static void finish(struct reading *reading)
{
	unsigned lower = reading->unit > 1 && !reading->zero ? reading->unit - 1 : 0;

	/* 两千四 */
	if (reading->positions == 1 && reading->digit.scale == 0 && reading->number->digits == 0
		&& lower)
		end_digit(reading, lower);
	else
		end_digit(reading, 0);
	add(reading, &reading->sum, reading->section);
	add(reading, &reading->sum, reading->total);
	reading->number->value = reading->sum;
}

bool rx_number_at(struct rx_text text, size_t at, struct rx_number *number)
{
	struct reading reading = {.text = text, .at = at, .number = number};
	size_t length, start = at, last;
	uint32_t code = rx_number_character(text, at, &length);

	*number = (struct rx_number){.start = at, .whole = true};
	for (; is_digit(code); code = rx_number_character(text, start, &length)) {
		start += length;
		number->digits++;
	}
	do {
		last = reading.at;
		if (!take_sign(&reading, last > at))
			break;
		number->end = reading.at;
		skip_blanks(&reading);
	} while (!reading.failed);
	if (number->end == 0 || reading.failed)
		return false;
	/* 二〇二二 is a number, 三五 is not. */
	if (!number->digits && reading.positions == 2 && !reading.unit && !reading.digit.scale)
		number->vague = true;
	finish(&reading);
	return !reading.failed;
}
