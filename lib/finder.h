/*
 * finder.h - does a text hold a short needle?  Made for cells of Chinese text, where the lead bytes of
 * characters are all alike and the bytes behind them tell words apart.
 */
#ifndef RX_LIB_FINDER_H
#define RX_LIB_FINDER_H

#include "text.h"

struct rx_finder {
	struct rx_text needle; /* borrowed */
	size_t one, other;     /* places in it of the two bytes that are looked for first */
};

/* The needle must not be empty. */
void rx_finder_init(struct rx_finder *finder, struct rx_text needle);

bool rx_finder_has(const struct rx_finder *finder, struct rx_text text);

/* True if the text holds a decimal digit of any script (general category Nd); may be true for text that
 * has only a character that begins with the same byte as one.  Stores where to begin looking. */
bool rx_finder_digit(struct rx_text text, size_t *at);

/* The same for the next run of so many at least: moves *at on from where it is to where the run begins. */
bool rx_finder_digits(struct rx_text text, size_t count, size_t *at);

/* Offset behind the character at an offset of valid UTF-8. */
size_t rx_finder_behind(struct rx_text text, size_t at);

#endif
