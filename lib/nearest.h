/*
 * nearest.h - the names that are nearest to a misspelt one, by edit distance in characters, for messages.
 */
#ifndef RX_LIB_NEAREST_H
#define RX_LIB_NEAREST_H

#include "text.h"

enum { RX_NEAREST_COUNT = 3, RX_NEAREST_SIZE = 256 };

/* Writes the three nearest column names of a header, joined with ", ", and returns list.  A name
 * that is not ASCII is held against the columns' Chinese names, which are then what is shown. */
const char *rx_nearest_columns(const struct rx_header *header, struct rx_text wanted,
	char list[RX_NEAREST_SIZE]);

/* The same for the words of a set. */
const char *rx_nearest_words(enum rx_set set, struct rx_text wanted, char list[RX_NEAREST_SIZE]);

#endif
