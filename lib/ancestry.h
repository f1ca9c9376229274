/*
 * ancestry.h - where in the tree of records a row stands, while rows come in document order:
 * parents precede children, and siblings' children do not mix.  Only the ids on the way from the
 * root to the last row are kept.
 */
#ifndef RX_LIB_ANCESTRY_H
#define RX_LIB_ANCESTRY_H

#include "buffer.h"
#include "vocabulary.h"

enum { RX_ANCESTRY_DEPTH = 64 };

struct rx_ancestor {
	struct rx_buffer id;
	int kind;     /* enum rx_kind, or -1 */
	size_t value; /* the layout's, for instance a place in an array */
};

struct rx_ancestry {
	struct rx_ancestor path[RX_ANCESTRY_DEPTH];
	size_t depth;
};

void rx_ancestry_release(struct rx_ancestry *ancestry);

/*
 * Enters a row and returns its depth, from 1.  A row whose parent is not on the way stands at the
 * root; without a parent (an input that has no such column, or an empty cell) its kind tells: a
 * document is above a section, that above a finding, that above a measure.  Rows below the depth
 * limit count as siblings of the last one on the way.
 */
size_t rx_ancestry_enter(struct rx_ancestry *ancestry, struct rx_text id, struct rx_text parent,
	int kind, size_t value);

/* The nearest entry of a kind above the row entered last (or that row), or NULL. */
const struct rx_ancestor *rx_ancestry_find(const struct rx_ancestry *ancestry, enum rx_kind kind);

#endif
