/*
 * stars.h - groups out of pairs that are alike: a centre and what is alike to it.
 *
 * Taken in a given order, each that is in no group yet becomes a centre and takes those of its partners
 * that are in none.  So no chain of small steps makes strangers one group, and the groups depend on the
 * order given, not on that of the pairs.
 */
#ifndef RX_LIB_STARS_H
#define RX_LIB_STARS_H

#include "resemble.h"

struct rx_star {
	uint32_t centre; /* itself for a centre */
	unsigned dice;   /* likeness to it, in thousandths */
};

/* order holds all places below count; pairs are those of a list with itself.  Returns an array of count
 * stars that the caller frees, or NULL when memory is exhausted. */
struct rx_star *rx_stars(
	const struct rx_resemblance *pairs, size_t pair_count, const uint32_t *order, size_t count);

#endif
