/*
 * reader.h - what a reader holds, for reader.c and for threads.c, which gives parts of its input to other
 * readers.
 */
#ifndef RX_LIB_READER_H
#define RX_LIB_READER_H

#include "header.h"
#include "input.h"

struct rx_reader {
	const struct rx_sink *sink;
	struct rx_input input;
	char *name; /* of the input, ours */
	struct rx_header_store header;
	struct rx_buffer names; /* the header of inputs without one, as a line */
	bool has_names;
	struct rx_parse_options parse_options;
	struct rx_parser *parser; /* for documents; made when the first one is met */
	struct rx_writer *parsed; /* the records of the open document */
	char *bytes;
	size_t room;
	size_t start; /* first byte that has not been handed out */
	size_t filled;
	uint32_t *marks;
	size_t marks_room;
	size_t mark; /* first mark that has not been handed out */
	size_t mark_count;
	bool uniform;        /* from mark on, each row is as wide as the header */
	bool ended;          /* the input has no more bytes */
	bool completed;      /* the last LF is not the input's */
	bool carriage;       /* lines end in CR LF */
	bool is_part;        /* rows only: what is none is a fault without a word */
	size_t line;         /* of the byte at start */
	uint64_t taken;      /* bytes of the open input */
	uint64_t parts_from; /* before this offset parts are not tried again */
};

/*
 * Makes a reader give the rows in [start, end) of a file that another one has open, under the other's
 * header.  Returns 0, or -1 when memory is exhausted.
 */
int rx_reader_begin_part(
	struct rx_reader *part, const struct rx_reader *whole, uint64_t start, uint64_t end);

#endif
