/*
 * stream.h - a reader's view of an input as one text, for tests that compare such views:
 *
 *     = name|name         a header that differs from the one before
 *     12: cell|cell       a row and its line number, cells as they stand
 *     ! ragged 13         a fault, with its line
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

#endif
