/*
 * copy - copies record streams from the files named, or standard input, to standard output through
 * the library's reader and writer: the smallest program there is, for tests of both.
 *
 * A header is written whenever it differs from the one before.  -d decodes each cell and encodes it
 * again, -l writes every row at once.  Exit status 2 after a fault, and messages as
 * "copy: FILE:LINE: [slug]".
 */
#include "rx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct copy {
	struct rx_reader *reader;
	struct rx_writer *writer;
	unsigned serial;
	int recode;
	char *scratch;
	size_t room;
};

static void report(void *user, const struct rx_message *message)
{
	(void)user;
	fprintf(stderr, "copy: %s:%zu: %s [%s]\n", message->file ? message->file : "",
		message->line, message->text, message->slug);
}

static void write_header(struct copy *copy, const struct rx_header *header)
{
	for (size_t at = 0; at < header->count; at++) {
		if (at)
			rx_writer_bytes(copy->writer, "\t", 1);
		rx_writer_cell(copy->writer, header->names[at]);
	}
	rx_writer_end_row(copy->writer);
	copy->serial = header->serial;
}

static void write_recoded(struct copy *copy, const struct rx_block *block, size_t row)
{
	struct rx_text whole = rx_block_row(block, row);

	if (whole.length > copy->room) {
		copy->room = 2 * whole.length;
		copy->scratch = realloc(copy->scratch, copy->room);
		if (!copy->scratch)
			exit(2);
	}
	for (size_t column = 0; column < block->columns; column++) {
		if (column)
			rx_writer_bytes(copy->writer, "\t", 1);
		rx_writer_cell(copy->writer,
			rx_cell_decode(rx_block_cell(block, row, column), copy->scratch));
	}
}

static void write_rows(struct copy *copy, const struct rx_block *block)
{
	for (size_t row = 0; row < block->rows; row++) {
		struct rx_text whole = rx_block_row(block, row);

		if (copy->recode)
			write_recoded(copy, block, row);
		else
			rx_writer_bytes(copy->writer, whole.bytes, whole.length);
		rx_writer_end_row(copy->writer);
	}
}

static int copy_file(struct copy *copy, const char *path)
{
	struct rx_block block;
	int outcome;

	if (rx_reader_open(copy->reader, path))
		return -1;
	if (rx_reader_header(copy->reader)->serial != copy->serial)
		write_header(copy, rx_reader_header(copy->reader));
	while ((outcome = rx_reader_next(copy->reader, &block)) > 0) {
		if (block.header->serial != copy->serial)
			write_header(copy, block.header);
		write_rows(copy, &block);
	}
	return outcome;
}

int main(int argc, char **argv)
{
	const struct rx_sink sink = {report, NULL, RX_LANG_EN};
	struct copy copy = {rx_reader_new(&sink), rx_writer_new(1, "<stdout>"), 0, 0, NULL, 0};
	int status = 0;

	if (!copy.reader || !copy.writer)
		return 2;
	for (; argc > 1 && argv[1][0] == '-' && argv[1][1]; argc--, argv++) {
		if (strcmp(argv[1], "-d") == 0)
			copy.recode = 1;
		else
			rx_writer_line_buffered(copy.writer);
	}
	if (argc < 2)
		status = copy_file(&copy, "-");
	for (int at = 1; at < argc; at++)
		status |= copy_file(&copy, argv[at]);
	rx_writer_flush(copy.writer);
	status |= rx_writer_report(copy.writer, &sink);
	rx_reader_free(copy.reader);
	rx_writer_free(copy.writer);
	free(copy.scratch);
	return status ? 2 : 0;
}
