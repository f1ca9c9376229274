/*
 * numeral.c - Chinese numerals up to 999 and digits of both widths.
 */
#include "numeral.h"
#include "utf8.h"

/* Value of a numeral character: 0 to 9, 10 and 100 for the units, or 1000 for none. */
static unsigned han_value(uint32_t code)
{
	switch (code) {
	case 0x3007: return 0;   /* 〇 */
	case 0x96F6: return 0;   /* 零 */
	case 0x4E00: return 1;   /* 一 */
	case 0x4E8C: return 2;   /* 二 */
	case 0x4E09: return 3;   /* 三 */
	case 0x56DB: return 4;   /* 四 */
	case 0x4E94: return 5;   /* 五 */
	case 0x516D: return 6;   /* 六 */
	case 0x4E03: return 7;   /* 七 */
	case 0x516B: return 8;   /* 八 */
	case 0x4E5D: return 9;   /* 九 */
	case 0x5341: return 10;  /* 十 */
	case 0x767E: return 100; /* 百 */
	default: return 1000;
	}
}

size_t rx_numeral_han(struct rx_text text, size_t at, unsigned *value)
{
	unsigned total = 0, digit = 0;
	size_t start = at, length = 0;
	bool unit_seen = false;

	for (; at < text.length && at - start < 24; at += length) {
		unsigned part = han_value(rx_utf8_decode(text, at, &length));

		if (part == 1000)
			break;
		if (part >= 10) {
			total += (digit || total ? digit : 1) * part;
			digit = 0;
			unit_seen = true;
		} else {
			digit = unit_seen ? part : digit * 10 + part;
		}
		if (total + digit > 999)
			return 0;
	}
	*value = total + digit;
	return *value ? at - start : 0;
}

size_t rx_numeral_digits(struct rx_text text, size_t at, size_t most, unsigned *value)
{
	size_t start = at, length, count = 0;

	*value = 0;
	for (; at < text.length && count < most; at += length, count++) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (code >= 0xFF10 && code <= 0xFF19)
			code -= 0xFF10 - '0';
		if (code < '0' || code > '9')
			break;
		*value = *value * 10 + (code - '0');
	}
	return at - start;
}
