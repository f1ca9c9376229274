/*
 * fact_sign.h - which characters may begin which words: one table of 4096 places, looked up by the last
 * two bytes of a character, so that nearly every question about words is answered by one load.
 */
#ifndef RX_LIB_FACT_SIGN_H
#define RX_LIB_FACT_SIGN_H

#include "text.h"

/* What may begin at a character. */
enum rx_sign {
	RX_SIGN_NUMBER = 1,
	RX_SIGN_RELATIVE = 2,
	RX_SIGN_CONTACT = 4,
	RX_SIGN_EVENT = 8, /* meetings and bodies */
	RX_SIGN_MONEY = 16,
	RX_SIGN_DISCIPLINE = 32,
	RX_SIGN_VERB = 64,
	RX_SIGN_MEASURE = 128
};

struct rx_signs {
	uint8_t kinds[4096]; /* by the first character of a word */
	uint8_t pairs[4096]; /* by the first two */
	uint8_t alone;       /* what has words of one character */
};

/* Words that mean something, joined with |, and what they mean. */
struct rx_sense {
	const char *words;
	const char *name;
};

static inline unsigned rx_sign_slot(const char *bytes)
{
	return ((unsigned)(unsigned char)bytes[1] & 0x3F) << 6
		| ((unsigned)(unsigned char)bytes[2] & 0x3F);
}

/* What may begin at a character of three bytes. */
static inline unsigned rx_sign_at(const struct rx_signs *signs, const char *bytes)
{
	return signs->kinds[rx_sign_slot(bytes)];
}

static inline unsigned rx_sign_pair(const char *bytes)
{
	return (rx_sign_slot(bytes) * 37 + rx_sign_slot(bytes + 3)) & 4095;
}

/* May a word of a sign begin at a character of three bytes, with so many left? */
static inline bool rx_sign_begins(
	const struct rx_signs *signs, const char *bytes, size_t left, enum rx_sign sign)
{
	return (rx_sign_at(signs, bytes) & sign)
		&& ((signs->alone & sign)
			|| (left >= 6 && (signs->pairs[rx_sign_pair(bytes)] & sign)));
}

/* Notes the first characters of words joined with |, which are of three bytes each. */
void rx_signs_add(struct rx_signs *signs, const char *words, enum rx_sign sign);

/* The same for each character of a string. */
void rx_signs_add_each(struct rx_signs *signs, const char *characters, enum rx_sign sign);

/*
 * The last word of a table in a text: what it means, or NULL; *word is where it stands.  Of words that
 * end at one place the longest counts.  The first characters of all words were noted as sign.
 */
const char *rx_sense_last(const struct rx_signs *signs, enum rx_sign sign,
	const struct rx_sense *senses, size_t count, struct rx_text text, struct rx_text *word);

#endif
