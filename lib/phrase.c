/*
 * phrase.c - looking for the words of a table.  The tables have some dozen words and the texts are
 * headings and sentences, so memmem() for each word is fast enough and easy to read.
 */
#include "phrase.h"
#include "utf8.h"

size_t rx_phrase_find(struct rx_text text, const char *words, struct rx_text *word)
{
	struct rx_text rest = rx_text(words), candidate;
	size_t first = RX_NONE;

	while (rx_text_split(&rest, '|', &candidate)) {
		size_t at = rx_text_find(text, candidate, 0);

		if (at < first || (at == first && at != RX_NONE && candidate.length > word->length)) {
			first = at;
			*word = candidate;
		}
	}
	return first;
}

bool rx_phrase_in(struct rx_text text, const char *words)
{
	struct rx_text rest = rx_text(words), candidate;

	while (rx_text_split(&rest, '|', &candidate)) {
		if (rx_text_find(text, candidate, 0) != RX_NONE)
			return true;
	}
	return false;
}

size_t rx_phrase_start(struct rx_text text, const char *words)
{
	struct rx_text rest = rx_text(words), candidate;
	size_t longest = 0;

	while (rx_text_split(&rest, '|', &candidate)) {
		if (candidate.length > longest && rx_text_starts(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

size_t rx_phrase_end(struct rx_text text, const char *words)
{
	struct rx_text rest = rx_text(words), candidate;
	size_t longest = 0;

	while (rx_text_split(&rest, '|', &candidate)) {
		if (candidate.length > longest && rx_text_ends(text, candidate))
			longest = candidate.length;
	}
	return longest;
}

bool rx_phrase_is(struct rx_text text, const char *words)
{
	struct rx_text rest = rx_text(words), candidate;

	while (rx_text_split(&rest, '|', &candidate)) {
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

struct rx_text rx_phrase_trim(struct rx_text text)
{
	size_t start = rx_phrase_skip_blanks(text, 0), end = start, length;

	for (size_t at = start; at < text.length; at += length) {
		if (!rx_is_blank(rx_utf8_decode(text, at, &length)))
			end = at + length;
	}
	return rx_text_slice(text, start, end);
}
