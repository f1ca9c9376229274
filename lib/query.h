/*
 * query.h - what a compiled query holds, for query.c, which makes and binds it, and match.c, which asks
 * rows.
 */
#ifndef RX_LIB_QUERY_H
#define RX_LIB_QUERY_H

#include "compare.h"
#include "derive.h"
#include "expr.h"
#include "family.h"
#include "quick.h"
#include "dictionary.h"

/* Whose column a name means. */
enum rx_scope {
	RX_SCOPE_ROW,
	RX_SCOPE_SELF, /* self.X: the row's own, where X alone would ask what lies below too */
	RX_SCOPE_PARENT,
	RX_SCOPE_KIND /* the row itself or the nearest one above it of a kind */
};

enum { RX_QUICK_LIMIT = 8 };

/* What belongs to the node at the same place of the expression. */
struct rx_bound {
	struct rx_compare compare;
	int column;          /* in the header; -1: not bound, or a derived word */
	int other;           /* the column on the right side, where there is one */
	int derived;         /* an rx_derived, or -1 */
	struct rx_text name; /* without the scope */
	enum rx_scope scope;
	int kind;                /* of RX_SCOPE_KIND and RX_NODE_BELOW */
	bool below;              /* on a finding every row below it is asked too: text ~ PATTERN */
	struct rx_decimal count; /* of RX_NODE_BELOW */
};

/* A pattern and a column that it is searched in, for showing matches. */
struct rx_search {
	struct rx_pattern *pattern;
	size_t column;
};

struct rx_query {
	struct rx_query *also; /* must hold too */
	const struct rx_sink *sink;
	bool invert;
	int32_t today;
	struct rx_pattern_options pattern_options;

	struct rx_expr expr; /* of an expression */
	struct rx_bound *bound;
	struct rx_derived_columns derived;
	struct rx_quick quick[RX_QUICK_LIMIT]; /* all of the expression, if it has no more parts */
	size_t quick_count;
	bool quick_any; /* one of them is enough */

	bool is_pattern;              /* patterns decide, even if there are none */
	struct rx_pattern **patterns; /* of a pattern and its alternatives */
	size_t pattern_count;
	size_t pattern_room;
	struct rx_dictionary dictionary; /* literals of the patterns, by their places */
	struct rx_pattern **always;      /* those that have none */
	size_t always_count;
	uint32_t *tried; /* for each pattern: in which cell it was, counted */
	uint32_t cells;
	bool all_exact;  /* every pattern is nothing but literals */
	size_t *columns; /* where they are searched */
	size_t column_count;

	struct rx_search *searches; /* what rx_query_find() looks for */
	size_t search_count;
	size_t search_room;

	bool parents, children, siblings;
	unsigned char *context; /* for each gathered row: it is to be given */
	size_t context_room;
	bool context_ready;

	struct rx_family *tree; /* what rows are asked about others; of the first part */
	struct rx_family own_tree;
	bool looks_around; /* there are tree words */
	bool looks_below;  /* there is a text ~ that asks findings' subtrees */

	struct rx_compare_work work;
};

/* Asks a decoded cell whether one of very many patterns matches: as rx_compare_pattern(). */
int rx_many_ask(struct rx_query *query, struct rx_text value, struct rx_place place);

/* The earliest of their matches that is not empty, at or behind an offset of valid UTF-8: 1, 0, or -1 and the
 * reason in *limit. */
int rx_many_find(
	struct rx_query *query, struct rx_text value, size_t from, size_t best[2], char limit[128]);

/* Prepares for that; 0, or -1 when memory is exhausted. */
int rx_many_ready(struct rx_query *query);

void rx_many_release(struct rx_query *query);

/* The first row at or behind one that is selected or stands around a selected one; as
 * rx_query_next(), for gathered rows. */
long rx_context_next(struct rx_query *query, const struct rx_block *block, size_t row);

#endif
