/*
 * compare.h - one comparison, made ready once and asked of any number of cells.
 *
 * How a cell is compared follows from its column: dates as spans of days, numbers exactly, words of
 * fixed sets in either language, lists value by value, anything else as text.  Columns that rx does
 * not know, and those that hold values of several sorts, are compared as numbers where both sides
 * are numbers, as dates where both are dates, else byte by byte.
 *
 * A comparison with an empty cell is false, but for `empty`, `== ""` and patterns.
 */
#ifndef RX_LIB_COMPARE_H
#define RX_LIB_COMPARE_H

#include "decimal.h"
#include "lex.h"
#include "memo.h"
#include "message.h"
#include "pattern.h"
#include "vocabulary.h"
#include "when.h"

/* Tells whether an operator asks for the same value rather than for more or less. */
static inline bool rx_operator_is_equality(enum rx_operator relation)
{
	return relation == RX_OPERATOR_EQUAL || relation == RX_OPERATOR_IN
		|| relation == RX_OPERATOR_HAS;
}

/* Tells whether an operator holds for values in this order: below, equal to or above zero. */
bool rx_operator_decides(enum rx_operator relation, int order);

/* A right side in every form that its column may ask for. */
struct rx_literal {
	struct rx_text text;
	bool is_number;
	bool is_date;
	bool is_glob; /* an unquoted word with * or ? */
	bool special; /* holds a byte that is escaped in cells */
	struct rx_decimal number;
	struct rx_days days;
};

struct rx_compare {
	enum rx_operator relation;
	int column; /* in the vocabulary, or -1 */
	enum rx_type type;
	bool mixed;          /* numbers, dates or text, by what both sides are */
	struct rx_text name; /* of the column as written */
	struct rx_literal *literals;
	size_t count;
	uint64_t words;       /* of a fixed set: the places that satisfy the comparison */
	struct rx_memo *memo; /* of the words that cells of a fixed set hold */
	struct rx_pattern *pattern;
};

/* What comparing needs besides a cell: memory that is used again, and what to say. */
struct rx_compare_work {
	const struct rx_sink *sink;
	struct rx_buffer decoded;
	struct rx_buffer repaired;
	struct rx_buffer other; /* a decoded right side */
	bool told_utf8;         /* cells that are no UTF-8 have been mentioned */
};

/* Asks a cell as it stands in the stream: 1, 0, or -1 after a fault was reported at its place. */
int rx_compare_cell(const struct rx_compare *compare, struct rx_text cell,
	struct rx_compare_work *work, struct rx_place place);

/* The same with the cell of another column in the place of the literal.  Two empty cells are equal. */
int rx_compare_cells(const struct rx_compare *compare, struct rx_text cell, struct rx_text other,
	struct rx_compare_work *work, struct rx_place place);

/* The words of a column's set that satisfy a comparison with the word at a place of the set. */
uint64_t rx_compare_words(enum rx_operator relation, int place);

/* Asks a number, for derived day counts. */
bool rx_compare_number(const struct rx_compare *compare, struct rx_decimal number);

/* Searches a pattern in a decoded value: 1, 0, or -1 after a fault was reported at its place. */
int rx_compare_pattern(struct rx_pattern *pattern, struct rx_text value,
	struct rx_compare_work *work, struct rx_place place);

/* The cell's value as valid UTF-8 for patterns: decoded, bytes that are none replaced and mentioned
 * once.  Borrowed from the cell or work. */
struct rx_text rx_compare_subject(
	struct rx_text cell, struct rx_compare_work *work, struct rx_place place);

void rx_compare_work_release(struct rx_compare_work *work);

#endif
