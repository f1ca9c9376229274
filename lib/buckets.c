/*
 * buckets.c - open addressing on 64-bit keys with the counts in the slots.
 */
#include "buckets.h"
#include "keys.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64 };

void rx_buckets_release(struct rx_buckets *buckets)
{
	free(buckets->slots);
	*buckets = (struct rx_buckets){0};
}

static size_t home(const struct rx_buckets *buckets, uint64_t key)
{
	uint64_t mixed = (key ^ buckets->seed) * UINT64_C(0x9E3779B97F4A7C15);

	return (size_t)((mixed ^ mixed >> 32) * UINT64_C(0xD6E8FEB86659FD93) >> 32) &
	       (buckets->slot_count - 1);
}

static struct rx_bucket *probe(const struct rx_buckets *buckets, uint64_t key)
{
	size_t at = home(buckets, key);

	while (buckets->slots[at].count && buckets->slots[at].key != key)
		at = (at + 1) & (buckets->slot_count - 1);
	return &buckets->slots[at];
}

static bool grow(struct rx_buckets *buckets)
{
	struct rx_buckets larger = *buckets;

	larger.slot_count = buckets->slot_count ? buckets->slot_count * 2 : FIRST_SLOTS;
	larger.slots = larger.slot_count > SIZE_MAX / 32
			       ? NULL
			       : calloc(larger.slot_count, sizeof(*larger.slots));
	if (!larger.slots)
		return false;
	if (!buckets->slots)
		larger.seed = rx_random_seed();
	for (size_t at = 0; at < buckets->slot_count; at++) {
		if (buckets->slots[at].count)
			*probe(&larger, buckets->slots[at].key) = buckets->slots[at];
	}
	free(buckets->slots);
	*buckets = larger;
	return true;
}

void rx_buckets_touch(const struct rx_buckets *buckets, uint64_t key)
{
	if (buckets->slots)
		__builtin_prefetch(&buckets->slots[home(buckets, key)], 1);
}

bool rx_buckets_add(struct rx_buckets *buckets, uint64_t key, uint64_t count)
{
	struct rx_bucket *bucket;

	if (count == 0)
		return true;
	if (buckets->count >= buckets->slot_count / 8 * 5 && !grow(buckets))
		return false;
	bucket = probe(buckets, key);
	buckets->count += bucket->count == 0;
	bucket->key = key;
	bucket->count += count;
	return true;
}

static int compare_buckets(const void *one, const void *other)
{
	const struct rx_bucket *left = one, *right = other;

	return (left->key > right->key) - (left->key < right->key);
}

struct rx_bucket *rx_buckets_sorted(const struct rx_buckets *buckets)
{
	struct rx_bucket *sorted = calloc(buckets->count + 1, sizeof(*sorted));
	size_t count = 0;

	if (!sorted)
		return NULL;
	for (size_t at = 0; at < buckets->slot_count; at++) {
		if (buckets->slots[at].count)
			sorted[count++] = buckets->slots[at];
	}
	qsort(sorted, count, sizeof(*sorted), compare_buckets);
	return sorted;
}
