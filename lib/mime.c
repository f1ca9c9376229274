/*
 * mime.c - see RFC 2045, 6.8; RFC 2047, 2 to 5; RFC 2231, 4.
 */
#include "mime.h"
#include "clean.h"
#include "utf8.h"

enum { LINE = 76, OPENING = 10, CLOSING = 2 }; /* =?UTF-8?B? and ?= */

static void add_group(struct rx_buffer *out, const unsigned char *bytes, size_t count)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned long bits = (unsigned long)bytes[0] << 16;
	char group[4];

	bits |= count > 1 ? (unsigned long)bytes[1] << 8 : 0;
	bits |= count > 2 ? bytes[2] : 0;
	group[0] = digits[bits >> 18];
	group[1] = digits[bits >> 12 & 63];
	group[2] = '=';
	group[3] = '=';
	if (count > 1)
		group[2] = digits[bits >> 6 & 63];
	if (count > 2)
		group[3] = digits[bits & 63];
	rx_buffer_add(out, group, 4);
}

static void add_base64(struct rx_buffer *out, struct rx_text bytes)
{
	for (size_t at = 0; at < bytes.length; at += 3) {
		size_t count = bytes.length - at < 3 ? bytes.length - at : 3;

		add_group(out, (const unsigned char *)bytes.bytes + at, count);
	}
}

void rx_mime_base64(struct rx_buffer *out, struct rx_text bytes)
{
	enum { PIECE = LINE / 4 * 3 };

	for (size_t at = 0; at < bytes.length; at += PIECE) {
		size_t end = bytes.length - at < PIECE ? bytes.length : at + PIECE;

		add_base64(out, rx_text_slice(bytes, at, end));
		rx_buffer_add_byte(out, '\n');
	}
}

/* ---- headers -------------------------------------------------------------------------------- */

static bool is_printable(struct rx_text text)
{
	for (size_t at = 0; at < text.length; at++) {
		if (text.bytes[at] < ' ' || text.bytes[at] > '~')
			return false;
	}
	return true;
}

/* Length of the longest beginning of whole characters that one word of so many characters holds. */
static size_t word_length(struct rx_text text, size_t room)
{
	size_t most = (room - OPENING - CLOSING) / 4 * 3, at = 0, length;

	while (at < text.length) {
		rx_utf8_decode(text, at, &length);
		if (at + length > most)
			break;
		at += length;
	}
	return at;
}

static void add_words(struct rx_buffer *out, struct rx_text text, size_t used)
{
	while (text.length) {
		size_t length = word_length(text, LINE - used);

		rx_buffer_add_string(out, "=?UTF-8?B?");
		add_base64(out, rx_text_slice(text, 0, length));
		rx_buffer_add_string(out, "?=");
		text = rx_text_slice(text, length, text.length);
		if (text.length)
			rx_buffer_add_string(out, "\n ");
		used = 1;
	}
}

void rx_mime_header(struct rx_buffer *out, const char *name, struct rx_text value)
{
	struct rx_buffer scratch = {0};
	struct rx_text clean = rx_text_trim(rx_clean(value, RX_CLEAN_LINE, &scratch));
	size_t used = strlen(name) + 2;

	rx_buffer_add_string(out, name);
	rx_buffer_add_string(out, ": ");
	if (is_printable(clean) && used + clean.length <= LINE
		&& rx_text_find(clean, RX_LITERAL("=?"), 0) == RX_NONE)
		rx_buffer_add_text(out, clean);
	else
		add_words(out, clean, used);
	rx_buffer_add_byte(out, '\n');
	out->failed |= scratch.failed;
	rx_buffer_release(&scratch);
}

void rx_mime_parameter(struct rx_buffer *out, struct rx_text value)
{
	static const char hex[] = "0123456789ABCDEF";

	rx_buffer_add_string(out, "UTF-8''");
	for (size_t at = 0; at < value.length; at++) {
		unsigned char byte = (unsigned char)value.bytes[at];

		if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
			|| (byte >= 'a' && byte <= 'z') || byte == '.' || byte == '-'
			|| byte == '_') {
			rx_buffer_add_byte(out, (char)byte);
		} else {
			rx_buffer_add_byte(out, '%');
			rx_buffer_add_byte(out, hex[byte >> 4]);
			rx_buffer_add_byte(out, hex[byte & 15]);
		}
	}
}

bool rx_mime_is_address(struct rx_text text)
{
	struct rx_text rest = rx_text_of(text.length ? text.bytes : "", text.length), address;

	if (!is_printable(text))
		return false;
	while (rx_text_split(&rest, ',', &address)) {
		size_t at = rx_text_find(address, RX_LITERAL("@"), 0);

		if (at == RX_NONE || at == 0 || at + 1 == address.length)
			return false;
	}
	return true;
}
