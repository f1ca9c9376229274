/*
 * dictionary.c - the first bytes of each literal, as many as the shortest one has, are hashed into a table; at
 * each character of a text the same bytes are, and what is in the slot is compared.
 *
 * The table has 32 slots for each literal, so that nearly all characters end at an empty one.
 */
#include "dictionary.h"

#include <stdlib.h>

#define MIXER UINT64_C(0x9E3779B97F4A7C15)
enum { LONGEST = 8, SLOTS_EACH = 32, LEAST_BITS = 10, MOST_BITS = 22 };

void rx_dictionary_release(struct rx_dictionary *dictionary)
{
	free(dictionary->entries);
	free(dictionary->slots);
	free(dictionary->bits);
	*dictionary = (struct rx_dictionary){0};
}

bool rx_dictionary_add(struct rx_dictionary *dictionary, struct rx_text literal, uint32_t owner)
{
	struct rx_dictionary_entry *entries = rx_array_grow(
		dictionary->entries, dictionary->count, &dictionary->room, sizeof(*entries));

	if (!entries || dictionary->count >= UINT32_MAX / SLOTS_EACH)
		return false;
	dictionary->entries = entries;
	entries[dictionary->count++] = (struct rx_dictionary_entry){literal, owner, 0};
	if (dictionary->count == 1 || literal.length < dictionary->length)
		dictionary->length = literal.length < LONGEST ? literal.length : LONGEST;
	return true;
}

/* Eight bytes of a text; those behind its end are 0. */
static uint64_t load(struct rx_text text, size_t at)
{
	uint64_t word = 0;

	if (text.length - at >= sizeof(word))
		memcpy(&word, text.bytes + at, sizeof(word));
	else
		memcpy(&word, text.bytes + at, text.length - at);
	return word;
}

static size_t slot_of(const struct rx_dictionary *dictionary, uint64_t word)
{
	return (size_t)((word & dictionary->mask) * MIXER >> dictionary->shift);
}

bool rx_dictionary_ready(struct rx_dictionary *dictionary)
{
	unsigned bits = LEAST_BITS;
	unsigned char ones[LONGEST] = {0};

	while (bits < MOST_BITS && (size_t)1 << bits < dictionary->count * SLOTS_EACH)
		bits++;
	memset(ones, 0xFF, dictionary->length);
	memcpy(&dictionary->mask, ones, sizeof(dictionary->mask));
	dictionary->shift = 64 - bits;
	free(dictionary->slots);
	free(dictionary->bits);
	dictionary->slots = calloc((size_t)1 << bits, sizeof(*dictionary->slots));
	dictionary->bits = calloc(((size_t)1 << bits) / 64, sizeof(*dictionary->bits));
	if (!dictionary->slots || !dictionary->bits)
		return false;
	for (size_t at = dictionary->count; at-- > 0;) {
		struct rx_dictionary_entry *entry = &dictionary->entries[at];
		size_t slot = slot_of(dictionary, load(entry->literal, 0));

		entry->next = dictionary->slots[slot];
		dictionary->slots[slot] = (uint32_t)at + 1;
		dictionary->bits[slot / 64] |= UINT64_C(1) << slot % 64;
	}
	return true;
}

/* The next literal in a chain that stands at an offset. */
static uint32_t in_chain(
	const struct rx_dictionary *dictionary, uint32_t place, struct rx_text text, size_t at)
{
	for (; place; place = dictionary->entries[place - 1].next) {
		struct rx_text literal = dictionary->entries[place - 1].literal;

		if (text.length - at >= literal.length
			&& memcmp(text.bytes + at, literal.bytes, literal.length) == 0)
			return place;
	}
	return 0;
}

/* The first offset at or behind one where a literal may begin, or one that is too near the end for any. */
static size_t next_candidate(const struct rx_dictionary *dictionary, struct rx_text text, size_t at)
{
	const uint64_t *bits = dictionary->bits, mask = dictionary->mask;
	const unsigned shift = dictionary->shift;
	const size_t end = text.length - dictionary->length;

	for (; at <= end; at++) {
		size_t slot;

		if (((unsigned char)text.bytes[at] & 0xC0) == 0x80)
			continue;
		slot = (size_t)((load(text, at) & mask) * MIXER >> shift);
		if (bits[slot / 64] >> slot % 64 & 1)
			break;
	}
	return at;
}

const struct rx_dictionary_entry *rx_dictionary_next(
	const struct rx_dictionary *dictionary, struct rx_text text, size_t *at, uint32_t *last)
{
	uint32_t place = 0;
	size_t here = *at;

	if (dictionary->count == 0 || text.length < dictionary->length)
		return NULL;
	if (*last)
		place = in_chain(dictionary, dictionary->entries[*last - 1].next, text, here++);
	while (!place) {
		here = next_candidate(dictionary, text, here);
		if (here + dictionary->length > text.length)
			return NULL;
		place = in_chain(dictionary,
			dictionary->slots[slot_of(dictionary, load(text, here))], text, here);
		here++;
	}
	*at = here - 1;
	*last = place;
	return &dictionary->entries[place - 1];
}
