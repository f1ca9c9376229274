/*
 * fact_word.h - what the readers of words of time share: tables of words with the number of units that
 * each lies away, and the three ways to put down what was read: a point, days, or an open reference.
 */
#ifndef RX_LIB_FACT_WORD_H
#define RX_LIB_FACT_WORD_H

#include "fact_when.h"

struct rx_when_word {
	const char *words;
	int offset;
	const char *unless; /* what must not stand behind it */
};

/* The text from an offset on; does it end with one of the words in front of it? */
struct rx_text rx_when_rest(struct rx_text text, size_t at);
bool rx_when_behind(struct rx_text text, size_t at, const char *words);

/* Length of the word of a table that stands at an offset; 0 when there is none. */
size_t rx_when_word(struct rx_text text, size_t at, const struct rx_when_word *words, size_t count,
	int *offset);

#define RX_WHEN_TAKE(text, at, words, offset) \
	rx_when_word(text, at, words, sizeof(words) / sizeof(words[0]), offset)

/* A whole number of either kind up to 1000: its length, or 0. */
size_t rx_when_number(struct rx_text text, size_t at, long *value);

/* Does a clause begin here, so that words refer to today and to nothing in front of them? */
bool rx_when_begins(struct rx_text text, size_t at);

/* Today as a day number; the month so many months away. */
int32_t rx_when_today(const struct rx_when_context *context);
struct rx_reading rx_when_month(struct rx_reading today, int offset);

void rx_when_put_point(struct rx_when *when, struct rx_reading reading, size_t end);
void rx_when_put_days(struct rx_when *when, int32_t first, int32_t last, size_t end);

/* The expression is there, but the day that it refers to is not known. */
bool rx_when_put_open(struct rx_when *when, size_t end);

#endif
