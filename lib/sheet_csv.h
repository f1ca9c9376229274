/*
 * sheet_csv.h - comma-separated values (RFC 4180) and tab-separated values as a sheet.
 */
#ifndef RX_LIB_SHEET_CSV_H
#define RX_LIB_SHEET_CSV_H

#include "message.h"
#include "sheet.h"

/*
 * Reads UTF-8 text into an empty sheet; 0, or -1 after a fault was reported with its line.  Blank lines
 * give no row.  Quotes are strict: a quote inside a cell without quotes, or one that never closes, is
 * a fault, since guessing there swallows rows.
 */
int rx_sheet_csv(
	struct rx_sheet *sheet, struct rx_text text, const char *name, const struct rx_sink *sink);

/* The same for tab-separated values, where a cell that begins and ends with a quote may hold tabs and
 * line ends, as spreadsheets write it; any other quote is an ordinary character. */
int rx_sheet_tsv(
	struct rx_sheet *sheet, struct rx_text text, const char *name, const struct rx_sink *sink);

/* Reports a fault that sticks to a sheet and returns -1, or returns 0 when there is none. */
int rx_sheet_report(const struct rx_sheet *sheet, const char *name, const struct rx_sink *sink);

#endif
