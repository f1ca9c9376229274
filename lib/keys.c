/*
 * keys.c - byte strings to places: open addressing with linear probing.
 *
 * A slot holds 32 bits of the hash beside the place, so that a probe touches the key's bytes only
 * where it will nearly always find them equal, and growing never touches them at all.  This is the
 * only file that knows xxHash.
 */
#define _GNU_SOURCE /* getrandom */
#include "keys.h"

#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { FIRST_SLOTS = 64 };
#define KEY_LIMIT ((size_t)UINT32_MAX - 1)

void rx_keys_release(struct rx_keys *keys)
{
	free(keys->entries);
	free(keys->slots);
	rx_buffer_release(&keys->bytes);
	*keys = (struct rx_keys){0};
}

void rx_keys_reset(struct rx_keys *keys)
{
	if (keys->count)
		memset(keys->slots, 0, keys->slot_count * sizeof(*keys->slots));
	keys->count = 0;
	rx_buffer_reset(&keys->bytes);
}

static uint32_t hash_of(const struct rx_keys *keys, uint32_t owner, struct rx_text key)
{
	uint64_t seed = keys->seed + owner * UINT64_C(0x9E3779B97F4A7C15);

	return (uint32_t)XXH3_64bits_withSeed(key.length ? key.bytes : "", key.length, seed);
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t probe(const struct rx_keys *keys, uint32_t hash, uint32_t owner, struct rx_text key)
{
	size_t mask = keys->slot_count - 1, at = hash & mask;

	for (; keys->slots[at]; at = (at + 1) & mask) {
		const struct rx_key *entry = &keys->entries[(uint32_t)keys->slots[at] - 1];

		if (keys->slots[at] >> 32 == hash && entry->owner == owner
			&& rx_text_equal(
				key, rx_text_of(keys->bytes.bytes + entry->offset, entry->length)))
			break;
	}
	return at;
}

size_t rx_keys_find(const struct rx_keys *keys, uint32_t owner, struct rx_text key)
{
	size_t at;

	if (keys->count == 0)
		return RX_NONE;
	at = probe(keys, hash_of(keys, owner, key), owner, key);
	return keys->slots[at] ? (uint32_t)keys->slots[at] - 1 : RX_NONE;
}

uint64_t rx_checksum(uint64_t before, struct rx_text text)
{
	return XXH3_64bits_withSeed(text.length ? text.bytes : "", text.length, before);
}

uint64_t rx_random_seed(void)
{
	uint64_t seed;

	/* Early after booting there may be no randomness yet: then something hard to guess. */
	if (getrandom(&seed, sizeof(seed), GRND_NONBLOCK) == (ssize_t)sizeof(seed))
		return seed;
	return (uint64_t)time(NULL) ^ (uint64_t)(uintptr_t)&seed << 16;
}

/* Doubles the slots and puts what they hold to its new places. */
static bool grow_slots(struct rx_keys *keys)
{
	size_t count = keys->slot_count ? keys->slot_count * 2 : FIRST_SLOTS;
	uint64_t *slots = count > SIZE_MAX / 16 ? NULL : calloc(count, sizeof(*slots));

	if (!slots)
		return false;
	rx_memory_large(slots, count * sizeof(*slots));
	if (!keys->slots)
		keys->seed = rx_random_seed();
	for (size_t old = 0; old < keys->slot_count; old++) {
		size_t at = (size_t)(keys->slots[old] >> 32) & (count - 1);

		if (!keys->slots[old])
			continue;
		while (slots[at])
			at = (at + 1) & (count - 1);
		slots[at] = keys->slots[old];
	}
	free(keys->slots);
	keys->slots = slots;
	keys->slot_count = count;
	return true;
}

static bool append(struct rx_keys *keys, uint32_t owner, struct rx_text key)
{
	struct rx_key *entries =
		rx_array_grow(keys->entries, keys->count, &keys->room, sizeof(*entries));

	if (!entries)
		return false;
	keys->entries = entries;
	entries[keys->count] = (struct rx_key){keys->bytes.length, (uint32_t)key.length, owner};
	rx_buffer_add_text(&keys->bytes, key);
	if (keys->bytes.failed)
		return false;
	keys->count++;
	return true;
}

uint32_t rx_keys_hash(struct rx_keys *keys, uint32_t owner, struct rx_text key)
{
	uint32_t hash;

	if (!keys->slots && !grow_slots(keys))
		return 0;
	hash = hash_of(keys, owner, key);
	__builtin_prefetch(&keys->slots[hash & (keys->slot_count - 1)]);
	return hash;
}

size_t rx_keys_add(struct rx_keys *keys, uint32_t owner, struct rx_text key, bool *added)
{
	return rx_keys_add_hashed(keys, rx_keys_hash(keys, owner, key), owner, key, added);
}

size_t rx_keys_add_hashed(
	struct rx_keys *keys, uint32_t hash, uint32_t owner, struct rx_text key, bool *added)
{
	size_t at;

	*added = false;
	/* Without slots there was no memory for hashing, and the hash is none. */
	if (!keys->slots || keys->count >= KEY_LIMIT || key.length > UINT32_MAX)
		return RX_NONE;
	if (keys->count >= keys->slot_count / 8 * 5 && !grow_slots(keys))
		return RX_NONE;
	at = probe(keys, hash, owner, key);
	if (keys->slots[at])
		return (uint32_t)keys->slots[at] - 1;
	if (!append(keys, owner, key))
		return RX_NONE;
	keys->slots[at] = (uint64_t)hash << 32 | keys->count;
	*added = true;
	return keys->count - 1;
}

/* ---- order ---------------------------------------------------------------------------------- */

static int weight(char byte)
{
	return byte == '\t' ? -1 : (unsigned char)byte;
}

int rx_keys_compare(struct rx_text one, struct rx_text other)
{
	size_t common = one.length < other.length ? one.length : other.length, at = 0;

	if (common == 0 || memcmp(one.bytes, other.bytes, common) == 0)
		return (one.length > other.length) - (one.length < other.length);
	while (one.bytes[at] == other.bytes[at])
		at++;
	return weight(one.bytes[at]) < weight(other.bytes[at]) ? -1 : 1;
}

/* What qsort() moves: it hands its comparison no context, so each item knows its bytes. */
struct item {
	struct rx_text text;
	uint32_t owner;
	uint32_t place;
};

static int compare_items(const void *one, const void *other)
{
	const struct item *left = one, *right = other;

	if (left->owner != right->owner)
		return left->owner < right->owner ? -1 : 1;
	return rx_keys_compare(left->text, right->text);
}

uint32_t *rx_keys_sorted(const struct rx_keys *keys)
{
	struct item *items = calloc(keys->count + 1, sizeof(*items));
	uint32_t *places = calloc(keys->count + 1, sizeof(*places));

	if (items && places) {
		for (size_t at = 0; at < keys->count; at++)
			items[at] = (struct item){
				rx_keys_text(keys, at), keys->entries[at].owner, (uint32_t)at};
		qsort(items, keys->count, sizeof(*items), compare_items);
		for (size_t at = 0; at < keys->count; at++)
			places[at] = items[at].place;
	} else {
		free(places);
		places = NULL;
	}
	free(items);
	return places;
}
