/*
 * book_rows.h - a sheet of data: a row of a workbook for each row that comes, under a header that
 * stays in sight, to be filtered and sorted.  What a sheet has no room for goes to the next one.
 */
#ifndef RX_LIB_BOOK_ROWS_H
#define RX_LIB_BOOK_ROWS_H

#include "workbook.h"

struct rx_book_rows {
	struct rx_book *book; /* borrowed */
	enum rx_lang lang;
	struct lxw_worksheet *sheet; /* NULL: none yet */
	size_t sheets;
	size_t row;              /* the next one */
	struct rx_field *fields; /* of this sheet; names and labels are not kept */
	size_t *widths;          /* in cells, of the widest values so far */
	bool *figures;           /* columns that hold numbers and nothing else */
	size_t count;
	bool hidden;  /* sheets are out of sight */
	bool records; /* of the stream: they have a kind */
};

void rx_book_rows_release(struct rx_book_rows *rows);

/* Begins a sheet with these columns; false without memory. */
bool rx_book_rows_head(struct rx_book_rows *rows, const struct rx_field *fields, size_t count);

/* Adds a row with the columns of the last head. */
bool rx_book_rows_add(
	struct rx_book_rows *rows, const struct rx_field *fields, const struct rx_text *values);

/* Finishes the sheet at hand; what is counts and labels gets a chart. */
void rx_book_rows_end(struct rx_book_rows *rows);

#endif
