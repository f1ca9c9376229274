/*
 * clean.c - finding and replacing unsafe characters.  Runs of ASCII and Han are skipped by their
 * first bytes; only what is left is decoded.
 */
#include "clean.h"
#include "utf8.h"

bool rx_is_unsafe(uint32_t code)
{
	if (code < 0x20 || (code >= 0x7F && code < 0xA0))
		return true;
	if (code < 0x61C)
		return false;
	return code == 0x61C || code == 0x200E || code == 0x200F
		|| (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
		|| code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB)
		|| (code >= 0xE0000 && code <= 0xE007F) || code == 0xFFFE || code == 0xFFFF;
}

/* E3 to E9 lead U+3000 to U+9FFF: nothing unsafe among them. */
static bool is_plain_triple(const unsigned char *bytes, size_t left)
{
	return left >= 3 && bytes[0] >= 0xE3 && bytes[0] <= 0xE9 && (bytes[1] & 0xC0) == 0x80
		&& (bytes[2] & 0xC0) == 0x80;
}

size_t rx_clean_run(struct rx_text text)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes;
	size_t at = 0, length;

	while (at < text.length) {
		if (bytes[at] >= 0x20 && bytes[at] < 0x7F) {
			at++;
		} else if (is_plain_triple(bytes + at, text.length - at)) {
			at += 3;
		} else {
			uint32_t code = rx_utf8_decode(text, at, &length);

			if (rx_is_unsafe(code) || (code == RX_REPLACEMENT && length == 1))
				break;
			at += length;
		}
	}
	return at;
}

static void add_replaced(struct rx_buffer *out, uint32_t code, enum rx_clean how)
{
	if (code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029)
		rx_buffer_add_byte(out, how == RX_CLEAN_LINES ? '\n' : ' ');
	else if (code == '\t')
		rx_buffer_add_byte(out, ' ');
	else if (code != 0xFEFF) /* a byte order mark is no character of the text */
		rx_buffer_add_code(out, RX_REPLACEMENT);
}

void rx_clean_add(struct rx_buffer *out, struct rx_text text, enum rx_clean how)
{
	size_t at = 0, length;

	for (;;) {
		size_t run = rx_clean_run(rx_text_slice(text, at, text.length));
		uint32_t code;

		rx_buffer_add(out, text.bytes + at, run);
		at += run;
		if (at == text.length)
			return;
		code = rx_utf8_decode(text, at, &length);
		at += length;
		if (code == '\r' && at < text.length && text.bytes[at] == '\n')
			at++;
		add_replaced(out, code, how);
	}
}

struct rx_text rx_clean(struct rx_text text, enum rx_clean how, struct rx_buffer *scratch)
{
	if (rx_clean_run(text) == text.length)
		return text;
	rx_buffer_reset(scratch);
	rx_clean_add(scratch, text, how);
	return rx_buffer_text(scratch);
}
