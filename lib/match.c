/*
 * match.c - asking rows: walking the tree of an expression, or searching patterns in cells.
 *
 * A fault, such as a cell that should be a number and is none, ends the walk with -1: whether the row
 * is selected is not known then, and nothing is guessed.
 */
#include "query.h"

static struct rx_place place_of(const struct rx_block *block, size_t row)
{
	return (struct rx_place){.file = block->file, .line = block->line + row};
}

static int ask(struct rx_query *query, uint32_t place, const struct rx_block *block, size_t row);

static int ask_days(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	int32_t days;
	bool known = rx_derived_days(&query->derived, (enum rx_derived)bound->derived, block, row,
		query->today, &days);

	if (node->operator == RX_OPERATOR_EMPTY)
		return !known;
	return known && rx_compare_number(&bound->compare, (struct rx_decimal){days, 0});
}

static int ask_compare(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	int outcome;

	if (bound->derived >= 0)
		outcome = ask_days(query, node, bound, block, row);
	else if (bound->other >= 0)
		outcome = rx_compare_cells(&bound->compare,
			rx_block_cell(block, row, (size_t)bound->column),
			rx_block_cell(block, row, (size_t)bound->other), &query->work,
			place_of(block, row));
	else
		outcome = rx_compare_cell(&bound->compare,
			rx_block_cell(block, row, (size_t)bound->column), &query->work,
			place_of(block, row));
	return outcome < 0 ? outcome : outcome != node->negated;
}

/* Children are asked in order until one decides. */
static int ask_children(struct rx_query *query, const struct rx_node *node, int deciding,
	const struct rx_block *block, size_t row)
{
	for (uint32_t child = node->child; child; child = query->expr.nodes[child].next) {
		int outcome = ask(query, child, block, row);

		if (outcome < 0 || outcome == deciding)
			return outcome;
	}
	return !deciding;
}

static int ask(struct rx_query *query, uint32_t place, const struct rx_block *block, size_t row)
{
	const struct rx_node *node = &query->expr.nodes[place];
	const struct rx_bound *bound = &query->bound[place];
	int outcome;

	switch (node->kind) {
	case RX_NODE_ALL: return ask_children(query, node, 0, block, row);
	case RX_NODE_ANY: return ask_children(query, node, 1, block, row);
	case RX_NODE_NOT:
		outcome = ask(query, node->child, block, row);
		return outcome < 0 ? outcome : !outcome;
	case RX_NODE_WORD:
		return rx_derived_holds(&query->derived, (enum rx_derived)bound->derived, block,
			row, query->today);
	default: return ask_compare(query, node, bound, block, row);
	}
}

static int ask_patterns(struct rx_query *query, const struct rx_block *block, size_t row)
{
	struct rx_place place = place_of(block, row);
	char limit[128];

	for (size_t column = 0; column < query->column_count; column++) {
		struct rx_text subject = rx_compare_subject(
			rx_block_cell(block, row, query->columns[column]), &query->work, place);

		for (size_t at = 0; at < query->pattern_count; at++) {
			int outcome = rx_pattern_search(query->patterns[at], subject, 0, NULL,
				limit);

			if (outcome < 0)
				rx_say(query->sink, place, RX_SAY_PATTERN_LIMIT, limit);
			if (outcome)
				return outcome;
		}
	}
	return 0;
}

static int match_one(struct rx_query *query, const struct rx_block *block, size_t row)
{
	if (query->is_pattern)
		return ask_patterns(query, block, row);
	return query->bound ? ask(query, query->expr.root, block, row) : 1;
}

int rx_query_match(struct rx_query *query, const struct rx_block *block, size_t row)
{
	int outcome = match_one(query, block, row);

	for (struct rx_query *also = query->also; also && outcome > 0; also = also->also)
		outcome = match_one(also, block, row);
	return outcome < 0 ? outcome : outcome != query->invert;
}

long rx_query_next(struct rx_query *query, const struct rx_block *block, size_t row)
{
	for (; row < block->rows; row++) {
		int outcome = rx_query_match(query, block, row);

		if (outcome < 0)
			return -1;
		if (outcome)
			break;
	}
	return (long)row;
}
