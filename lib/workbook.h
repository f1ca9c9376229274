/*
 * workbook.h - writing an XLSX workbook, the only module that knows libxlsxwriter: sheets, typed
 * cells, and what makes a sheet pleasant to read, to filter and to print.
 *
 * A cell that is a string is never anything else: no formula, no address.  The bytes of a workbook
 * depend on what was put into it alone.
 */
#ifndef RX_LIB_WORKBOOK_H
#define RX_LIB_WORKBOOK_H

#include "buffer.h"
#include "field.h"

struct lxw_worksheet;
struct rx_book;

enum {
	RX_BOOK_ROWS = 1048576, /* of a sheet */
	RX_BOOK_COLUMNS = 16384,
	RX_BOOK_CELL = 32767 /* UTF-16 units of a cell */
};

enum rx_book_fault {
	RX_BOOK_WELL,
	RX_BOOK_MEMORY,
	RX_BOOK_MISSING, /* libxlsxwriter is not installed */
	RX_BOOK_SYSTEM   /* a temporary file, see errno */
};

/* How a cell looks. */
enum rx_style {
	RX_STYLE_NONE, /* of a sheet of data: no border, one line */
	RX_STYLE_DAY,  /* the same for a date */
	RX_STYLE_HEAD,
	RX_STYLE_CELL, /* of a table to print: border, wrapped */
	RX_STYLE_CENTER,
	RX_STYLE_NUMBER,
	RX_STYLE_PERCENT,
	RX_STYLE_DATE,
	RX_STYLE_TITLE,
	RX_STYLE_HEADING,
	RX_STYLE_PARAGRAPH,
	RX_STYLE_COUNT
};

/* An area of cells, ends included. */
struct rx_area {
	size_t row, column, last_row, last_column;
};

/* Begins a workbook; constant keeps memory small, and then each sheet's rows have to come in order
 * and cannot be merged.  NULL after a fault, which *fault tells. */
struct rx_book *rx_book_new(bool constant, enum rx_lang lang, enum rx_book_fault *fault);
void rx_book_free(struct rx_book *book);

/* How many cells were cut because they are longer than a workbook holds. */
size_t rx_book_cut(const struct rx_book *book);

/* Adds a sheet; its name is cleaned and cut to what sheets may be called. */
struct lxw_worksheet *rx_book_sheet(struct rx_book *book, struct rx_text name);

/* Writes a string, whatever it looks like. */
void rx_book_text(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	struct rx_text text, enum rx_style style);

/* Writes a whole number. */
void rx_book_number(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	size_t number, enum rx_style style);

/* Writes a field's value by its type: a number or a day where it is one, else a string.  printed
 * tells which of the two families of styles. */
void rx_book_value(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, size_t column,
	const struct rx_field *field, struct rx_text value, bool printed);

/* Makes one cell of an area, empty until its first cell is written. */
void rx_book_merge(struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area,
	enum rx_style style);

void rx_book_width(struct rx_book *book, struct lxw_worksheet *sheet, size_t column, double width);
void rx_book_height(struct rx_book *book, struct lxw_worksheet *sheet, size_t row, double points);

/* Puts a sheet out of sight; anyone can bring it back. */
void rx_book_hide(struct rx_book *book, struct lxw_worksheet *sheet);

/* Keeps so many rows in sight. */
void rx_book_freeze(struct rx_book *book, struct lxw_worksheet *sheet, size_t rows);
void rx_book_filter(struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area);

/* A drop-down list of the statuses, and a colour for each where its word stands. */
void rx_book_statuses(struct rx_book *book, struct lxw_worksheet *sheet, struct rx_area area);

/* Paper: A4, one page wide, page n of m below; the rows up to repeat stand on every page (RX_NONE:
 * none). */
void rx_book_print(struct rx_book *book, struct lxw_worksheet *sheet, bool landscape, size_t first,
	size_t repeat);

/* Pages begin at these rows too; 0 ends the list.  At most RX_BOOK_BREAKS. */
enum { RX_BOOK_BREAKS = 1023 };
void rx_book_breaks(struct rx_book *book, struct lxw_worksheet *sheet, uint32_t *rows);

/* A chart of bars at a cell: labels and figures are areas of one column. */
void rx_book_chart(struct rx_book *book, struct lxw_worksheet *sheet, const char *title,
	struct rx_area labels, size_t figures, size_t row, size_t column);

/* Ends the workbook and writes its bytes. */
enum rx_book_fault rx_book_finish(struct rx_book *book, struct rx_writer *out);

#endif
