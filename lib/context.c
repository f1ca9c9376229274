/*
 * context.c - the rows around selected ones: what grep's -A and -B are to lines, parents, children and
 * siblings are to a tree.
 *
 * Every row of the gathered tree is asked first; then marks spread from the selected ones.
 */
#include "query.h"

#include <stdlib.h>

enum { SELECTED = 1, AROUND = 2 };

static bool reserve(struct rx_query *query, size_t rows)
{
	unsigned char *context;

	if (rows <= query->context_room)
		return true;
	context = realloc(query->context, rows);
	if (!context)
		return false;
	query->context = context;
	query->context_room = rows;
	return true;
}

static void mark_around(struct rx_query *query, size_t row)
{
	const struct rx_family_row *rows = query->tree->rows;
	size_t parent = rows[row].parent;

	for (size_t up = parent; query->parents && up != RX_NONE; up = rows[up].parent)
		query->context[up] |= AROUND;
	for (size_t each = row + 1; query->children && each < rows[row].end; each++)
		query->context[each] |= AROUND;
	if (!query->siblings || parent == RX_NONE)
		return;
	/* What lies between two siblings lies below the first: its end is where the second is. */
	for (size_t each = parent + 1; each < rows[parent].end; each = rows[each].end)
		query->context[each] |= AROUND;
}

static int mark(struct rx_query *query, const struct rx_block *block)
{
	if (!reserve(query, block->rows)) {
		rx_say(query->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	for (size_t row = 0; row < block->rows; row++) {
		int outcome = rx_query_match(query, block, row);

		if (outcome < 0)
			return -1;
		query->context[row] = outcome ? SELECTED : 0;
	}
	for (size_t row = 0; row < block->rows; row++) {
		if (query->context[row] & SELECTED)
			mark_around(query, row);
	}
	query->context_ready = true;
	return 0;
}

long rx_context_next(struct rx_query *query, const struct rx_block *block, size_t row)
{
	if (!query->context_ready && mark(query, block))
		return -1;
	while (row < block->rows && !query->context[row])
		row++;
	return (long)row;
}
