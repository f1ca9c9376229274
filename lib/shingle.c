/*
 * shingle.c - pairs of characters as sorted sets of numbers.
 */
#include "shingle.h"
#include "identity.h"
#include "utf8.h"

#include <stdlib.h>

static int compare(const void *one, const void *other)
{
	uint64_t left = *(const uint64_t *)one, right = *(const uint64_t *)other;

	return left < right ? -1 : left > right;
}

static size_t without_repeats(uint64_t *items, size_t count)
{
	size_t kept = 0;

	qsort(items, count, sizeof(*items), compare);
	for (size_t at = 0; at < count; at++) {
		if (kept == 0 || items[kept - 1] != items[at])
			items[kept++] = items[at];
	}
	return kept;
}

struct rx_shingles rx_shingles_of(struct rx_arena *arena, struct rx_text title)
{
	struct rx_shingles shingles = {NULL, 0};
	struct rx_buffer key = {0};
	struct rx_text text;
	uint64_t *items;
	size_t count = 0, length;
	uint32_t before = 0;

	rx_identity_key(&key, title, SIZE_MAX);
	text = rx_buffer_text(&key);
	items = rx_arena_new(arena, (text.length + 1) * sizeof(*items));
	for (size_t at = 0; items && at < text.length; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (before || length == text.length)
			items[count++] = (uint64_t)before << 32 | code;
		before = code;
	}
	if (key.failed)
		arena->failed = true;
	rx_buffer_release(&key);
	if (items)
		shingles = (struct rx_shingles){items, without_repeats(items, count)};
	return shingles;
}

size_t rx_shingles_shared(struct rx_shingles one, struct rx_shingles other)
{
	size_t left = 0, right = 0, shared = 0;

	while (left < one.count && right < other.count) {
		uint64_t mine = one.items[left], theirs = other.items[right];

		shared += mine == theirs;
		left += mine <= theirs;
		right += theirs <= mine;
	}
	return shared;
}

unsigned rx_shingles_dice(struct rx_shingles one, struct rx_shingles other)
{
	return rx_dice(one.count, other.count, rx_shingles_shared(one, other));
}
