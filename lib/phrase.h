/*
 * phrase.h - tables of words, and asking whether a text holds, begins or ends with one of them.
 * Words in a table are joined with '|'.
 */
#ifndef RX_LIB_PHRASE_H
#define RX_LIB_PHRASE_H

#include "phrase_table.h"
#include "text.h"

/* Full-width punctuation for tables of words, spelled out because it is easily taken for ASCII. */
#define FULL_COMMA "\xEF\xBC\x8C"
#define FULL_COLON "\xEF\xBC\x9A"
#define FULL_SEMICOLON "\xEF\xBC\x9B"
#define FULL_OPEN "\xEF\xBC\x88"
#define FULL_CLOSE "\xEF\xBC\x89"
#define FULL_STOP_MARK "\xEF\xBC\x81"

/* What the functions below come to: the table goes by its hash (rx_phrase_hash()), if it was compiled
 * with the library. */
size_t rx_phrases_find(struct rx_text text, uint64_t hash, const char *words, struct rx_text *word);
size_t rx_phrases_start(struct rx_text text, uint64_t hash, const char *words);
size_t rx_phrases_end(struct rx_text text, uint64_t hash, const char *words);
bool rx_phrases_is(struct rx_text text, uint64_t hash, const char *words);
uint64_t rx_phrases_hash(const char *words);

/* The hash of words that are written out where they are used is a constant. */
RX_PHRASE_CONSTANT uint64_t rx_phrase_id(const char *words)
{
#ifdef __GNUC__
	if (__builtin_constant_p(strlen(words)))
		return rx_phrase_hash(words, strlen(words));
#endif
	return rx_phrases_hash(words);
}

/* Is it one word that is written out where it is used?  Then there is no table to be looked up. */
RX_PHRASE_CONSTANT bool rx_phrase_is_word(const char *words)
{
#ifdef __GNUC__
	return __builtin_constant_p(strlen(words)) && words[0] && !strchr(words, '|');
#else
	(void)words;
	return false;
#endif
}

/* Offset of the first occurrence of any word, or RX_NONE; *word gets which one, the longest. */
RX_PHRASE_CONSTANT size_t rx_phrase_find(
	struct rx_text text, const char *words, struct rx_text *word)
{
	if (!rx_phrase_is_word(words))
		return rx_phrases_find(text, rx_phrase_id(words), words, word);
	*word = rx_text_of(words, strlen(words));
	return rx_text_find(text, *word, 0);
}

/* True when the text holds any of the words. */
RX_PHRASE_CONSTANT bool rx_phrase_in(struct rx_text text, const char *words)
{
	struct rx_text word;

	return rx_phrase_find(text, words, &word) != RX_NONE;
}

/* Length in bytes of the longest word that the text begins or ends with, or 0. */
RX_PHRASE_CONSTANT size_t rx_phrase_start(struct rx_text text, const char *words)
{
	if (rx_phrase_is_word(words))
		return rx_text_starts(text, rx_text_of(words, strlen(words))) ? strlen(words) : 0;
	return text.length ? rx_phrases_start(text, rx_phrase_id(words), words) : 0;
}

RX_PHRASE_CONSTANT size_t rx_phrase_end(struct rx_text text, const char *words)
{
	if (rx_phrase_is_word(words))
		return rx_text_ends(text, rx_text_of(words, strlen(words))) ? strlen(words) : 0;
	return text.length ? rx_phrases_end(text, rx_phrase_id(words), words) : 0;
}

/* True when the text is one of the words. */
RX_PHRASE_CONSTANT bool rx_phrase_is(struct rx_text text, const char *words)
{
	if (rx_phrase_is_word(words))
		return rx_text_equal(text, rx_text_of(words, strlen(words)));
	return text.length && rx_phrases_is(text, rx_phrase_id(words), words);
}

/* What the two functions below come to where there is a blank. */
struct rx_text rx_phrases_trim(struct rx_text text);
size_t rx_phrases_skip_blanks(struct rx_text text, size_t from);

/* Does the byte begin a character that is surely no blank, as most do? */
static inline bool rx_phrase_is_bare(char byte)
{
	unsigned char lead = (unsigned char)byte;

	return (lead > ' ' && lead < 0x80) || (lead >= 0xE4 && lead <= 0xE9);
}

/* The same of the last character, behind two others; the blanks that begin with E3 to EF end in 80 or BF. */
static inline bool rx_phrase_is_bare_end(const char *last)
{
	unsigned char lead = (unsigned char)last[0], end = (unsigned char)last[2];

	return lead >= 0xE3 && lead <= 0xEF && ((unsigned char)last[1] & 0xC0) == 0x80 && end > 0x80
		&& end < 0xBF;
}

/* Text without blanks of any kind at both ends. */
static inline struct rx_text rx_phrase_trim(struct rx_text text)
{
	if (text.length >= 3 && rx_phrase_is_bare(text.bytes[0])
		&& rx_phrase_is_bare_end(text.bytes + text.length - 3))
		return text;
	return rx_phrases_trim(text);
}

/* Offset of the first character at or behind from that is no blank; text.length at the end. */
static inline size_t rx_phrase_skip_blanks(struct rx_text text, size_t from)
{
	if (from >= text.length || rx_phrase_is_bare(text.bytes[from]))
		return from;
	return rx_phrases_skip_blanks(text, from);
}

#endif
