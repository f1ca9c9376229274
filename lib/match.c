/*
 * match.c - asking rows: walking the tree of an expression, or searching patterns in cells.
 *
 * A fault, such as a cell that should be a number and is none, ends the walk with -1: whether the row
 * is selected is not known then, and nothing is guessed.
 */
#include "cell.h"
#include "scope.h"

static struct rx_place place_of(const struct rx_block *block, size_t row)
{
	return (struct rx_place){.file = block->file, .line = block->line + row};
}

static int ask(struct rx_query *query, uint32_t place, const struct rx_block *block, size_t row);

/* The tree that a block was gathered in, or NULL for other blocks. */
static struct rx_family *tree_of(const struct rx_query *query, const struct rx_block *block)
{
	return query->tree && query->tree->store.bytes.bytes == block->bytes ? query->tree : NULL;
}

static int ask_light(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	enum rx_light light = row == RX_NONE
		? RX_LIGHT_NONE
		: rx_derived_light(&query->derived, block, row, query->today);

	if (node->relation == RX_OPERATOR_EMPTY)
		return light == RX_LIGHT_NONE;
	for (size_t at = 0; at < bound->compare.count; at++) {
		if (rx_light_find(bound->compare.literals[at].text) == (int)light)
			return 1;
	}
	return 0;
}

static int ask_days(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	int32_t days;
	bool known = row != RX_NONE
		&& rx_derived_days(&query->derived, (enum rx_derived)bound->derived, block, row,
			query->today, &days);

	if (node->relation == RX_OPERATOR_EMPTY)
		return !known;
	return known && rx_compare_number(&bound->compare, (struct rx_decimal){days, 0});
}

/* A row that is not there has empty cells. */
static struct rx_text cell_of(const struct rx_block *block, size_t row, int column)
{
	return row == RX_NONE ? rx_text_of("", 0) : rx_block_cell(block, row, (size_t)column);
}

/* The row that is meant may be one above; @NAME is always of the row itself. */
static int ask_cell(struct rx_query *query, const struct rx_bound *bound,
	const struct rx_block *block, size_t meant, size_t row)
{
	struct rx_text cell = cell_of(block, meant, bound->column);
	struct rx_place place = place_of(block, row);

	if (bound->other < 0)
		return rx_compare_cell(&bound->compare, cell, &query->work, place);
	return rx_compare_cells(
		&bound->compare, cell, cell_of(block, row, bound->other), &query->work, place);
}

/* The text of a finding is its own and that of every row below it. */
static int ask_subtree(struct rx_query *query, const struct rx_bound *bound,
	const struct rx_family *tree, const struct rx_block *block, size_t row)
{
	for (size_t each = row; each < tree->rows[row].end; each++) {
		int outcome = ask_cell(query, bound, block, each, each);

		if (outcome)
			return outcome;
	}
	return 0;
}

/* The row that a condition asks; says once that what stands above a row is missing. */
static size_t row_meant(struct rx_query *query, const struct rx_bound *bound,
	const struct rx_block *block, size_t row)
{
	struct rx_family *tree = tree_of(query, block);
	size_t meant = rx_scope_row(bound, tree, row);

	if (meant == RX_NONE && tree && !tree->told_torn && rx_family_torn(tree, row)) {
		tree->told_torn = true;
		rx_say(query->sink, place_of(block, row), RX_SAY_TORN);
	}
	return meant;
}

static int ask_compare(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	const struct rx_family *tree = tree_of(query, block);
	size_t meant = row_meant(query, bound, block, row);
	int outcome;

	if (bound->derived == RX_DERIVED_LIGHT)
		outcome = ask_light(query, node, bound, block, meant);
	else if (bound->derived >= 0)
		outcome = ask_days(query, node, bound, block, meant);
	else if (bound->below && tree && tree->rows[row].kind == RX_KIND_FINDING)
		outcome = ask_subtree(query, bound, tree, block, row);
	else
		outcome = ask_cell(query, bound, block, meant, row);
	return outcome < 0 ? outcome : outcome != node->negated;
}

static int ask_word(struct rx_query *query, const struct rx_bound *bound,
	const struct rx_block *block, size_t row)
{
	size_t meant = row_meant(query, bound, block, row);

	return meant != RX_NONE
		&& rx_derived_holds(&query->derived, (enum rx_derived)bound->derived, block, meant,
			query->today);
}

/* any(), none() and count() */
static int ask_below(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_block *block, size_t row)
{
	const struct rx_family *tree = tree_of(query, block);
	struct rx_decimal count = {0, 0};

	for (size_t each = row + 1; tree && each < tree->rows[row].end; each++) {
		int outcome = 1;

		if (tree->rows[each].kind != bound->kind)
			continue;
		if (node->child)
			outcome = ask(query, node->child, block, each);
		if (outcome < 0)
			return outcome;
		count.coefficient += outcome;
	}
	return rx_operator_decides(node->relation, rx_decimal_compare(count, bound->count))
		!= node->negated;
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
	case RX_NODE_WORD: return ask_word(query, bound, block, row);
	case RX_NODE_BELOW: return ask_below(query, node, bound, block, row);
	default: return ask_compare(query, node, bound, block, row);
	}
}

static int ask_patterns(struct rx_query *query, const struct rx_block *block, size_t row)
{
	struct rx_place place = place_of(block, row);

	for (size_t column = 0; column < query->column_count; column++) {
		struct rx_text value = rx_cell_value(
			rx_block_cell(block, row, query->columns[column]), &query->work.decoded);
		int outcome = rx_many_ask(query, value, place);

		if (outcome)
			return outcome;
	}
	return 0;
}

static int match_one(struct rx_query *query, const struct rx_block *block, size_t row)
{
	if (query->is_pattern)
		return ask_patterns(query, block, row);
	return query->bound ? ask(query, query->expr.root, block, row) : 1;
}

/* 1, 0, or -1 where it has to be asked in the ordinary way. */
static int ask_quick(const struct rx_query *query, const struct rx_block *block, size_t row)
{
	for (size_t at = 0; at < query->quick_count; at++) {
		const struct rx_quick *quick = &query->quick[at];
		int outcome = rx_quick_ask(quick, rx_block_cell(block, row, quick->column));

		if (outcome < 0 || outcome == query->quick_any)
			return outcome;
	}
	return !query->quick_any;
}

static long next_quick(struct rx_query *query, const struct rx_block *block, size_t row)
{
	for (; row < block->rows; row++) {
		int outcome = ask_quick(query, block, row);

		if (outcome >= 0)
			outcome = outcome != query->invert;
		else
			outcome = rx_query_match(query, block, row);
		if (outcome < 0)
			return -1;
		if (outcome)
			break;
	}
	return (long)row;
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
	if ((query->parents || query->children || query->siblings) && tree_of(query, block))
		return rx_context_next(query, block, row);
	if (query->quick_count && !query->also)
		return next_quick(query, block, row);
	for (; row < block->rows; row++) {
		int outcome = rx_query_match(query, block, row);

		if (outcome < 0)
			return -1;
		if (outcome)
			break;
	}
	return (long)row;
}
