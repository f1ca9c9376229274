/*
 * embed.c - librx in a program of your own: reads a notice and prints the titles of the findings that
 * are not yet dealt with, as of a day.
 *
 *     cc -std=c99 embed.c -lrx -lpcre2-8 -lutf8proc -lcsv -lexpat -o embed
 *     ./embed harbour-group.txt 2024-06-03
 *
 * A reader parses documents by itself and hands out blocks of rows; a query says which rows are
 * wanted.  The status is 0 if there were any, 1 if not, 2 after a fault.
 */
#include <rx.h>

#include <stdio.h>
#include <stdlib.h>

/* The library never prints: what it has to say comes here. */
static void report(void *user, const struct rx_message *message)
{
	(void)user;
	if (message->file)
		fprintf(stderr, "%s:%lu: ", message->file, (unsigned long)message->line);
	fprintf(stderr, "%s [%s]\n", message->text, message->slug);
}

/* Prints the title of a row; its cell is decoded, since a stream escapes TAB and LF. */
static int print_title(const struct rx_block *block, long row)
{
	int column = rx_header_find(block->header, rx_text("title"));
	struct rx_text cell;
	char *scratch;

	if (column < 0)
		return -1;
	cell = rx_block_cell(block, (size_t)row, (size_t)column);
	scratch = malloc(cell.length + 1);
	if (!scratch)
		return -1;
	cell = rx_cell_decode(cell, scratch);
	printf("%.*s\n", (int)cell.length, cell.bytes);
	free(scratch);
	return 0;
}

/* Prints the selected rows of a file; returns how many there were, or -1 after a fault. */
static long print_selected(struct rx_reader *reader, struct rx_query *query, const char *path)
{
	struct rx_block block;
	long count = 0, row;
	int more;

	if (rx_reader_open(reader, path) || rx_query_bind(query, rx_reader_header(reader)))
		return -1;
	while ((more = rx_reader_next(reader, &block)) > 0) {
		for (row = 0; (row = rx_query_next(query, &block, (size_t)row)) >= 0; row++) {
			if ((size_t)row == block.rows)
				break;
			if (print_title(&block, row))
				return -1;
			count++;
		}
		if (row < 0)
			return -1;
	}
	return more < 0 ? -1 : count;
}

int main(int argc, char **argv)
{
	/* The sink lives as long as what is made with it. */
	struct rx_sink sink = {report, NULL, RX_LANG_EN};
	struct rx_query_options options = {0};
	struct rx_reader *reader;
	struct rx_query *query;
	long count = -1;

	if (argc < 2) {
		fprintf(stderr, "usage: embed FILE [YYYY-MM-DD]\n");
		return 2;
	}
	options.today = argc > 2 ? argv[2] : NULL;
	reader = rx_reader_new(&sink);
	query = rx_query_new(
		rx_text("kind == finding && open"), RX_QUERY_EXPRESSION, &options, &sink);
	if (reader && query)
		count = print_selected(reader, query, argv[1]);
	rx_query_free(query);
	rx_reader_free(reader);
	return count < 0 ? 2 : count == 0;
}
