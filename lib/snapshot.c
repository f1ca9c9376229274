/*
 * snapshot.c - blocks copied into rows that stay, then ids and parents resolved.
 *
 * A row costs its decoded bytes and four bytes a cell.  Where a stream has no parents, order tells: a
 * measure belongs to the last finding above it, a finding to the last section.
 */
#include "snapshot.h"

#include <stdlib.h>

enum { DEPTH_LIMIT = 64 };

void rx_snapshot_release(struct rx_snapshot *snapshot)
{
	rx_arena_release(&snapshot->arena);
	rx_keys_release(&snapshot->ids);
	free(snapshot->columns);
	free(snapshot->parts);
	free(snapshot->rows);
	free(snapshot->id_rows);
	*snapshot = (struct rx_snapshot){0};
}

static int fail_memory(struct rx_snapshot *snapshot)
{
	rx_say(snapshot->sink, (struct rx_place){.file = snapshot->name}, RX_SAY_MEMORY);
	return -1;
}

/* ---- columns -------------------------------------------------------------------------------- */

size_t rx_snapshot_column(const struct rx_snapshot *snapshot, struct rx_snapshot_column wanted)
{
	if (wanted.column >= 0)
		return snapshot->at[wanted.column] < 0 ? RX_NONE
						       : (size_t)snapshot->at[wanted.column];
	for (size_t at = 0; at < snapshot->column_count; at++) {
		if (snapshot->columns[at].column < 0
			&& rx_text_equal(snapshot->columns[at].name, wanted.name))
			return at;
	}
	return RX_NONE;
}

/* Place of a header's name among the snapshot's columns, added when it is new.  Of two names of one
 * header that mean the same column the second keeps its own name. */
static size_t column_of(
	struct rx_snapshot *snapshot, struct rx_text name, const int *places, size_t place_count)
{
	struct rx_snapshot_column column = {name, rx_word_find(RX_SET_COLUMN, name)};
	size_t found = rx_snapshot_column(snapshot, column);
	struct rx_snapshot_column *grown;

	if (found != RX_NONE && found < place_count && places[found] >= 0) {
		column.column = -1;
		found = rx_snapshot_column(snapshot, column);
	}
	if (found != RX_NONE)
		return found;
	grown = rx_array_grow(
		snapshot->columns, snapshot->column_count, &snapshot->column_room, sizeof(*grown));
	if (!grown)
		return RX_NONE;
	snapshot->columns = grown;
	column.name = rx_arena_copy(&snapshot->arena, name);
	if (column.column >= 0)
		snapshot->at[column.column] = (int)snapshot->column_count;
	grown[snapshot->column_count] = column;
	return snapshot->column_count++;
}

static int add_part(struct rx_snapshot *snapshot, const struct rx_header *header)
{
	size_t most = snapshot->column_count + header->count;
	struct rx_snapshot_part part = {
		rx_arena_new(&snapshot->arena, (most + 1) * sizeof(int)), most};
	struct rx_snapshot_part *grown = rx_array_grow(
		snapshot->parts, snapshot->part_count, &snapshot->part_room, sizeof(*grown));

	if (!grown || !part.places)
		return fail_memory(snapshot);
	snapshot->parts = grown;
	for (size_t at = 0; at < most; at++)
		part.places[at] = -1;
	for (size_t at = 0; at < header->count; at++) {
		size_t place = column_of(snapshot, header->names[at], part.places, part.count);

		if (place == RX_NONE)
			return fail_memory(snapshot);
		part.places[place] = (int)at;
	}
	grown[snapshot->part_count++] = part;
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

struct rx_text rx_snapshot_cell(const struct rx_snapshot *snapshot, size_t row, size_t column)
{
	const struct rx_snapshot_row *at = &snapshot->rows[row];
	const struct rx_snapshot_part *part = &snapshot->parts[at->part];
	int place = column < part->count ? part->places[column] : -1;
	uint32_t start;

	if (place < 0)
		return rx_text_of("", 0);
	start = place ? at->ends[place - 1] : 0;
	return rx_text_of(at->bytes + start, at->ends[place] - start);
}

struct rx_text rx_snapshot_value(
	const struct rx_snapshot *snapshot, size_t row, enum rx_column column)
{
	int at = snapshot->at[column];

	return at < 0 ? rx_text_of("", 0) : rx_snapshot_cell(snapshot, row, (size_t)at);
}

struct rx_place rx_snapshot_place(const struct rx_snapshot *snapshot, size_t row)
{
	return (struct rx_place){.file = snapshot->name, .line = snapshot->rows[row].line};
}

static bool add_row(struct rx_snapshot *snapshot, const struct rx_block *block, size_t row)
{
	struct rx_snapshot_row *grown =
		rx_array_grow(snapshot->rows, snapshot->count, &snapshot->room, sizeof(*grown));
	char *bytes = rx_arena_new(&snapshot->arena, rx_block_row(block, row).length + 1);
	uint32_t *ends = rx_arena_new(&snapshot->arena, block->columns * sizeof(*ends));
	struct rx_snapshot_row *added;
	size_t length = 0;

	if (grown)
		snapshot->rows = grown;
	if (!grown || !bytes || !ends)
		return false;
	added = &grown[snapshot->count++];
	*added = (struct rx_snapshot_row){.bytes = bytes,
		.ends = ends,
		.part = (uint32_t)(snapshot->part_count - 1),
		.parent = RX_NONE,
		.finding = RX_NONE,
		.line = block->line + row};
	for (size_t at = 0; at < block->columns; at++) {
		struct rx_text cell = rx_block_cell(block, row, at);
		struct rx_text value = rx_cell_decode(cell, bytes + length);

		if (value.bytes != bytes + length && value.length)
			memcpy(bytes + length, value.bytes, value.length);
		length += value.length;
		ends[at] = (uint32_t)length;
	}
	return true;
}

/* ---- ids and parents ------------------------------------------------------------------------ */

size_t rx_snapshot_find(const struct rx_snapshot *snapshot, struct rx_text id)
{
	size_t key = id.length ? rx_keys_find(&snapshot->ids, 0, id) : RX_NONE;

	return key == RX_NONE ? RX_NONE : snapshot->id_rows[key];
}

static int twice(struct rx_snapshot *snapshot, struct rx_text id, size_t first, size_t row)
{
	char copy[64];

	if (snapshot->lenient)
		return 0;
	rx_say(snapshot->sink, rx_snapshot_place(snapshot, row), RX_SAY_ID_TWICE,
		rx_quotable(id, copy, sizeof(copy)), snapshot->rows[first].line);
	return -1;
}

static int add_id(struct rx_snapshot *snapshot, size_t row)
{
	struct rx_text id = rx_snapshot_value(snapshot, row, RX_COLUMN_ID);
	bool added = false;
	size_t key, *grown;

	if (id.length == 0)
		return 0;
	key = rx_keys_add(&snapshot->ids, 0, id, &added);
	if (key == RX_NONE)
		return fail_memory(snapshot);
	if (!added)
		return twice(snapshot, id, snapshot->id_rows[key], row);
	grown = rx_array_grow(snapshot->id_rows, key, &snapshot->id_room, sizeof(*grown));
	if (!grown)
		return fail_memory(snapshot);
	snapshot->id_rows = grown;
	grown[key] = row;
	return 0;
}

/* What stood last above a row, for streams without parents. */
struct above {
	size_t doc, section, finding;
};

static size_t parent_by_order(const struct above *above, int kind)
{
	if (kind == RX_KIND_DOC)
		return RX_NONE;
	if (kind == RX_KIND_MEASURE && above->finding != RX_NONE)
		return above->finding;
	return above->section != RX_NONE && kind != RX_KIND_SECTION ? above->section : above->doc;
}

static void step(struct above *above, int kind, size_t row)
{
	if (kind == RX_KIND_DOC)
		*above = (struct above){row, RX_NONE, RX_NONE};
	else if (kind == RX_KIND_SECTION)
		*above = (struct above){above->doc, row, RX_NONE};
	else if (kind == RX_KIND_FINDING)
		above->finding = row;
}

static void resolve(struct rx_snapshot *snapshot)
{
	struct above above = {RX_NONE, RX_NONE, RX_NONE};

	for (size_t row = 0; row < snapshot->count; row++) {
		struct rx_snapshot_row *at = &snapshot->rows[row];
		struct rx_text parent = rx_snapshot_value(snapshot, row, RX_COLUMN_PARENT);

		at->parent = parent.length ? rx_snapshot_find(snapshot, parent)
					   : parent_by_order(&above, at->kind);
		if (at->parent == row)
			at->parent = RX_NONE;
		step(&above, at->kind, row);
	}
	for (size_t row = 0; row < snapshot->count; row++) {
		size_t up = row;

		for (int depth = 0; up != RX_NONE && depth < DEPTH_LIMIT; depth++) {
			if (snapshot->rows[up].kind == RX_KIND_FINDING)
				break;
			up = snapshot->rows[up].parent;
		}
		if (up != RX_NONE && snapshot->rows[up].kind == RX_KIND_FINDING)
			snapshot->rows[row].finding = up;
	}
}

/* Rows of a table without kinds are findings. */
static void read_kinds(struct rx_snapshot *snapshot)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		snapshot->rows[row].kind = snapshot->at[RX_COLUMN_KIND] < 0
			? RX_KIND_FINDING
			: rx_word_find(
				RX_SET_KIND, rx_snapshot_value(snapshot, row, RX_COLUMN_KIND));
	}
}

/* ---- reading -------------------------------------------------------------------------------- */

static int copy_blocks(struct rx_snapshot *snapshot, struct rx_reader *reader)
{
	const struct rx_header *header = rx_reader_header(reader);
	struct rx_block block;
	unsigned serial = header->serial;
	int outcome;

	if (add_part(snapshot, header))
		return -1;
	while ((outcome = rx_reader_next(reader, &block)) > 0) {
		if (block.header->serial != serial && add_part(snapshot, block.header))
			return -1;
		serial = block.header->serial;
		for (size_t row = 0; row < block.rows; row++) {
			if (!add_row(snapshot, &block, row))
				return fail_memory(snapshot);
		}
	}
	return outcome;
}

/* Without an id and without a title nothing can be told apart. */
static int check_columns(struct rx_snapshot *snapshot)
{
	if (snapshot->at[RX_COLUMN_ID] >= 0 || snapshot->at[RX_COLUMN_TITLE] >= 0)
		return 0;
	rx_say(snapshot->sink, (struct rx_place){.file = snapshot->name, .line = 1},
		RX_SAY_NO_IDENTITY);
	return -1;
}

int rx_snapshot_read(struct rx_snapshot *snapshot, struct rx_reader *reader, const char *name,
	const struct rx_sink *sink)
{
	snapshot->sink = sink;
	snapshot->name = rx_arena_copy_string(&snapshot->arena, name);
	for (size_t at = 0; at < RX_COLUMN_COUNT; at++)
		snapshot->at[at] = -1;
	if (copy_blocks(snapshot, reader) || check_columns(snapshot))
		return -1;
	if (rx_reader_unfinished(reader)) {
		rx_say(sink,
			(struct rx_place){.file = snapshot->name,
				.line = snapshot->count ? snapshot->rows[snapshot->count - 1].line
							: 1},
			RX_SAY_CUT_OFF);
		return -1;
	}
	read_kinds(snapshot);
	for (size_t row = 0; row < snapshot->count; row++) {
		if (add_id(snapshot, row))
			return -1;
	}
	resolve(snapshot);
	return snapshot->arena.failed ? fail_memory(snapshot) : 0;
}
