/*
 * phrase_table.c - looking up compiled tables of words, and their words in a text.
 *
 * A text costs a look at each of its characters, whatever the number of words.
 */
#include "phrase_table.h"

#include "phrases.inc"

const struct rx_phrase_table *rx_phrase_table_find(uint64_t hash)
{
	for (size_t slot = hash % RX_PHRASE_INDEX; table_index[slot];
		slot = (slot + 1) % RX_PHRASE_INDEX) {
		const struct rx_phrase_table *table = &tables[table_index[slot] - 1];

		if (table->hash == hash)
			return table;
	}
	return NULL;
}

const struct rx_phrase_table *rx_phrase_table_at(size_t place, const char **text)
{
	if (place >= TABLE_COUNT)
		return NULL;
	*text = (const char *)table_texts + tables[place].text;
	return &tables[place];
}

/* The words that begin or end with the character of a key, as *count of them; NULL when there are none. */
static inline const struct rx_phrase_word *words_of(
	const struct rx_phrase_side *side, uint32_t key, size_t *count)
{
	unsigned place = slots[side->slot + ((uint32_t)(key * side->factor) >> side->shift)];
	const struct rx_phrase_group *group;

	if (!place)
		return NULL;
	group = &groups[side->group + place - 1];
	if (group->key != key)
		return NULL;
	*count = group->count;
	return table_words + group->word;
}

/* The longest of the table's words that the text begins with at an offset; 0 when it does with none. */
static inline size_t longest_at(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, size_t at, uint32_t key, struct rx_text *word)
{
	size_t count = 0;
	const struct rx_phrase_word *group = words_of(&table->starts, key, &count);

	for (; count; group++, count--) {
		if (group->length <= text.length - at
			&& memcmp(text.bytes + at, words + group->at, group->length) == 0) {
			*word = rx_text_of(words + group->at, group->length);
			return group->length;
		}
	}
	return 0;
}

static size_t search_scalar(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, size_t from, struct rx_text *word)
{
	size_t step;

	for (size_t at = from; at < text.length; at += step) {
		uint32_t key = rx_phrase_key(text.bytes + at, text.length - at);

		if (longest_at(table, words, text, at, key, word))
			return at;
		/* A character of three bytes, or else whatever it is. */
		step = key >> 16 && (key & 0xC0C0) == 0x8080 ? 3 : 1;
	}
	return RX_NONE;
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi")))

/* Which of the groups the byte that a probe looks at fits, at 16 places. */
TARGET static inline __m128i fits(
	const struct rx_phrase_filter *filter, size_t probe, const char *bytes)
{
	const __m128i half = _mm_set1_epi8(0x0F);
	const void *at = bytes + rx_phrase_probe(probe);
	__m128i byte = _mm_loadu_si128(at);
	const void *low = filter->low[probe], *high = filter->high[probe];

	return _mm_and_si128(_mm_shuffle_epi8(_mm_loadu_si128(low), _mm_and_si128(byte, half)),
		_mm_shuffle_epi8(
			_mm_loadu_si128(high), _mm_and_si128(_mm_srli_epi16(byte, 4), half)));
}

/* At which of 16 places a word may begin. */
TARGET static inline unsigned places(const struct rx_phrase_filter *filter, const char *bytes)
{
	__m128i all = fits(filter, 0, bytes);

	for (size_t probe = 1; probe < RX_PHRASE_PROBES; probe++)
		all = _mm_and_si128(all, fits(filter, probe, bytes));
	return ~(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(all, _mm_setzero_si128())) & 0xFFFF;
}

/* 16 places at once; the last 16 overlap those before them, and behind them a few bytes are left. */
TARGET static size_t search_quickly(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, struct rx_text *word)
{
	const struct rx_phrase_filter *filter = &filters[table - tables];
	size_t count = text.length - RX_PHRASE_REACH;

	for (size_t at = 0; at < count; at += 16) {
		size_t start = count - at < 16 ? count - 16 : at;

		for (unsigned found = places(filter, text.bytes + start); found;
			found &= found - 1) {
			size_t place = start + (unsigned)__builtin_ctz(found);
			uint32_t key = rx_phrase_key(text.bytes + place, text.length - place);

			if (longest_at(table, words, text, place, key, word))
				return place;
		}
	}
	return search_scalar(table, words, text, count, word);
}

size_t rx_phrase_table_search(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, struct rx_text *word)
{
	if (text.length < 16 + RX_PHRASE_REACH || !__builtin_cpu_supports("avx2"))
		return search_scalar(table, words, text, 0, word);
	return search_quickly(table, words, text, word);
}
#else
size_t rx_phrase_table_search(const struct rx_phrase_table *table, const char *words,
	struct rx_text text, struct rx_text *word)
{
	(void)filters;
	return search_scalar(table, words, text, 0, word);
}
#endif

size_t rx_phrase_table_start(
	const struct rx_phrase_table *table, const char *words, struct rx_text text)
{
	struct rx_text word;

	return longest_at(table, words, text, 0, rx_phrase_key(text.bytes, text.length), &word);
}

size_t rx_phrase_table_end(
	const struct rx_phrase_table *table, const char *words, struct rx_text text)
{
	size_t last = rx_phrase_last(text.bytes, text.length), count = 0;
	uint32_t key = rx_phrase_key(text.bytes + last, text.length - last);
	const struct rx_phrase_word *group = words_of(&table->ends, key, &count);

	for (; count; group++, count--) {
		if (rx_text_ends(text, rx_text_of(words + group->at, group->length)))
			return group->length;
	}
	return 0;
}

bool rx_phrase_table_is(const struct rx_phrase_table *table, const char *words, struct rx_text text)
{
	size_t count = 0;
	const struct rx_phrase_word *group =
		words_of(&table->starts, rx_phrase_key(text.bytes, text.length), &count);

	for (; count && group->length >= text.length; group++, count--) {
		if (group->length == text.length
			&& memcmp(words + group->at, text.bytes, text.length) == 0)
			return true;
	}
	return false;
}
