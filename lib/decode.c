/*
 * decode.c - GB18030 and Big5 through iconv, UTF-16 by hand.
 *
 * iconv converts as much as it can at once; a walk over what went in and what came out, character by
 * character, then makes the runs of the offset map.  Both encodings tell the length of a character by
 * its first two bytes, and give one code point for each.
 */
#include "decode.h"
#include "utf8.h"
#include "validate.h"

#include <errno.h>
#include <iconv.h>

enum { PIECE = 64 << 10 };

void rx_decoded_release(struct rx_decoded *decoded)
{
	rx_buffer_release(&decoded->buffer);
	rx_offsets_release(&decoded->offsets);
	*decoded = (struct rx_decoded){0};
}

static void add_bad(struct rx_decoded *decoded, size_t at, size_t length)
{
	if (decoded->first_bad == RX_NONE)
		decoded->first_bad = at;
	for (size_t byte = 0; byte < length; byte++) {
		rx_offsets_add(&decoded->offsets, decoded->buffer.length, at + byte, 3, 1);
		rx_buffer_add_code(&decoded->buffer, RX_REPLACEMENT);
	}
	decoded->bad += length;
}

/* ---- UTF-8 ---------------------------------------------------------------------------------- */

static void keep_utf8(struct rx_decoded *decoded, struct rx_text raw, size_t mark, bool checked)
{
	struct rx_text text = rx_text_slice(raw, mark, raw.length);
	size_t at = 0, found;

	decoded->text = text;
	if (mark)
		rx_offsets_add(&decoded->offsets, 0, mark, 1, 1);
	if (checked || rx_utf8_is_valid(text))
		return;
	while ((found = rx_utf8_invalid(rx_text_slice(text, at, text.length))) != RX_NONE) {
		at += found;
		if (decoded->first_bad == RX_NONE)
			decoded->first_bad = mark + at;
		decoded->bad++;
		at++;
	}
}

/* ---- UTF-16 --------------------------------------------------------------------------------- */

static uint32_t unit_at(struct rx_text raw, size_t at, bool little)
{
	unsigned char first = (unsigned char)raw.bytes[at],
		      second = (unsigned char)raw.bytes[at + 1];

	return little ? (uint32_t)(second << 8 | first) : (uint32_t)(first << 8 | second);
}

static void decode_utf16(struct rx_decoded *decoded, struct rx_text raw, size_t at, bool little)
{
	while (raw.length - at >= 2 && !decoded->buffer.failed) {
		uint32_t code = unit_at(raw, at, little);
		size_t length = 2, before = decoded->buffer.length;

		if (code >= 0xD800 && code <= 0xDBFF && raw.length - at >= 4) {
			uint32_t low = unit_at(raw, at + 2, little);

			if (low >= 0xDC00 && low <= 0xDFFF) {
				code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
				length = 4;
			}
		}
		if (code >= 0xD800 && code <= 0xDFFF) {
			add_bad(decoded, at, length);
		} else {
			rx_buffer_add_code(&decoded->buffer, code);
			rx_offsets_add(&decoded->offsets, before, at,
				decoded->buffer.length - before, length);
		}
		at += length;
	}
	if (at < raw.length)
		add_bad(decoded, at, raw.length - at);
}

/* ---- through iconv -------------------------------------------------------------------------- */

/* Length of the character that begins with these two bytes. */
static size_t character_length(enum rx_encoding encoding, unsigned char first, unsigned char second)
{
	/* Big5 has 0x80 as a character of its own. */
	if (first <= 0x80)
		return 1;
	return encoding == RX_ENCODING_GB18030 && second >= '0' && second <= '9' ? 4 : 2;
}

/* Makes the runs for raw bytes [from, end), which became the text from offset text on. */
static void map_characters(
	struct rx_decoded *decoded, struct rx_text raw, size_t from, size_t end, size_t text)
{
	while (from < end && text < decoded->buffer.length) {
		unsigned char lead = (unsigned char)decoded->buffer.bytes[text];
		size_t text_unit = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
		size_t raw_unit =
			character_length(decoded->encoding, (unsigned char)raw.bytes[from],
				from + 1 < end ? (unsigned char)raw.bytes[from + 1] : 0);

		rx_offsets_add(&decoded->offsets, text, from, text_unit, raw_unit);
		text += text_unit;
		from += raw_unit;
	}
}

/* Converts up to the first bad byte or the end; returns the offset it came to. */
static size_t convert_piece(
	struct rx_decoded *decoded, iconv_t converter, struct rx_text raw, size_t at)
{
	size_t left = raw.length - at < PIECE ? raw.length - at : PIECE, room, before, text;
	struct rx_buffer *buffer = &decoded->buffer;
	char *in, *out;

	if (!rx_buffer_reserve(buffer, left * 2))
		return raw.length;
	text = buffer->length;
	in = (char *)raw.bytes + at; /* iconv() does not write there */
	out = buffer->bytes + text;
	room = buffer->room - text;
	before = left;
	(void)iconv(converter, &in, &left, &out, &room);
	buffer->length = (size_t)(out - buffer->bytes);
	map_characters(decoded, raw, at, at + (before - left), text);
	return at + (before - left);
}

static bool decode_iconv(struct rx_decoded *decoded, struct rx_text raw, size_t at)
{
	iconv_t converter = iconv_open("UTF-8", rx_encoding_name(decoded->encoding));

	if (converter == (iconv_t)-1)
		return false;
	while (at < raw.length && !decoded->buffer.failed) {
		size_t end = convert_piece(decoded, converter, raw, at);

		/* Nothing converted: a bad byte, or a character cut off by the end. */
		if (end == at)
			add_bad(decoded, end++, 1);
		at = end;
	}
	(void)iconv_close(converter);
	return true;
}

enum rx_decode_result rx_decode(
	struct rx_decoded *decoded, struct rx_text raw, enum rx_encoding encoding)
{
	bool checked = false;
	size_t mark;

	rx_buffer_reset(&decoded->buffer);
	rx_offsets_reset(&decoded->offsets);
	decoded->bad = 0;
	decoded->first_bad = RX_NONE;
	if (encoding == RX_ENCODING_GUESS)
		encoding = rx_encoding_guess(raw, &checked);
	decoded->encoding = encoding;
	mark = rx_encoding_mark(raw, decoded->encoding);
	if (decoded->encoding == RX_ENCODING_UTF8) {
		keep_utf8(decoded, raw, mark, checked);
		return decoded->offsets.failed ? RX_DECODE_MEMORY : RX_DECODE_DONE;
	}
	if (decoded->encoding == RX_ENCODING_UTF16LE || decoded->encoding == RX_ENCODING_UTF16BE)
		decode_utf16(decoded, raw, mark, decoded->encoding == RX_ENCODING_UTF16LE);
	else if (!decode_iconv(decoded, raw, mark))
		return RX_DECODE_UNSUPPORTED;
	decoded->text = rx_buffer_text(&decoded->buffer);
	return decoded->buffer.failed || decoded->offsets.failed ? RX_DECODE_MEMORY
								 : RX_DECODE_DONE;
}
