/*
 * query.h - what a compiled query holds, for query.c, which makes and binds it, and match.c, which asks
 * rows.
 */
#ifndef RX_LIB_QUERY_H
#define RX_LIB_QUERY_H

#include "compare.h"
#include "derive.h"
#include "expr.h"

/* What belongs to the node at the same place of the expression. */
struct rx_bound {
	struct rx_compare compare;
	int column;  /* in the header; -1: not bound, or a derived word */
	int derived; /* an rx_derived, or -1 */
};

struct rx_query {
	const struct rx_sink *sink;
	bool invert;
	int32_t today;
	struct rx_pattern_options pattern_options;

	struct rx_expr expr;           /* of an expression */
	struct rx_bound *bound;
	struct rx_derived_columns derived;

	bool is_pattern;               /* patterns decide, even if there are none */
	struct rx_pattern **patterns;  /* of a pattern and its alternatives */
	size_t pattern_count;
	size_t pattern_room;
	size_t *columns;               /* where they are searched */
	size_t column_count;

	struct rx_compare_work work;
};

/* Asks a row, without the inversion. */
int rx_match_row(struct rx_query *query, const struct rx_block *block, size_t row);

#endif
