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

/* A filter pays when a table has more than PLAIN_WORDS words, and says little about a stretch of more
 * bytes than half its bits.  No word is longer than WORD_LIMIT bytes. */
enum { FILTER_BITS = 4096, PLAIN_WORDS = 4, FIRST_STRETCH = 512, FILTERED_LIMIT = 2048, WORD_LIMIT = 128 };

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

/* The next word of a table that is not empty; *words is moved behind it and its bar, or to NULL behind
 * the last. */
static bool next_word(const char **words, struct rx_text *word)
{
	while (*words) {
		const char *at = *words;

		word->bytes = at;
		while (*at && *at != '|')
			at++;
		word->length = (size_t)(at - word->bytes);
		*words = *at ? at + 1 : NULL;
		if (word->length)
			return true;
	}
	return false;
}

/* The first word that begins in [from, end); any says that whichever is found is good enough. */
static size_t find_in(struct rx_text text, size_t from, size_t end, const char *words, bool any,
	struct rx_text *word)
{
	struct rx_text candidate;
	struct filter filter;
	size_t first = RX_NONE, count = 0, room = text.length - end;

	filter.made = false;
	while (next_word(&words, &candidate) && !(any && first != RX_NONE)) {
		size_t limit = (first == RX_NONE ? end : first + 1) + candidate.length - 1, at;

		if (++count > PLAIN_WORDS && !filter.made && end - from <= FILTERED_LIMIT)
			make_filter(&filter,
				rx_text_slice(text, from, end + (room < WORD_LIMIT ? room : WORD_LIMIT)));
		if (!may_hold(&filter, candidate))
			continue;
		/* Only what begins no later than the word found so far can take its place. */
		if (limit > text.length)
			limit = text.length;
		at = rx_text_find(rx_text_slice(text, 0, limit), candidate, from);
		if (at < first || (at == first && at != RX_NONE && candidate.length > word->length)) {
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

size_t rx_phrase_start(struct rx_text text, const char *words)
{
	struct rx_text candidate;
	size_t longest = 0;

	while (next_word(&words, &candidate)) {
		if (candidate.length > longest && rx_text_starts(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

size_t rx_phrase_end(struct rx_text text, const char *words)
{
	struct rx_text candidate;
	size_t longest = 0;

	while (next_word(&words, &candidate)) {
		if (candidate.length > longest && rx_text_ends(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

bool rx_phrase_is(struct rx_text text, const char *words)
{
	struct rx_text candidate;

	while (next_word(&words, &candidate)) {
		if (rx_text_equal(text, candidate))
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
