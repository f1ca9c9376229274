/*
 * fact_sign.c - filling and asking the table of first characters.
 */
#include "fact_sign.h"
#include "phrase.h"

/* No word of a table of senses is longer. */
enum { WORD_LIMIT = 36 };

static void add_word(struct rx_signs *signs, const char *word, enum rx_sign sign)
{
	signs->kinds[rx_sign_slot(word)] |= (uint8_t)sign;
	if ((unsigned char)word[3] >= 0xE0)
		signs->pairs[rx_sign_pair(word)] |= (uint8_t)sign;
	else
		signs->alone |= (uint8_t)sign;
}

void rx_signs_add(struct rx_signs *signs, const char *words, enum rx_sign sign)
{
	bool first = true;

	for (; *words; words++) {
		if (first)
			add_word(signs, words, sign);
		first = *words == '|';
	}
}

void rx_signs_add_each(struct rx_signs *signs, const char *characters, enum rx_sign sign)
{
	for (; *characters; characters += 3)
		signs->kinds[rx_sign_slot(characters)] |= (uint8_t)sign;
}

/* The longest word at an offset that ends behind the best one so far, or where it does and is longer. */
static const char *better(const struct rx_sense *senses, size_t count, struct rx_text text,
	size_t at, struct rx_text *word)
{
	struct rx_text rest = rx_text_slice(text, at, text.length);
	const char *name = NULL;

	for (size_t i = 0; i < count; i++) {
		size_t length = rx_phrase_start(rest, senses[i].words);
		const char *end = rest.bytes + length,
			   *best = word->bytes ? word->bytes + word->length : NULL;

		if (!length || (best && (end < best || (end == best && length <= word->length))))
			continue;
		*word = rx_text_slice(rest, 0, length);
		name = senses[i].name;
	}
	return name;
}

const char *rx_sense_last(const struct rx_signs *signs, enum rx_sign sign,
	const struct rx_sense *senses, size_t count, struct rx_text text, struct rx_text *word)
{
	const char *found = NULL;

	*word = (struct rx_text){NULL, 0};
	for (size_t at = text.length; at-- > 0;) {
		const char *bytes = text.bytes + at, *name;

		if (word->bytes && word->bytes + word->length > bytes + WORD_LIMIT)
			break;
		if ((unsigned char)*bytes < 0xE3 || text.length - at < 3
			|| !rx_sign_begins(signs, bytes, text.length - at, sign))
			continue;
		name = better(senses, count, text, at, word);
		if (name)
			found = name;
	}
	return found;
}
