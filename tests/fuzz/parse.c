/*
 * parse.c - fuzz target: any bytes as a document.
 *
 * Parses the bytes with text records and reads the stream back.  Beyond crashes and leaks it wants:
 * every row has all columns, spans lie inside the document, outline and text spans do not overlap,
 * and a second parse gives the same bytes.
 */
#include "rx.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void fail_on_error(void *user, const struct rx_message *message)
{
	(void)user;
	if (message->severity == RX_ERROR)
		abort();
}

static const struct rx_sink strict = {fail_on_error, NULL, RX_LANG_EN};
static const struct rx_sink quiet = {NULL, NULL, RX_LANG_ZH};

static struct rx_writer *parse(const void *bytes, size_t length, const struct rx_sink *sink)
{
	const struct rx_parse_options options = {.text = 1};
	struct rx_writer *writer = rx_writer_new_memory();
	struct rx_parser *parser = rx_parser_new(&options, sink);

	if (!writer || !parser || rx_parser_bytes(parser, "fuzz", bytes, length, writer) < 0) {
		rx_writer_free(writer);
		writer = NULL;
	}
	rx_parser_free(parser);
	return writer;
}

static size_t number(struct rx_text cell)
{
	size_t value = 0;

	for (size_t at = 0; at < cell.length; at++)
		value = value * 10 + (size_t)(cell.bytes[at] - '0');
	return value;
}

static bool is(struct rx_text cell, const char *word)
{
	return cell.length == strlen(word) && memcmp(cell.bytes, word, cell.length) == 0;
}

static void check_row(const struct rx_block *block, size_t row, unsigned char *covered, size_t length)
{
	struct rx_text kind = rx_block_cell(block, row, (size_t)rx_header_find(block->header, rx_text("kind")));
	size_t start = number(rx_block_cell(block, row,
		       (size_t)rx_header_find(block->header, rx_text("start"))));
	size_t end = number(rx_block_cell(block, row,
		     (size_t)rx_header_find(block->header, rx_text("end"))));

	if (start > end || end > length)
		abort();
	if (is(kind, "doc") || is(kind, "diag") || is(kind, "fact"))
		return;
	for (; start < end; start++) {
		if (covered[start]++)
			abort();
	}
}

static void check_stream(struct rx_text stream, size_t length)
{
	struct rx_reader *reader = rx_reader_new(&strict);
	unsigned char *covered = calloc(length + 1, 1);
	struct rx_block block;

	if (!reader || !covered || rx_reader_open_bytes(reader, "stream", stream.bytes, stream.length))
		abort();
	while (rx_reader_next(reader, &block) > 0) {
		for (size_t row = 0; row < block.rows; row++)
			check_row(&block, row, covered, length);
	}
	free(covered);
	rx_reader_free(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct rx_writer *writer = parse(bytes, length, &quiet), *again;
	struct rx_text one, other;

	if (!writer)
		return 0;
	again = parse(bytes, length, &quiet);
	one = rx_writer_memory(writer);
	other = rx_writer_memory(again);
	if (one.length != other.length || memcmp(one.bytes, other.bytes, one.length) != 0)
		abort();
	check_stream(one, length);
	rx_writer_free(writer);
	rx_writer_free(again);
	return 0;
}
