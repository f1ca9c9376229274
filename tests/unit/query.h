/*
 * query.h - for unit tests of selecting: a sink that keeps what was said, and a stream held against
 * a query.
 */
#ifndef RX_TEST_QUERY_H
#define RX_TEST_QUERY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "rx.h"

/* The message that came last, and how many came. */
struct heard {
	char slug[64];
	char file[64];
	size_t line;
	size_t column;
	size_t caret;
	size_t count;
};

static inline void hear(void *user, const struct rx_message *message)
{
	struct heard *heard = user;

	snprintf(heard->slug, sizeof(heard->slug), "%s", message->slug);
	snprintf(heard->file, sizeof(heard->file), "%s", message->file ? message->file : "");
	heard->line = message->line;
	heard->column = message->column;
	heard->caret = message->excerpt ? message->caret : 0;
	heard->count++;
}

static inline void append(char *list, size_t room, struct rx_text word)
{
	size_t used = strlen(list);

	snprintf(list + used, room - used, "%s%.*s", used ? " " : "", (int)word.length, word.bytes);
}

/*
 * Writes the first cells of the selected rows, joined with blanks, to list.  A fault writes its slug
 * behind a '!' instead; a note its slug behind a '?' in front.
 */
static inline const char *select_rows(const char *stream, const char *text, enum rx_query_form form,
	struct rx_query_options *options, struct heard *heard, char *list, size_t room)
{
	struct rx_sink sink = {hear, heard, RX_LANG_EN};
	struct rx_query *query = rx_query_new(rx_text(text), form, options, &sink);
	struct rx_reader *reader = rx_reader_new(&sink);
	struct rx_block block;
	int fault = !query || rx_reader_open_bytes(reader, "stream", stream, strlen(stream))
		|| rx_query_bind(query, rx_reader_header(reader));
	unsigned serial = fault ? 0 : rx_reader_header(reader)->serial;

	list[0] = '\0';
	while (!fault && rx_reader_next(reader, &block) == 1) {
		long row = 0;

		if (block.header->serial != serial)
			fault = rx_query_bind(query, block.header);
		serial = block.header->serial;
		for (; !fault && (size_t)row < block.rows; row++) {
			row = rx_query_next(query, &block, (size_t)row);
			fault = row < 0;
			if (fault || (size_t)row == block.rows)
				break;
			append(list, room, rx_block_cell(&block, (size_t)row, 0));
		}
	}
	if (fault)
		snprintf(list, room, "!%s", heard->slug);
	rx_query_free(query);
	rx_reader_free(reader);
	return list;
}

#endif
