/*
 * book_page.h - a sheet to print: a report's blocks below one another, paragraphs across all columns,
 * tables with borders and wrapped cells, rows as high as their text needs, A4, one page wide.
 *
 * A row whose parts have lines of their own (grid.h) takes a row of the sheet for each part, and what
 * is said once for all of them is one merged cell.
 */
#ifndef RX_LIB_BOOK_PAGE_H
#define RX_LIB_BOOK_PAGE_H

#include "grid.h"
#include "workbook.h"

/* A text across all columns, written when their number is known. */
struct rx_book_line {
	size_t row;
	enum rx_style style;
	size_t start, length; /* in texts */
};

/* How high a row is in points, 0 for one of the usual height, and whether it goes with the row above. */
struct rx_book_row {
	unsigned short points;
	bool joined;
};

struct rx_book_page {
	struct rx_book *book; /* borrowed */
	struct lxw_worksheet *sheet;
	size_t row; /* the next one */
	struct rx_book_row *rows;
	size_t row_count, rows_room;
	size_t *widths;
	size_t columns, widths_room;
	struct rx_book_line *lines;
	size_t line_count, line_room;
	struct rx_buffer texts;
	size_t tables;
	size_t head;             /* row of the last table's header */
	struct rx_buffer joined; /* a list as people read it */
	enum rx_lang lang;
	bool landscape;
	bool failed;
};

/* Adds the sheet. */
void rx_book_page_begin(struct rx_book_page *page, struct rx_book *book, struct rx_text name);
void rx_book_page_release(struct rx_book_page *page);

void rx_book_page_line(struct rx_book_page *page, struct rx_text text, enum rx_style style);
void rx_book_page_table(struct rx_book_page *page, const struct rx_grid *grid);
void rx_book_page_record(struct rx_book_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count);

/* Writes what had to wait, and the paper's set-up. */
void rx_book_page_end(struct rx_book_page *page);

#endif
