/*
 * sql_names.c - PostgreSQL cuts names at 63 bytes, SQLite takes A and a for the same: so names are cut
 * here, and one that another column has gets the place of its column behind it.
 */
#include "sql_names.h"
#include "clean.h"

#include <stdlib.h>

enum { LIMIT = 48 };

void rx_sql_names_release(struct rx_sql_names *names)
{
	rx_buffer_release(&names->bytes);
	free(names->ends);
	*names = (struct rx_sql_names){0};
}

static struct rx_text name_at(const struct rx_sql_names *names, size_t at)
{
	size_t start = at ? names->ends[at - 1] : 0;

	return rx_text_slice(rx_buffer_text(&names->bytes), start, names->ends[at]);
}

struct rx_text rx_sql_name(const struct rx_sql_names *names, size_t at)
{
	return name_at(names, at);
}

struct rx_text rx_sql_label(const struct rx_sql_names *names, size_t at)
{
	return name_at(names, names->count + at);
}

/* The beginning of whole characters. */
static struct rx_text cut(struct rx_text text)
{
	if (text.length <= LIMIT)
		return text;
	text.length = LIMIT;
	while (text.length && (text.bytes[text.length] & 0xC0) == 0x80)
		text.length--;
	return text;
}

/* Appends the place behind the name at the buffer's end, inside its quotes. */
static void distinguish(struct rx_buffer *out, size_t place)
{
	out->length--;
	rx_buffer_add_byte(out, '_');
	rx_buffer_add_number(out, place + 1);
	rx_buffer_add_byte(out, '"');
}

static void add_name(struct rx_sql_names *names, struct rx_text text, size_t first, size_t at)
{
	struct rx_buffer scratch = {0}, *out = &names->bytes;
	struct rx_text clean = cut(rx_clean(text, RX_CLEAN_LINE, &scratch));
	size_t start = out->length;

	rx_buffer_add_byte(out, '"');
	for (size_t byte = 0; byte < clean.length; byte++) {
		if (clean.bytes[byte] == '"')
			rx_buffer_add_byte(out, '"');
		rx_buffer_add_byte(out, clean.bytes[byte]);
	}
	if (clean.length == 0)
		rx_buffer_add_string(out, "column");
	rx_buffer_add_byte(out, '"');
	if (clean.length == 0)
		distinguish(out, at - first);
	for (size_t other = first; other < at && !out->failed; other++) {
		if (rx_text_equal_nocase(name_at(names, other),
			    rx_text_slice(rx_buffer_text(out), start, out->length))) {
			distinguish(out, at - first);
			other = first - 1; /* from the first one again */
		}
	}
	out->failed |= scratch.failed;
	rx_buffer_release(&scratch);
	names->ends[at] = out->length;
}

bool rx_sql_names(struct rx_sql_names *names, const struct rx_field *fields, size_t count)
{
	names->ends = calloc(2 * count + 1, sizeof(*names->ends));
	if (!names->ends)
		return false;
	names->count = count;
	for (size_t at = 0; at < count; at++)
		add_name(names, fields[at].name, 0, at);
	for (size_t at = 0; at < count; at++) {
		struct rx_text label = fields[at].label;

		if (fields[at].column >= 0
			&& rx_text_equal(fields[at].name,
				rx_word_name(RX_SET_COLUMN, (size_t)fields[at].column)))
			label = rx_word_label(RX_SET_COLUMN, (size_t)fields[at].column, RX_LANG_ZH);
		add_name(names, label, count, count + at);
	}
	return !names->bytes.failed;
}
