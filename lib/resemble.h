/*
 * resemble.h - all pairs of titles out of two lists that are at least so much alike, in time that
 * grows nearly with their number.
 *
 * Exact: the pairs are those that comparing each with each would give.  Two sets that share enough have
 * some of their rarest shingles in common, so only sets that do are compared (the prefix filter of
 * Chaudhuri, Ganti and Kaushik 2006), and those that differ too much in size are passed over.
 */
#ifndef RX_LIB_RESEMBLE_H
#define RX_LIB_RESEMBLE_H

#include "shingle.h"

/* One pair: places in the two lists, and Dice in thousandths. */
struct rx_resemblance {
	uint32_t one;
	uint32_t other;
	unsigned dice;
};

/*
 * Stores all pairs with at least `least` thousandths (1 to 1000) in ascending order of other, then one,
 * to be freed by the caller, and their number.  False when memory is exhausted or there are more than
 * `most` pairs.
 */
bool rx_resemble(const struct rx_shingles *ones, size_t one_count, const struct rx_shingles *others,
	size_t other_count, unsigned least, size_t most, struct rx_resemblance **pairs,
	size_t *count);

#endif
