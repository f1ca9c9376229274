/*
 * stream.h - a reader's view of an input as one text, for tests that compare such views:
 *
 *     = name|name         a header that differs from the one before
 *     12: cell|cell       a row and its line number, cells as they stand
 *     ! ragged 13         a fault, with its line
 *
 * and the cells of one column as one text, for tests that look for records:
 *
 *     value|value|
 */
#ifndef RX_TESTS_STREAM_H
#define RX_TESTS_STREAM_H

#include "buffer.h"

/* A sink's user: where the view is written. */
static inline void stream_report(void *user, const struct rx_message *message)
{
	struct rx_buffer *view = user;

	rx_buffer_add_string(view, "! ");
	rx_buffer_add_string(view, message->slug);
	rx_buffer_add_byte(view, ' ');
	rx_buffer_add_number(view, message->line);
	rx_buffer_add_byte(view, '\n');
}

static inline void stream_header(struct rx_buffer *view, const struct rx_header *header)
{
	rx_buffer_add_byte(view, '=');
	for (size_t at = 0; at < header->count; at++) {
		rx_buffer_add_byte(view, at ? '|' : ' ');
		rx_buffer_add_text(view, header->names[at]);
	}
	rx_buffer_add_byte(view, '\n');
}

static inline void stream_rows(struct rx_buffer *view, const struct rx_block *block)
{
	for (size_t row = 0; row < block->rows; row++) {
		rx_buffer_add_number(view, block->line + row);
		rx_buffer_add_byte(view, ':');
		for (size_t column = 0; column < block->columns; column++) {
			rx_buffer_add_byte(view, column ? '|' : ' ');
			rx_buffer_add_text(view, rx_block_cell(block, row, column));
		}
		rx_buffer_add_byte(view, '\n');
	}
}

/* Appends the view of what the reader has left of its open input; serial is the header seen last. */
static inline int stream_rest(struct rx_reader *reader, struct rx_buffer *view, unsigned *serial)
{
	struct rx_block block;
	int outcome;

	while ((outcome = rx_reader_next(reader, &block)) > 0) {
		if (block.header->serial != *serial)
			stream_header(view, block.header);
		*serial = block.header->serial;
		stream_rows(view, &block);
	}
	return outcome;
}

/* Where the view of a column may be cut down to some rows: key's cell is wanted. */
struct stream_where {
	const char *key;
	const char *wanted;
};

/* Appends the cells of a column, as they stand, in the rows where another one has a certain value. */
static inline void stream_column(
	struct rx_text stream, const char *name, struct stream_where where, struct rx_buffer *cells)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	int fault = rx_reader_open_bytes(reader, "stream", stream.bytes, stream.length);

	while (fault == 0 && rx_reader_next(reader, &block) == 1) {
		int column = rx_header_find(block.header, rx_text(name));
		int key = where.key ? rx_header_find(block.header, rx_text(where.key)) : column;

		for (size_t row = 0; column >= 0 && key >= 0 && row < block.rows; row++) {
			if (where.key
				&& !rx_text_equal(rx_block_cell(&block, row, (size_t)key),
					rx_text(where.wanted)))
				continue;
			rx_buffer_add_text(cells, rx_block_cell(&block, row, (size_t)column));
			rx_buffer_add_byte(cells, '|');
		}
	}
	rx_reader_free(reader);
}

#endif
