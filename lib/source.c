/*
 * source.c - the stages in front of the scan for cues, one behind the other.
 */
#include "source.h"
#include "refuse.h"
#include "utf8.h"

void rx_source_release(struct rx_source *source)
{
	rx_mhtml_release(&source->mhtml);
	rx_decoded_release(&source->decoded);
	rx_html_release(&source->page);
	rx_folded_release(&source->folded);
	rx_buffer_release(&source->repaired);
	rx_offsets_release(&source->patched);
	*source = (struct rx_source){.view = {NULL, 0}};
}

/* An offset of what was decoded, in the raw bytes. */
static size_t raw_start(const struct rx_source *source, size_t at)
{
	return source->is_mhtml ? rx_offsets_start(&source->mhtml.offsets, at) : at;
}

/* Says what decoding found; -1 when the bytes cannot be read as text. */
static int report(const struct rx_source *source, enum rx_decode_result result,
	struct rx_place place, const struct rx_sink *sink)
{
	const struct rx_decoded *decoded = &source->decoded;
	const char *zero = decoded->text.length
		? memchr(decoded->text.bytes, '\0', decoded->text.length)
		: NULL;

	if (result == RX_DECODE_MEMORY)
		rx_say(sink, place, RX_SAY_MEMORY);
	else if (result == RX_DECODE_UNSUPPORTED)
		rx_say(sink, place, RX_SAY_ENCODING_UNSUPPORTED,
			rx_encoding_name(decoded->encoding));
	else if (zero)
		rx_say(sink, place, RX_SAY_BINARY,
			raw_start(source,
				rx_offsets_start(
					&decoded->offsets, (size_t)(zero - decoded->text.bytes))));
	if (result != RX_DECODE_DONE || zero)
		return -1;
	if (decoded->bad)
		rx_say(sink, place, RX_SAY_ENCODING, decoded->bad,
			rx_encoding_name(decoded->encoding), raw_start(source, decoded->first_bad));
	return 0;
}

/* Puts the page of a file of several parts in the place of the file; -1 when memory is exhausted. */
static int open_part(struct rx_source *source, struct rx_text *raw, enum rx_encoding *encoding)
{
	source->is_mhtml = rx_mhtml_is(*raw) && rx_mhtml_read(&source->mhtml, *raw);
	if (source->mhtml.failed)
		return -1;
	if (!source->is_mhtml)
		return 0;
	*raw = rx_buffer_text(&source->mhtml.buffer);
	if (*encoding == RX_ENCODING_GUESS)
		*encoding = source->mhtml.encoding;
	return 0;
}

/* The address that a browser noted, where the page itself does not say its own. */
static void take_address(struct rx_source *source)
{
	struct rx_buffer *url = &source->page.meta.url;

	if (source->is_mhtml && source->is_page && url->length == 0)
		rx_buffer_add_text(url, source->mhtml.url);
}

int rx_source_open(struct rx_source *source, const char *name, struct rx_text raw,
	enum rx_encoding encoding, const struct rx_sink *sink)
{
	struct rx_place place = {.file = name};
	enum rx_decode_result result;

	if (rx_refuse(raw, name, sink))
		return -1;
	if (open_part(source, &raw, &encoding)) {
		rx_say(sink, place, RX_SAY_MEMORY);
		return -1;
	}
	result = rx_decode(&source->decoded, raw, encoding);
	if (report(source, result, place, sink))
		return -1;
	source->printed = source->decoded.text;
	source->is_page = rx_html_sniff(source->printed);
	if (source->is_page) {
		rx_html_strip(&source->page, source->printed);
		take_address(source);
		source->printed = rx_buffer_text(&source->page.buffer);
		rx_buffer_release(&source->decoded.buffer);
	}
	if ((source->is_page && source->page.failed)
		|| rx_fold(&source->folded, source->printed, true)) {
		rx_say(sink, place, RX_SAY_MEMORY);
		return -1;
	}
	source->view = source->folded.view;
	rx_offsets_reset(&source->patched);
	return 0;
}

int rx_source_keep_lines(struct rx_source *source)
{
	if (source->folded.line_end_count == 0)
		return 0;
	if (rx_fold(&source->folded, source->printed, false))
		return -1;
	source->view = source->folded.view;
	return 0;
}

/* The last start of a character at or before an offset. */
static size_t character_start(struct rx_text text, size_t at, size_t start)
{
	while (at > start && at < text.length && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
		at--;
	return at;
}

/* A stretch in place of another: its characters share the other's out among them, so that what is cut
 * between them does not overlap there. */
static void put_patch(struct rx_source *source, struct rx_text text, size_t start, size_t end)
{
	size_t raw = start, length;

	for (size_t at = 0; at < text.length; at += length) {
		size_t next, unit;

		rx_utf8_decode(text, at, &length);
		next = start + (size_t)((uint64_t)(end - start) * (at + length) / text.length);
		next = at + length == text.length ? end : character_start(source->view, next, raw);
		unit = next - raw < UINT8_MAX ? next - raw : UINT8_MAX;
		rx_offsets_add(&source->patched, source->repaired.length + at, raw, length, unit);
		raw = next;
	}
	rx_buffer_add_text(&source->repaired, text);
}

int rx_source_repair(struct rx_source *source, const struct rx_patch *patches, size_t count)
{
	size_t at = 0;

	rx_buffer_reset(&source->repaired);
	for (size_t place = 0; place <= count; place++) {
		size_t start = place < count ? patches[place].start : source->view.length;

		if (start > at) {
			rx_offsets_add(&source->patched, source->repaired.length, at, 1, 1);
			rx_buffer_add_text(
				&source->repaired, rx_text_slice(source->view, at, start));
		}
		if (place < count) {
			put_patch(source, patches[place].text, start, patches[place].end);
			at = patches[place].end;
		}
	}
	if (source->repaired.failed || source->patched.failed)
		return -1;
	source->view = rx_buffer_text(&source->repaired);
	return 0;
}

/* From the view to the folded text. */
static size_t unpatch(const struct rx_source *source, size_t at)
{
	return rx_offsets_start(&source->patched, at);
}

static size_t unpatch_end(const struct rx_source *source, size_t end)
{
	return rx_offsets_end(&source->patched, end);
}

bool rx_source_borrows(const struct rx_source *source)
{
	return !source->is_page && !source->is_mhtml
		&& source->decoded.encoding == RX_ENCODING_UTF8;
}

/* Each stage leads an offset back to the one in front of it. */
size_t rx_source_start(const struct rx_source *source, size_t start)
{
	start = rx_offsets_start(&source->folded.offsets, unpatch(source, start));
	if (source->is_page)
		start = rx_offsets_start(&source->page.offsets, start);
	return raw_start(source, rx_offsets_start(&source->decoded.offsets, start));
}

size_t rx_source_end(const struct rx_source *source, size_t start, size_t end)
{
	if (end <= start)
		return rx_source_start(source, start);
	end = rx_offsets_end(&source->folded.offsets, unpatch_end(source, end));
	if (source->is_page)
		end = rx_offsets_end(&source->page.offsets, end);
	end = rx_offsets_end(&source->decoded.offsets, end);
	return source->is_mhtml ? rx_offsets_end(&source->mhtml.offsets, end) : end;
}

struct rx_text rx_source_printed(const struct rx_source *source, size_t start, size_t end)
{
	const struct rx_offsets *offsets = &source->folded.offsets;

	if (end <= start)
		return (struct rx_text){"", 0};
	return rx_text_slice(source->printed, rx_offsets_start(offsets, unpatch(source, start)),
		rx_offsets_end(offsets, unpatch_end(source, end)));
}

size_t rx_source_line(const struct rx_source *source, size_t at, size_t line)
{
	if (source->is_mhtml)
		return rx_lines_find(&source->mhtml.lines, rx_source_start(source, at));
	if (!source->is_page)
		return line + rx_folded_lines(&source->folded, unpatch(source, at));
	at = rx_offsets_start(&source->page.offsets,
		rx_offsets_start(&source->folded.offsets, unpatch(source, at)));
	return rx_html_line(&source->page, at);
}

bool rx_source_is_head(const struct rx_source *source, size_t at)
{
	return source->is_page
		&& rx_offsets_start(&source->folded.offsets, unpatch(source, at))
		< source->page.head_end;
}

struct rx_text rx_source_cell(const struct rx_source *source, struct rx_text cell)
{
	uintptr_t view = (uintptr_t)source->view.bytes, bytes = (uintptr_t)cell.bytes;
	size_t start, end;

	if (cell.length == 0 || bytes < view || bytes - view >= source->view.length)
		return cell;
	/* Nothing was replaced. */
	if (source->patched.count == 0 && source->view.bytes == source->folded.clean.bytes)
		return cell;
	start = unpatch(source, bytes - view);
	end = unpatch_end(source, bytes - view + cell.length);
	/* What was repaired is not in the clean text. */
	if (source->patched.count
		&& !rx_text_equal(rx_text_slice(source->folded.view, start, end), cell))
		return cell;
	return rx_text_slice(source->folded.clean, start, end);
}
