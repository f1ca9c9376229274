/*
 * expect EXPECTED - compares the record stream on standard input with a reviewed outline.
 *
 * EXPECTED is tab separated with a header; its columns are those of the stream, but parent_title
 * (the title of the parent).  a|b in a cell means that either is right.  Titles are compared without
 * quotes, blanks and punctuation.  Rows of the kinds that EXPECTED has must agree one by one, in
 * order.  Prints what differs and exits 1, else prints nothing and exits 0.
 */
#include "buffer.h"
#include "cell.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMN_LIMIT = 64 };

struct table {
	struct rx_text names[COLUMN_LIMIT];
	size_t columns;
	struct rx_text (*rows)[COLUMN_LIMIT];
	size_t count;
};

static struct rx_buffer slurp(FILE *file)
{
	struct rx_buffer all = {0};
	char piece[65536];
	size_t length;

	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		rx_buffer_add(&all, piece, length);
	return all;
}

static void load(struct table *table, struct rx_text text)
{
	struct rx_text rest = text, line, cell;
	size_t lines = 0;

	for (size_t at = 0; at < text.length; at++)
		lines += text.bytes[at] == '\n';
	table->rows = calloc(lines + 1, sizeof(*table->rows));
	table->count = 0;
	for (size_t at = 0; text.length && rx_text_split(&rest, '\n', &line) && rest.bytes; at++) {
		struct rx_text cells = line;
		size_t column = 0;

		while (column < COLUMN_LIMIT && rx_text_split(&cells, '\t', &cell)) {
			if (at == 0)
				table->names[column++] = cell;
			else
				table->rows[table->count][column++] = cell;
		}
		if (at == 0)
			table->columns = column;
		else
			table->count++;
	}
}

static size_t column_of(const struct table *table, const char *name)
{
	for (size_t at = 0; at < table->columns; at++) {
		if (rx_text_equal(table->names[at], rx_text(name)))
			return at;
	}
	return RX_NONE;
}

static struct rx_text cell_of(const struct table *table, size_t row, const char *name)
{
	size_t column = column_of(table, name);

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

static bool is_compared(struct rx_text kind)
{
	static const char *const kinds[] = {
		"doc", "section", "finding", "measure", "action", "commitment"};

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

			if (is_compared(kind) && (doc || !rx_text_equal(kind, RX_LITERAL("doc"))))
				differ |= show("invented", got, at);
		}
		differ |= compare_cells(wanted, row, got, at++);
	}
	for (; at < got->count; at++) {
		if (is_compared(cell_of(got, at, "kind")))
			differ |= show("invented", got, at);
	}
	return differ;
}

int main(int argc, char **argv)
{
	struct table wanted = {0}, got = {0};
	struct rx_buffer expected, stream;
	int differ;
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

	if (!file) {
		fprintf(stderr, "usage: expect EXPECTED < STREAM\n");
		return 2;
	}
	expected = slurp(file);
	stream = slurp(stdin);
	fclose(file);
	load(&wanted, rx_buffer_text(&expected));
	load(&got, rx_buffer_text(&stream));
	differ = compare(&wanted, &got);
	free(wanted.rows);
	free(got.rows);
	rx_buffer_release(&expected);
	rx_buffer_release(&stream);
	return differ;
}
