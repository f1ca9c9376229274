/*
 * format_csv.c - RFC 4180 with LF at line ends, as Unix tools write it and spreadsheets read it.
 *
 * A cell that a spreadsheet would take for a formula (OWASP: it begins with = + - @ TAB CR LF, also
 * in full width) gets a leading ' unless it is a number; control characters become U+FFFD.  raw
 * turns both off.
 */
#include "clean.h"
#include "format.h"

static bool begins_formula(struct rx_text value)
{
	static const char *const wide[] = {"＝", "＋", "－", "＠"};

	if (value.length == 0)
		return false;
	if (memchr("=+-@\t\r\n", value.bytes[0], 7))
		return !rx_is_plain_number(value);
	for (size_t at = 0; at < 4 && value.bytes[0] == '\xEF'; at++) {
		if (rx_text_starts(value, rx_text(wide[at])))
			return true;
	}
	return false;
}

static bool needs_quotes(struct rx_text value)
{
	for (size_t at = 0; at < value.length; at++) {
		char byte = value.bytes[at];

		if (byte == ',' || byte == '"' || byte == '\n' || byte == '\r')
			return true;
	}
	/* Some readers drop blanks at the ends of cells without quotes. */
	return value.length
		&& (value.bytes[0] == ' ' || value.bytes[0] == '\t'
			|| value.bytes[value.length - 1] == ' '
			|| value.bytes[value.length - 1] == '\t');
}

static void quoted(struct rx_buffer *line, struct rx_text value)
{
	rx_buffer_add_byte(line, '"');
	while (value.length) {
		const char *quote = memchr(value.bytes, '"', value.length);
		size_t length = quote ? (size_t)(quote - value.bytes) + 1 : value.length;

		rx_buffer_add(line, value.bytes, length);
		if (quote)
			rx_buffer_add_byte(line, '"');
		value = rx_text_slice(value, length, value.length);
	}
	rx_buffer_add_byte(line, '"');
}

/* Replaces unsafe characters other than TAB, CR and LF. */
static struct rx_text without_controls(struct rx_page *page, struct rx_text value)
{
	struct rx_buffer *out = &page->scratch[0];
	size_t at = rx_clean_run(value);

	if (at == value.length)
		return value;
	rx_buffer_reset(out);
	rx_buffer_add(out, value.bytes, at);
	while (at < value.length) {
		char byte = value.bytes[at];
		size_t run;

		if (byte == '\t' || byte == '\r' || byte == '\n') {
			rx_buffer_add_byte(out, byte);
			run = 1;
		} else {
			run = 1;
			while (at + run < value.length && (value.bytes[at + run] & 0xC0) == 0x80
				&& (value.bytes[at] & 0xC0) == 0xC0 && run < 4)
				run++;
			rx_clean_add(out, rx_text_slice(value, at, at + run), RX_CLEAN_LINE);
		}
		at += run;
		run = rx_clean_run(rx_text_slice(value, at, value.length));
		rx_buffer_add(out, value.bytes + at, run);
		at += run;
	}
	page->failed |= out->failed;
	return rx_buffer_text(out);
}

static void cell(struct rx_page *page, struct rx_text value)
{
	struct rx_buffer *marked = &page->scratch[1];

	if (!page->raw) {
		if (!page->plain)
			value = without_controls(page, value);
		if (begins_formula(value)) {
			rx_buffer_reset(marked);
			rx_buffer_add_byte(marked, '\'');
			rx_buffer_add_text(marked, value);
			page->failed |= marked->failed;
			value = rx_buffer_text(marked);
		}
	}
	if (needs_quotes(value))
		quoted(&page->line, value);
	else
		rx_buffer_add_text(&page->line, value);
}

/* Bytes that make a cell more than a copy when they stand at one of its ends: first bytes of
 * formulas, also of those in full width, and blanks. */
static bool is_special_end(char byte)
{
	switch (byte) {
	case '=':
	case '+':
	case '-':
	case '@':
	case ' ':
	case '\xEF': return true;
	default: return false;
	}
}

/* A row without quotes and escapes in a block that is clean: cells are copied, between quotes where
 * they have a comma. */
static void simple_row(struct rx_page *page, const struct rx_text *values, size_t count)
{
	struct rx_buffer *line = &page->line;

	/* Room for all that the line can become, so that copying needs no questions. */
	if (!rx_page_begin_line(page, values, count, 4))
		return;
	for (size_t at = 0; at < count; at++) {
		struct rx_text value = values[at];

		if (at)
			line->bytes[line->length++] = ',';
		if (value.length == 0)
			continue;
		if (is_special_end(value.bytes[0]) || value.bytes[value.length - 1] == ' ') {
			cell(page, value);
		} else {
			bool quotes = memchr(value.bytes, ',', value.length) != NULL;

			line->bytes[line->length] = '"';
			line->length += quotes;
			memcpy(line->bytes + line->length, value.bytes, value.length);
			line->length += value.length;
			line->bytes[line->length] = '"';
			line->length += quotes;
		}
	}
	rx_page_end_line(page);
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	(void)fields;
	if (page->plain && count > 1 && rx_page_row_lacks(page, '\\')
		&& rx_page_row_lacks(page, '"')) {
		simple_row(page, values, count);
		return;
	}
	rx_buffer_reset(&page->line);
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_buffer_add_byte(&page->line, ',');
		if (values[at].length)
			cell(page, values[at]);
	}
	/* A line with nothing in it would be no row for a reader of CSV. */
	if (count == 1 && values[0].length == 0)
		rx_buffer_add_string(&page->line, "\"\"");
	rx_page_end_line(page);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	bool plain = page->plain;

	/* Labels may come from the header, which is not in the block. */
	page->plain = false;
	rx_buffer_reset(&page->line);
	for (size_t at = 0; at < count; at++) {
		if (at)
			rx_buffer_add_byte(&page->line, ',');
		cell(page, fields[at].label);
	}
	rx_page_end_line(page);
	page->plain = plain;
}

const struct rx_format rx_format_csv = {
	.name = "csv",
	.meaning = {"comma-separated values, safe to open in a spreadsheet",
		"CSV，可放心用表格软件打开"},
	.wording = RX_WORDING_LABELS,
	.stream = true,
	.tables_only = true,
	.head = head,
	.row = row,
};
