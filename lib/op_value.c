/*
 * op_value.c - operations that tell values apart: distinct.
 *
 * A value is a cell, or each item of a cell that is a list; empty ones are none.
 */
#include "list.h"
#include "message.h"
#include "operation.h"

enum { BATCH = 64 };

static int fail_memory(const struct rx_chunk *chunk)
{
	rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* Adds one value of a group; false for want of memory. */
static bool add_value(
	struct rx_operation *operation, uint32_t hash, uint32_t group, struct rx_text value)
{
	bool added;
	size_t place = rx_keys_add_hashed(&operation->keys, hash, group, value, &added);

	if (place == RX_NONE)
		return false;
	((uint64_t *)operation->states)[group] += added;
	return true;
}

/* Adds the values of a cell that has escapes or may be a list. */
static bool add_values(
	struct rx_operation *operation, uint32_t group, struct rx_text cell, bool list)
{
	struct rx_text rest = rx_cell_canonical(cell, &operation->scratch), value;

	while (list ? rx_list_next(&rest, &value) : rx_text_split(&rest, '\t', &value)) {
		uint32_t hash = rx_keys_hash(&operation->keys, group, value);

		if (value.length && !add_value(operation, hash, group, value))
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
		plain[at] = field->type != RX_TYPE_LIST && cells[at].length &&
			    !memchr(cells[at].bytes, '\\', cells[at].length);
		if (plain[at])
			hashes[at] = rx_keys_hash(&operation->keys, hits[at].group, cells[at]);
	}
	for (size_t at = 0; at < count; at++) {
		uint32_t group = hits[at].group;

		if (plain[at] ? !add_value(operation, hashes[at], group, cells[at])
			      : !add_values(
					operation, group, cells[at], field->type == RX_TYPE_LIST))
			return false;
	}
	return true;
}

int rx_add_distinct(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	for (size_t at = 0; at < chunk->hit_count; at += BATCH) {
		size_t left = chunk->hit_count - at;

		if (!add_batch(operation, chunk, chunk->hits + at, left < BATCH ? left : BATCH))
			return fail_memory(chunk);
	}
	return 0;
}
