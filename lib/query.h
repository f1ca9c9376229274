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
	int other;   /* the column on the right side, where there is one */
	int derived; /* an rx_derived, or -1 */
};

/* A pattern and a column that it is searched in, for showing matches. */
struct rx_search {
	struct rx_pattern *pattern;
	size_t column;
};

struct rx_query {
	struct rx_query *also;         /* must hold too */
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

	struct rx_search *searches;    /* what rx_query_find() looks for */
	size_t search_count;
	size_t search_room;

	struct rx_compare_work work;
};

#endif
