/*
 * shingle.h - how alike two titles are: the Dice coefficient of their pairs of neighbouring characters
 * (Dice 1945), on keys as those of ids, so that digits, punctuation and widths do not count.
 */
#ifndef RX_LIB_SHINGLE_H
#define RX_LIB_SHINGLE_H

#include "arena.h"

/* The different pairs of one title in ascending order; a title of one character is a pair of itself
 * and nothing. */
struct rx_shingles {
	const uint64_t *items;
	size_t count;
};

/* The shingles of a title, kept in the arena. */
struct rx_shingles rx_shingles_of(struct rx_arena *arena, struct rx_text title);

/* How many two titles have in common. */
size_t rx_shingles_shared(struct rx_shingles one, struct rx_shingles other);

/* Dice as thousandths, from counts; 0 where both are empty. */
static inline unsigned rx_dice(size_t one, size_t other, size_t shared)
{
	return one + other ? (unsigned)(2000 * shared / (one + other)) : 0;
}

unsigned rx_shingles_dice(struct rx_shingles one, struct rx_shingles other);

#endif
