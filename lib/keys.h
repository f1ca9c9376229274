/*
 * keys.h - a set of byte strings, each with an owner and a place: the first key that is added has
 * place 0, the next one 1, and so on.  Groups of rows, distinct values and buckets of numbers are
 * all counted in arrays beside such a set.
 *
 * Keys are copied and never leave.  The hash is seeded at random, so nobody can prepare keys that
 * collide; nothing that is written may depend on the order of slots, only on places or bytes.
 * { 0 } is an empty set; release it with rx_keys_release().
 */
#ifndef RX_LIB_KEYS_H
#define RX_LIB_KEYS_H

#include "buffer.h"

struct rx_key {
	size_t offset; /* of its bytes in the set's buffer */
	uint32_t length;
	uint32_t owner;
};

struct rx_keys {
	struct rx_key *entries;
	size_t count;
	size_t room;
	uint64_t *slots; /* hash in the upper half, place + 1 in the lower; 0 is free */
	size_t slot_count;
	uint64_t seed;
	struct rx_buffer bytes;
};

void rx_keys_release(struct rx_keys *keys);

/* The same hash everywhere and always, of the text and what was hashed before; for checksums. */
uint64_t rx_checksum(uint64_t before, struct rx_text text);

/* A number that nobody can guess, for hashing. */
uint64_t rx_random_seed(void);

/* Forgets all keys and keeps the memory. */
void rx_keys_reset(struct rx_keys *keys);

/* Place of a key, or RX_NONE. */
size_t rx_keys_find(const struct rx_keys *keys, uint32_t owner, struct rx_text key);

/* Place of a key, which is added when it is new (*added tells); RX_NONE when memory is exhausted or
 * the set has 2^32 - 2 keys. */
size_t rx_keys_add(struct rx_keys *keys, uint32_t owner, struct rx_text key, bool *added);

/*
 * The same in two steps, for callers that have many keys at hand: hash all of them, then add them.
 * Hashing also fetches the memory that adding will touch, so that the waits for it overlap.
 */
uint32_t rx_keys_hash(struct rx_keys *keys, uint32_t owner, struct rx_text key);
size_t rx_keys_add_hashed(
	struct rx_keys *keys, uint32_t hash, uint32_t owner, struct rx_text key, bool *added);

/* The bytes of the key at a place; borrowed until the next key is added. */
static inline struct rx_text rx_keys_text(const struct rx_keys *keys, size_t place)
{
	const struct rx_key *entry = &keys->entries[place];

	return (struct rx_text){keys->bytes.bytes + entry->offset, entry->length};
}

/*
 * Returns the places of all keys ordered by owner and then by bytes, with TAB in front of every
 * other byte, so that keys joined with TAB are in the order of their parts; NULL when memory is
 * exhausted.  The caller frees it.
 */
uint32_t *rx_keys_sorted(const struct rx_keys *keys);

/* The order of rx_keys_sorted() on two keys. */
int rx_keys_compare(struct rx_text one, struct rx_text other);

#endif
