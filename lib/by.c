/*
 * by.c - from rows to groups.
 *
 * The usual row costs one comparison with the row before it or one look-up of bytes that stay where
 * they are in the block.  Only a key that is not among the groups yet is looked at more closely:
 * its escapes are brought into the one form, so two spellings of a value are one group.
 */
#include "by.h"
#include "fields.h"
#include "list.h"
#include "message.h"

#include <stdlib.h>

enum { COLUMN_LIMIT = 64, GROUPS_PER_ROW = 4096 };

void rx_by_release(struct rx_by *by)
{
	free(by->columns);
	free(by->seen);
	free(by->hits);
	rx_keys_release(&by->groups);
	rx_buffer_release(&by->key);
	rx_buffer_release(&by->scratch);
	*by = (struct rx_by){0};
}

static int fail_memory(const struct rx_sink *sink)
{
	rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

int rx_by_set(struct rx_by *by, struct rx_text names, const struct rx_sink *sink)
{
	struct rx_text name;

	while (rx_names_next(&names, &name)) {
		struct rx_by_column *columns =
			rx_array_grow(by->columns, by->count, &by->room, sizeof(*columns));

		if (!columns)
			return fail_memory(sink);
		by->columns = columns;
		if (by->count == COLUMN_LIMIT) {
			rx_say(sink, (struct rx_place){0}, RX_SAY_BY_LIMIT, (size_t)COLUMN_LIMIT);
			return -1;
		}
		columns[by->count] = (struct rx_by_column){
			.name = name, .list = rx_name_type(name) == RX_TYPE_LIST};
		by->lists |= columns[by->count].list;
		by->count++;
	}
	return 0;
}

int rx_by_bind(struct rx_by *by, const struct rx_header *header, const char *file,
	const struct rx_sink *sink)
{
	by->adjacent = by->count > 0;
	for (size_t at = 0; at < by->count; at++) {
		struct rx_by_column *column = &by->columns[at];

		if (rx_column_bind(header, column->name, file, sink, &column->column))
			return -1;
		if (column->column != by->columns[0].column + at)
			by->adjacent = false;
	}
	return 0;
}

/* ---- hits ----------------------------------------------------------------------------------- */

/* The group of a key whose spelling may be another than the one that is kept. */
static size_t group_of(struct rx_by *by, struct rx_text key)
{
	size_t group = rx_keys_find(&by->groups, RX_BY_GROUP, key);
	bool added;

	if (group != RX_NONE)
		return group;
	if (!key.length || !memchr(key.bytes, '\\', key.length))
		return rx_keys_add(&by->groups, RX_BY_GROUP, key, &added);
	/* An escape never spans a TAB, so joined cells are brought into form as one. */
	rx_buffer_reset(&by->scratch);
	for (struct rx_text rest = key, cell; rx_text_split(&rest, '\t', &cell);) {
		struct rx_buffer form = {0};

		if (by->scratch.length || cell.bytes != key.bytes)
			rx_buffer_add_byte(&by->scratch, '\t');
		rx_buffer_add_text(&by->scratch, rx_cell_canonical(cell, &form));
		by->scratch.failed |= form.failed;
		rx_buffer_release(&form);
	}
	if (by->scratch.failed)
		return RX_NONE;
	return rx_keys_add(&by->groups, RX_BY_GROUP, rx_buffer_text(&by->scratch), &added);
}

/* The row's cells joined with TAB: a slice of the row, or a copy. */
static struct rx_text key_of(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text key;

	if (by->adjacent) {
		struct rx_text last = rx_chunk_cell(chunk, row, by->columns[by->count - 1].column);

		key = rx_chunk_cell(chunk, row, by->columns[0].column);
		key.length = (size_t)(last.bytes + last.length - key.bytes);
		return key;
	}
	rx_buffer_reset(&by->key);
	for (size_t at = 0; at < by->count; at++) {
		if (at)
			rx_buffer_add_byte(&by->key, '\t');
		rx_buffer_add_text(&by->key, rx_chunk_cell(chunk, row, by->columns[at].column));
	}
	return rx_buffer_text(&by->key);
}

static bool add_hit(struct rx_by *by, size_t row, size_t group)
{
	if (by->hit_count == by->hit_room) {
		struct rx_hit *hits =
			rx_array_grow(by->hits, by->hit_count, &by->hit_room, sizeof(*hits));

		if (!hits)
			return false;
		by->hits = hits;
	}
	by->hits[by->hit_count++] = (struct rx_hit){(uint32_t)row, (uint32_t)group};
	return true;
}

/* ---- lists ---------------------------------------------------------------------------------- */

/* Adds a hit unless the row fell into the group before. */
static bool add_hit_once(struct rx_by *by, size_t row, size_t group)
{
	if (group == RX_NONE)
		return false;
	while (by->seen_room <= group) {
		size_t room = by->seen_room;
		uint64_t *seen = rx_array_grow(by->seen, room, &by->seen_room, sizeof(*seen));

		if (!seen)
			return false;
		by->seen = seen;
		memset(seen + room, 0, (by->seen_room - room) * sizeof(*seen));
	}
	if (by->seen[group] == by->row)
		return true;
	by->seen[group] = by->row;
	return add_hit(by, row, group);
}

/* Takes the next value of a cell: each item of a list that is not empty, or the cell itself; a cell
 * without any gives the empty value once. */
static bool next_value(const struct rx_by_column *column, struct rx_text *rest,
	struct rx_text *value, size_t taken)
{
	if (!column->list) {
		*value = *rest;
		return taken == 0;
	}
	while (rx_list_next(rest, value)) {
		if (value->length)
			return true;
	}
	value->length = 0;
	return taken == 0;
}

/*
 * Appends each value of column `at` to the key and goes on with the next column; the recursion is
 * as deep as there are by columns, which are limited.  -1 for want of memory, 1 beyond the limit.
 */
static int expand(
	struct rx_by *by, const struct rx_chunk *chunk, size_t row, size_t at, size_t *count)
{
	size_t length = by->key.length, taken = 0;
	struct rx_buffer form = {0};
	struct rx_text rest, value;
	int outcome = 0;

	if (at == by->count) {
		if (++*count > GROUPS_PER_ROW)
			return 1;
		return add_hit_once(by, row, group_of(by, rx_buffer_text(&by->key))) ? 0 : -1;
	}
	rest = rx_cell_canonical(rx_chunk_cell(chunk, row, by->columns[at].column), &form);
	while (outcome == 0 && next_value(&by->columns[at], &rest, &value, taken++)) {
		by->key.length = length;
		if (at)
			rx_buffer_add_byte(&by->key, '\t');
		rx_buffer_add_text(&by->key, value);
		outcome =
			by->key.failed || form.failed ? -1 : expand(by, chunk, row, at + 1, count);
	}
	by->key.length = length;
	rx_buffer_release(&form);
	return outcome;
}

/* One row with a list of several values; 0, or -1 after a report. */
static int find_expanded(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	struct rx_place place = {
		.file = chunk->block->file, .line = chunk->block->line + chunk->first + row};
	size_t count = 0;
	int outcome;

	by->row++;
	rx_buffer_reset(&by->key);
	outcome = expand(by, chunk, row, 0, &count);
	if (outcome < 0)
		return fail_memory(chunk->sink);
	if (outcome > 0) {
		rx_say(chunk->sink, place, RX_SAY_ROW_GROUPS, (size_t)GROUPS_PER_ROW);
		return -1;
	}
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static bool has_list(const struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	for (size_t at = 0; at < by->count; at++) {
		struct rx_text cell;

		if (!by->columns[at].list)
			continue;
		cell = rx_chunk_cell(chunk, row, by->columns[at].column);
		if (cell.length && memchr(cell.bytes, ';', cell.length))
			return true;
	}
	return false;
}

/* The group of all rows; its key stands for the cells of its row in the output. */
static size_t total_group(struct rx_by *by)
{
	bool added;

	rx_buffer_reset(&by->key);
	rx_buffer_add_string(&by->key, "total");
	for (size_t at = 1; at < by->count; at++)
		rx_buffer_add_byte(&by->key, '\t');
	if (by->key.failed)
		return RX_NONE;
	return rx_keys_add(&by->groups, RX_BY_TOTAL, rx_buffer_text(&by->key), &added);
}

int rx_by_find(struct rx_by *by, const struct rx_chunk *chunk, const bool *wanted)
{
	struct rx_text last = {NULL, 0};
	size_t group = RX_NONE, total = RX_NONE;

	by->hit_count = 0;
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_text key;

		if (wanted && !wanted[row])
			continue;
		if (by->total && by->count) {
			total = total == RX_NONE ? total_group(by) : total;
			if (total == RX_NONE || !add_hit(by, row, total))
				return fail_memory(chunk->sink);
		}
		if (by->lists && has_list(by, chunk, row)) {
			if (find_expanded(by, chunk, row))
				return -1;
			group = RX_NONE;
			continue;
		}
		key = key_of(by, chunk, row);
		if (group == RX_NONE || !rx_text_equal(key, last)) {
			group = by->key.failed ? RX_NONE : group_of(by, key);
			if (group == RX_NONE)
				return fail_memory(chunk->sink);
			/* A joined key moves; the group's own bytes are as good to compare with. */
			last = by->adjacent ? key : rx_keys_text(&by->groups, group);
		}
		if (!add_hit(by, row, group))
			return fail_memory(chunk->sink);
	}
	return 0;
}
