/*
 * op_value.c - operations on cells as they stand: distinct, values and mode, which tell values apart,
 * and missing, first and last.
 *
 * A value is a cell, or each item of a cell that is a list; an empty one is none.  Values are kept
 * as keys of their group with the number of times they came.
 */
#include "list.h"
#include "message.h"
#include "operation.h"
#include "total.h"

enum { BATCH = 64 };

static int fail_memory(const struct rx_chunk *chunk)
{
	rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* Adds the values of a cell that has escapes or may be a list. */
static bool add_cell(struct rx_operation *operation, uint32_t group, struct rx_text cell, bool list)
{
	struct rx_text rest = rx_cell_canonical(cell, &operation->scratch), value;

	while (list ? rx_list_next(&rest, &value) : rx_text_split(&rest, '\t', &value)) {
		uint32_t hash = rx_keys_hash(&operation->keys, group, value);

		if (value.length && !rx_operation_tally(operation, hash, group, value, 1))
			return false;
	}
	return true;
}

/* Adds the cells of some hits: all plain ones are hashed before the first of them is added. */
static bool add_batch(struct rx_operation *operation, const struct rx_chunk *chunk,
	const struct rx_hit *hits, size_t count)
{
	const struct rx_field *field = &chunk->fields[operation->field];
	struct rx_text cells[BATCH];
	uint32_t hashes[BATCH];
	bool plain[BATCH];

	for (size_t at = 0; at < count; at++) {
		cells[at] = rx_chunk_cell(chunk, hits[at].row, field->column);
		plain[at] = field->type != RX_TYPE_LIST && cells[at].length
			&& !memchr(cells[at].bytes, '\\', cells[at].length);
		if (plain[at])
			hashes[at] = rx_keys_hash(&operation->keys, hits[at].group, cells[at]);
	}
	for (size_t at = 0; at < count; at++) {
		uint32_t group = hits[at].group;

		if (plain[at] ? !rx_operation_tally(operation, hashes[at], group, cells[at], 1)
			      : !add_cell(operation, group, cells[at], field->type == RX_TYPE_LIST))
			return false;
	}
	return true;
}

static int add_values(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	for (size_t at = 0; at < chunk->hit_count; at += BATCH) {
		size_t left = chunk->hit_count - at;

		if (!add_batch(operation, chunk, chunk->hits + at, left < BATCH ? left : BATCH))
			return fail_memory(chunk);
	}
	return 0;
}

/* Of equally frequent values the first in byte order. */
void rx_finish_mode(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	size_t best = RX_NONE;

	for (size_t at = operation->starts[group]; at < operation->starts[group + 1]; at++) {
		size_t place = operation->order[at];

		if (best == RX_NONE || operation->counts[place] > operation->counts[best])
			best = place;
	}
	if (best != RX_NONE)
		rx_buffer_add_text(out, rx_keys_text(&operation->keys, best));
}

/* The items of lists have their \; already; in other cells a ; is part of the value. */
static void add_item(struct rx_buffer *out, struct rx_text value, bool list)
{
	for (size_t at = 0; at < value.length; at++) {
		if (value.bytes[at] == ';' && !list)
			rx_buffer_add_string(out, "\\\\");
		rx_buffer_add_byte(out, value.bytes[at]);
	}
}

void rx_finish_values(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	bool list = rx_name_type(operation->column) == RX_TYPE_LIST;

	for (size_t at = operation->starts[group]; at < operation->starts[group + 1]; at++) {
		if (at > operation->starts[group])
			rx_buffer_add_byte(out, ';');
		add_item(out, rx_keys_text(&operation->keys, operation->order[at]), list);
	}
}

/* Items of a list in byte order, each with how often it came, or 1 where nobody asks: 甲=3;乙=1. */
static bool store_values(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	bool list = rx_name_type(operation->column) == RX_TYPE_LIST;
	size_t end = operation->starts[group + 1], start = out->length;
	size_t at = operation->starts[group] + *cursor;

	for (; at < end && out->length - start < RX_STORE_SIZE; at++, ++*cursor) {
		size_t place = operation->order[at];

		if (out->length > start)
			rx_buffer_add_byte(out, ';');
		add_item(out, rx_keys_text(&operation->keys, place), list);
		rx_buffer_add_byte(out, '=');
		rx_buffer_add_number(out, operation->counted ? operation->counts[place] : 1);
	}
	return at < end;
}

/* Undoes add_item(). */
static struct rx_text read_item(struct rx_operation *operation, struct rx_text item, bool list)
{
	struct rx_buffer *scratch = &operation->scratch;

	if (list)
		return item;
	rx_buffer_reset(scratch);
	for (size_t at = 0; at < item.length; at++) {
		if (item.bytes[at] == ';' && scratch->length >= 2)
			scratch->length -= 2;
		rx_buffer_add_byte(scratch, item.bytes[at]);
	}
	return rx_buffer_text(scratch);
}

static int load_values(struct rx_operation *operation, size_t group, struct rx_text part)
{
	bool list = rx_name_type(operation->column) == RX_TYPE_LIST;

	for (struct rx_text item; rx_list_next(&part, &item);) {
		size_t at = item.length;
		uint64_t count;
		struct rx_text value;

		while (at && item.bytes[at - 1] != '=')
			at--;
		if (at < 2 || !rx_count_parse(rx_text_slice(item, at, item.length), &count))
			return 0;
		value = read_item(operation, rx_text_slice(item, 0, at - 1), list);
		if (operation->scratch.failed
			|| !rx_operation_tally(operation,
				rx_keys_hash(&operation->keys, (uint32_t)group, value),
				(uint32_t)group, value, count))
			return -1;
	}
	return 1;
}

/* All keys of a batch are hashed before the first of them is added, as above. */
static int absorb_values(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	const struct rx_keys *keys = &other->keys;
	uint32_t hashes[BATCH];

	(void)groups;
	for (size_t first = 0; first < keys->count; first += BATCH) {
		size_t end = keys->count - first < BATCH ? keys->count : first + BATCH;

		for (size_t at = first; at < end; at++)
			hashes[at - first] = rx_keys_hash(&operation->keys,
				map[keys->entries[at].owner], rx_keys_text(keys, at));
		for (size_t at = first; at < end; at++) {
			if (!rx_operation_tally(operation, hashes[at - first],
				    map[keys->entries[at].owner], rx_keys_text(keys, at),
				    other->counted ? other->counts[at] : 1))
				return -1;
		}
	}
	return 1;
}

const struct rx_gather rx_gather_values = {
	RX_WANT_CELL, sizeof(uint64_t), add_values, store_values, load_values, absorb_values};

static int add_missing(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	size_t column = chunk->fields[operation->field].column;
	uint64_t *counts = operation->states;

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];

		counts[hit->group] += rx_chunk_cell(chunk, hit->row, column).length == 0;
	}
	return 0;
}

const struct rx_gather rx_gather_missing = {RX_WANT_CELL, sizeof(uint64_t), add_missing,
	rx_store_count, rx_load_count, rx_absorb_count};

/* ---- first and last ------------------------------------------------------------------------- */

/* Where a group's cell is kept among the operation's texts. */
struct rx_kept {
	size_t offset;
	size_t length;
	size_t room;
	bool present;
};

/* Keeps a cell in place of the one before where it fits, so that memory stays in proportion to
 * groups. */
static void keep(struct rx_operation *operation, struct rx_kept *kept, struct rx_text cell)
{
	struct rx_buffer *texts = &operation->texts;

	if (cell.length > kept->room) {
		size_t room = 2 * cell.length;

		if (!rx_buffer_reserve(texts, room))
			return;
		kept->offset = texts->length;
		kept->room = room;
		texts->length += room;
	}
	memcpy(texts->bytes + kept->offset, cell.bytes, cell.length);
	kept->length = cell.length;
	kept->present = true;
}

static int add_place(struct rx_operation *operation, const struct rx_chunk *chunk, bool last)
{
	size_t column = chunk->fields[operation->field].column;

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];
		struct rx_kept *kept = &((struct rx_kept *)operation->states)[hit->group];
		struct rx_text cell = rx_chunk_cell(chunk, hit->row, column);

		if (cell.length && (last || !kept->present))
			keep(operation, kept, cell);
	}
	return operation->texts.failed ? fail_memory(chunk) : 0;
}

static int add_first(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	return add_place(operation, chunk, false);
}

static int add_last(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	return add_place(operation, chunk, true);
}

static int absorb_place(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	bool last = operation->kind->gather == &rx_gather_last;

	for (size_t group = 0; group < groups; group++) {
		const struct rx_kept *from = &((const struct rx_kept *)other->states)[group];
		struct rx_kept *to = &((struct rx_kept *)operation->states)[map[group]];

		if (from->present && (last || !to->present))
			keep(operation, to,
				rx_text_of(other->texts.bytes + from->offset, from->length));
	}
	return operation->texts.failed ? -1 : 1;
}

const struct rx_gather rx_gather_first = {
	RX_WANT_CELL, sizeof(struct rx_kept), add_first, NULL, NULL, absorb_place};
const struct rx_gather rx_gather_last = {
	RX_WANT_CELL, sizeof(struct rx_kept), add_last, NULL, NULL, absorb_place};

void rx_finish_place(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	const struct rx_kept *kept = &((const struct rx_kept *)operation->states)[group];

	if (kept->present)
		rx_buffer_add(out, operation->texts.bytes + kept->offset, kept->length);
}
