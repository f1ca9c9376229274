/*
 * rows.h - records of a document as rows of the stream.
 */
#ifndef RX_LIB_ROWS_H
#define RX_LIB_ROWS_H

#include "parse.h"

/* Writes the names of all columns. */
void rx_rows_header(struct rx_writer *writer);

/*
 * Writes a record.  valid: the document and what the caller named are UTF-8, so cells need no look;
 * else bytes that are no UTF-8 become U+FFFD in scratch.
 */
void rx_rows_record(struct rx_parse *parse, const struct rx_record *record, bool valid,
	struct rx_buffer *scratch, struct rx_writer *writer);

#endif
