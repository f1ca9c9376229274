/*
 * spans DOCUMENT [ENCODING] - checks the laws of spans on the record stream of rx-parse --text on
 * standard input: each record's text is its document's bytes from start to end, decoded; outline and
 * text records do not overlap; together they hold every character that is no blank.  Without ENCODING,
 * a name that iconv knows, the document must be UTF-8.  Of a ledger (NAME.csv, NAME.tsv) the commas and
 * quotes between cells are as blanks, and a quote in a cell may stand doubled.
 * Prints each breach and exits 1, else exits 0.
 */
#include "cell.h"
#include "utf8.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

static int breaches;

static struct rx_text slurp(FILE *file)
{
	struct rx_buffer all = {0};
	char piece[65536];
	size_t length;

	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	return rx_buffer_text(&all);
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

/* A piece of the document as UTF-8. */
static struct rx_text decoded(struct rx_text piece, const char *encoding, struct rx_buffer *out)
{
	iconv_t converter;
	char *in = (char *)piece.bytes, *to;
	size_t left = piece.length, room;

	if (!encoding || piece.length == 0)
		return piece;
	converter = iconv_open("UTF-8", encoding);
	if (converter == (iconv_t)-1) {
		fprintf(stderr, "spans: no encoding %s\n", encoding);
		exit(2);
	}
	rx_buffer_reset(out);
	rx_buffer_reserve(out, piece.length * 3);
	to = out->bytes;
	room = out->room;
	if (iconv(converter, &in, &left, &to, &room) != 0)
		breach("does not begin or end between characters", (struct rx_text){"", 0},
			0, piece.length);
	iconv_close(converter);
	out->length = out->room - room;
	return rx_buffer_text(out);
}

/* Of a ledger also what stands between cells. */
static bool is_blank(struct rx_text text, bool ledger)
{
	size_t length;

	for (size_t at = 0; at < text.length; at += length) {
		if (!rx_is_blank(rx_utf8_decode(text, at, &length))
			&& !(ledger && (text.bytes[at] == ',' || text.bytes[at] == '"')))
			return false;
	}
	return true;
}

static bool overlays(struct rx_text kind)
{
	return rx_text_equal(kind, RX_LITERAL("doc")) || rx_text_equal(kind, RX_LITERAL("diag"))
		|| rx_text_equal(kind, RX_LITERAL("fact"));
}

/* Equal when each quote of the text is two in the document. */
static bool equal_doubled(struct rx_text value, struct rx_text bytes)
{
	size_t at = 0;

	for (size_t from = 0; from < value.length; from++, at++) {
		if (at >= bytes.length || bytes.bytes[at] != value.bytes[from])
			return false;
		if (value.bytes[from] == '"' && ++at >= bytes.length)
			return false;
	}
	return at == bytes.length;
}

static bool is_shown(struct rx_text value, struct rx_text bytes, bool ledger)
{
	return rx_text_equal(value, bytes) || (ledger && equal_doubled(value, bytes));
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 || argc == 3 ? fopen(argv[1], "rb") : NULL;
	const char *encoding = argc == 3 ? argv[2] : NULL;
	static struct rx_text document, rest, stream; /* kept to the end */
	static struct rx_buffer scratch, piece;
	static unsigned char *covered;
	struct rx_text header, line;
	bool ledger;
	size_t kind, start, end, text;

	if (!file) {
		fprintf(stderr, "usage: spans DOCUMENT [ENCODING] < STREAM\n");
		return 2;
	}
	document = slurp(file);
	ledger = rx_text_ends(rx_text(argv[1]), RX_LITERAL(".csv"))
		|| rx_text_ends(rx_text(argv[1]), RX_LITERAL(".tsv"));
	stream = slurp(stdin);
	rest = stream;
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
			&& !is_shown(value,
				decoded(rx_text_slice(document, from, to), encoding, &piece), ledger))
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
	for (size_t at = 0, to; at < document.length; at = to) {
		for (to = at; to < document.length && covered[to] == covered[at]; to++)
			;
		line = rx_text_slice(document, at, to);
		if (!covered[at] && !is_blank(decoded(line, encoding, &piece), ledger)) {
			breach("in no record", line, at, to);
			break;
		}
	}
	return breaches > 0;
}
