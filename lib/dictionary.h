/*
 * dictionary.h - many literals looked for at once: thousands of words cost one pass over the text.
 */
#ifndef RX_LIB_DICTIONARY_H
#define RX_LIB_DICTIONARY_H

#include "buffer.h"

struct rx_dictionary_entry {
	struct rx_text literal;
	uint32_t owner;
	uint32_t next; /* place + 1 of the next one in the same slot */
};

/* { 0 } has no literals. */
struct rx_dictionary {
	struct rx_dictionary_entry *entries;
	size_t count, room;
	size_t length;   /* of the part that is hashed: that of the shortest literal, 8 at most */
	uint64_t mask;   /* of those bytes in a word of eight */
	unsigned shift;  /* from a hash to a slot */
	uint32_t *slots; /* place + 1 */
	uint64_t *bits;  /* for each slot: something is in it; these stay in the nearest cache */
};

void rx_dictionary_release(struct rx_dictionary *dictionary);

/* Adds a literal, which is borrowed and not empty; false when memory is exhausted. */
bool rx_dictionary_add(struct rx_dictionary *dictionary, struct rx_text literal, uint32_t owner);

/* Makes the table; must come behind the last literal.  False when memory is exhausted. */
bool rx_dictionary_ready(struct rx_dictionary *dictionary);

/*
 * Finds the next literal in a text: begin with *at where to begin and *last 0.  Returns its entry, with *at
 * where it begins; NULL behind the last one.  Literals must not begin with a continuation byte of UTF-8.
 */
const struct rx_dictionary_entry *rx_dictionary_next(
	const struct rx_dictionary *dictionary, struct rx_text text, size_t *at, uint32_t *last);

#endif
