/*
 * sortkey.h - a cell as a key to sort by: read once by the type of its column, compared often.
 */
#ifndef RX_LIB_SORTKEY_H
#define RX_LIB_SORTKEY_H

#include "decimal.h"
#include "vocabulary.h"

struct rx_sortkey {
	enum { RX_SORTKEY_NUMBER, RX_SORTKEY_DATE, RX_SORTKEY_TEXT, RX_SORTKEY_EMPTY } sort;
	struct rx_decimal first; /* number, first day, or place of a word */
	int32_t last;            /* last day */
	struct rx_text text;     /* the cell as it stands */
};

/* Reads a cell of a column of the vocabulary, -1 for another one. */
struct rx_sortkey rx_sortkey_read(int column, struct rx_text cell);

/* Below, equal or above zero.  Descending turns the order within each sort round; the sorts
 * themselves keep theirs, so that empty cells come last in either. */
int rx_sortkey_compare(
	const struct rx_sortkey *one, const struct rx_sortkey *other, bool descending);

#endif
