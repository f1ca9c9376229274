/*
 * op_value.c - operations that tell values apart: distinct.
 *
 * A value is a cell, or each item of a cell that is a list; empty ones are none.
 */
#include "list.h"
#include "message.h"
#include "operation.h"

/* Adds one value of a group; -1 after memory ran out and that was reported. */
static int add_value(struct rx_operation *operation, const struct rx_chunk *chunk, uint32_t group,
	struct rx_text value)
{
	bool added;

	if (value.length == 0)
		return 0;
	if (rx_keys_add(&operation->keys, group, value, &added) == RX_NONE) {
		rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	((uint64_t *)operation->states)[group] += added;
	return 0;
}

int rx_add_distinct(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	const struct rx_field *field = &chunk->fields[operation->field];

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];
		struct rx_text rest = rx_cell_canonical(
			rx_chunk_cell(chunk, hit->row, field->column), &operation->scratch);

		if (field->type != RX_TYPE_LIST) {
			if (add_value(operation, chunk, hit->group, rest))
				return -1;
			continue;
		}
		for (struct rx_text item; rx_list_next(&rest, &item);) {
			if (add_value(operation, chunk, hit->group, item))
				return -1;
		}
	}
	return 0;
}
