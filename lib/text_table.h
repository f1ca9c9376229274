/*
 * text_table.h - a grid as an aligned plain-text table.
 *
 * Columns stand two blanks apart, numbers to the right, under a line of labels and a rule.  Where
 * the page has a width, columns share it (fit.h); what does not fit is cut with … or, where the
 * grid says so, wrapped.  Columns that find no room at all are named under the table.  Without a
 * width nothing is cut: cells beyond 100 cells are written whole and put their row out of line.
 */
#ifndef RX_LIB_TEXT_TABLE_H
#define RX_LIB_TEXT_TABLE_H

#include "format.h"

void rx_text_table(struct rx_page *page, const struct rx_grid *grid);

#endif
