/*
 * rows.c - a record's cells in the order of the columns.
 *
 * The stages work on a text that may have been decoded, taken out of a page, folded and, of a ledger,
 * laid out anew; here every offset and piece of it goes back to the document.
 */
#include "rows.h"
#include "utf8.h"

void rx_rows_header(struct rx_writer *writer)
{
	for (size_t column = 0; column < RX_COLUMN_COUNT; column++) {
		if (column)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_cell(writer, rx_word_name(RX_SET_COLUMN, column));
	}
	rx_writer_end_row(writer);
}

static struct rx_text word(enum rx_set set, int place)
{
	return place == RX_UNSET ? (struct rx_text){"", 0} : rx_word_name(set, (size_t)place);
}

/* The numbers of a row, which live no longer than it: of all rows they would be a megabyte. */
enum { DIGITS = 24 };
struct digits {
	char start[DIGITS], end[DIGITS], no[DIGITS], line[DIGITS];
};

static struct rx_text number(char *digits, size_t value)
{
	size_t at = DIGITS;

	do
		digits[--at] = (char)('0' + value % 10);
	while (value /= 10);
	return rx_text_of(digits + at, DIGITS - at);
}

/* Turns a span of parse->text into one of the source's view; false where it has none. */
static bool to_view(const struct rx_parse *parse, size_t *start, size_t *end)
{
	return !parse->origins || rx_origins_span(parse->origins, start, end);
}

/* The cells of a row that have a value, and a bit for each: most have none. */
struct row {
	uint64_t filled;
	struct rx_text cells[RX_COLUMN_COUNT];
};

_Static_assert(RX_COLUMN_COUNT <= 64, "a bit for each column");

static void put(struct row *row, enum rx_column column, struct rx_text value)
{
	row->filled |= UINT64_C(1) << column;
	row->cells[column] = value;
}

/* The record's bytes in the document; none where its cells have no place of their own in it. */
static void fill_span(struct rx_parse *parse, const struct rx_record *record, struct digits *digits,
	struct row *row)
{
	size_t start = record->start, end = record->end;

	if (!parse->located)
		return;
	if (parse->origins && record->kind == RX_KIND_DOC) {
		start = 0;
		end = parse->source.view.length;
	} else if (!to_view(parse, &start, &end)) {
		return;
	}
	put(row, RX_COLUMN_START, number(digits->start, rx_source_start(&parse->source, start)));
	put(row, RX_COLUMN_END, number(digits->end, rx_source_end(&parse->source, start, end)));
}

/* A piece of the source's bytes as a cell's value: quotes that stand doubled become single. */
static struct rx_text value_of(struct rx_parse *parse, struct rx_text piece, bool escaped)
{
	struct rx_buffer value = {0};
	struct rx_text copy;

	if (!escaped)
		return piece;
	for (size_t at = 0; at < piece.length; at += piece.bytes[at] == '"' ? 2 : 1)
		rx_buffer_add_byte(&value, piece.bytes[at]);
	copy = rx_arena_copy(&parse->arena, rx_buffer_text(&value));
	parse->arena.failed = parse->arena.failed || value.failed;
	rx_buffer_release(&value);
	return copy;
}

/* The record as printed. */
static struct rx_text printed(struct rx_parse *parse, const struct rx_record *record)
{
	size_t start = record->start, end = record->end, length = end - start;

	if (!to_view(parse, &start, &end))
		return rx_parse_slice(parse, record->start, record->end);
	return value_of(
		parse, rx_source_printed(&parse->source, start, end), end - start != length);
}

/* What a cell shows: with the glyphs of the document, where the cell is a piece of it. */
static struct rx_text shown(struct rx_parse *parse, struct rx_text cell)
{
	uintptr_t text = (uintptr_t)parse->text.bytes, bytes = (uintptr_t)cell.bytes;
	size_t start, end;

	if (!parse->origins)
		return rx_source_cell(&parse->source, cell);
	if (bytes < text || bytes - text >= parse->text.length)
		return cell;
	start = bytes - text;
	end = start + cell.length;
	if (!to_view(parse, &start, &end))
		return cell;
	return value_of(parse,
		rx_source_cell(&parse->source, rx_text_slice(parse->source.view, start, end)),
		end - start != cell.length);
}

static void fill_row(struct rx_parse *parse, const struct rx_record *record, struct digits *digits,
	struct row *row)
{
	for (const struct rx_cell *cell = record->cells; cell; cell = cell->next)
		put(row, cell->column, cell->value);
	put(row, RX_COLUMN_KIND, word(RX_SET_KIND, (int)record->kind));
	put(row, RX_COLUMN_SERIES, parse->series);
	put(row, RX_COLUMN_ID, record->id);
	if (record->parent != RX_NONE)
		put(row, RX_COLUMN_PARENT, parse->records.items[record->parent].id);
	put(row, RX_COLUMN_DOC, parse->records.items[RX_DOC].id);
	put(row, RX_COLUMN_PATH, record->path);
	put(row, RX_COLUMN_NO, record->number ? number(digits->no, record->number) : record->no);
	put(row, RX_COLUMN_TITLE, record->title);
	if (record->status != RX_UNSET)
		put(row, RX_COLUMN_STATUS, word(RX_SET_STATUS, record->status));
	put(row, RX_COLUMN_BASIS, word(RX_SET_BASIS, record->basis));
	put(row, RX_COLUMN_MODE, word(RX_SET_MODE, record->mode));
	put(row, RX_COLUMN_CLASS, word(RX_SET_CLASS, record->class));
	if (record->type != RX_UNSET)
		put(row, RX_COLUMN_TYPE, word(RX_SET_TYPE, record->type));
	put(row, RX_COLUMN_FILE, rx_text(parse->name));
	put(row, RX_COLUMN_LINE, number(digits->line, record->line));
	fill_span(parse, record, digits, row);
	if (record->kind != RX_KIND_DOC)
		put(row, RX_COLUMN_TEXT, printed(parse, record));
}

/* A cell with bytes that are no UTF-8 gets U+FFFD for each of them. */
static struct rx_text repair(struct rx_text cell, struct rx_buffer *scratch)
{
	size_t length;

	if (rx_utf8_invalid(cell) == RX_NONE)
		return cell;
	rx_buffer_reset(scratch);
	for (size_t at = 0; at < cell.length; at += length)
		rx_buffer_add_code(scratch, rx_utf8_decode(cell, at, &length));
	return rx_buffer_text(scratch);
}

/* Most cells are empty: what parts them is written at once. */
static void add_tabs(struct rx_writer *writer, size_t count)
{
	static const char tabs[] = "\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

	for (size_t some; count; count -= some) {
		some = count < sizeof(tabs) - 1 ? count : sizeof(tabs) - 1;
		rx_writer_bytes(writer, tabs, some);
	}
}

/* The place of the lowest bit. */
static size_t lowest(uint64_t bits)
{
#ifdef __GNUC__
	return (size_t)__builtin_ctzll(bits);
#else
	size_t place = 0;

	while (!(bits >> place & 1))
		place++;
	return place;
#endif
}

void rx_rows_record(struct rx_parse *parse, const struct rx_record *record, bool valid,
	struct rx_buffer *scratch, struct rx_writer *writer)
{
	struct row row;
	struct digits digits;
	size_t written = 0;

	/* A message may have been cut inside a character. */
	valid = valid && record->kind != RX_KIND_DIAG;
	row.filled = 0;
	fill_row(parse, record, &digits, &row);
	for (; row.filled; row.filled &= row.filled - 1) {
		size_t column = lowest(row.filled);
		struct rx_text cell = row.cells[column];

		if (cell.length == 0)
			continue;
		add_tabs(writer, column - written);
		written = column;
		cell = shown(parse, cell);
		rx_writer_cell(writer, valid ? cell : repair(cell, scratch));
	}
	add_tabs(writer, RX_COLUMN_COUNT - 1 - written);
	rx_writer_end_row(writer);
}
