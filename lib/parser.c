/*
 * parser.c - documents in, records out: the public side of rx-parse.
 */
#include "input.h"
#include "message.h"
#include "vocabulary.h"

#include <stdlib.h>

#define DOCUMENT_LIMIT ((size_t)1 << 30)

struct rx_parser {
	struct rx_parse_options options;
	const struct rx_sink *sink;
	bool begun; /* the header has been written */
};

struct rx_parser *rx_parser_new(const struct rx_parse_options *options, const struct rx_sink *sink)
{
	struct rx_parser *parser = calloc(1, sizeof(*parser));

	if (!parser)
		return NULL;
	if (options)
		parser->options = *options;
	parser->sink = sink;
	return parser;
}

void rx_parser_free(struct rx_parser *parser)
{
	free(parser);
}

void rx_parser_restart(struct rx_parser *parser)
{
	parser->begun = false;
}

static void write_header(struct rx_writer *writer)
{
	for (size_t column = 0; column < RX_COLUMN_COUNT; column++) {
		if (column)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_cell(writer, rx_word_name(RX_SET_COLUMN, column));
	}
	rx_writer_end_row(writer);
}

long rx_parser_bytes(struct rx_parser *parser, const char *name, const void *bytes, size_t length,
	struct rx_writer *writer)
{
	(void)bytes;
	if (!parser->begun)
		write_header(writer);
	parser->begun = true;
	if (length == 0)
		rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_EMPTY);
	return 0;
}

long rx_parser_file(struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	struct rx_buffer whole = {0};
	struct rx_input input;
	long records = -1;

	if (rx_input_open(&input, path, parser->sink))
		return -1;
	if (rx_input_rest(&input, &whole, DOCUMENT_LIMIT) == 0)
		records = rx_parser_bytes(parser, input.name, whole.bytes, whole.length, writer);
	rx_input_close(&input);
	rx_buffer_release(&whole);
	return records;
}
