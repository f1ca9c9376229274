/*
 * input.h - where bytes come from: a file by name, standard input, or memory, read in pieces.
 * Interrupted calls are repeated; faults are reported once, with the file's name.
 */
#ifndef RX_LIB_INPUT_H
#define RX_LIB_INPUT_H

#include "buffer.h"

struct rx_input {
	const struct rx_sink *sink;
	const char *name;    /* for messages: the path, or <stdin> */
	int descriptor;      /* -1 when the bytes are in memory */
	struct rx_text rest; /* in memory: what has not been read */
	bool is_part;        /* of a file that somebody else has open: [at, end) */
	uint64_t at, end;
	size_t size; /* in memory: of all */
};

/* Opens a file, "-" for standard input; 0, or -1 after the fault was reported. */
int rx_input_open(struct rx_input *input, const char *path, const struct rx_sink *sink);

void rx_input_open_bytes(
	struct rx_input *input, const char *name, struct rx_text bytes, const struct rx_sink *sink);

/* Reads the bytes [start, end) of a file that is open, without moving its offset. */
void rx_input_open_part(
	struct rx_input *input, const struct rx_input *whole, uint64_t start, uint64_t end);

/* How many bytes there are in all, 0 where that is not known. */
uint64_t rx_input_size(const struct rx_input *input);

/* Reads up to room bytes: their number, 0 at the end, -1 after a fault was reported. */
long rx_input_read(struct rx_input *input, char *bytes, size_t room);

/* Appends everything that is left to buffer, up to limit bytes in all; 0, or -1 after a report. */
int rx_input_rest(struct rx_input *input, struct rx_buffer *buffer, size_t limit);

/* Closes what rx_input_open() opened; standard input stays open. */
void rx_input_close(struct rx_input *input);

#endif
