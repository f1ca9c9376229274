/*
 * spill.h - sorted runs of rows in a temporary file, and merging them: how rows are sorted that do not fit into
 * memory.
 *
 * The file has no name from the beginning.  Runs are merged in the order they were added where rows are
 * equal, so that sorting stays stable.
 */
#ifndef RX_LIB_SPILL_H
#define RX_LIB_SPILL_H

#include "buffer.h"
#include "sortkey.h"

/* What rows are compared by. */
struct rx_spill_key {
	bool descending;
	int place;  /* in the header */
	int column; /* in the vocabulary, or -1 */
};

struct rx_spill;

/* keys and folder, where the file will be, must outlive the spill; NULL: /tmp.  Returns NULL when memory is exhausted. */
struct rx_spill *rx_spill_new(const struct rx_spill_key *keys, size_t count, const char *folder,
	const struct rx_sink *sink);
void rx_spill_free(struct rx_spill *spill);

/* Adds a run: rows of a block, given by their places, in their order.  Returns 0, or -1 after a fault was
 * reported. */
int rx_spill_add(
	struct rx_spill *spill, const struct rx_block *block, const size_t *places, size_t count);

/* Nothing is added any more: merges until one pass is left.  Returns 0, or -1 after a fault was reported. */
int rx_spill_finish(struct rx_spill *spill);

/* Hands out the next row of all, without its LF: 1, 0 behind the last, -1 after a fault was reported.
 * Borrowed until the next call. */
int rx_spill_next(struct rx_spill *spill, struct rx_text *row);

/* Compares rows by their keys: below, equal or above zero. */
int rx_spill_compare(const struct rx_spill_key *keys, size_t count, const struct rx_sortkey *one,
	const struct rx_sortkey *other);

#endif
