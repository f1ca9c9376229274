/*
 * expect EXPECTED... - compares the record stream of as many documents on standard input with their
 * reviewed outlines.
 *
 * EXPECTED is tab separated with a header; its columns are those of the stream, but parent_title
 * (the title of the parent).  a|b in a cell means that either is right.  Titles are compared without
 * quotes, blanks and punctuation.  Rows of all outline kinds must agree one by one, in order; where
 * EXPECTED has no column parent_title, only rows of the kinds that it has.  Prints what differs, behind
 * it the name of EXPECTED, and exits 1, else prints nothing and exits 0.
 */
#include "stream.h"
#include "utf8.h"

enum { COLUMN_LIMIT = 64, ROW_LIMIT = 20000 };

struct table {
	struct rx_text names[COLUMN_LIMIT];
	size_t columns;
	struct rx_text (*rows)[COLUMN_LIMIT];
	size_t count;
};

static void load(struct table *table, struct rx_text text)
{
	struct rx_text rest = text, line, cell;

	table->rows = calloc(ROW_LIMIT, sizeof(*table->rows));
	table->count = 0;
	for (size_t at = 0; text.length && rx_text_split(&rest, '\n', &line) && rest.bytes; at++) {
		struct rx_text cells = line;
		size_t column = 0;

		while (column < COLUMN_LIMIT && rx_text_split(&cells, '\t', &cell)) {
			if (at == 0)
				table->names[column++] = cell;
			else if (table->count < ROW_LIMIT)
				table->rows[table->count][column++] = cell;
		}
		if (at == 0)
			table->columns = column;
		else if (table->count < ROW_LIMIT)
			table->count++;
	}
}

static size_t place_of(const struct table *table, const char *name)
{
	for (size_t at = 0; at < table->columns; at++) {
		if (rx_text_equal(table->names[at], rx_text(name)))
			return at;
	}
	return RX_NONE;
}

static struct rx_text cell_of(const struct table *table, size_t row, const char *name)
{
	size_t column = place_of(table, name);

	return column == RX_NONE ? (struct rx_text){"", 0} : table->rows[row][column];
}

/* Letters, digits and Han only. */
static struct rx_text squeeze(struct rx_text text, struct rx_buffer *out)
{
	size_t length;

	rx_buffer_reset(out);
	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (code >= 0xFF01 && code <= 0xFF5E)
			code -= 0xFEE0;
		if (rx_is_han(code) || (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z')
			|| (code >= 'a' && code <= 'z') || code == '%' || code == '+')
			rx_buffer_add_code(out, code);
	}
	return rx_buffer_text(out);
}

static bool is_title(struct rx_text name)
{
	return rx_text_ends(name, RX_LITERAL("title"));
}

/* Does a value agree with one of the alternatives? */
static bool agrees(struct rx_text wanted, struct rx_text got, bool title)
{
	struct rx_buffer one = {0}, other = {0};
	struct rx_text rest = wanted, choice;
	bool equal = false;

	while (!equal && rx_text_split(&rest, '|', &choice))
		equal = title ? rx_text_equal(squeeze(choice, &one), squeeze(got, &other))
			      : rx_text_equal(choice, got);
	rx_buffer_release(&one);
	rx_buffer_release(&other);
	return equal;
}

static struct rx_text parent_title(const struct table *stream, size_t row)
{
	struct rx_text parent = cell_of(stream, row, "parent");

	for (size_t at = 0; at < stream->count; at++) {
		if (!rx_text_equal(cell_of(stream, at, "id"), parent))
			continue;
		if (rx_text_equal(cell_of(stream, at, "kind"), RX_LITERAL("doc")))
			break;
		return cell_of(stream, at, "title");
	}
	return (struct rx_text){"", 0};
}

static struct rx_text value_of(const struct table *stream, size_t row, struct rx_text name)
{
	size_t column;

	if (rx_text_equal(name, RX_LITERAL("parent_title")))
		return parent_title(stream, row);
	for (column = 0; column < stream->columns; column++) {
		if (rx_text_equal(stream->names[column], name))
			return stream->rows[row][column];
	}
	return (struct rx_text){"", 0};
}

static bool same_record(const struct table *wanted, size_t row, const struct table *got, size_t at)
{
	return agrees(cell_of(wanted, row, "kind"), cell_of(got, at, "kind"), false)
		&& agrees(cell_of(wanted, row, "title"), cell_of(got, at, "title"), true);
}

static int show(const char *what, const struct table *table, size_t row)
{
	struct rx_text kind = cell_of(table, row, "kind"), title = cell_of(table, row, "title"),
		       line = cell_of(table, row, "line");

	printf("%s: line %.*s: %.*s %.*s\n", what, (int)line.length, line.bytes, (int)kind.length,
		kind.bytes, (int)title.length, title.bytes);
	return 1;
}

static int compare_cells(const struct table *wanted, size_t row, const struct table *got, size_t at)
{
	int differ = 0;

	for (size_t column = 0; column < wanted->columns; column++) {
		struct rx_text name = wanted->names[column], want = wanted->rows[row][column];
		struct rx_text have = value_of(got, at, name);
		bool doc = rx_text_equal(wanted->rows[row][0], RX_LITERAL("doc"));

		if (agrees(want, have, is_title(name)))
			continue;
		if (doc && (!rx_text_equal(name, RX_LITERAL("title"))))
			continue;
		show("differs", wanted, row);
		printf("    %.*s: wanted %.*s, got %.*s\n", (int)name.length, name.bytes,
			(int)want.length, want.bytes, (int)have.length, have.bytes);
		differ = 1;
	}
	return differ;
}

static bool has_kind(const struct table *table, struct rx_text kind)
{
	for (size_t row = 0; row < table->count; row++) {
		if (rx_text_equal(cell_of(table, row, "kind"), kind))
			return true;
	}
	return false;
}

static bool is_compared(const struct table *wanted, struct rx_text kind)
{
	static const char *const kinds[] = {
		"doc", "section", "finding", "measure", "action", "commitment"};

	if (place_of(wanted, "parent_title") == RX_NONE)
		return has_kind(wanted, kind);
	for (size_t at = 0; at < sizeof(kinds) / sizeof(kinds[0]); at++) {
		if (rx_text_equal(kind, rx_text(kinds[at])))
			return true;
	}
	return false;
}

/* Walks both lists; what stands in one only is missing or invented. */
static int compare(const struct table *wanted, const struct table *got)
{
	int differ = 0;
	size_t at = 0;
	bool doc = false;

	for (size_t row = 0; row < wanted->count; row++)
		doc = doc || rx_text_equal(cell_of(wanted, row, "kind"), RX_LITERAL("doc"));
	for (size_t row = 0; row < wanted->count; row++) {
		size_t found = at;

		while (found < got->count && !same_record(wanted, row, got, found))
			found++;
		if (found == got->count) {
			differ |= show("missing", wanted, row);
			continue;
		}
		for (; at < found; at++) {
			struct rx_text kind = cell_of(got, at, "kind");

			if (is_compared(wanted, kind)
				&& (doc || !rx_text_equal(kind, RX_LITERAL("doc"))))
				differ |= show("invented", got, at);
		}
		differ |= compare_cells(wanted, row, got, at++);
	}
	for (; at < got->count; at++) {
		if (is_compared(wanted, cell_of(got, at, "kind")))
			differ |= show("invented", got, at);
	}
	return differ;
}

/* Compares the rows of one document, which come without the header of their stream. */
static int check(const char *name, struct rx_text header, struct rx_text rows)
{
	struct table wanted, got;
	struct rx_text expected = slurp_named(name);
	struct rx_buffer stream = {0};
	int differ;

	rx_buffer_add(&stream, header.bytes, header.length);
	rx_buffer_add_byte(&stream, '\n');
	rx_buffer_add(&stream, rows.bytes, rows.length);
	load(&wanted, expected);
	load(&got, rx_buffer_text(&stream));
	differ = compare(&wanted, &got);
	if (differ)
		printf("  in %s\n", name);
	free(wanted.rows);
	free(got.rows);
	rx_buffer_release(&stream);
	free((char *)expected.bytes);
	return differ;
}

int main(int argc, char **argv)
{
	struct rx_text stream, rest, header;
	int differ = 0;

	if (argc < 2) {
		fprintf(stderr, "usage: expect EXPECTED... < STREAM\n");
		return 2;
	}
	stream = rest = slurp(stdin);
	rx_text_split(&rest, '\n', &header);
	for (int i = 1; i < argc; i++)
		differ |= check(argv[i], header,
			next_document(&rest, column_of(header, "kind"), i == argc - 1));
	free((char *)stream.bytes);
	return differ;
}
