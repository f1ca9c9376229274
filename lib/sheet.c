/*
 * sheet.c - the growing table of cells.
 *
 * Rows are runs of one array of cells.  A row that a merged range widens moves to the array's end,
 * so that narrow rows cost nothing.
 */
#include "sheet.h"
#include "phrase.h"

#include <stdlib.h>

#define TEXT_LIMIT ((size_t)1 << 30)

void rx_sheet_release(struct rx_sheet *sheet)
{
	rx_buffer_release(&sheet->name);
	rx_buffer_release(&sheet->text);
	free(sheet->cells);
	free(sheet->rows);
	*sheet = (struct rx_sheet){0};
}

static struct rx_sheet_cell *new_cell(struct rx_sheet *sheet)
{
	struct rx_sheet_cell *grown;

	if (sheet->cell_count >= RX_SHEET_CELLS) {
		sheet->fault = RX_SHEET_LIMIT;
		return NULL;
	}
	grown = rx_array_grow(sheet->cells, sheet->cell_count, &sheet->cell_room, sizeof(*grown));
	if (!grown) {
		sheet->fault = RX_SHEET_MEMORY;
		return NULL;
	}
	sheet->cells = grown;
	grown[sheet->cell_count] = (struct rx_sheet_cell){0};
	return &grown[sheet->cell_count++];
}

void rx_sheet_begin_row(struct rx_sheet *sheet, uint32_t line, bool hidden)
{
	struct rx_sheet_row *grown;

	if (sheet->fault)
		return;
	grown = rx_array_grow(sheet->rows, sheet->row_count, &sheet->row_room, sizeof(*grown));
	if (!grown) {
		sheet->fault = RX_SHEET_MEMORY;
		return;
	}
	sheet->rows = grown;
	grown[sheet->row_count++] =
		(struct rx_sheet_row){.first = sheet->cell_count, .line = line, .hidden = hidden};
}

/* Appends empty cells to the row that ends the array until it has count cells. */
static bool pad(struct rx_sheet *sheet, struct rx_sheet_row *row, size_t count)
{
	while (row->count < count) {
		struct rx_sheet_cell *cell = new_cell(sheet);

		if (!cell)
			return false;
		cell->line = row->line;
		row->count++;
	}
	return true;
}

void rx_sheet_add(
	struct rx_sheet *sheet, size_t column, struct rx_text value, struct rx_sheet_cell where)
{
	struct rx_sheet_row *row = sheet->rows + sheet->row_count - 1;
	struct rx_text inner = rx_phrase_trim(value);
	struct rx_sheet_cell *cell;

	if (sheet->fault || sheet->row_count == 0 || column < row->count)
		return;
	if (column >= RX_SHEET_COLUMNS || sheet->text.length + inner.length > TEXT_LIMIT) {
		/* Blank cells far to the right come from formats of whole rows. */
		if (inner.length)
			sheet->fault = RX_SHEET_LIMIT;
		return;
	}
	if (!pad(sheet, row, column + 1))
		return;
	cell = &sheet->cells[row->first + column];
	*cell = where;
	cell->source += (uint32_t)(inner.bytes - value.bytes);
	cell->start = (uint32_t)sheet->text.length;
	rx_buffer_add_text(&sheet->text, inner);
	cell->end = (uint32_t)sheet->text.length;
	if (sheet->text.failed)
		sheet->fault = RX_SHEET_MEMORY;
}

const struct rx_sheet_cell *rx_sheet_cell_at(
	const struct rx_sheet *sheet, size_t row, size_t column)
{
	static const struct rx_sheet_cell empty;

	if (row >= sheet->row_count || column >= sheet->rows[row].count)
		return &empty;
	return &sheet->cells[sheet->rows[row].first + column];
}

/* Gives a row count cells. */
static bool widen(struct rx_sheet *sheet, struct rx_sheet_row *row, size_t count)
{
	size_t first = sheet->cell_count, from = row->first, old = row->count;

	if (old >= count)
		return true;
	row->first = first;
	row->count = 0;
	if (!pad(sheet, row, count))
		return false;
	memcpy(sheet->cells + first, sheet->cells + from, old * sizeof(*sheet->cells));
	return true;
}

void rx_sheet_merge(
	struct rx_sheet *sheet, size_t row, size_t last_row, size_t column, size_t last_column)
{
	struct rx_sheet_cell first = *rx_sheet_cell_at(sheet, row, column);

	if (first.start == first.end || column >= RX_SHEET_COLUMNS)
		return;
	if (last_column >= RX_SHEET_COLUMNS)
		last_column = RX_SHEET_COLUMNS - 1;
	first.merged = true;
	for (size_t at = row; at <= last_row && at < sheet->row_count; at++) {
		struct rx_sheet_row *filled = &sheet->rows[at];

		if (sheet->fault || !widen(sheet, filled, last_column + 1))
			return;
		for (size_t place = column; place <= last_column; place++) {
			struct rx_sheet_cell *cell = &sheet->cells[filled->first + place];

			if (at != row || place != column)
				*cell = first;
		}
	}
}
