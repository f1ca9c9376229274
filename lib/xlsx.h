/*
 * xlsx.h - what the sheets of a workbook share: strings, formats of cells, the way dates are counted.
 */
#ifndef RX_LIB_XLSX_H
#define RX_LIB_XLSX_H

#include "office.h"
#include "xlsx_format.h"

struct rx_workbook {
	struct rx_buffer strings; /* the shared strings, back to back */
	size_t *string_ends;
	size_t string_count;
	size_t string_room;
	enum rx_number_format *formats; /* of each cell style */
	size_t format_count;
	size_t format_room;
	bool late;   /* days count from 1904 */
	bool failed; /* memory was exhausted */
};

/* A shared string; the empty text when there is none of this number. */
struct rx_text rx_workbook_string(const struct rx_workbook *book, size_t place);

/* Reads the strings and styles of an open archive. */
int rx_workbook_strings(struct rx_workbook *book, struct rx_part *part);
int rx_workbook_styles(struct rx_workbook *book, struct rx_part *part);

void rx_workbook_release(struct rx_workbook *book);

/* Reads the member name as a sheet; 0, or -1 after a fault was reported. */
int rx_xlsx_sheet(struct rx_sheet *sheet, struct rx_part *part, const char *name,
	const struct rx_workbook *book);

#endif
