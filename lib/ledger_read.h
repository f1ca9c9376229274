/*
 * ledger_read.h - ledgers (台账) as records: a table whose header names at least three of the columns
 * that ledgers have.
 *
 * A finding's span is its title cell, a measure's its part of the measures cell, a section's its
 * category or heading cell.  What no column of the record can hold, cells of unknown columns above
 * all, always becomes a text record under the finding, with the column's name as title; with the
 * option text so does every other cell, so that nothing of the source is lost.
 */
#ifndef RX_LIB_LEDGER_READ_H
#define RX_LIB_LEDGER_READ_H

#include "parse.h"
#include "sheet.h"

/*
 * Makes the records of a sheet, not in order yet; parse->text becomes the text of its cells.  False
 * when the sheet has no header, and nothing was made.  source is what the sheet was read from.
 */
bool rx_ledger_read(struct rx_parse *parse, const struct rx_sheet *sheet, struct rx_text source);

#endif
