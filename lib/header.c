/*
 * header.c - column names: splitting the line, look-up by name or label, recognising repetitions.
 */
#include "header.h"
#include "cell.h"
#include "vocabulary.h"

#include <stdlib.h>

void rx_header_release(struct rx_header_store *store)
{
	free(store->names);
	rx_buffer_release(&store->bytes);
	rx_buffer_release(&store->line);
	*store = (struct rx_header_store){0};
}

static size_t find_exact(const struct rx_header *header, struct rx_text name)
{
	for (size_t at = 0; at < header->count; at++) {
		if (rx_text_equal(header->names[at], name))
			return at;
	}
	return RX_NONE;
}

int rx_header_find(const struct rx_header *header, struct rx_text name)
{
	size_t at = find_exact(header, name);
	int column;

	if (at != RX_NONE)
		return (int)at;
	column = rx_word_find(RX_SET_COLUMN, name);
	if (column < 0)
		return -1;
	for (at = 0; at < header->count; at++) {
		if (rx_word_find(RX_SET_COLUMN, header->names[at]) == column)
			return (int)at;
	}
	return -1;
}

/* Decoding never lengthens a name, so the line's length is room enough and names never move. */
static int split_names(struct rx_header_store *store)
{
	struct rx_text rest = rx_buffer_text(&store->line), cell;
	size_t count = 0;

	store->header.count = 0;
	rx_buffer_reset(&store->bytes);
	if (!rx_buffer_reserve(&store->bytes, store->line.length + 1))
		return -1;
	while (rx_text_split(&rest, '\t', &cell)) {
		struct rx_text *names =
			rx_array_grow(store->names, count, &store->room, sizeof(*names));

		if (!names)
			return -1;
		store->names = names;
		char *scratch = store->bytes.bytes + store->bytes.length;
		struct rx_text name = rx_cell_decode(cell, scratch);

		memmove(scratch, name.bytes, name.length);
		store->bytes.length += name.length;
		names[count++] = rx_text_of(scratch, name.length);
	}
	store->header.names = store->names;
	store->header.count = count;
	return 0;
}

static bool find_duplicate(const struct rx_header *header, struct rx_text *twice)
{
	for (size_t at = 1; at < header->count; at++) {
		struct rx_header before = {header->names, at, 0};

		if (header->names[at].length && find_exact(&before, header->names[at]) != RX_NONE) {
			*twice = header->names[at];
			return true;
		}
	}
	return false;
}

static void note_first(struct rx_header_store *store, struct rx_text name)
{
	size_t bit = name.length > 31 ? 0 : name.length;

	if (name.length)
		store->first_lengths[(unsigned char)name.bytes[0]] |= UINT32_C(1) << bit;
}

static void note_names(struct rx_header_store *store)
{
	struct rx_text rest = rx_buffer_text(&store->line), first;
	size_t count;
	const struct rx_word *columns = rx_words(RX_SET_COLUMN, &count);

	memset(store->first_lengths, 0, sizeof(store->first_lengths));
	for (size_t at = 0; at < count; at++)
		note_first(store, rx_text(columns[at].name));
	for (size_t at = 0; at < store->header.count; at++)
		note_first(store, store->header.names[at]);
	/* As it stands in the line, with escapes; a byte order mark in front is no part of it. */
	rx_text_split(&rest, '\t', &first);
	note_first(store, first);
}

int rx_header_set(struct rx_header_store *store, struct rx_text line, struct rx_text *twice)
{
	rx_buffer_reset(&store->line);
	/* One byte more than the line, so that an empty line has an address too. */
	if (!rx_buffer_reserve(&store->line, line.length + 1))
		return -1;
	rx_buffer_add_text(&store->line, line);
	if (split_names(store))
		return -1;
	store->header.serial++;
	note_names(store);
	if (!find_duplicate(&store->header, twice))
		return 0;
	store->header.count = 0;
	return 1;
}

/* Most cells that come here are data, so the quick test goes first. */
static bool is_name(const struct rx_header_store *store, struct rx_text cell)
{
	size_t count;
	const struct rx_word *columns = rx_words(RX_SET_COLUMN, &count);

	if (!rx_header_maybe(store, cell))
		return false;
	for (size_t at = 0; at < count; at++) {
		if (rx_text_equal(rx_text(columns[at].name), cell))
			return true;
	}
	return find_exact(&store->header, cell) != RX_NONE;
}

static bool comes_again(struct rx_text cell, struct rx_text rest)
{
	struct rx_text piece;

	while (rx_text_split(&rest, '\t', &piece)) {
		if (rx_text_equal(piece, cell))
			return true;
	}
	return false;
}

/* Some words of the stream are also names of columns: text, title, status, doc. */
static bool is_data(const struct rx_header *header, struct rx_text line)
{
	struct rx_text cell;
	size_t at = 0;
	bool words = false;

	for (; rx_text_split(&line, '\t', &cell); at++) {
		int column =
			at < header->count ? rx_word_find(RX_SET_COLUMN, header->names[at]) : -1;

		if (column < 0 || rx_column_type((enum rx_column)column) != RX_TYPE_WORD)
			continue;
		if (rx_word_find(rx_column_set((enum rx_column)column), cell) < 0)
			return false;
		words = true;
	}
	return words && at == header->count;
}

bool rx_header_recognise(const struct rx_header_store *store, struct rx_text line)
{
	struct rx_text rest = line, cell;

	if (rx_header_is(store, line))
		return true;
	for (size_t cells = 0; rx_text_split(&rest, '\t', &cell); cells++) {
		if (cells == 0 && !rest.bytes)
			return false;
		if (!is_name(store, cell) || comes_again(cell, rest))
			return false;
	}
	return !is_data(&store->header, line);
}
