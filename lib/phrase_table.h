/*
 * phrase_table.h - tables of words compiled when the library is built (data/phrases.c): what words a
 * text begins or ends with is told by a look at one character.
 *
 * A table is known by its text, so that modules go on writing "a|b|c" where they need it; one that was
 * not seen at build time is just not found here.
 */
#ifndef RX_LIB_PHRASE_TABLE_H
#define RX_LIB_PHRASE_TABLE_H

#include "text.h"

#include <stdint.h>

enum { RX_PHRASE_INDEX = 4096 };

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

/*
 * What words of the table may begin at a place, in eight groups, a bit each: by the low and the high half of
 * each of these bytes of a word.  The fourth is left out, since most characters begin alike.
 */
enum { RX_PHRASE_PROBES = 5, RX_PHRASE_REACH = 5, RX_PHRASE_PROBE_GROUPS = 8 };

struct rx_phrase_filter {
	uint8_t low[RX_PHRASE_PROBES][16];
	uint8_t high[RX_PHRASE_PROBES][16];
};

struct rx_phrase_table {
	uint64_t hash; /* of its text */
	uint32_t text;
	uint32_t length;
	struct rx_phrase_side starts;
	struct rx_phrase_side ends;
};

/* The table with this hash, or NULL. */
const struct rx_phrase_table *rx_phrase_table_find(uint64_t hash);

/* What rx_phrases_find(), _start(), _end() and _is() give, for a table and its text; the text that is
 * looked at must not be empty. */
size_t rx_phrase_table_search(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, struct rx_text *word);
size_t rx_phrase_table_start(
	const struct rx_phrase_table *table, const char *words, struct rx_text text);
size_t rx_phrase_table_end(
	const struct rx_phrase_table *table, const char *words, struct rx_text text);
bool rx_phrase_table_is(
	const struct rx_phrase_table *table, const char *words, struct rx_text text);

/* A table by its place and the table's text; NULL behind the last. */
const struct rx_phrase_table *rx_phrase_table_at(size_t place, const char **text);

/* ---- what compiler and library compute alike ------------------------------------------------- */

/* Which byte of a word a probe looks at. */
static inline size_t rx_phrase_probe(size_t probe)
{
	return probe < 3 ? probe : probe + 1;
}

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

/* Left to itself, a compiler shares one function among constants and works each out again and again. */
#ifdef __GNUC__
#define RX_PHRASE_CONSTANT static inline __attribute__((always_inline))
#else
#define RX_PHRASE_CONSTANT static inline
#endif

RX_PHRASE_CONSTANT uint64_t rx_phrase_four(const char *bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes;

	return (uint64_t)byte[0] << 24 | (uint64_t)byte[1] << 16 | (uint64_t)byte[2] << 8 | byte[3];
}

RX_PHRASE_CONSTANT uint64_t rx_phrase_load(const char *bytes)
{
	return rx_phrase_four(bytes) << 32 | rx_phrase_four(bytes + 4);
}

RX_PHRASE_CONSTANT uint64_t rx_phrase_mix(uint64_t hash, uint64_t bytes, uint64_t factor)
{
	return hash
		^ bytes * (UINT64_C(0x9E3779B97F4A7C15) + factor * UINT64_C(0xD6E8FEB86659FD92));
}

/*
 * By what a table is known: its length and up to 64 bytes of it, which are all in most tables; what
 * compiles them sees to it that no two have the same.  A compiler works it out where the text is
 * written out.  0 for what is too short.
 */
RX_PHRASE_CONSTANT uint64_t rx_phrase_hash(const char *bytes, size_t length)
{
	uint64_t hash = length * UINT64_C(0xBF58476D1CE4E5B9);
	size_t stride;

	if (length < 4)
		return 0;
	if (length < 8) {
		hash = rx_phrase_mix(hash, rx_phrase_four(bytes), 0);
		hash = rx_phrase_mix(hash, rx_phrase_four(bytes + length - 4), 1);
		return hash ^ hash >> 32;
	}
	stride = (length - 8) / 7;
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes), 0);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride), 1);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride * 2), 2);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride * 3), 3);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride * 4), 4);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride * 5), 5);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + stride * 6), 6);
	hash = rx_phrase_mix(hash, rx_phrase_load(bytes + length - 8), 7);
	return hash ^ hash >> 32;
}

#endif
