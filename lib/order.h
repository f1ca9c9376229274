/*
 * order.h - rows kept to be handed out in another order, as a random sample, or both.
 */
#ifndef RX_LIB_ORDER_H
#define RX_LIB_ORDER_H

#include "rx.h"

/* Rows that are kept to be handed out sorted, or as a random sample, or both. */
struct rx_order;

struct rx_order_options {
	const char *keys; /* columns joined with commas, -name for descending; NULL: as they came */
	size_t limit;     /* how many of the sorted rows to hand out; 0: all */
	size_t sample;    /* how many rows to choose at random; 0: all */
	const char *by;   /* so many for each value of this column; NULL: of all rows */
	uint64_t seed;    /* the same seed chooses the same rows */
	const char *folder; /* for temporary files; NULL: /tmp */
};

/* The options are copied.  Returns NULL only when memory is exhausted. */
struct rx_order *rx_order_new(const struct rx_order_options *options, const struct rx_sink *sink);
void rx_order_free(struct rx_order *order);

/* Finds the keys in a header.  Returns 0, or -1 after an unknown column, or a header that is not that
 * of the rows kept before, was reported. */
int rx_order_bind(struct rx_order *order, const struct rx_header *header);

/* Takes over copies of the rows [first, end); returns 0, or -1 after a fault was reported. */
int rx_order_add(struct rx_order *order, const struct rx_block *block, size_t first, size_t end);

/* Nothing is added any more: puts the rows in order.  Returns 0, or -1 after a fault was reported. */
int rx_order_finish(struct rx_order *order);

/*
 * Hands out the next row, as a row of a block, 1, or 0 behind the last.  Rows compare by the type of each column: dates by their first and then their last
 * day, numbers exactly, words of fixed sets in the order of their set, else bytes; what is no
 * date or number comes behind those, empty cells come last, and equal rows stay as they came.
 * Borrowed until the next call.  Returns -1 after a fault was reported.
 */
int rx_order_next(struct rx_order *order, struct rx_block *block, size_t *row);

#endif
