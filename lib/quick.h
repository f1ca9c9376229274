/*
 * quick.h - comparisons that are decided on a cell's bytes as they stand, for the cells that most columns have
 * most of the time: words of a set, whole numbers, texts that are equal or are not or hold a literal.
 *
 * What is not as simple as that is not decided here, and asked as ever.
 */
#ifndef RX_LIB_QUICK_H
#define RX_LIB_QUICK_H

#include "compare.h"

enum rx_quick_kind {
	RX_QUICK_WORD,
	RX_QUICK_NUMBER,
	RX_QUICK_TEXT,
	RX_QUICK_LIST,
	RX_QUICK_PATTERN
};

struct rx_quick {
	enum rx_quick_kind kind;
	bool negated;
	size_t column; /* in the header */
	const struct rx_compare *compare;
	int64_t number; /* of the only literal */
};

/* Makes a quick comparison of one with a column of a header; false where there is none. */
bool rx_quick_init(
	struct rx_quick *quick, const struct rx_compare *compare, size_t column, bool negated);

/* Asks a cell as it stands: 1, 0, or -1 when that cannot be told here. */
int rx_quick_ask(const struct rx_quick *quick, struct rx_text cell);

#endif
