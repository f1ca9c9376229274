/*
 * phrase.c - looking for the words of a table.
 *
 * Nearly every word of a table is absent from nearly every text, so the first thing asked is a filter
 * made from the text once per call: one bit for each pair of neighbouring bytes.  A word whose last
 * two bytes, or whose first character's last two, are no pair of the text cannot stand in it.  What
 * passes the filter is searched for with memmem(), in stretches that double, so that a search takes
 * time by how far away its first word is and walking over all of them stays linear.
 */
#include "phrase.h"
#include "utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* A filter pays when a table has more than PLAIN_WORDS words, and says little about a stretch of more
 * bytes than half its bits.  No word is longer than WORD_LIMIT bytes. */
enum {
	FILTER_BITS = 4096,
	PLAIN_WORDS = 4,
	FIRST_STRETCH = 512,
	FILTERED_LIMIT = 2048,
	WORD_LIMIT = 128
};

struct filter {
	uint64_t bits[FILTER_BITS / 64];
	bool made;
};

static unsigned pair_hash(const char *bytes)
{
	unsigned pair = (unsigned)(unsigned char)bytes[0] << 8 | (unsigned char)bytes[1];

	return (pair * 40503u >> 4) % FILTER_BITS;
}

static void make_filter(struct filter *filter, struct rx_text text)
{
	memset(filter->bits, 0, sizeof(filter->bits));
	for (size_t at = 0; at + 1 < text.length; at++) {
		unsigned hash = pair_hash(text.bytes + at);

		filter->bits[hash / 64] |= UINT64_C(1) << hash % 64;
	}
	filter->made = true;
}

static bool has_pair(const struct filter *filter, const char *bytes)
{
	unsigned hash = pair_hash(bytes);

	return filter->bits[hash / 64] >> hash % 64 & 1;
}

static bool may_hold(const struct filter *filter, struct rx_text word)
{
	if (!filter->made || word.length < 2)
		return true;
	return has_pair(filter, word.bytes + word.length - 2)
		&& (word.length < 4 || has_pair(filter, word.bytes + 1));
}

/* The words of a table one by one.  Tables are much longer than the texts that are held against them,
 * so the bars of BARS bytes are found at once. */
struct words {
	const char *bytes;
	size_t length;
	size_t start; /* of the next word */
	size_t block; /* what bars tells about */
	uint64_t bars;
};

enum { BARS = 64 };

#ifdef __SSE2__
/* One bit for each of 16 bytes that is a bar. */
static uint64_t bars_of_16(const char *bytes)
{
	__m128i some = _mm_loadu_si128((const __m128i *)(const void *)bytes);

	return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(some, _mm_set1_epi8('|')));
}
#endif

/* One bit for each of the first bytes, BARS at most, that is a bar. */
static uint64_t bars_of(const char *bytes, size_t left)
{
	size_t at = 0;
	uint64_t bars = 0;

	if (left > BARS)
		left = BARS;
#ifdef __SSE2__
	for (; left - at >= 16; at += 16)
		bars |= bars_of_16(bytes + at) << at;
	if (at && at < left) {
		bars |= bars_of_16(bytes + left - 16) << (left - 16);
		return bars;
	}
#endif
	for (; at < left; at++)
		bars |= (uint64_t)(bytes[at] == '|') << at;
	return bars;
}

static struct words words_of(const char *table)
{
	struct words words = {.bytes = table, .length = strlen(table)};

	words.bars = bars_of(words.bytes, words.length);
	return words;
}

/* Offset of the next bar, or of the table's end. */
static inline size_t next_bar(struct words *words)
{
	size_t bar;

	while (!words->bars) {
		if (words->length - words->block <= BARS)
			return words->length;
		words->block += BARS;
		words->bars = bars_of(words->bytes + words->block, words->length - words->block);
	}
	bar = words->block + (size_t)__builtin_ctzll(words->bars);
	words->bars &= words->bars - 1;
	return bar;
}

/* The next word that is not empty; false behind the last. */
static inline bool next_word(struct words *words, struct rx_text *word)
{
	while (words->start <= words->length) {
		size_t end = next_bar(words);

		*word = rx_text_of(words->bytes + words->start, end - words->start);
		words->start = end + 1;
		if (word->length)
			return true;
	}
	return false;
}

/* The first word that begins in [from, end); any says that whichever is found is good enough. */
static size_t find_in(struct rx_text text, size_t from, size_t end, const char *words, bool any,
	struct rx_text *word)
{
	struct words all = words_of(words);
	struct rx_text candidate;
	struct filter filter;
	size_t first = RX_NONE, count = 0, room = text.length - end;

	filter.made = false;
	while (next_word(&all, &candidate) && !(any && first != RX_NONE)) {
		size_t limit = (first == RX_NONE ? end : first + 1) + candidate.length - 1, at;

		if (++count > PLAIN_WORDS && !filter.made && end - from <= FILTERED_LIMIT)
			make_filter(&filter,
				rx_text_slice(
					text, from, end + (room < WORD_LIMIT ? room : WORD_LIMIT)));
		if (!may_hold(&filter, candidate))
			continue;
		/* Only what begins no later than the word found so far can take its place. */
		if (limit > text.length)
			limit = text.length;
		at = rx_text_find(rx_text_slice(text, 0, limit), candidate, from);
		if (at < first
			|| (at == first && at != RX_NONE && candidate.length > word->length)) {
			first = at;
			*word = candidate;
		}
	}
	return first;
}

static size_t find(struct rx_text text, const char *words, bool any, struct rx_text *word)
{
	size_t stretch = FIRST_STRETCH;

	for (size_t from = 0; from < text.length; from += stretch, stretch *= 2) {
		size_t end = text.length - from < stretch ? text.length : from + stretch;
		size_t at = find_in(text, from, end, words, any, word);

		if (at != RX_NONE)
			return at;
	}
	return RX_NONE;
}

size_t rx_phrase_find(struct rx_text text, const char *words, struct rx_text *word)
{
	return find(text, words, false, word);
}

bool rx_phrase_in(struct rx_text text, const char *words)
{
	struct rx_text word;

	return find(text, words, true, &word) != RX_NONE;
}

/* Words mostly differ in the last byte of their first character, and texts are short: a look at one
 * byte spares most calls of memcmp(). */
size_t rx_phrase_start(struct rx_text text, const char *words)
{
	struct words all = words_of(words);
	struct rx_text candidate;
	size_t longest = 0;

	while (next_word(&all, &candidate)) {
		size_t third = candidate.length < 3 ? candidate.length - 1 : 2;

		if (candidate.length > longest && candidate.length <= text.length
			&& candidate.bytes[third] == text.bytes[third]
			&& rx_text_starts(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

size_t rx_phrase_end(struct rx_text text, const char *words)
{
	struct words all = words_of(words);
	struct rx_text candidate;
	size_t longest = 0;

	while (next_word(&all, &candidate)) {
		if (candidate.length > longest && candidate.length <= text.length
			&& candidate.bytes[candidate.length - 1] == text.bytes[text.length - 1]
			&& rx_text_ends(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

bool rx_phrase_is(struct rx_text text, const char *words)
{
	struct words all = words_of(words);
	struct rx_text candidate;

	while (next_word(&all, &candidate)) {
		if (candidate.length == text.length
			&& candidate.bytes[text.length - 1] == text.bytes[text.length - 1]
			&& rx_text_equal(text, candidate))
			return true;
	}
	return false;
}

size_t rx_phrase_skip_blanks(struct rx_text text, size_t from)
{
	size_t length;

	while (from < text.length && rx_is_blank(rx_utf8_decode(text, from, &length)))
		from += length;
	return from;
}

/* Where the character that ends at end begins, if it is a blank; else end. */
static size_t blank_before(struct rx_text text, size_t end)
{
	size_t at = end - 1, length;

	while (at > 0 && end - at < 3 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80)
		at--;
	if (rx_is_blank(rx_utf8_decode(text, at, &length)) && at + length == end)
		return at;
	return end;
}

struct rx_text rx_phrase_trim(struct rx_text text)
{
	size_t start = rx_phrase_skip_blanks(text, 0), end = text.length, before;

	while (end > start && (before = blank_before(text, end)) < end)
		end = before;
	return rx_text_slice(text, start, end);
}
