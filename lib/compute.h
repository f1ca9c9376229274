/*
 * compute.h - columns that are computed of each row: --set NAME=VALUE, and --mark.
 *
 * A column that the header has is computed anew in its place, another one stands behind the last.
 */
#ifndef RX_LIB_COMPUTE_H
#define RX_LIB_COMPUTE_H

#include "rx.h"

struct rx_compute;

/*
 * sets is a list of "NAME=VALUE" that ends with NULL, or NULL; mark is the name of a column that says yes
 * or no, or NULL.  Everything is copied.  Returns NULL after a fault in a value was reported, or when
 * memory is exhausted.
 */
struct rx_compute *rx_compute_new(const char *const *sets, const char *mark, const char *today,
	const struct rx_profile *profile, const struct rx_sink *sink);
void rx_compute_free(struct rx_compute *compute);

/* Finds the columns.  Returns 0 and the header with the new columns, which is borrowed until the next
 * bind, or -1 after an unknown column was reported. */
int rx_compute_bind(struct rx_compute *compute, const struct rx_header *header,
	const struct rx_header **computed);

/* Shows the rows [first, end) with their new columns as a block, borrowed until the next call.  Returns
 * 0, or -1 after a fault was reported. */
int rx_compute_rows(struct rx_compute *compute, const struct rx_block *block, size_t first,
	size_t end, int selected, struct rx_block *rows);

#endif
