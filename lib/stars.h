/*
 * stars.h - groups out of sets that are alike: a centre and what is alike to it.
 *
 * Taken in a given order, each that is in no group yet becomes a centre and takes those that are in none
 * and at least so much like it.  So no chain of small steps makes strangers one group, and the groups
 * depend on the order given and on nothing else.  Exact, without listing all pairs that are alike: of
 * formulaic titles those are nearly all there are, while centres are few.
 */
#ifndef RX_LIB_STARS_H
#define RX_LIB_STARS_H

#include "shingle.h"

struct rx_star {
	uint32_t centre; /* itself for a centre */
	unsigned dice;   /* likeness to it, in thousandths */
};

/* order holds all places below count; least is Dice in thousandths, 1 to 1000.  Returns an array of
 * count stars that the caller frees, or NULL when memory is exhausted. */
struct rx_star *rx_stars(
	const struct rx_shingles *sets, size_t count, unsigned least, const uint32_t *order);

#endif
