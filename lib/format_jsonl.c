/*
 * format_jsonl.c - one JSON object (RFC 8259) per line, keys are the columns' names; or the same
 * objects as one array, each still on a line of its own.
 *
 * Empty cells are left out, number columns are numbers where the cell is one, list columns are
 * arrays.  Control and bidirectional characters are written as \u escapes, so the value is kept and
 * a terminal sees nothing of it; bytes that are no UTF-8 become U+FFFD.
 */
#include "list.h"
#include "format.h"
#include "json.h"

#include <stdlib.h>

static void array(struct rx_page *page, struct rx_text list)
{
	struct rx_text rest = list, value;

	rx_buffer_add_byte(&page->line, '[');
	for (size_t at = 0; rx_list_value(&rest, &page->scratch[0], &value); at++) {
		if (at)
			rx_buffer_add_byte(&page->line, ',');
		rx_json_string(&page->line, value);
	}
	rx_buffer_add_byte(&page->line, ']');
}

/* ---- keys ----------------------------------------------------------------------------------- */

/* A column without a name has its number for a key. */
static void add_key(struct rx_page *page, struct rx_text name, size_t at)
{
	rx_buffer_add_byte(&page->keys, ',');
	if (name.length) {
		rx_json_string(&page->keys, name);
	} else {
		rx_buffer_add_string(&page->keys, "\"column");
		rx_buffer_add_number(&page->keys, at + 1);
		rx_buffer_add_byte(&page->keys, '"');
	}
	rx_buffer_add_byte(&page->keys, ':');
	page->key_ends[at] = page->keys.length;
}

static void head(struct rx_page *page, const struct rx_field *fields, size_t count)
{
	size_t *ends = realloc(page->key_ends, (count + 1) * sizeof(*ends));

	rx_buffer_reset(&page->keys);
	if (!ends) {
		page->failed = true;
		return;
	}
	page->key_ends = ends;
	for (size_t at = 0; at < count; at++)
		add_key(page, fields[at].name, at);
	page->failed |= page->keys.failed;
}

static struct rx_text key_of(const struct rx_page *page, size_t at)
{
	size_t start = at ? page->key_ends[at - 1] : 0;

	return rx_text_of(page->keys.bytes + start, page->key_ends[at] - start);
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void value_of(struct rx_page *page, const struct rx_field *field, struct rx_text value)
{
	if (field->number && rx_is_json_number(value))
		rx_buffer_add_text(&page->line, value);
	else if (field->list)
		array(page, value);
	else
		rx_json_string(&page->line, value);
}

static char *put(char *to, struct rx_text text)
{
	memcpy(to, text.bytes, text.length);
	return to + text.length;
}

/* A value with nothing to escape in it, for which there is room. */
static char *put_simple(char *to, const struct rx_field *field, struct rx_text value)
{
	bool bare = field->number && rx_is_json_number(value);

	*to = '[';
	to += field->list;
	*to = '"';
	to = put(to + !bare, value);
	*to = '"';
	to += !bare;
	*to = ']';
	return to + field->list;
}

/* Makes room for all keys and values of a row without escapes; between the values of a list two bytes more come
 * for each separator. */
static bool reserve_simple(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	size_t need = page->keys.length + 2;

	for (size_t at = 0; at < count; at++)
		need += values[at].length * (fields[at].list ? 3 : 1) + 4;
	return rx_buffer_reserve(&page->line, need);
}

static void simple_object(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	struct rx_buffer *line = &page->line;
	bool first = true;

	rx_buffer_add_byte(line, '{');
	for (size_t at = 0; at < count; at++) {
		struct rx_text key;
		char *to;

		if (values[at].length == 0)
			continue;
		key = key_of(page, at);
		to = put(line->bytes + line->length, rx_text_slice(key, first, key.length));
		first = false;
		if (!fields[at].list || !memchr(values[at].bytes, ';', values[at].length)) {
			to = put_simple(to, &fields[at], values[at]);
			line->length = (size_t)(to - line->bytes);
		} else {
			line->length = (size_t)(to - line->bytes);
			array(page, values[at]);
		}
	}
	rx_buffer_add_byte(line, '}');
}

static void any_object(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	bool first = true;

	rx_buffer_add_byte(&page->line, '{');
	for (size_t at = 0; at < count; at++) {
		struct rx_text key;

		if (values[at].length == 0)
			continue;
		key = key_of(page, at);
		rx_buffer_add_text(&page->line, rx_text_slice(key, first, key.length));
		first = false;
		value_of(page, &fields[at], values[at]);
	}
	rx_buffer_add_byte(&page->line, '}');
}

static void object(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	/* Nothing to escape in the whole row: strings are copied. */
	if (page->plain && rx_page_row_lacks(page, '\\') && rx_page_row_lacks(page, '"')
		&& reserve_simple(page, fields, values, count))
		simple_object(page, fields, values, count);
	else
		any_object(page, fields, values, count);
}

static void row(struct rx_page *page, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	if (page->failed)
		return;
	rx_buffer_reset(&page->line);
	object(page, fields, values, count);
	rx_page_end_line(page);
}

/* ---- an array ------------------------------------------------------------------------------- */

static void begin_array(struct rx_page *page, struct rx_text title)
{
	(void)title;
	rx_writer_string(page->out, "[");
	rx_writer_end_row(page->out);
}

/* The comma stands in front, so that nobody has to know which object is the last. */
static void element(struct rx_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	if (page->failed)
		return;
	rx_buffer_reset(&page->line);
	if (page->blocks++)
		rx_buffer_add_byte(&page->line, ',');
	object(page, fields, values, count);
	rx_page_end_line(page);
}

static void end_array(struct rx_page *page)
{
	rx_writer_string(page->out, "]");
	rx_writer_end_row(page->out);
}

/* Inside of a string that the template has. */
static void string_value(struct rx_page *page, struct rx_text text)
{
	struct rx_buffer *out = &page->scratch[1];

	rx_buffer_reset(out);
	rx_json_string(out, text);
	page->failed |= out->failed;
	if (out->length > 1)
		rx_writer_bytes(page->out, out->bytes + 1, out->length - 2);
}

const struct rx_format rx_format_json = {
	.name = "json",
	.meaning = {"an array of objects", "JSON数组"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.rebinds = true,
	.begin = begin_array,
	.end = end_array,
	.value = string_value,
	.head = head,
	.row = element,
};

const struct rx_format rx_format_jsonl = {
	.name = "jsonl",
	.meaning = {"one JSON object per line", "每行一个JSON对象"},
	.wording = RX_WORDING_STREAM,
	.stream = true,
	.tables_only = true,
	.rebinds = true,
	.head = head,
	.row = row,
};
