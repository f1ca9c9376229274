/*
 * markup.c - escaping for XML.
 */
#include "markup.h"
#include "clean.h"

void rx_markup_add(struct rx_buffer *out, struct rx_text text)
{
	struct rx_buffer scratch = {0};
	struct rx_text clean = rx_clean(text, RX_CLEAN_LINE, &scratch);

	for (size_t at = 0; at < clean.length; at++) {
		switch (clean.bytes[at]) {
		case '&': rx_buffer_add_string(out, "&amp;"); break;
		case '<': rx_buffer_add_string(out, "&lt;"); break;
		case '>': rx_buffer_add_string(out, "&gt;"); break;
		case '"': rx_buffer_add_string(out, "&quot;"); break;
		case '\'': rx_buffer_add_string(out, "&#39;"); break;
		default: rx_buffer_add_byte(out, clean.bytes[at]);
		}
	}
	out->failed |= scratch.failed;
	rx_buffer_release(&scratch);
}

void rx_markup_numbers(struct rx_buffer *out, const char *template, const long *numbers)
{
	for (; *template; template ++) {
		if (*template != '%') {
			rx_buffer_add_byte(out, *template);
			continue;
		}
		if (*numbers < 0)
			rx_buffer_add_byte(out, '-');
		rx_buffer_add_number(out, (uint64_t)(*numbers < 0 ? -*numbers : *numbers));
		numbers++;
	}
}
