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
	rx_buffer_release(&tree->bytes);
	free(tree->ends);
	free(tree->rows);
	*tree = (struct rx_family){0};
}

static struct rx_text cell_of(const struct rx_block *block, size_t row, int column)
{
	return column < 0 ? rx_text_of(NULL, 0) : rx_block_cell(block, row, (size_t)column);
}

static void gathered(const struct rx_family *tree, struct rx_block *block)
{
	*block = tree->shape;
	block->bytes = tree->bytes.bytes;
	block->ends = tree->ends;
	block->rows = tree->count;
	block->start = 0;
}

/* The row that a new one lies below: the row added last or one above that. */
static size_t find_parent(const struct rx_family *tree, struct rx_text id)
{
	struct rx_block block;
	size_t row = tree->count ? tree->count - 1 : RX_NONE;

	gathered(tree, &block);
	while (row != RX_NONE && !rx_text_equal(cell_of(&block, row, tree->id), id))
		row = tree->rows[row].parent;
	return id.length ? row : RX_NONE;
}

static int kind_of(struct rx_family *tree, struct rx_text cell)
{
	return cell.length ? rx_memo_find(&tree->kinds, RX_SET_KIND, cell) : -1;
}

static void begin(struct rx_family *tree, const struct rx_block *block, size_t row)
{
	rx_buffer_reset(&tree->bytes);
	tree->count = tree->end_count = 0;
	tree->shape = *block;
	tree->shape.line = block->line + row;
	tree->handed_out = false;
}

static bool reserve(struct rx_family *tree, size_t columns)
{
	struct rx_family_row *rows = rx_array_grow(tree->rows, tree->count, &tree->room,
		sizeof(*rows));

	if (!rows)
		return false;
	tree->rows = rows;
	while (tree->end_count + columns > tree->end_room) {
		uint32_t *ends = rx_array_grow(tree->ends, tree->end_room, &tree->end_room,
			sizeof(*ends));

		if (!ends)
			return false;
		tree->ends = ends;
	}
	return true;
}

static bool add_row(struct rx_family *tree, const struct rx_block *block, size_t row, size_t parent)
{
	struct rx_text line = rx_block_row(block, row);
	size_t shift = tree->bytes.length;

	if (!reserve(tree, block->columns))
		return false;
	rx_buffer_add_text(&tree->bytes, line);
	rx_buffer_add_byte(&tree->bytes, '\n');
	for (size_t at = 0; at < block->columns; at++) {
		size_t end = block->ends[row * block->columns + at]
			- (size_t)(line.bytes - block->bytes);

		tree->ends[tree->end_count++] = (uint32_t)(shift + end);
	}
	tree->rows[tree->count++] = (struct rx_family_row){
		parent, 0, kind_of(tree, cell_of(block, row, tree->kind))};
	return !tree->bytes.failed;
}

/* Tells whether a row without a parent in the tree ends it. */
static bool begins_tree(const struct rx_family *tree, const struct rx_block *block, size_t row,
	size_t parent)
{
	if (tree->count == 0)
		return false;
	if (parent == RX_NONE || block->line + row != tree->shape.line + tree->count)
		return true;
	return tree->only_findings && tree->rows[0].kind != RX_KIND_FINDING;
}

long rx_family_add(struct rx_family *tree, const struct rx_block *block, size_t row)
{
	if (tree->handed_out || tree->count == 0)
		begin(tree, block, row);
	for (; row < block->rows; row++) {
		size_t parent = find_parent(tree, cell_of(block, row, tree->parent));

		if (begins_tree(tree, block, row, parent))
			break;
		if (!add_row(tree, block, row, parent))
			return -1;
		if (tree->bytes.length > RX_FAMILY_LIMIT)
			return -2;
	}
	return (long)row;
}

/* From the last row up: each row ends where the last row below it does. */
static void close_rows(struct rx_family *tree)
{
	for (size_t row = tree->count; row-- > 0;) {
		struct rx_family_row *each = &tree->rows[row];

		if (each->end < row + 1)
			each->end = row + 1;
		if (each->parent != RX_NONE && tree->rows[each->parent].end < each->end)
			tree->rows[each->parent].end = each->end;
	}
}

bool rx_family_take(struct rx_family *tree, struct rx_block *block)
{
	if (tree->handed_out || tree->count == 0)
		return false;
	close_rows(tree);
	gathered(tree, block);
	tree->handed_out = true;
	return true;
}

size_t rx_family_above(const struct rx_family *tree, size_t row, int kind)
{
	while (row != RX_NONE && tree->rows[row].kind != kind)
		row = tree->rows[row].parent;
	return row;
}
