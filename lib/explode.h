/*
 * explode.h - rows with a list in a column, taken apart into one row for each value.
 */
#ifndef RX_LIB_EXPLODE_H
#define RX_LIB_EXPLODE_H

#include "rx.h"

/* Rows with a list in a column, taken apart into one row for each value of the list. */
struct rx_explode;

/* The name is copied.  Returns NULL only when memory is exhausted. */
struct rx_explode *rx_explode_new(const char *column, const struct rx_sink *sink);
void rx_explode_free(struct rx_explode *explode);

/* Finds the column; returns 0, or -1 after it was reported to be unknown. */
int rx_explode_bind(struct rx_explode *explode, const struct rx_header *header);

/* Shows a row's rows as a block, one if the cell is empty; borrowed until the next call.  Returns 0,
 * or -1 after a fault was reported. */
int rx_explode_row(struct rx_explode *explode, const struct rx_block *block, size_t row,
	struct rx_block *rows);

#endif
