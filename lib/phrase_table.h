/*
 * phrase_table.h - tables of words compiled when the library is built (data/phrases.c): what words a
 * text begins or ends with is told by a look at one character.
 *
 * A table is known by its text, so that modules go on writing "a|b|c" where they need it; one that was
 * not seen at build time is just not found here.
 */
#ifndef RX_LIB_PHRASE_TABLE_H
#define RX_LIB_PHRASE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { RX_PHRASE_INDEX = 4096, RX_PHRASE_SAMPLE = 4 };

/* A word: where it stands in the table's text. */
struct rx_phrase_word {
	uint16_t at;
	uint16_t length;
};

/* The words that begin, or end, with one character, the longest first. */
struct rx_phrase_group {
	uint32_t key;
	uint32_t word;
	uint32_t count;
};

/* A hash without collisions from characters to groups. */
struct rx_phrase_side {
	uint32_t factor;
	uint32_t slot;  /* of the first; a slot holds the place of a group, from 1, or 0 */
	uint32_t group; /* of the first */
	uint32_t shift;
};

struct rx_phrase_table {
	uint32_t hash; /* of its text */
	uint32_t text;
	uint32_t length;
	struct rx_phrase_side starts;
	struct rx_phrase_side ends;
};

/* The table with this text, or NULL. */
const struct rx_phrase_table *rx_phrase_table_find(const char *words, size_t length);

/* The words that begin or end with the character of a key, as *count of them; NULL when there are none. */
const struct rx_phrase_word *rx_phrase_table_words(
	const struct rx_phrase_side *side, uint32_t key, size_t *count);

/* A table by its place and the table's text; NULL behind the last. */
const struct rx_phrase_table *rx_phrase_table_at(size_t place, const char **text);

/* ---- what compiler and library compute alike ------------------------------------------------- */

/* How many bytes of a character that begins with this one are its key. */
static inline size_t rx_phrase_lead(unsigned char byte)
{
	return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : 3;
}

/* The key of the first character; 0 where its bytes are not all there. */
static inline uint32_t rx_phrase_key(const char *bytes, size_t length)
{
	const unsigned char *byte = (const unsigned char *)bytes;
	size_t wanted;

	if (length == 0)
		return 0;
	wanted = rx_phrase_lead(byte[0]);
	if (wanted > length)
		return 0;
	return wanted == 1    ? byte[0]
		: wanted == 2 ? (uint32_t)byte[0] << 8 | byte[1]
			      : (uint32_t)byte[0] << 16 | (uint32_t)byte[1] << 8 | byte[2];
}

/* Where the last character begins. */
static inline size_t rx_phrase_last(const char *bytes, size_t length)
{
	size_t at = length ? length - 1 : 0;

	while (at > 0 && length - at < 4 && ((unsigned char)bytes[at] & 0xC0) == 0x80)
		at--;
	return at;
}

static inline uint32_t rx_phrase_load(const char *bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes;

	return (uint32_t)byte[0] << 24 | (uint32_t)byte[1] << 16 | (uint32_t)byte[2] << 8 | byte[3];
}

/* Of a text's length and some of its bytes; it must have RX_PHRASE_SAMPLE. */
static inline uint32_t rx_phrase_hash(const char *bytes, size_t length)
{
	uint32_t hash = rx_phrase_load(bytes) * 0x9E3779B1u;

	hash ^= rx_phrase_load(bytes + (length - RX_PHRASE_SAMPLE) / 2) * 0x85EBCA77u;
	hash ^= rx_phrase_load(bytes + length - RX_PHRASE_SAMPLE) * 0xC2B2AE3Du;
	hash += (uint32_t)length * 0x27D4EB2Fu;
	return hash ^ hash >> 15;
}

#endif
