/*
 * view.c - choosing columns, binding them, and wording a row's cells.
 *
 * A row without a backslash needs no decoding, which one memchr() over the row tells; words are
 * looked up once as long as the column repeats itself.
 */
#include "view.h"
#include "cell.h"

#include <stdlib.h>

void rx_view_release(struct rx_view *view)
{
	free(view->fields);
	free(view->places);
	free(view->values);
	for (size_t at = 0; view->memories && at < view->all; at++)
		free(view->memories[at]);
	free(view->memories);
	rx_buffer_release(&view->names);
	rx_buffer_release(&view->decoded);
	*view = (struct rx_view){0};
}

static int make_room(struct rx_view *view, size_t count)
{
	rx_view_release(view);
	view->fields = calloc(count + 1, sizeof(*view->fields));
	view->places = calloc(count + 1, sizeof(*view->places));
	view->values = calloc(count + 1, sizeof(*view->values));
	view->memories = calloc(count + 1, sizeof(*view->memories));
	return view->fields && view->places && view->values && view->memories ? 0 : -1;
}

static size_t count_names(const struct rx_header *header, struct rx_text list)
{
	size_t count = 1;

	if (!list.bytes)
		return header->count;
	for (size_t at = 0; at < list.length; at++)
		count += list.bytes[at] == ',';
	return count;
}

/* The names themselves are copied, since a header lives only as long as its input. */
static size_t names_length(const struct rx_header *header)
{
	size_t length = 1;

	for (size_t at = 0; at < header->count; at++)
		length += header->names[at].length;
	return length;
}

static void add_field(struct rx_view *view, const struct rx_header *header, int place)
{
	struct rx_text name = header->names[place];
	struct rx_field *field = &view->fields[view->count];

	field->name = rx_text_of(view->names.bytes + view->names.length, name.length);
	rx_buffer_add_text(&view->names, name);
	view->places[view->count++] = place;
	view->all = view->count;
}

static void take_header(struct rx_view *view, const struct rx_header *header)
{
	view->serial = header->serial;
	view->kind = rx_header_find(header, rx_word_name(RX_SET_COLUMN, RX_COLUMN_KIND));
	view->title = rx_header_find(header, rx_word_name(RX_SET_COLUMN, RX_COLUMN_TITLE));
}

int rx_view_choose(struct rx_view *view, const struct rx_header *header, const char *columns,
	struct rx_text *missing)
{
	struct rx_text rest = columns ? rx_text(columns) : (struct rx_text){0}, name;
	size_t count = count_names(header, rest);

	if (make_room(view, count))
		return -1;
	/* Reserved at once, so that names never move; a column may be chosen more than once. */
	if (names_length(header) > SIZE_MAX / (count + 1)
		|| !rx_buffer_reserve(&view->names, names_length(header) * (columns ? count : 1)))
		return -1;
	take_header(view, header);
	for (size_t at = 0; !columns && at < header->count; at++)
		add_field(view, header, (int)at);
	while (columns && rx_text_split(&rest, ',', &name)) {
		int place = rx_header_find(header, rx_text_trim(name));

		if (place < 0) {
			*missing = rx_text_trim(name);
			return 1;
		}
		add_field(view, header, place);
	}
	return 0;
}

static void swap(struct rx_view *view, size_t one, size_t other)
{
	struct rx_field field = view->fields[one];
	struct rx_view_memory *memory = view->memories[one];
	int place = view->places[one];

	view->fields[one] = view->fields[other];
	view->memories[one] = view->memories[other];
	view->places[one] = view->places[other];
	view->fields[other] = field;
	view->memories[other] = memory;
	view->places[other] = place;
}

void rx_view_keep(struct rx_view *view, const bool *keep)
{
	size_t count = 0;

	for (size_t at = 0; at < view->count; at++) {
		if (keep[at])
			swap(view, count++, at);
	}
	view->count = count;
}

static bool has_words(const struct rx_field *field)
{
	return field->column >= 0 && rx_column_type((enum rx_column)field->column) == RX_TYPE_WORD;
}

int rx_view_word(struct rx_view *view, enum rx_wording wording, enum rx_lang lang)
{
	view->wording = wording;
	view->lang = lang;
	for (size_t at = 0; at < view->all; at++) {
		view->fields[at] = rx_field_named(view->fields[at].name, lang);
		free(view->memories[at]);
		view->memories[at] = NULL;
		if (!has_words(&view->fields[at]))
			continue;
		view->memories[at] = calloc(1, sizeof(*view->memories[at]));
		if (!view->memories[at])
			return -1;
	}
	return 0;
}

size_t rx_view_bind(struct rx_view *view, const struct rx_header *header)
{
	size_t bound = 0;

	take_header(view, header);
	for (size_t at = 0; at < view->all; at++) {
		view->places[at] = rx_header_find(header, view->fields[at].name);
		bound += view->places[at] >= 0;
	}
	return header->count > bound ? header->count - bound : 0;
}

/* ---- wording -------------------------------------------------------------------------------- */

static struct rx_text find_label(const struct rx_view *view, size_t at, struct rx_text name)
{
	enum rx_set set = rx_column_set((enum rx_column)view->fields[at].column);
	int place = rx_word_find(set, name);

	/* A word that is no stream name is the data's own. */
	if (place < 0 || !rx_text_equal(rx_word_name(set, (size_t)place), name))
		return (struct rx_text){NULL, 0};
	return rx_word_label(set, (size_t)place, view->lang);
}

static struct rx_text word_label(struct rx_view *view, size_t at, struct rx_text name)
{
	struct rx_view_memory *memory = view->memories[at];
	size_t slot = ((unsigned char)name.bytes[0] + 5 * (unsigned char)name.bytes[name.length - 1]
			      + 11 * name.length)
		% RX_VIEW_WORDS;
	struct rx_text label;

	if (name.length > sizeof(memory->words[slot].name))
		return name;
	if (memory->words[slot].length == name.length
		&& memcmp(memory->words[slot].name, name.bytes, name.length) == 0)
		return memory->words[slot].label;
	label = find_label(view, at, name);
	if (label.length == 0)
		return name;
	memcpy(memory->words[slot].name, name.bytes, name.length);
	memory->words[slot].length = (unsigned short)name.length;
	memory->words[slot].label = label;
	return label;
}

void rx_list_join(struct rx_buffer *out, struct rx_text list, enum rx_lang lang)
{
	size_t at = 0;

	while (at < list.length) {
		char byte = list.bytes[at++];

		if (byte == '\\' && at < list.length && list.bytes[at] == ';')
			rx_buffer_add_byte(out, list.bytes[at++]);
		else if (byte == ';')
			rx_buffer_add_string(out, lang != RX_LANG_EN ? "、" : ", ");
		else
			rx_buffer_add_byte(out, byte);
	}
}

/* Joins a list in the decoded bytes, which have room. */
static struct rx_text joined(struct rx_view *view, struct rx_text list)
{
	size_t start = view->decoded.length;

	rx_list_join(&view->decoded, list, view->lang);
	return rx_text_slice(rx_buffer_text(&view->decoded), start, view->decoded.length);
}

static struct rx_text decoded(struct rx_view *view, struct rx_text cell)
{
	char *scratch = view->decoded.bytes + view->decoded.length;
	struct rx_text value = rx_cell_decode(cell, scratch);

	if (value.bytes == scratch)
		view->decoded.length += value.length;
	return value;
}

/* The type of a fact that means something else in other records. */
static bool is_own_word(const struct rx_view *view, const struct rx_block *block, size_t row,
	size_t at, struct rx_text value)
{
	return view->fields[at].column == RX_COLUMN_TYPE && view->kind >= 0
		&& rx_text_equal(value, rx_word_name(RX_SET_TYPE, RX_DOCTYPE_BODY))
		&& rx_text_equal(rx_block_cell(block, row, (size_t)view->kind),
			rx_word_name(RX_SET_KIND, RX_KIND_FACT));
}

static struct rx_text worded(struct rx_view *view, const struct rx_block *block, size_t row,
	size_t at, struct rx_text value)
{
	const struct rx_field *field = &view->fields[at];

	if (is_own_word(view, block, row, at, value))
		return rx_fact_label(RX_DOCTYPE_BODY, view->lang);
	if (view->memories[at])
		return word_label(view, at, value);
	if (field->list && view->wording == RX_WORDING_PEOPLE
		&& memchr(value.bytes, ';', value.length))
		return joined(view, value);
	return value;
}

/* Makes room for all values of a row at once, so that none moves: a joined list takes at most three
 * times its bytes. */
static bool reserve_values(struct rx_view *view, const struct rx_block *block, size_t row)
{
	size_t need = 0;

	rx_buffer_reset(&view->decoded);
	for (size_t at = 0; at < view->count; at++) {
		size_t length = 0;

		if (view->places[at] >= 0)
			length = rx_block_cell(block, row, (size_t)view->places[at]).length;
		if (length > (SIZE_MAX - need) / 4)
			return false;
		need += 4 * length;
	}
	return rx_buffer_reserve(&view->decoded, need);
}

/* The title of a change is the name of a column, its value and alt are what that one holds. */
static void word_change(struct rx_view *view, struct rx_text name)
{
	int column = rx_word_find(RX_SET_COLUMN, name);
	enum rx_column changed = (enum rx_column)column;

	if (column < 0 || !rx_text_equal(rx_word_name(RX_SET_COLUMN, changed), name))
		return;
	for (size_t at = 0; at < view->count; at++) {
		struct rx_text *value = &view->values[at];
		int word = -1;

		if (view->fields[at].column == RX_COLUMN_TITLE)
			*value = rx_word_label(RX_SET_COLUMN, changed, view->lang);
		if ((view->fields[at].column == RX_COLUMN_VALUE
			    || view->fields[at].column == RX_COLUMN_ALT)
			&& rx_column_type(changed) == RX_TYPE_WORD)
			word = rx_word_find(rx_column_set(changed), *value);
		if (word >= 0)
			*value = rx_word_label(rx_column_set(changed), (size_t)word, view->lang);
	}
}

static bool is_change(const struct rx_view *view, const struct rx_block *block, size_t row)
{
	return view->kind >= 0 && view->title >= 0
		&& rx_text_equal(rx_block_cell(block, row, (size_t)view->kind),
			rx_word_name(RX_SET_KIND, RX_KIND_CHANGE));
}

const struct rx_text *rx_view_row(struct rx_view *view, const struct rx_block *block, size_t row)
{
	struct rx_text whole = rx_block_row(block, row);
	bool plain = whole.length == 0 || !memchr(whole.bytes, '\\', whole.length);

	if ((!plain || view->wording == RX_WORDING_PEOPLE) && !reserve_values(view, block, row))
		return NULL;
	for (size_t at = 0; at < view->count; at++) {
		struct rx_text value = {NULL, 0};

		if (view->places[at] >= 0)
			value = rx_block_cell(block, row, (size_t)view->places[at]);
		if (value.length && !plain)
			value = decoded(view, value);
		if (value.length && view->wording != RX_WORDING_STREAM)
			value = worded(view, block, row, at, value);
		view->values[at] = value;
	}
	if (view->wording != RX_WORDING_STREAM && is_change(view, block, row))
		word_change(view, rx_block_cell(block, row, (size_t)view->title));
	return view->values;
}

size_t rx_view_find(const struct rx_view *view, enum rx_column column)
{
	for (size_t at = 0; at < view->count; at++) {
		if (view->fields[at].column == (int)column)
			return at;
	}
	return RX_NONE;
}
