/*
 * flat.h - tables inside notices: a line of known column names, and lines of cells under it, parted by
 * TABs (as pages give them) or by bars.  A ledger that is a document of its own is no business of this file.
 */
#ifndef RX_LIB_FLAT_H
#define RX_LIB_FLAT_H

#include "parse.h"

/* Marks the paragraphs that are headers and rows of tables of findings. */
void rx_flat_mark(struct rx_parse *parse);

/* Reads the table whose header a paragraph is: findings under parent.  Returns the first paragraph behind
 * it, at most end. */
size_t rx_flat_read(struct rx_parse *parse, size_t parent, size_t header, size_t end);

#endif
