/*
 * partial.h - counts of a part of the input, and merging them.
 *
 * A partial count is a stream.  Its columns are the by columns, then `partial`, then one for what each
 * operation gathers, then `rates`.  Its rows are, in this order:
 *
 *     opening   partial = the count's description, and the names of the shards it is made of
 *     groups    partial empty, or `total` for the group of all records; a group may have several
 *               rows, whose states add up; in byte order of the by cells
 *     end       partial = how many rows of input were counted, and a checksum of all this
 *
 * Several partial counts one behind the other are a valid input for merging.  States are integers,
 * exact decimals and sets, so any order and any tree of merging gives the same.
 */
#ifndef RX_LIB_PARTIAL_H
#define RX_LIB_PARTIAL_H

#include "keys.h"

/* Reading partial counts: what is known of the one that is open and of those before it. */
struct rx_partial {
	struct rx_buffer description; /* of all of them; empty before the first */
	struct rx_buffer name;        /* of the input, for messages after its blocks are gone */
	struct rx_keys shards;        /* all names met */
	uint64_t *sums;               /* checksum of the partial count that each of them came in */
	size_t room;
	struct rx_keys wanted;     /* names of a manifest */
	struct rx_buffer manifest; /* its file's name with a final NUL; empty: none */
	size_t first_shard;        /* of the open one, unless it is a duplicate */
	size_t twice;              /* a shard that came before; RX_NONE: none of the open one's */
	uint64_t sum;              /* checksum of the rows so far */
	bool open;
	bool empty; /* an input has been begun and no row of it seen */
};

struct rx_summary;

void rx_partial_release(struct rx_partial *partial);

/* Tells that another input follows; 0, or -1 after the one before it was found to be cut off. */
int rx_partial_begin(struct rx_summary *summary, const char *file);

/* Adds the rows of partial counts; 0, or -1 after a report. */
int rx_partial_add(struct rx_summary *summary, const struct rx_block *block);

/* Reads the names of the shards that must come; 0, or -1 after a report. */
int rx_partial_manifest(struct rx_summary *summary, const char *path);

/* Tells that the input is at its end, or that no more follows; 0, or -1 after a report. */
int rx_partial_complete(struct rx_summary *summary);
int rx_partial_end(struct rx_summary *summary);

/* Makes sure that there can be a partial count of this summary; 0, or -1 after a report. */
int rx_partial_check(const struct rx_summary *summary);

/* Writes the summary as a partial count; the number of groups, or -1 when memory is exhausted. */
long rx_partial_write(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer);

#endif
