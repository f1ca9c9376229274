/*
 * format_jsonl.c - one JSON object (RFC 8259) per line, keys are the columns' names.
 *
 * Empty cells are left out, number columns are numbers where the cell is one, list columns are
 * arrays.  Control and bidirectional characters are written as \u escapes, so the value is kept and
 * a terminal sees nothing of it; bytes that are no UTF-8 become U+FFFD.
 */
#include "clean.h"
#include "format.h"
#include "utf8.h"

static void unit(struct rx_page *page, uint32_t code)
{
	static const char hex[] = "0123456789abcdef";
	char escape[6] = {'\\', 'u', hex[code >> 12 & 15], hex[code >> 8 & 15], hex[code >> 4 & 15],
		hex[code & 15]};

	rx_writer_bytes(page->out, escape, sizeof(escape));
}

static void escaped(struct rx_page *page, uint32_t code)
{
	switch (code) {
	case '\n': rx_writer_bytes(page->out, "\\n", 2); break;
	case '\r': rx_writer_bytes(page->out, "\\r", 2); break;
	case '\t': rx_writer_bytes(page->out, "\\t", 2); break;
	case '"': rx_writer_bytes(page->out, "\\\"", 2); break;
	case '\\': rx_writer_bytes(page->out, "\\\\", 2); break;
	case RX_REPLACEMENT: rx_writer_string(page->out, "\xEF\xBF\xBD"); break;
	default:
		if (code >= 0x10000) {
			unit(page, 0xD7C0 + (code >> 10));
			code = 0xDC00 | (code & 0x3FF);
		}
		unit(page, code);
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

static void string(struct rx_page *page, struct rx_text text)
{
	size_t length;

	rx_writer_bytes(page->out, "\"", 1);
	while (text.length) {
		size_t run = plain_run(text);

		rx_writer_bytes(page->out, text.bytes, run);
		text = rx_text_slice(text, run, text.length);
		if (text.length == 0)
			break;
		escaped(page, rx_utf8_decode(text, 0, &length));
		text = rx_text_slice(text, length, text.length);
	}
	rx_writer_bytes(page->out, "\"", 1);
}

static void array(struct rx_page *page, struct rx_text list)
{
	struct rx_text rest = list, value;

	rx_writer_bytes(page->out, "[", 1);
	for (size_t at = 0; rx_list_next(&rest, &page->scratch[0], &value); at++) {
		if (at)
			rx_writer_bytes(page->out, ",", 1);
		string(page, value);
	}
	rx_writer_bytes(page->out, "]", 1);
}

/* A column without a name has its number for a key. */
static void key(struct rx_page *page, struct rx_text name, size_t at)
{
	struct rx_buffer *made = &page->scratch[1];

	if (name.length == 0) {
		rx_buffer_reset(made);
		rx_buffer_add_string(made, "column");
		rx_buffer_add_number(made, at + 1);
		name = rx_buffer_text(made);
	}
	string(page, name);
	rx_writer_bytes(page->out, ":", 1);
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	bool first = true;

	rx_writer_bytes(page->out, "{", 1);
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		if (!first)
			rx_writer_bytes(page->out, ",", 1);
		first = false;
		key(page, fields[at].name, at);
		if (fields[at].number && rx_is_json_number(values[at]))
			rx_page_text(page, values[at]);
		else if (fields[at].list)
			array(page, values[at]);
		else
			string(page, values[at]);
	}
	rx_writer_bytes(page->out, "}", 1);
	rx_writer_end_row(page->out);
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	(void)page;
	(void)fields;
	(void)count;
}

const struct rx_format rx_format_jsonl = {
	.name = "jsonl",
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.rebinds = true,
	.head = head,
	.row = row,
};
