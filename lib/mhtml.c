/*
 * mhtml.c - finding the part that is the page, and undoing its transfer encoding.
 *
 *     header: multipart/related; boundary=B
 *     --B   header: text/html; charset=…, quoted-printable    ──► the page
 *     --B   header: image/png, base64                             left out
 *     --B--
 *
 * A part that is itself of several parts is looked into as far as LEVELS.  Undoing the encoding notes
 * for each byte where it came from, so that spans lead into the file.
 */
#include "mhtml.h"
#include "phrase.h"

enum { HEADER_LIMIT = 1 << 16, LEVELS = 4, BOUNDARY_LIMIT = 200 };

struct part {
	struct rx_text type;     /* text/html; charset="utf-8" */
	struct rx_text transfer; /* quoted-printable */
	struct rx_text location;
	struct rx_text snapshot;
	bool message; /* it has the field MIME-Version */
	struct rx_text body;
};

static struct rx_text trim(struct rx_text text)
{
	return rx_phrase_trim(text);
}

static bool begins(struct rx_text text, const char *word)
{
	size_t length = strlen(word);

	return text.length >= length
		&& rx_text_equal_nocase(rx_text_slice(text, 0, length), rx_text(word));
}

static size_t line_end(struct rx_text text, size_t at)
{
	const char *found =
		at < text.length ? memchr(text.bytes + at, '\n', text.length - at) : NULL;

	return found ? (size_t)(found - text.bytes) + 1 : text.length;
}

/* A field with its folded lines; the offset behind it. */
static size_t field_end(struct rx_text text, size_t at)
{
	do
		at = line_end(text, at);
	while (at < text.length && (text.bytes[at] == ' ' || text.bytes[at] == '\t'));
	return at;
}

static bool is_name(struct rx_text name)
{
	for (size_t at = 0; at < name.length; at++) {
		char byte = name.bytes[at];

		if (!((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
			    || (byte >= '0' && byte <= '9') || byte == '-'))
			return false;
	}
	return name.length > 0;
}

static void note_field(struct part *part, struct rx_text name, struct rx_text value)
{
	value = trim(value);
	if (rx_text_equal_nocase(name, RX_LITERAL("Content-Type")))
		part->type = value;
	else if (rx_text_equal_nocase(name, RX_LITERAL("Content-Transfer-Encoding")))
		part->transfer = value;
	else if (rx_text_equal_nocase(name, RX_LITERAL("Content-Location")))
		part->location = value;
	else if (rx_text_equal_nocase(name, RX_LITERAL("Snapshot-Content-Location")))
		part->snapshot = value;
	else if (rx_text_equal_nocase(name, RX_LITERAL("MIME-Version")))
		part->message = true;
}

/* Reads the header that begins a part; false when what stands there is none. */
static bool read_header(struct part *part, struct rx_text text)
{
	size_t at = 0, end, limit = text.length < HEADER_LIMIT ? text.length : HEADER_LIMIT;

	*part = (struct part){0};
	for (; at < limit; at = end) {
		struct rx_text field;
		const char *colon;

		end = field_end(text, at);
		field = rx_text_slice(text, at, end);
		if (trim(field).length == 0)
			break;
		colon = memchr(field.bytes, ':', field.length);
		if (!colon || !is_name(rx_text_slice(field, 0, (size_t)(colon - field.bytes))))
			return false;
		note_field(part, rx_text_slice(field, 0, (size_t)(colon - field.bytes)),
			rx_text_slice(field, (size_t)(colon - field.bytes) + 1, field.length));
	}
	/* The empty line behind the header. */
	part->body =
		rx_text_slice(text, at < limit ? line_end(text, at) : text.length, text.length);
	return part->type.length > 0;
}

/* The value of a parameter: boundary="…"; empty when it is not there. */
static struct rx_text parameter(struct rx_text type, const char *name)
{
	struct rx_text rest = type, piece;

	while (rx_text_split(&rest, ';', &piece)) {
		struct rx_text bare = trim(piece), value;

		if (!begins(bare, name))
			continue;
		value = trim(rx_text_slice(bare, strlen(name), bare.length));
		if (value.length == 0 || value.bytes[0] != '=')
			continue;
		value = trim(rx_text_slice(value, 1, value.length));
		if (value.length > 1 && value.bytes[0] == '"'
			&& value.bytes[value.length - 1] == '"')
			value = rx_text_slice(value, 1, value.length - 1);
		return value;
	}
	return (struct rx_text){"", 0};
}

bool rx_mhtml_is(struct rx_text raw)
{
	struct part part;

	if (raw.length == 0
		|| !((raw.bytes[0] >= 'A' && raw.bytes[0] <= 'Z')
			|| (raw.bytes[0] >= 'a' && raw.bytes[0] <= 'z')))
		return false;
	return read_header(&part, raw) && part.message
		&& (begins(part.type, "multipart/") || begins(part.type, "text/html"));
}

/* Offset of the next line "--BOUNDARY" at or behind from; text.length when there is none. */
static size_t next_boundary(struct rx_text text, size_t from, struct rx_text boundary)
{
	for (size_t at = from; at < text.length; at = line_end(text, at)) {
		struct rx_text line = rx_text_slice(text, at, text.length);

		if (line.length >= boundary.length + 2 && line.bytes[0] == '-'
			&& line.bytes[1] == '-'
			&& rx_text_starts(rx_text_slice(line, 2, line.length), boundary))
			return at;
	}
	return text.length;
}

/* Finds the first part of HTML in a part; its location goes over to it where it has none. */
static bool find_page(struct part *part)
{
	struct rx_text boundary = {"", 0}, whole = part->body;
	struct rx_text snapshot = part->snapshot;
	size_t at = 0, end;

	for (unsigned level = 0; level < LEVELS;) {
		if (begins(part->type, "text/html")) {
			part->snapshot = snapshot;
			return true;
		}
		if (begins(part->type, "multipart/")) {
			level++;
			whole = part->body;
			boundary = parameter(part->type, "boundary");
			if (boundary.length == 0 || boundary.length > BOUNDARY_LIMIT)
				return false;
			at = next_boundary(whole, 0, boundary);
		} else {
			at = next_boundary(whole, at, boundary);
		}
		if (at >= whole.length)
			return false;
		at = line_end(whole, at);
		end = next_boundary(whole, at, boundary);
		if (!read_header(part, rx_text_slice(whole, at, end)))
			*part = (struct part){0};
	}
	return false;
}

/* ---- transfer encodings ---------------------------------------------------------------------- */

static void put(struct rx_mhtml *mhtml, char byte, size_t raw, size_t raw_unit)
{
	rx_offsets_add(&mhtml->offsets, mhtml->buffer.length, raw, 1, raw_unit);
	rx_buffer_add_byte(&mhtml->buffer, byte);
}

static int hex(char byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	if (byte >= 'A' && byte <= 'F')
		return byte - 'A' + 10;
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* Length of a soft line break at an offset, "=" and the line's end, or 0. */
static size_t soft_break(struct rx_text text, size_t at)
{
	size_t end = at + 1;

	while (end < text.length && (text.bytes[end] == ' ' || text.bytes[end] == '\t'))
		end++;
	if (end < text.length && text.bytes[end] == '\r')
		end++;
	if (end < text.length && text.bytes[end] == '\n')
		return end + 1 - at;
	return end == text.length ? end - at : 0;
}

static void undo_quoted(struct rx_mhtml *mhtml, struct rx_text body, size_t base)
{
	size_t at = 0;

	while (at < body.length) {
		size_t soft = body.bytes[at] == '=' ? soft_break(body, at) : 0;
		int high = at + 2 < body.length ? hex(body.bytes[at + 1]) : -1;
		int low = at + 2 < body.length ? hex(body.bytes[at + 2]) : -1;

		if (soft) {
			at += soft;
		} else if (body.bytes[at] == '=' && high >= 0 && low >= 0) {
			put(mhtml, (char)(high * 16 + low), base + at, 3);
			at += 3;
		} else {
			put(mhtml, body.bytes[at], base + at, 1);
			at++;
		}
	}
}

static int sextet(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return byte - 'A';
	if (byte >= 'a' && byte <= 'z')
		return byte - 'a' + 26;
	if (byte >= '0' && byte <= '9')
		return byte - '0' + 52;
	return byte == '+' ? 62 : byte == '/' ? 63 : -1;
}

/* Three bytes out of four characters, fewer at the end; the characters may have a line end between. */
static void put_group(
	struct rx_mhtml *mhtml, const int *values, size_t count, size_t raw, size_t end)
{
	uint32_t bits = 0;
	size_t length = count - 1;

	for (size_t at = 0; at < 4; at++)
		bits = bits << 6 | (at < count ? (uint32_t)values[at] : 0);
	rx_offsets_add(&mhtml->offsets, mhtml->buffer.length, raw, length,
		end - raw <= UINT8_MAX ? end - raw : UINT8_MAX);
	for (size_t at = 0; at < length; at++)
		rx_buffer_add_byte(&mhtml->buffer, (char)(bits >> (16 - 8 * at) & 0xFF));
}

static void undo_base64(struct rx_mhtml *mhtml, struct rx_text body, size_t base)
{
	size_t count = 0, first = 0;
	int values[4];

	for (size_t at = 0; at < body.length; at++) {
		int value = sextet(body.bytes[at]);

		if (value < 0)
			continue;
		if (count == 0)
			first = at;
		values[count++] = value;
		if (count < 4)
			continue;
		put_group(mhtml, values, 4, base + first, base + at + 1);
		count = 0;
	}
	if (count > 1)
		put_group(mhtml, values, count, base + first, base + first + count);
}

static void undo(struct rx_mhtml *mhtml, const struct part *part, size_t base)
{
	if (begins(part->transfer, "quoted-printable")) {
		undo_quoted(mhtml, part->body, base);
	} else if (begins(part->transfer, "base64")) {
		undo_base64(mhtml, part->body, base);
	} else {
		rx_offsets_add(&mhtml->offsets, 0, base, 1, 1);
		rx_buffer_add_text(&mhtml->buffer, part->body);
	}
}

bool rx_mhtml_read(struct rx_mhtml *mhtml, struct rx_text raw)
{
	struct part part;
	struct rx_text charset;

	rx_buffer_reset(&mhtml->buffer);
	rx_offsets_reset(&mhtml->offsets);
	mhtml->lines.count = 0;
	mhtml->failed = false;
	if (!read_header(&part, raw) || !find_page(&part))
		return false;
	mhtml->url = part.snapshot.length ? part.snapshot : part.location;
	if (!begins(mhtml->url, "http"))
		mhtml->url = (struct rx_text){"", 0};
	charset = parameter(part.type, "charset");
	mhtml->encoding = RX_ENCODING_GUESS;
	if (charset.length)
		rx_encoding_find(charset, &mhtml->encoding);
	undo(mhtml, &part, (size_t)(part.body.bytes - raw.bytes));
	mhtml->failed = !rx_lines_index(&mhtml->lines, raw) || mhtml->buffer.failed
		|| mhtml->offsets.failed;
	return !mhtml->failed;
}

void rx_mhtml_release(struct rx_mhtml *mhtml)
{
	rx_buffer_release(&mhtml->buffer);
	rx_offsets_release(&mhtml->offsets);
	rx_lines_release(&mhtml->lines);
	*mhtml = (struct rx_mhtml){0};
}
