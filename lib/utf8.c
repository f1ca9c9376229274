/*
 * utf8.c - decoding by Unicode 15, table 3-7 (well-formed UTF-8 byte sequences): no overlong forms,
 * no surrogates, nothing above U+10FFFF.
 */
#include "utf8.h"

size_t rx_utf8_encode(uint32_t code, char bytes[4])
{
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		code = RX_REPLACEMENT;
	if (code < 0x80) {
		bytes[0] = (char)code;
		return 1;
	}
	if (code < 0x800) {
		bytes[0] = (char)(0xC0 | code >> 6);
		bytes[1] = (char)(0x80 | (code & 0x3F));
		return 2;
	}
	if (code < 0x10000) {
		bytes[0] = (char)(0xE0 | code >> 12);
		bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (code & 0x3F));
		return 3;
	}
	bytes[0] = (char)(0xF0 | code >> 18);
	bytes[1] = (char)(0x80 | (code >> 12 & 0x3F));
	bytes[2] = (char)(0x80 | (code >> 6 & 0x3F));
	bytes[3] = (char)(0x80 | (code & 0x3F));
	return 4;
}

/* Length of the well-formed sequence at bytes, with its code point, or 0. */
static size_t sequence(const unsigned char *bytes, size_t left, uint32_t *code)
{
	unsigned char lead = bytes[0];
	size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
	unsigned char low = 0x80, high = 0xBF;

	if (length == 0 || length > left)
		return 0;
	if (lead == 0xE0)
		low = 0xA0;
	else if (lead == 0xED)
		high = 0x9F;
	else if (lead == 0xF0)
		low = 0x90;
	else if (lead == 0xF4)
		high = 0x8F;
	if (bytes[1] < low || bytes[1] > high)
		return 0;
	*code = lead & (0xFFu >> (length + 1));
	*code = *code << 6 | (bytes[1] & 0x3F);
	for (size_t i = 2; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		*code = *code << 6 | (bytes[i] & 0x3F);
	}
	return length;
}

uint32_t rx_utf8_decode_rare(struct rx_text text, size_t at, size_t *length)
{
	uint32_t code;

	*length = sequence((const unsigned char *)text.bytes + at, text.length - at, &code);
	if (*length)
		return code;
	*length = 1;
	return RX_REPLACEMENT;
}

size_t rx_utf8_invalid(struct rx_text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	size_t at = 0;
	uint32_t code;

	while (at < text.length) {
		size_t length;

		if (text.length - at >= 8) {
			uint64_t eight;

			memcpy(&eight, bytes + at, 8);
			if (!(eight & UINT64_C(0x8080808080808080))) {
				at += 8;
				continue;
			}
		}
		if (bytes[at] < 0x80) {
			at++;
			continue;
		}
		/* Han characters, of which most text is made. */
		while (text.length - at >= 3 && bytes[at] >= 0xE3 && bytes[at] <= 0xE9
			&& (bytes[at + 1] & 0xC0) == 0x80 && (bytes[at + 2] & 0xC0) == 0x80)
			at += 3;
		if (at == text.length || bytes[at] < 0x80)
			continue;
		length = sequence(bytes + at, text.length - at, &code);
		if (length == 0)
			return at;
		at += length;
	}
	return RX_NONE;
}

size_t rx_utf8_count(struct rx_text text)
{
	size_t count = 0, length;

	for (size_t at = 0; at < text.length; at += length) {
		rx_utf8_decode(text, at, &length);
		count++;
	}
	return count;
}
