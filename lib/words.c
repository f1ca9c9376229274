/*
 * words.c - dropping punctuation, character by character.
 */
#include "words.h"
#include "utf8.h"

static bool is_digit(uint32_t code)
{
	return code >= '0' && code <= '9';
}

static bool is_punctuation(uint32_t code)
{
	if (code < 0x80)
		return !is_digit(code) && !(code >= 'a' && code <= 'z') && code != '%';
	return code == 0xB7 || (code >= 0x2000 && code <= 0x206F && code != 0x2030)
		|| (code >= 0x3000 && code <= 0x303F && code != 0x3007)
		|| (code >= 0xFF00 && code <= 0xFFEF) || (code >= 0xFE30 && code <= 0xFE4F);
}

void rx_words_fold(struct rx_buffer *out, struct rx_text text)
{
	uint32_t before = 0;
	size_t length;

	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = rx_narrow_lower(rx_utf8_decode(text, at, &length)), next = 0;
		size_t ignored;

		if (at + length < text.length)
			next = rx_narrow_lower(rx_utf8_decode(text, at + length, &ignored));
		if (!rx_is_blank(code)
			&& (!is_punctuation(code) || (is_digit(before) && is_digit(next))))
			rx_buffer_add_code(out, code);
		before = code;
	}
}

void rx_words_digits(struct rx_buffer *out, struct rx_text text)
{
	uint32_t before = 0;
	size_t length;

	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = rx_narrow_lower(rx_utf8_decode(text, at, &length));

		if (is_digit(code))
			rx_buffer_add_code(out, code);
		else if (is_digit(before))
			rx_buffer_add_byte(out, ' ');
		before = code;
	}
}

bool rx_words_equal(struct rx_text one, struct rx_text other, struct rx_buffer *scratch)
{
	struct rx_text whole;
	size_t middle;

	if (rx_text_equal(one, other))
		return true;
	rx_buffer_reset(scratch);
	rx_words_fold(scratch, one);
	middle = scratch->length;
	rx_words_fold(scratch, other);
	whole = rx_buffer_text(scratch);
	return rx_text_equal(
		rx_text_slice(whole, 0, middle), rx_text_slice(whole, middle, whole.length));
}
