/*
 * buckets.h - how often each number came in each group, for small whole numbers: the histogram
 * behind medians and percentiles.
 *
 * A bucket's group and number are one 64-bit key that stands beside its count, so that counting
 * costs one access to memory.  { 0 } holds nothing; release it with rx_buckets_release().
 */
#ifndef RX_LIB_BUCKETS_H
#define RX_LIB_BUCKETS_H

#include "buffer.h"

struct rx_bucket {
	uint64_t key;   /* group in the upper half, number in the lower */
	uint64_t count; /* 0: a free slot */
};

struct rx_buckets {
	struct rx_bucket *slots;
	size_t slot_count;
	size_t count;
	uint64_t seed;
};

void rx_buckets_release(struct rx_buckets *buckets);

/* Fetches the memory that counting this key will touch. */
void rx_buckets_touch(const struct rx_buckets *buckets, uint64_t key);

/* Adds to the count of a key; false when memory is exhausted. */
bool rx_buckets_add(struct rx_buckets *buckets, uint64_t key, uint64_t count);

/* Forgets all counts and keeps the memory. */
void rx_buckets_reset(struct rx_buckets *buckets);

/* The count of a key. */
uint64_t rx_buckets_count(const struct rx_buckets *buckets, uint64_t key);

/* All buckets in the order of their keys, freed by the caller; NULL when memory is exhausted. */
struct rx_bucket *rx_buckets_sorted(const struct rx_buckets *buckets);

#endif
