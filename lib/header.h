/*
 * header.h - a stream's line of column names, and recognising such a line when it comes again.
 */
#ifndef RX_LIB_HEADER_H
#define RX_LIB_HEADER_H

#include "buffer.h"

/* Owns the names that its public part shows. */
struct rx_header_store {
	struct rx_header header;
	struct rx_text *names;
	size_t room;
	struct rx_buffer bytes; /* decoded names, back to back */
	struct rx_buffer line;  /* the line as it stood */
	/* By first byte; bit n: a name of n bytes begins with it, bit 0: one longer than 31. */
	uint32_t first_lengths[256];
};

void rx_header_release(struct rx_header_store *store);

/*
 * Takes over a line (without its end) as the header.  Returns 0; -1 when memory is exhausted; 1
 * when two columns have the same name, which *twice then shows.  After -1 and 1 there is no header.
 */
int rx_header_set(struct rx_header_store *store, struct rx_text line, struct rx_text *twice);

/* Tells whether a line is the very line of this header. */
static inline bool rx_header_is(const struct rx_header_store *store, struct rx_text line)
{
	return store->header.count && rx_text_equal(line, rx_buffer_text(&store->line));
}

/*
 * Tells whether a line is a header under this one: the same line again, or a line of which each
 * cell is the name of a column, known to the vocabulary or to this header, and none comes twice.
 * But a row with a word of its set in each column of words is data: kind text, type title.
 */
bool rx_header_recognise(const struct rx_header_store *store, struct rx_text line);

/* A quick test that is true for every line that rx_header_recognise() accepts, also behind a byte
 * order mark, and false for nearly every other: looks at the first cell's begin and length only. */
static inline bool rx_header_maybe(const struct rx_header_store *store, struct rx_text first)
{
	const unsigned char *bytes = (const unsigned char *)first.bytes;

	if (first.length == 0)
		return false;
	if (bytes[0] == 0xEF && first.length > 2 && bytes[1] == 0xBB && bytes[2] == 0xBF)
		return true;
	return store->first_lengths[bytes[0]] >> (first.length > 31 ? 0 : first.length) & 1;
}

#endif
