/*
 * family.h - rows gathered until the one that all of them lie below is complete, with the way from each to
 * its parent and to the end of what lies below it.
 *
 * Relies on the order of the stream: parents precede children, and what lies below a row follows it
 * at once.  A row whose parent is not on the way up from the row in front of it begins a new tree.
 */
#ifndef RX_LIB_FAMILY_H
#define RX_LIB_FAMILY_H

#include "memo.h"
#include "store.h"

struct rx_family_row {
	size_t parent; /* RX_NONE: none */
	size_t end;    /* the row behind the last one below this one */
	int kind;      /* in the vocabulary, or -1 */
	bool torn;     /* it names a parent that is not above it */
};

struct rx_family {
	struct rx_store store;
	struct rx_family_row *rows; /* one for each row of the store */
	size_t room;
	bool handed_out;    /* the next row begins anew */
	bool told_torn;     /* that a row's parent is missing has been said */
	bool only_findings; /* nothing above findings needs to be kept together */
	struct rx_memo kinds;
	int kind, id, parent; /* columns, -1 where the header lacks them */
};

void rx_family_release(struct rx_family *tree);

/*
 * Takes rows over from `row` on until a tree is complete.  Returns the first row that was not taken
 * over, which is block->rows if the tree may go on in the next block; -1 when memory is exhausted,
 * -2 when the tree is larger than RX_FAMILY_LIMIT.
 */
long rx_family_add(struct rx_family *tree, const struct rx_block *block, size_t row);

#define RX_FAMILY_LIMIT ((size_t)256 << 20)

/* Hands out what is gathered; false when that is nothing.  Good until the next rx_family_add(). */
bool rx_family_take(struct rx_family *tree, struct rx_block *block);

/* Is the row, or the uppermost one above it, below a row that is not in the input? */
bool rx_family_torn(const struct rx_family *tree, size_t row);

/* The row itself or the nearest one above it of a kind, or RX_NONE. */
size_t rx_family_above(const struct rx_family *tree, size_t row, int kind);

#endif
