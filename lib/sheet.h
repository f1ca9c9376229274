/*
 * sheet.h - a table of cells as a ledger has it, whatever file it came from: CSV, TSV or a sheet of a
 * workbook.  Cells hold their decoded, trimmed text and where it stands in the source; merged ranges
 * are filled, hidden rows are marked.  What the cells mean is decided in ledger_head.c.
 */
#ifndef RX_LIB_SHEET_H
#define RX_LIB_SHEET_H

#include "buffer.h"

enum { RX_SHEET_COLUMNS = 1024, RX_SHEET_CELLS = 4000000 };

enum rx_sheet_fault { RX_SHEET_WELL, RX_SHEET_MEMORY, RX_SHEET_LIMIT };

struct rx_sheet_cell {
	uint32_t start; /* of the value in the sheet's text */
	uint32_t end;
	uint32_t
		source; /* offset of the value's first byte in the source, when the sheet is located */
	uint32_t line; /* of the source for CSV and TSV, else the row's number in the sheet */
	bool merged;   /* filled in from the first cell of its range */
	bool escaped;  /* a quote in it stands doubled in the source */
};

struct rx_sheet_row {
	size_t first; /* its first cell in cells */
	size_t count;
	uint32_t line;
	bool hidden;
};

/* { 0 } is an empty sheet. */
struct rx_sheet {
	struct rx_buffer name; /* of a workbook's sheet */
	bool hidden;
	bool located;          /* cells know their bytes in the source */
	struct rx_buffer text; /* the values of all cells, back to back */
	struct rx_sheet_cell *cells;
	size_t cell_count;
	size_t cell_room;
	struct rx_sheet_row *rows;
	size_t row_count;
	size_t row_room;
	enum rx_sheet_fault fault; /* sticks */
};

void rx_sheet_release(struct rx_sheet *sheet);

/* Begins another row. */
void rx_sheet_begin_row(struct rx_sheet *sheet, uint32_t line, bool hidden);

/*
 * Sets the cell of the row begun last; columns count from 0 and ascend, those left out are empty.
 * Blanks at the ends of the value are dropped.
 */
void rx_sheet_add(
	struct rx_sheet *sheet, size_t column, struct rx_text value, struct rx_sheet_cell where);

/* Fills a merged range, rows and columns included on both ends, with its first cell; what reaches
 * beyond the sheet is left out.  Rows are places in rows. */
void rx_sheet_merge(
	struct rx_sheet *sheet, size_t row, size_t last_row, size_t column, size_t last_column);

/* The cell at a place; outside the sheet an empty one. */
const struct rx_sheet_cell *rx_sheet_cell_at(
	const struct rx_sheet *sheet, size_t row, size_t column);

/* Its value, borrowed until a cell is added. */
static inline struct rx_text rx_sheet_value(
	const struct rx_sheet *sheet, const struct rx_sheet_cell *cell)
{
	if (cell->end == cell->start)
		return (struct rx_text){"", 0};
	return rx_text_of(sheet->text.bytes + cell->start, cell->end - (size_t)cell->start);
}

static inline struct rx_text rx_sheet_at(const struct rx_sheet *sheet, size_t row, size_t column)
{
	return rx_sheet_value(sheet, rx_sheet_cell_at(sheet, row, column));
}

#endif
