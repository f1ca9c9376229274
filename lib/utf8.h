/*
 * utf8.h - UTF-8 by hand: decoding, encoding, checking, and the few classes of characters that the
 * genre needs (Han, blanks).  Bytes that are no UTF-8 are decoded one at a time as U+FFFD.
 */
#ifndef RX_LIB_UTF8_H
#define RX_LIB_UTF8_H

#include "text.h"

#define RX_REPLACEMENT 0xFFFDu

/* Writes a code point as 1 to 4 bytes and returns their number; what is no scalar value becomes
 * U+FFFD. */
size_t rx_utf8_encode(uint32_t code, char bytes[4]);

/* The same for all that is neither ASCII nor three bytes of Han or punctuation. */
uint32_t rx_utf8_decode_rare(struct rx_text text, size_t at, size_t *length);

/* Decodes the character at offset at (inside text) and stores its length in bytes, at least 1. */
static inline uint32_t rx_utf8_decode(struct rx_text text, size_t at, size_t *length)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;

	if (bytes[0] < 0x80) {
		*length = 1;
		return bytes[0];
	}
	if (bytes[0] >= 0xE1 && bytes[0] <= 0xEC && text.length - at >= 3
		&& (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80) {
		*length = 3;
		return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
	}
	return rx_utf8_decode_rare(text, at, length);
}

/* Offset of the first byte that is no UTF-8, or RX_NONE when all is well. */
size_t rx_utf8_invalid(struct rx_text text);

/* Number of characters; a bad byte counts as one. */
size_t rx_utf8_count(struct rx_text text);

/* True for the characters of Chinese script that occur in words: unified ideographs and 〇. */
static inline bool rx_is_han(uint32_t code)
{
	return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF)
		|| (code >= 0x20000 && code <= 0x323AF) || (code >= 0xF900 && code <= 0xFAFF)
		|| code == 0x3007;
}

/* A character as ids and words are compared by: ASCII for full-width forms, letters in lower case. */
static inline uint32_t rx_narrow_lower(uint32_t code)
{
	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	return code >= 'A' && code <= 'Z' ? code | 0x20 : code;
}

/* True for every blank that occurs in scraped pages: ASCII blanks, NBSP, ideographic and general
 * spaces, zero-width characters, byte order marks and soft hyphens. */
static inline bool rx_is_blank(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r') || code == 0;
	return code == 0xA0 || code == 0xAD || code == 0x3000 || code == 0xFEFF
		|| (code >= 0x2000 && code <= 0x200F) || code == 0x2028 || code == 0x2029
		|| code == 0x202F || code == 0x205F || code == 0x2060 || code == 0x85;
}

#endif
