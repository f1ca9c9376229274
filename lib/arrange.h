/*
 * arrange.h - the rows of a report in another order, by groups, or only the first of them.
 *
 * Layouts of a row per record get rows in their order (order.h, which sorts more than memory holds);
 * layouts of findings get each finding in its place with all that stands under it, behind the document
 * and the section it is from.
 */
#ifndef RX_LIB_ARRANGE_H
#define RX_LIB_ARRANGE_H

#include "rx.h"

struct rx_arrange;

struct rx_arrange_options {
	const char *sort; /* columns joined with commas, -name for descending; NULL: as they came */
	const char *group; /* a column whose values stand together; NULL: none */
	size_t limit;      /* how many rows or findings; 0: all */
	int findings;      /* whole findings move, not rows */
};

/* The options are copied.  Returns NULL only when memory is exhausted. */
struct rx_arrange *rx_arrange_new(
	const struct rx_arrange_options *options, const struct rx_sink *sink);
void rx_arrange_free(struct rx_arrange *arrange);

/* Finds the columns in a header, and keeps a row.  Return 0, or -1 after a fault was reported. */
int rx_arrange_bind(struct rx_arrange *arrange, const struct rx_header *header);
int rx_arrange_add(struct rx_arrange *arrange, const struct rx_block *block, size_t row);

/* Nothing is added any more.  Returns 0, or -1 after a fault was reported. */
int rx_arrange_finish(struct rx_arrange *arrange);

/* Hands out the next row, as a row of a block: 1, 0 behind the last, -1 after a fault was reported.
 * Borrowed until the next call. */
int rx_arrange_next(struct rx_arrange *arrange, struct rx_block *block, size_t *row);

/* How many rows or findings the limit has left out, when all have been handed out. */
size_t rx_arrange_left_out(const struct rx_arrange *arrange);

#endif
