/*
 * store.h - rows copied out of blocks, to be kept longer than their blocks live, and shown as a block
 * again.
 */
#ifndef RX_LIB_STORE_H
#define RX_LIB_STORE_H

#include "buffer.h"

struct rx_store {
	struct rx_buffer bytes;
	uint32_t *ends;
	size_t end_count;
	size_t end_room;
	size_t count;          /* rows */
	struct rx_block shape; /* header, columns, file and line of the first row */
};

void rx_store_release(struct rx_store *store);

/* Empties the store for rows that have the shape of a block's, of which the first is at `row`. */
void rx_store_begin(struct rx_store *store, const struct rx_block *block, size_t row);

/* Appends a row; false when memory is exhausted or 4 GiB do not hold it. */
bool rx_store_add(struct rx_store *store, const struct rx_block *block, size_t row);

/* The same with another text, escaped as cells are, in the place of one cell. */
bool rx_store_add_with(struct rx_store *store, const struct rx_block *block, size_t row,
	size_t column, struct rx_text cell);

/* Appends a row of as many cells as the shape has columns, escaped as they are. */
bool rx_store_add_cells(struct rx_store *store, const struct rx_text *cells);

/* Shows the rows; good until the next change. */
void rx_store_block(const struct rx_store *store, struct rx_block *block);

#endif
