/*
 * identity.c - keys of titles and the hash that makes ids of them.
 */
#include "identity.h"
#include "character.h"
#include "glyph.h"
#include "utf8.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

/* 年 月 日 号 、 至 - ~ and the dashes: what adjoins the digits of dates and numbers. */
static bool adjoins_digits(uint32_t code)
{
	return code == 0x5E74 || code == 0x6708 || code == 0x65E5 || code == 0x53F7
		|| code == 0x3001 || code == 0x81F3 || code == '-' || code == '~' || code == 0x2014
		|| code == 0x2013;
}

static bool is_letter(uint32_t code)
{
	return rx_is_han(code) || (code >= 'a' && code <= 'z')
		|| (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7);
}

/* Offset behind the run of digits and what adjoins them that begins at offset at, or at itself:
 * a run must hold a digit. */
static size_t digit_run(struct rx_text title, size_t at)
{
	size_t length, start = at;
	bool digit = false;

	while (at < title.length) {
		uint32_t code = rx_narrow_lower(rx_utf8_decode(title, at, &length));

		if (is_digit(code))
			digit = true;
		else if (!adjoins_digits(code) && !(digit && rx_is_blank(code)))
			break;
		at += length;
	}
	return digit ? at : start;
}

/* Glyphs that GB2312 has are no traditional ones, but for 後 徵 於: that is soon known. */
static uint32_t simplified(uint32_t code)
{
	if (rx_character_number(code) >= 0 && code != 0x5F8C && code != 0x5FB5 && code != 0x65BC)
		return code;
	return rx_glyph_simplified(code);
}

void rx_identity_key(struct rx_buffer *out, struct rx_text title, size_t most)
{
	size_t count = 0, length;

	for (size_t at = 0; at < title.length && count < most; at += length) {
		uint32_t code = rx_narrow_lower(rx_utf8_decode(title, at, &length));
		size_t behind = at;

		if (is_digit(code) || adjoins_digits(code))
			behind = digit_run(title, at);
		if (behind > at) {
			length = behind - at;
			continue;
		}
		if (!is_letter(code))
			continue;
		rx_buffer_add_code(out, simplified(code));
		count++;
	}
}

void rx_identity_hash(struct rx_buffer *out, struct rx_text bytes, size_t digits)
{
	static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	uint64_t hash = XXH3_64bits(bytes.bytes, bytes.length);

	for (size_t at = 0; at < digits; at++) {
		rx_buffer_add_byte(out, alphabet[hash & 31]);
		hash >>= 5;
	}
}
