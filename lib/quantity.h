/*
 * quantity.h - the numbers of a text with their units, and whether what they count is said to be done,
 * to be left, or neither: 完成了其中2家, 剩余4家, 共6家, 完成率76%.  For checking sums and rates; money and
 * dates are none of them.
 */
#ifndef RX_LIB_QUANTITY_H
#define RX_LIB_QUANTITY_H

#include "text.h"

enum rx_quantity_role {
	RX_QUANTITY_PLAIN,
	RX_QUANTITY_DONE,
	RX_QUANTITY_LEFT,
	RX_QUANTITY_PERCENT
};

struct rx_quantity {
	enum rx_quantity_role role;
	uint64_t value; /* of a percentage times 10^decimals */
	unsigned decimals;
	struct rx_text unit;   /* empty: none */
	struct rx_text before; /* its clause in front of the number */
	struct rx_text after;  /* and behind the unit */
	size_t start, end;
	size_t sentence; /* counts up in the text */
	bool bracketed;  /* in brackets, so it details another number */
	bool about;      /* 近, 约, 余, 以上 ...: not exact */
};

/* Finds the next quantity at or behind *at, which moves behind it; false at the end.  Begin with
 * *at = 0 and a quantity of { 0 }, and go on with the same. */
bool rx_quantity_next(struct rx_text text, size_t *at, struct rx_quantity *quantity);

#endif
