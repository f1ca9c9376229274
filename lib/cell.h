/*
 * cell.h - the escapes of a cell: \t \n \r \\ as in PostgreSQL's COPY text format.  The decoding side is
 * public, rx_cell_decode() in rx.h.
 */
#ifndef RX_LIB_CELL_H
#define RX_LIB_CELL_H

#include "buffer.h"

/* Appends a value with what would end a cell or row escaped. */
void rx_cell_encode(struct rx_buffer *out, struct rx_text value);

/* Decodes a cell into scratch, emptied first, unless it has no backslash; the result is borrowed
 * from either. */
struct rx_text rx_cell_value(struct rx_text cell, struct rx_buffer *scratch);

#endif
