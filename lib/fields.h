/*
 * fields.h - the columns that operations read: found in each header by name, and their cells parsed
 * once per chunk however many operations want them.
 */
#ifndef RX_LIB_FIELDS_H
#define RX_LIB_FIELDS_H

#include "chunk.h"

/* How a column's cells are wanted. */
enum rx_want { RX_WANT_CELL, RX_WANT_NUMBER, RX_WANT_ORDER };

struct rx_fields {
	struct rx_field *items;
	size_t count;
	size_t room;
	bool skip_bad; /* cells that do not parse are left out and counted */
	size_t skipped;
	struct rx_buffer scratch;
};

void rx_fields_release(struct rx_fields *fields);

/* Place of the column with this name, added when it is new; RX_NONE when memory is exhausted.  A
 * column that is wanted for its order holds dates or numbers, as the vocabulary says.  The name is
 * borrowed for as long as the fields live. */
size_t rx_fields_add(struct rx_fields *fields, struct rx_text name, enum rx_want want);

/* Finds all columns in a header; 0, or -1 after one that is not there was reported. */
int rx_fields_bind(struct rx_fields *fields, const struct rx_header *header, const char *file,
	const struct rx_sink *sink);

/* Parses the chunk's cells, or those of the rows that wanted marks; 0, or -1 after a cell that is none of what it should be was reported. */
int rx_fields_parse(struct rx_fields *fields, const struct rx_chunk *chunk, const bool *wanted);

/* The type that the vocabulary gives to a column of this name. */
enum rx_type rx_name_type(struct rx_text name);

/* Finds a column or reports that it is not there. */
int rx_column_bind(const struct rx_header *header, struct rx_text name, const char *file,
	const struct rx_sink *sink, size_t *column);

/* A cell with its escapes in the one way that the library writes them, so that equal values are
 * equal bytes; borrowed from the block or from scratch. */
struct rx_text rx_cell_canonical(struct rx_text cell, struct rx_buffer *scratch);

#endif
