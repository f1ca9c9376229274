/*
 * literals.c - the first bytes of each literal, as many as the shortest one has, are hashed into a table; at
 * each character of a text the same bytes are, and what is in the slot is compared.
 *
 * The table has 32 slots for each literal, so that nearly all characters end at an empty one.
 */
#include "literals.h"

#include <stdlib.h>

#define MIXER UINT64_C(0x9E3779B97F4A7C15)
enum { LONGEST = 8, SLOTS_EACH = 32, LEAST_BITS = 10, MOST_BITS = 22 };

void rx_words_release(struct rx_words *words)
{
	free(words->entries);
	free(words->slots);
	free(words->bits);
	*words = (struct rx_words){0};
}

bool rx_words_add(struct rx_words *words, struct rx_text literal, uint32_t owner)
{
	struct rx_words_entry *entries =
		rx_array_grow(words->entries, words->count, &words->room, sizeof(*entries));

	if (!entries || words->count >= UINT32_MAX / SLOTS_EACH)
		return false;
	words->entries = entries;
	entries[words->count++] = (struct rx_words_entry){literal, owner, 0};
	if (words->count == 1 || literal.length < words->length)
		words->length = literal.length < LONGEST ? literal.length : LONGEST;
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

static size_t slot_of(const struct rx_words *words, uint64_t word)
{
	return (size_t)((word & words->mask) * MIXER >> words->shift);
}

bool rx_words_ready(struct rx_words *words)
{
	unsigned bits = LEAST_BITS;
	unsigned char ones[LONGEST] = {0};

	while (bits < MOST_BITS && (size_t)1 << bits < words->count * SLOTS_EACH)
		bits++;
	memset(ones, 0xFF, words->length);
	memcpy(&words->mask, ones, sizeof(words->mask));
	words->shift = 64 - bits;
	free(words->slots);
	free(words->bits);
	words->slots = calloc((size_t)1 << bits, sizeof(*words->slots));
	words->bits = calloc(((size_t)1 << bits) / 64, sizeof(*words->bits));
	if (!words->slots || !words->bits)
		return false;
	for (size_t at = words->count; at-- > 0;) {
		struct rx_words_entry *entry = &words->entries[at];
		size_t slot = slot_of(words, load(entry->literal, 0));

		entry->next = words->slots[slot];
		words->slots[slot] = (uint32_t)at + 1;
		words->bits[slot / 64] |= UINT64_C(1) << slot % 64;
	}
	return true;
}

/* The next literal in a chain that stands at an offset. */
static uint32_t in_chain(
	const struct rx_words *words, uint32_t place, struct rx_text text, size_t at)
{
	for (; place; place = words->entries[place - 1].next) {
		struct rx_text literal = words->entries[place - 1].literal;

		if (text.length - at >= literal.length
			&& memcmp(text.bytes + at, literal.bytes, literal.length) == 0)
			return place;
	}
	return 0;
}

/* The first offset at or behind one where a literal may begin, or one that is too near the end for any. */
static size_t next_candidate(const struct rx_words *words, struct rx_text text, size_t at)
{
	const uint64_t *bits = words->bits, mask = words->mask;
	const unsigned shift = words->shift;
	const size_t end = text.length - words->length;

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

const struct rx_words_entry *rx_words_next(
	const struct rx_words *words, struct rx_text text, size_t *at, uint32_t *last)
{
	uint32_t place = 0;
	size_t here = *at;

	if (words->count == 0 || text.length < words->length)
		return NULL;
	if (*last)
		place = in_chain(words, words->entries[*last - 1].next, text, here++);
	while (!place) {
		here = next_candidate(words, text, here);
		if (here + words->length > text.length)
			return NULL;
		place = in_chain(words, words->slots[slot_of(words, load(text, here))], text, here);
		here++;
	}
	*at = here - 1;
	*last = place;
	return &words->entries[place - 1];
}
