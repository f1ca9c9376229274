/*
 * entity.c - the named references that Chinese pages use, and numbers.
 *
 * Numbers 128 to 159 are meant as Windows-1252, as in the HTML standard's table of numeric character
 * reference ends.
 */
#include "entity.h"
#include "utf8.h"

static const struct {
	const char *name;
	uint32_t code;
	bool bare; /* also without a semicolon */
} names[] = {
	{"nbsp", 0xA0, true},
	{"lt", '<', true},
	{"gt", '>', true},
	{"amp", '&', true},
	{"quot", '"', true},
	{"apos", '\'', false},
	{"copy", 0xA9, true},
	{"reg", 0xAE, true},
	{"ldquo", 0x201C, false},
	{"rdquo", 0x201D, false},
	{"lsquo", 0x2018, false},
	{"rsquo", 0x2019, false},
	{"sbquo", 0x201A, false},
	{"bdquo", 0x201E, false},
	{"mdash", 0x2014, false},
	{"ndash", 0x2013, false},
	{"hellip", 0x2026, false},
	{"middot", 0xB7, true},
	{"bull", 0x2022, false},
	{"times", 0xD7, true},
	{"divide", 0xF7, true},
	{"deg", 0xB0, true},
	{"plusmn", 0xB1, true},
	{"yen", 0xA5, true},
	{"sect", 0xA7, true},
	{"para", 0xB6, true},
	{"laquo", 0xAB, true},
	{"raquo", 0xBB, true},
	{"lsaquo", 0x2039, false},
	{"rsaquo", 0x203A, false},
	{"ensp", 0x2002, false},
	{"emsp", 0x2003, false},
	{"thinsp", 0x2009, false},
	{"zwnj", 0x200C, false},
	{"zwj", 0x200D, false},
	{"lrm", 0x200E, false},
	{"rlm", 0x200F, false},
	{"shy", 0xAD, true},
	{"permil", 0x2030, false},
	{"frac12", 0xBD, true},
	{"frac14", 0xBC, true},
	{"frac34", 0xBE, true},
	{"sup1", 0xB9, true},
	{"sup2", 0xB2, true},
	{"sup3", 0xB3, true},
	{"micro", 0xB5, true},
	{"trade", 0x2122, false},
	{"euro", 0x20AC, false},
	{"pound", 0xA3, true},
	{"cent", 0xA2, true},
	{"larr", 0x2190, false},
	{"uarr", 0x2191, false},
	{"rarr", 0x2192, false},
	{"darr", 0x2193, false},
	{"ge", 0x2265, false},
	{"le", 0x2264, false},
	{"ne", 0x2260, false},
	{"asymp", 0x2248, false},
	{"minus", 0x2212, false},
	{"infin", 0x221E, false},
	{"radic", 0x221A, false},
	{"sum", 0x2211, false},
	{"prime", 0x2032, false},
	{"Prime", 0x2033, false},
	{"alpha", 0x3B1, false},
	{"beta", 0x3B2, false},
	{"mu", 0x3BC, false},
	{"Omega", 0x3A9, false},
	{"loz", 0x25CA, false},
	{"hyphen", 0x2010, false},
	{"colon", ':', false},
	{"semi", ';', false},
	{"comma", ',', false},
	{"lpar", '(', false},
	{"rpar", ')', false},
	{"percnt", '%', false},
	{"num", '#', false},
	{"ZeroWidthSpace", 0x200B, false},
};

static const uint16_t windows[32] = {
	0x20AC,
	0x81,
	0x201A,
	0x0192,
	0x201E,
	0x2026,
	0x2020,
	0x2021,
	0x02C6,
	0x2030,
	0x0160,
	0x2039,
	0x0152,
	0x8D,
	0x017D,
	0x8F,
	0x90,
	0x2018,
	0x2019,
	0x201C,
	0x201D,
	0x2022,
	0x2013,
	0x2014,
	0x02DC,
	0x2122,
	0x0161,
	0x203A,
	0x0153,
	0x9D,
	0x017E,
	0x0178,
};

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static size_t named(struct rx_text text, uint32_t *code)
{
	size_t length = 1;
	struct rx_text name;

	while (length < text.length && length < RX_ENTITY_LIMIT - 1
		&& (is_letter(text.bytes[length]) || is_digit(text.bytes[length])))
		length++;
	name = rx_text_slice(text, 1, length);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		bool ends = length < text.length && text.bytes[length] == ';';

		if (!rx_text_equal(name, rx_text(names[i].name)) || (!ends && !names[i].bare))
			continue;
		*code = names[i].code;
		return length + ends;
	}
	return 0;
}

/* The value of a digit, or 16. */
static uint32_t digit(char byte, bool hexadecimal)
{
	if (is_digit(byte))
		return (uint32_t)(byte - '0');
	if (hexadecimal && is_letter(byte) && (byte | 0x20) <= 'f')
		return (uint32_t)((byte | 0x20) - 'a') + 10;
	return 16;
}

static size_t numbered(struct rx_text text, uint32_t *code)
{
	bool hexadecimal = text.length > 2 && (text.bytes[2] | 0x20) == 'x';
	size_t first = hexadecimal ? 3 : 2, at = first;
	uint32_t value = 0, next;

	for (; at < text.length && at < RX_ENTITY_LIMIT - 1; at++) {
		next = digit(text.bytes[at], hexadecimal);
		if (next == 16)
			break;
		value = value > 0x10FFFF ? value : value * (hexadecimal ? 16 : 10) + next;
	}
	if (at == first)
		return 0;
	if (value >= 0x80 && value < 0xA0)
		value = windows[value - 0x80];
	if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000))
		value = RX_REPLACEMENT;
	*code = value;
	return at + (at < text.length && text.bytes[at] == ';');
}

size_t rx_entity_at(struct rx_text text, size_t at, uint32_t *code)
{
	struct rx_text rest = rx_text_slice(text, at, text.length);

	if (rest.length < 3)
		return 0;
	return rest.bytes[1] == '#' ? numbered(rest, code) : named(rest, code);
}

void rx_entity_decode(struct rx_buffer *out, struct rx_text text)
{
	uint32_t code;

	for (size_t at = 0; at < text.length;) {
		size_t length = text.bytes[at] == '&' ? rx_entity_at(text, at, &code) : 0;

		if (length)
			rx_buffer_add_code(out, code);
		else
			rx_buffer_add_byte(out, text.bytes[at]);
		at += length ? length : 1;
	}
}
