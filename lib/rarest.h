/*
 * rarest.h - sets of shingles as ascending ranks, the rarest first: one order for all lists in, so that
 * sets which share enough share some of their first ones (the prefix filter of Chaudhuri, Ganti and
 * Kaushik 2006).
 *
 * With Dice at least t the smaller of two sets has at least t / (2 - t) of the larger one's size, and a
 * set of n shares at least that part of n with any partner.  So one of its n - part + 1 rarest is shared,
 * and two of its n - part + 2 rarest, unless the part is one.
 */
#ifndef RX_LIB_RAREST_H
#define RX_LIB_RAREST_H

#include "shingle.h"

struct rx_ranked {
	uint32_t *items; /* ascending: the rarest first */
	uint32_t count;
	uint32_t prefix; /* of so many two are shared with any partner, or one by the lonely */
	bool lonely;     /* it may be like another with which it shares only one */
};

/* Two lists of sets, or one (others NULL), which the ranks are of; `least` is Dice in thousandths. */
struct rx_ranking {
	const struct rx_shingles *ones, *others;
	size_t one_count, other_count;
	unsigned least;
	struct rx_ranked *left, *right; /* results, in the arena; right is NULL for one list */
	size_t kinds;                   /* different shingles: ranks are below */
};

/* Fills in the results; false when memory is exhausted. */
bool rx_rank(struct rx_ranking *ranking, struct rx_arena *arena);

/* How many two sets of these sizes must share to be `least` alike. */
static inline size_t rx_needed(unsigned least, size_t one, size_t other)
{
	return (least * (one + other) + 1999) / 2000;
}

/* Whether sets of these sizes can be so much alike at all. */
static inline bool rx_sizes_fit(unsigned least, size_t one, size_t other)
{
	return 2000 * (one < other ? one : other) >= least * (one + other);
}

#endif
