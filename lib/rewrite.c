/*
 * rewrite.c - a short list of other values per row; columns that are added stand behind the snapshot's.
 */
#include "rewrite.h"

struct rx_rewritten {
	size_t column; /* the snapshot's, or behind those the added ones */
	struct rx_text value;
	struct rx_rewritten *next;
};

bool rx_rewrite_begin(struct rx_rewrite *rewrite, const struct rx_snapshot *snapshot)
{
	*rewrite = (struct rx_rewrite){.snapshot = snapshot};
	rewrite->rows =
		rx_arena_new(&rewrite->arena, (snapshot->count + 1) * sizeof(*rewrite->rows));
	return rewrite->rows != NULL;
}

void rx_rewrite_release(struct rx_rewrite *rewrite)
{
	rx_arena_release(&rewrite->arena);
	*rewrite = (struct rx_rewrite){0};
}

/* Place of a column of the vocabulary among the stream's, or RX_NONE. */
static size_t place_of(const struct rx_rewrite *rewrite, enum rx_column column)
{
	if (rewrite->snapshot->at[column] >= 0)
		return (size_t)rewrite->snapshot->at[column];
	for (size_t at = 0; at < rewrite->added_count; at++) {
		if (rewrite->added[at] == column)
			return rewrite->snapshot->column_count + at;
	}
	return RX_NONE;
}

void rx_rewrite_need(struct rx_rewrite *rewrite, enum rx_column column)
{
	if (place_of(rewrite, column) == RX_NONE)
		rewrite->added[rewrite->added_count++] = column;
}

void rx_rewrite_cell(struct rx_rewrite *rewrite, size_t row, size_t column, struct rx_text value)
{
	struct rx_rewritten *cell = rewrite->rows[row];

	while (cell && cell->column != column)
		cell = cell->next;
	if (!cell) {
		cell = rx_arena_new(&rewrite->arena, sizeof(*cell));
		if (!cell)
			return;
		cell->column = column;
		cell->next = rewrite->rows[row];
		rewrite->rows[row] = cell;
	}
	cell->value = rx_arena_copy(&rewrite->arena, value);
}

void rx_rewrite_value(
	struct rx_rewrite *rewrite, size_t row, enum rx_column column, struct rx_text value)
{
	if (value.length)
		rx_rewrite_need(rewrite, column);
	if (place_of(rewrite, column) != RX_NONE)
		rx_rewrite_cell(rewrite, row, place_of(rewrite, column), value);
}

static struct rx_text cell_at(const struct rx_rewrite *rewrite, size_t row, size_t column)
{
	const struct rx_rewritten *cell = rewrite->rows[row];

	while (cell && cell->column != column)
		cell = cell->next;
	if (cell)
		return cell->value;
	return column < rewrite->snapshot->column_count
		? rx_snapshot_cell(rewrite->snapshot, row, column)
		: rx_text_of("", 0);
}

struct rx_text rx_rewrite_now(const struct rx_rewrite *rewrite, size_t row, enum rx_column column)
{
	size_t place = place_of(rewrite, column);

	return place == RX_NONE ? rx_text_of("", 0) : cell_at(rewrite, row, place);
}

static void separate(struct rx_writer *writer, size_t at)
{
	if (at)
		rx_writer_bytes(writer, "\t", 1);
}

void rx_rewrite_header(const struct rx_rewrite *rewrite, struct rx_writer *writer)
{
	size_t own = rewrite->snapshot->column_count;

	for (size_t at = 0; at < own + rewrite->added_count; at++) {
		separate(writer, at);
		rx_writer_cell(writer,
			at < own ? rewrite->snapshot->columns[at].name
				 : rx_word_name(RX_SET_COLUMN, (size_t)rewrite->added[at - own]));
	}
	rx_writer_end_row(writer);
}

void rx_rewrite_write(const struct rx_rewrite *rewrite, size_t row, struct rx_writer *writer)
{
	size_t own = rewrite->snapshot->column_count;

	for (size_t at = 0; at < own + rewrite->added_count; at++) {
		separate(writer, at);
		rx_writer_cell(writer, cell_at(rewrite, row, at));
	}
	rx_writer_end_row(writer);
}

void rx_rewrite_extra(const struct rx_rewrite *rewrite, const struct rx_rewrite_row *row,
	struct rx_writer *writer)
{
	size_t own = rewrite->snapshot->column_count;

	for (size_t at = 0; at < own + rewrite->added_count; at++) {
		int column = at < own ? rewrite->snapshot->columns[at].column
				      : (int)rewrite->added[at - own];

		separate(writer, at);
		rx_writer_cell(writer, column < 0 ? rx_text_of("", 0) : row->cells[column]);
	}
	rx_writer_end_row(writer);
}
