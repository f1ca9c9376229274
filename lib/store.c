/*
 * store.c - one buffer of bytes and one array of cell ends, as in a block.
 */
#include "store.h"

#include <stdlib.h>

void rx_store_release(struct rx_store *store)
{
	rx_buffer_release(&store->bytes);
	free(store->ends);
	*store = (struct rx_store){0};
}

void rx_store_begin(struct rx_store *store, const struct rx_block *block, size_t row)
{
	rx_buffer_reset(&store->bytes);
	store->count = store->end_count = 0;
	store->shape = *block;
	store->shape.line = block->line + row;
}

static bool reserve(struct rx_store *store, size_t columns, size_t bytes)
{
	if (store->bytes.length + bytes >= UINT32_MAX || !rx_buffer_reserve(&store->bytes, bytes))
		return false;
	while (store->end_count + columns > store->end_room) {
		uint32_t *ends = rx_array_grow(
			store->ends, store->end_room, &store->end_room, sizeof(*ends));

		if (!ends)
			return false;
		store->ends = ends;
	}
	return true;
}

bool rx_store_add(struct rx_store *store, const struct rx_block *block, size_t row)
{
	struct rx_text line = rx_block_row(block, row);
	const uint32_t *ends = block->ends + row * block->columns;
	size_t from = (size_t)(line.bytes - block->bytes), to = store->bytes.length;

	if (!reserve(store, block->columns, line.length + 1))
		return false;
	rx_buffer_add_text(&store->bytes, line);
	rx_buffer_add_byte(&store->bytes, '\n');
	for (size_t at = 0; at < block->columns; at++)
		store->ends[store->end_count++] = (uint32_t)(ends[at] - from + to);
	store->count++;
	return true;
}

bool rx_store_add_with(struct rx_store *store, const struct rx_block *block, size_t row,
	size_t column, struct rx_text cell)
{
	if (!reserve(store, block->columns, rx_block_row(block, row).length + cell.length + 1))
		return false;
	for (size_t at = 0; at < block->columns; at++) {
		rx_buffer_add_text(
			&store->bytes, at == column ? cell : rx_block_cell(block, row, at));
		store->ends[store->end_count++] = (uint32_t)store->bytes.length;
		rx_buffer_add_byte(&store->bytes, at + 1 < block->columns ? '\t' : '\n');
	}
	store->count++;
	return true;
}

bool rx_store_add_cells(struct rx_store *store, const struct rx_text *cells)
{
	size_t length = 0, columns = store->shape.columns;

	for (size_t at = 0; at < columns; at++)
		length += cells[at].length + 1;
	if (!reserve(store, columns, length))
		return false;
	for (size_t at = 0; at < columns; at++) {
		rx_buffer_add_text(&store->bytes, cells[at]);
		store->ends[store->end_count++] = (uint32_t)store->bytes.length;
		rx_buffer_add_byte(&store->bytes, at + 1 < columns ? '\t' : '\n');
	}
	store->count++;
	return true;
}

void rx_store_block(const struct rx_store *store, struct rx_block *block)
{
	*block = store->shape;
	block->bytes = store->bytes.bytes;
	block->ends = store->ends;
	block->rows = store->count;
	block->start = 0;
}
