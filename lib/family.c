/*
 * family.c - gathering rows into trees.
 *
 * The way up from the row added last is the only place where a parent is looked for, so that adding a
 * row costs its depth.  The rows are copied as they stand and handed out as a block like any other.
 */
#include "family.h"
#include "vocabulary.h"

#include <stdlib.h>

void rx_family_release(struct rx_family *tree)
{
	rx_store_release(&tree->store);
	free(tree->rows);
	*tree = (struct rx_family){0};
}

static struct rx_text cell_of(const struct rx_block *block, size_t row, int column)
{
	return column < 0 ? rx_text_of(NULL, 0) : rx_block_cell(block, row, (size_t)column);
}

/* The row that a new one lies below: the row added last or one above that. */
static size_t find_parent(const struct rx_family *tree, struct rx_text id)
{
	struct rx_block block;
	size_t row = tree->store.count ? tree->store.count - 1 : RX_NONE;

	rx_store_block(&tree->store, &block);
	while (row != RX_NONE && !rx_text_equal(cell_of(&block, row, tree->id), id))
		row = tree->rows[row].parent;
	return id.length ? row : RX_NONE;
}

static int kind_of(struct rx_family *tree, struct rx_text cell)
{
	return cell.length ? rx_memo_find(&tree->kinds, RX_SET_KIND, cell) : -1;
}

static bool add_row(struct rx_family *tree, const struct rx_block *block, size_t row, size_t parent)
{
	struct rx_family_row *rows =
		rx_array_grow(tree->rows, tree->store.count, &tree->room, sizeof(*rows));

	if (!rows)
		return false;
	tree->rows = rows;
	rows[tree->store.count] = (struct rx_family_row){.parent = parent,
		.kind = kind_of(tree, cell_of(block, row, tree->kind)),
		.torn = parent == RX_NONE && cell_of(block, row, tree->parent).length > 0};
	return rx_store_add(&tree->store, block, row);
}

/* Tells whether a row without a parent in the tree ends it. */
static bool begins_tree(
	const struct rx_family *tree, const struct rx_block *block, size_t row, size_t parent)
{
	if (tree->store.count == 0)
		return false;
	if (parent == RX_NONE || block->line + row != tree->store.shape.line + tree->store.count)
		return true;
	return tree->only_findings && tree->rows[0].kind != RX_KIND_FINDING;
}

long rx_family_add(struct rx_family *tree, const struct rx_block *block, size_t row)
{
	if (tree->handed_out || tree->store.count == 0)
		rx_store_begin(&tree->store, block, row);
	tree->handed_out = false;
	for (; row < block->rows; row++) {
		size_t parent = find_parent(tree, cell_of(block, row, tree->parent));

		if (begins_tree(tree, block, row, parent))
			break;
		if (!add_row(tree, block, row, parent))
			return -1;
		if (tree->store.bytes.length > RX_FAMILY_LIMIT)
			return -2;
	}
	return (long)row;
}

/* From the last row up: each row ends where the last row below it does. */
static void close_rows(struct rx_family *tree)
{
	for (size_t row = tree->store.count; row-- > 0;) {
		struct rx_family_row *each = &tree->rows[row];

		if (each->end < row + 1)
			each->end = row + 1;
		if (each->parent != RX_NONE && tree->rows[each->parent].end < each->end)
			tree->rows[each->parent].end = each->end;
	}
}

bool rx_family_take(struct rx_family *tree, struct rx_block *block)
{
	if (tree->handed_out || tree->store.count == 0)
		return false;
	close_rows(tree);
	rx_store_block(&tree->store, block);
	tree->handed_out = true;
	return true;
}

size_t rx_family_above(const struct rx_family *tree, size_t row, int kind)
{
	while (row != RX_NONE && tree->rows[row].kind != kind)
		row = tree->rows[row].parent;
	return row;
}

bool rx_family_torn(const struct rx_family *tree, size_t row)
{
	while (tree->rows[row].parent != RX_NONE)
		row = tree->rows[row].parent;
	return tree->rows[row].torn;
}
