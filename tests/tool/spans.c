/*
 * spans ENCODING DOCUMENT... - checks the laws of spans on the record stream of rx-parse --text DOCUMENT...
 * on standard input: each record's text is its document's bytes from start to end, decoded; outline and
 * text records do not overlap; together they hold every character that is no blank.  ENCODING is a name
 * that iconv knows, of all the documents.  Of a ledger (NAME.csv, NAME.tsv) the commas and
 * quotes between cells are as blanks, and a quote in a cell may stand doubled.
 * Prints each breach and exits 1, else exits 0.
 */
#include "stream.h"
#include "utf8.h"

#include <iconv.h>
#include <strings.h>

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
		breach("does not begin or end between characters", (struct rx_text){"", 0}, 0,
			piece.length);
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

static bool is_ledger(struct rx_text name)
{
	return rx_text_ends(name, RX_LITERAL(".csv")) || rx_text_ends(name, RX_LITERAL(".tsv"));
}

static void check_record(struct rx_text document, const char *encoding, bool ledger,
	const struct columns *at, struct rx_text line, unsigned char *covered)
{
	static struct rx_buffer scratch, piece; /* kept to the end */
	struct rx_text kind = cell_at(line, at->kind);
	struct rx_text value = rx_cell_value(cell_at(line, at->text), &scratch);
	size_t from = number(cell_at(line, at->start)), to = number(cell_at(line, at->end));
	bool twice = false;

	if (from > to || to > document.length) {
		breach("outside the document", line, from, to);
		return;
	}
	if (!rx_text_equal(kind, RX_LITERAL("doc"))
		&& !is_shown(value, decoded(rx_text_slice(document, from, to), encoding, &piece),
			ledger))
		breach("text is not the bytes", line, from, to);
	if (overlays(kind))
		return;
	for (size_t place = from; place < to; place++) {
		twice = twice || covered[place];
		covered[place] = 1;
	}
	if (twice)
		breach("overlaps", line, from, to);
}

static void check_cover(
	struct rx_text document, const char *encoding, bool ledger, const unsigned char *covered)
{
	static struct rx_buffer piece; /* kept to the end */

	for (size_t at = 0, to; at < document.length; at = to) {
		struct rx_text part;

		for (to = at; to < document.length && covered[to] == covered[at]; to++)
			;
		part = rx_text_slice(document, at, to);
		if (!covered[at] && !is_blank(decoded(part, encoding, &piece), ledger)) {
			breach("in no record", part, at, to);
			return;
		}
	}
}

static void check(
	const char *name, const char *encoding, const struct columns *at, struct rx_text rows)
{
	struct rx_text document = slurp_named(name), line;
	bool ledger = is_ledger(rx_text(name));
	unsigned char *covered = calloc(document.length + 1, 1);
	int before = breaches;

	while (rx_text_split(&rows, '\n', &line) && rows.bytes)
		check_record(document, encoding, ledger, at, line, covered);
	check_cover(document, encoding, ledger, covered);
	if (breaches > before)
		printf("  in %s\n", name);
	free(covered);
	free((char *)document.bytes);
}

int main(int argc, char **argv)
{
	struct rx_text stream, rest, header;
	struct columns at;

	if (argc < 3) {
		fprintf(stderr, "usage: spans ENCODING DOCUMENT... < STREAM\n");
		return 2;
	}
	stream = rest = slurp(stdin);
	rx_text_split(&rest, '\n', &header);
	at = columns_of(header);
	for (int i = 2; i < argc; i++)
		check(argv[i], strcasecmp(argv[1], "UTF-8") == 0 ? NULL : argv[1], &at,
			next_document(&rest, at.kind, i == argc - 1));
	free((char *)stream.bytes);
	return breaches > 0;
}
