/*
 * buckets.c - open addressing on 64-bit keys with the counts in the slots.
 */
#include "buckets.h"
#include "keys.h"

#include <stdlib.h>

enum { FIRST_SLOTS = 64, DIGIT_BITS = 16, DIGITS = 1 << DIGIT_BITS, MANY = 20000 };

void rx_buckets_release(struct rx_buckets *buckets)
{
	free(buckets->slots);
	*buckets = (struct rx_buckets){0};
}

static size_t home(const struct rx_buckets *buckets, uint64_t key)
{
	uint64_t mixed = (key ^ buckets->seed) * UINT64_C(0x9E3779B97F4A7C15);

	return (size_t)((mixed ^ mixed >> 32) * UINT64_C(0xD6E8FEB86659FD93) >> 32)
		& (buckets->slot_count - 1);
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
	rx_memory_large(larger.slots, larger.slot_count * sizeof(*larger.slots));
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

void rx_buckets_reset(struct rx_buckets *buckets)
{
	if (buckets->count)
		memset(buckets->slots, 0, buckets->slot_count * sizeof(*buckets->slots));
	buckets->count = 0;
}

uint64_t rx_buckets_count(const struct rx_buckets *buckets, uint64_t key)
{
	return buckets->slots ? probe(buckets, key)->count : 0;
}

/* ---- order ---------------------------------------------------------------------------------- */

static int compare_buckets(const void *one, const void *other)
{
	const struct rx_bucket *left = one, *right = other;

	return (left->key > right->key) - (left->key < right->key);
}

/* One pass of a radix sort: puts items in the order of one digit of their keys, keeping the order of
 * equal ones.  False when all have the same digit, and nothing was moved. */
static bool pass(const struct rx_bucket *items, struct rx_bucket *out, size_t count, unsigned shift,
	size_t *starts)
{
	size_t sum = 0;

	memset(starts, 0, DIGITS * sizeof(*starts));
	for (size_t at = 0; at < count; at++)
		starts[items[at].key >> shift & (DIGITS - 1)]++;
	if (starts[items[0].key >> shift & (DIGITS - 1)] == count)
		return false;
	for (size_t digit = 0; digit < DIGITS; digit++) {
		size_t here = starts[digit];

		starts[digit] = sum;
		sum += here;
	}
	for (size_t at = 0; at < count; at++)
		out[starts[items[at].key >> shift & (DIGITS - 1)]++] = items[at];
	return true;
}

/* Sorts many items, which qsort() would take several times as long for; they end up in either of the
 * two arrays, and the other one is freed. */
static struct rx_bucket *sort_many(struct rx_bucket *items, size_t count)
{
	struct rx_bucket *spare = calloc(count + 1, sizeof(*spare)), *swap;
	size_t *starts = calloc(DIGITS, sizeof(*starts));

	if (!spare || !starts) {
		free(spare);
		free(starts);
		qsort(items, count, sizeof(*items), compare_buckets);
		return items;
	}
	for (unsigned shift = 0; shift < 64; shift += DIGIT_BITS) {
		if (!pass(items, spare, count, shift, starts))
			continue;
		swap = items;
		items = spare;
		spare = swap;
	}
	free(spare);
	free(starts);
	return items;
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
	if (count >= MANY)
		return sort_many(sorted, count);
	qsort(sorted, count, sizeof(*sorted), compare_buckets);
	return sorted;
}
