/*
 * expr.h - an expression as a tree: what was written, checked for form but not yet for meaning.
 *
 *     any        = all { ("||" | or) all }
 *     all        = one { ("&&" | and) one }
 *     one        = { "!" | not } ( "(" any ")" | comparison | word )
 *     comparison = name operator value | name [not] in "(" value { "," value } ")" | name empty
 *                | ( any | none ) "(" kind [ "," any ] ")" | count "(" kind [ "," any ] ")" operator value
 *
 * && and || have any number of children, so that only brackets and negations nest; those have a
 * limit.  Names and values are borrowed from the expression's own copy.
 */
#ifndef RX_LIB_EXPR_H
#define RX_LIB_EXPR_H

#include "buffer.h"
#include "lex.h"

enum { RX_EXPR_DEPTH = 200 };

enum rx_node_kind {
	RX_NODE_ALL,     /* every child holds; true without children */
	RX_NODE_ANY,     /* one child holds */
	RX_NODE_NOT,     /* the only child does not hold */
	RX_NODE_COMPARE, /* a column against values */
	RX_NODE_WORD,    /* a derived word, such as overdue */
	RX_NODE_BELOW    /* how many rows of a kind below this one satisfy the only child, if any */
};

/* A right side as it was written. */
struct rx_value {
	struct rx_text text; /* without quotes */
	bool quoted;
	bool is_column;   /* @NAME: text is the column's name */
	bool is_argument; /* $NAME: text is what was given for it, and not in the expression */
	size_t at;        /* offset in the expression, for messages */
	size_t inside;    /* the same, behind an opening quotation mark */
};

struct rx_node {
	enum rx_node_kind kind;
	uint32_t child;      /* first child, 0: none */
	uint32_t next;       /* next child of the same parent, 0: none */
	struct rx_text name; /* of a column or derived word; of RX_NODE_BELOW the kind */
	bool quoted;         /* the name, which then is a column */
	size_t at;           /* offset of the name */
	enum rx_operator relation;
	bool negated;        /* true where the comparison is false */
	struct rx_text sign; /* the operator as written */
	size_t first_value;  /* its values are [first_value, first_value + value_count) */
	size_t value_count;
};

/* nodes[0] is the root; children have higher places than their parents only by accident. */
struct rx_expr {
	struct rx_text text; /* the copy */
	struct rx_node *nodes;
	size_t node_count;
	size_t node_room;
	struct rx_value *values;
	size_t value_count;
	size_t value_room;
	uint32_t root;
	struct rx_buffer bytes; /* the copy, and unquoted texts behind it */
};

/* Reads an expression into { 0 }.  Returns 0, or -1 after the fault was reported with a caret. */
int rx_expr_parse(struct rx_expr *expr, struct rx_text text, const struct rx_sink *sink);

void rx_expr_release(struct rx_expr *expr);

/*
 * Puts what was given for $NAME in the place of such values, and tells @NAME apart; arguments is a
 * list of "NAME=VALUE" that ends with NULL, or NULL, and must outlive the expression.  Returns 0, or
 * -1 after the fault was reported.
 */
int rx_expr_resolve(struct rx_expr *expr, const char *const *arguments, const struct rx_sink *sink);

/* Where in the expression the byte at an offset of a value's text was written. */
size_t rx_expr_offset(const struct rx_expr *expr, const struct rx_value *value, size_t offset);

/* Tells whether a word in front of a bracket counts rows below: any, none, count or 任一, 没有, 数量. */
bool rx_expr_is_call(struct rx_text word);

/* Tells whether an operand reads as an expression rather than a pattern: see rx-expr(7). */
bool rx_expr_looks_like(struct rx_text text);

/* Of a pattern that was probably meant as a comparison where its operator would stand; else RX_NONE. */
size_t rx_expr_nearly(struct rx_text text);

#endif
