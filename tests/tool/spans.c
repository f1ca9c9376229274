/*
 * spans DOCUMENT - checks the laws of spans on the record stream of rx-parse --text on standard
 * input: each record's text is its document's bytes from start to end; outline and text records do
 * not overlap; together they hold every character that is no blank.  The document must be UTF-8.
 * Prints each breach and exits 1, else exits 0.
 */
#include "cell.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

static int breaches;

static struct rx_buffer slurp(FILE *file)
{
	struct rx_buffer all = {0};
	char piece[65536];
	size_t length;

	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	return all;
}

static struct rx_text cell_at(struct rx_text line, size_t column)
{
	struct rx_text rest = line, cell = {"", 0};

	for (size_t at = 0; at <= column && rx_text_split(&rest, '\t', &cell); at++)
		;
	return cell;
}

static size_t column_of(struct rx_text header, const char *name)
{
	struct rx_text rest = header, cell;

	for (size_t at = 0; rx_text_split(&rest, '\t', &cell); at++) {
		if (rx_text_equal(cell, rx_text(name)))
			return at;
	}
	fprintf(stderr, "spans: no column %s\n", name);
	exit(2);
}

static size_t number(struct rx_text text)
{
	size_t value = 0;

	for (size_t at = 0; at < text.length; at++)
		value = value * 10 + (size_t)(text.bytes[at] - '0');
	return value;
}

static void breach(const char *what, struct rx_text line, size_t start, size_t end)
{
	printf("%s: [%zu,%zu) %.*s\n", what, start, end, line.length > 60 ? 60 : (int)line.length,
		line.bytes);
	breaches++;
}

static bool overlays(struct rx_text kind)
{
	return rx_text_equal(kind, RX_LITERAL("doc")) || rx_text_equal(kind, RX_LITERAL("diag"))
		|| rx_text_equal(kind, RX_LITERAL("fact"));
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct rx_text document, rest, header, line;
	struct rx_buffer scratch = {0}, whole, stream;
	unsigned char *covered;
	size_t kind, start, end, text, length;

	if (!file) {
		fprintf(stderr, "usage: spans DOCUMENT < STREAM\n");
		return 2;
	}
	whole = slurp(file);
	stream = slurp(stdin);
	fclose(file);
	document = rx_buffer_text(&whole);
	rest = rx_buffer_text(&stream);
	covered = calloc(document.length + 1, 1);
	rx_text_split(&rest, '\n', &header);
	kind = column_of(header, "kind");
	start = column_of(header, "start");
	end = column_of(header, "end");
	text = column_of(header, "text");
	while (rx_text_split(&rest, '\n', &line) && rest.bytes) {
		size_t from = number(cell_at(line, start)), to = number(cell_at(line, end));
		struct rx_text value = rx_cell_value(cell_at(line, text), &scratch);

		if (from > to || to > document.length) {
			breach("outside the document", line, from, to);
			continue;
		}
		if (!rx_text_equal(cell_at(line, kind), RX_LITERAL("doc"))
			&& !rx_text_equal(value, rx_text_slice(document, from, to)))
			breach("text is not the bytes", line, from, to);
		if (overlays(cell_at(line, kind)))
			continue;
		for (size_t at = from; at < to; at++) {
			if (covered[at]) {
				breach("overlaps", line, from, to);
				break;
			}
		}
		for (size_t at = from; at < to; at++)
			covered[at] = 1;
	}
	for (size_t at = 0; at < document.length; at += length) {
		if (!rx_is_blank(rx_utf8_decode(document, at, &length)) && !covered[at]) {
			breach("in no record", rx_text_slice(document, at, document.length), at, at + length);
			break;
		}
	}
	free(covered);
	rx_buffer_release(&scratch);
	rx_buffer_release(&whole);
	rx_buffer_release(&stream);
	return breaches > 0;
}
