/*
 * json.c - runs that need no escape are copied; only what is left is decoded.
 */
#include "json.h"
#include "clean.h"
#include "utf8.h"

static void unit(struct rx_buffer *out, uint32_t code)
{
	static const char hex[] = "0123456789abcdef";
	char escape[6] = {'\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15],
		hex[code & 15]};

	rx_buffer_add(out, escape, sizeof(escape));
}

static void escaped(struct rx_buffer *out, uint32_t code)
{
	switch (code) {
	case '\n': rx_buffer_add(out, "\\n", 2); break;
	case '\r': rx_buffer_add(out, "\\r", 2); break;
	case '\t': rx_buffer_add(out, "\\t", 2); break;
	case '"': rx_buffer_add(out, "\\\"", 2); break;
	case '\\': rx_buffer_add(out, "\\\\", 2); break;
	case RX_REPLACEMENT: rx_buffer_add_code(out, RX_REPLACEMENT); break;
	default:
		if (code >= 0x10000) {
			unit(out, 0xD7C0 + (code >> 10));
			code = 0xDC00 | (code & 0x3FF);
		}
		unit(out, code);
	}
}

/* Length of the beginning that may stand as it is. */
static size_t plain_run(struct rx_text text)
{
	size_t end = 0;

	while (end < text.length && text.bytes[end] != '"' && text.bytes[end] != '\\')
		end++;
	return rx_clean_run(rx_text_slice(text, 0, end));
}

void rx_json_string(struct rx_buffer *out, struct rx_text text)
{
	size_t length;

	rx_buffer_add_byte(out, '"');
	while (text.length) {
		size_t run = plain_run(text);

		rx_buffer_add(out, text.bytes, run);
		text = rx_text_slice(text, run, text.length);
		if (text.length == 0)
			break;
		escaped(out, rx_utf8_decode(text, 0, &length));
		text = rx_text_slice(text, length, text.length);
	}
	rx_buffer_add_byte(out, '"');
}
