/*
 * phrase.c - looking for the words of a table.
 *
 * The tables of the library's own modules are compiled when it is built (phrase_table.h), so that a
 * text costs a look at each of its characters, whatever the number of words.  Others, such as those of
 * a test, are gone through word by word.
 */
#include "phrase.h"
#include "phrase_table.h"
#include "utf8.h"

/* ---- word by word --------------------------------------------------------------------------------- */

/* Takes the next word that is not empty off *rest; false behind the last. */
static bool next_word(struct rx_text *rest, struct rx_text *word)
{
	while (rx_text_split(rest, '|', word)) {
		if (word->length)
			return true;
	}
	return false;
}

static size_t find_plain(struct rx_text text, struct rx_text words, struct rx_text *word)
{
	struct rx_text candidate;
	size_t first = RX_NONE;

	while (next_word(&words, &candidate)) {
		size_t at = rx_text_find(text, candidate, 0);

		if (at < first
			|| (at == first && at != RX_NONE && candidate.length > word->length)) {
			first = at;
			*word = candidate;
		}
	}
	return first;
}

static size_t start_plain(struct rx_text text, struct rx_text words)
{
	size_t longest = 0;
	struct rx_text word;

	while (next_word(&words, &word)) {
		if (word.length > longest && rx_text_starts(text, word))
			longest = word.length;
	}
	return longest;
}

static size_t end_plain(struct rx_text text, struct rx_text words)
{
	size_t longest = 0;
	struct rx_text word;

	while (next_word(&words, &word)) {
		if (word.length > longest && rx_text_ends(text, word))
			longest = word.length;
	}
	return longest;
}

static bool is_plain(struct rx_text text, struct rx_text words)
{
	struct rx_text word;

	while (next_word(&words, &word)) {
		if (rx_text_equal(text, word))
			return true;
	}
	return false;
}

/* ---- public --------------------------------------------------------------------------------- */

uint64_t rx_phrases_hash(const char *words)
{
	return rx_phrase_hash(words, strlen(words));
}

size_t rx_phrases_find(struct rx_text text, uint64_t hash, const char *words, struct rx_text *word)
{
	const struct rx_phrase_table *table = rx_phrase_table_find(hash);

	return table ? rx_phrase_table_search(table, words, text, word)
		     : find_plain(text, rx_text(words), word);
}

size_t rx_phrases_start(struct rx_text text, uint64_t hash, const char *words)
{
	const struct rx_phrase_table *table = rx_phrase_table_find(hash);

	return table ? rx_phrase_table_start(table, words, text)
		     : start_plain(text, rx_text(words));
}

size_t rx_phrases_end(struct rx_text text, uint64_t hash, const char *words)
{
	const struct rx_phrase_table *table = rx_phrase_table_find(hash);

	return table ? rx_phrase_table_end(table, words, text) : end_plain(text, rx_text(words));
}

bool rx_phrases_is(struct rx_text text, uint64_t hash, const char *words)
{
	const struct rx_phrase_table *table = rx_phrase_table_find(hash);

	return table ? rx_phrase_table_is(table, words, text) : is_plain(text, rx_text(words));
}

/* ---- blanks --------------------------------------------------------------------------------- */

size_t rx_phrases_skip_blanks(struct rx_text text, size_t from)
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

struct rx_text rx_phrases_trim(struct rx_text text)
{
	size_t start = rx_phrases_skip_blanks(text, 0), end = text.length, before;

	while (end > start && (before = blank_before(text, end)) < end)
		end = before;
	return rx_text_slice(text, start, end);
}
