/*
 * text_table.c - measuring, sharing the line, and writing aligned rows.
 *
 * Two passes over the cells: one measures, one writes.  Both clean the cell first, unless one look
 * says that it is plain and how wide it is.
 */
#include "text_table.h"
#include "clean.h"
#include "fit.h"
#include "width.h"

#include <stdlib.h>

enum { GAP = 2, UNLIMITED = 100, TEXT_MINIMUM = 10, LABEL_MINIMUM = 16, SHORT_MINIMUM = 24 };
#define NOT_PLAIN UINT32_MAX

struct column {
	size_t field;
	bool right;          /* numbers */
	bool seen;           /* some cell is not empty */
	struct rx_text rest; /* of the row's cell, while its lines are written */
};

struct table {
	struct rx_page *page;
	const struct rx_grid *grid;
	struct column *columns;
	struct rx_fit *fits;
	size_t count;
	size_t shown;
	size_t owed; /* blanks that come in front of the next text of the line */
	/* Cells of each plain cell of the grid that has been measured, or NOT_PLAIN; NULL: unknown. */
	uint32_t *widths;
};

/* Tells whether a cell is plain, and then its width. */
static bool is_plain(struct rx_text cell, size_t *width)
{
	return rx_width_plain(cell, width) && *width < NOT_PLAIN;
}

static size_t cells_of(const struct table *table, struct rx_text text)
{
	return rx_width(text, table->page->ambiguous_wide);
}

/* Cells of the longest line. */
static size_t lines_width(const struct table *table, struct rx_text text)
{
	struct rx_text rest = text, line;
	size_t widest = 0;

	if (text.length == 0 || !memchr(text.bytes, '\n', text.length))
		return cells_of(table, text);
	while (rx_text_split(&rest, '\n', &line)) {
		size_t width = cells_of(table, line);

		if (width > widest)
			widest = width;
	}
	return widest;
}

static enum rx_clean how(const struct table *table)
{
	return table->grid->wrap ? RX_CLEAN_LINES : RX_CLEAN_LINE;
}

/* Returns the width of a plain cell, or NOT_PLAIN. */
static uint32_t measure_cell(struct table *table, size_t at, struct rx_text cell)
{
	struct column *column = &table->columns[at];
	size_t width;
	bool plain;

	if (cell.length == 0)
		return 0;
	column->seen = true;
	if (column->right && !rx_is_plain_number(cell))
		column->right = false;
	plain = is_plain(cell, &width);
	if (!plain)
		width = lines_width(table, rx_clean(cell, how(table), &table->page->scratch[0]));
	if (width > table->fits[at].natural)
		table->fits[at].natural = width;
	return plain ? (uint32_t)width : NOT_PLAIN;
}

static void measure_row(struct table *table, size_t row)
{
	for (size_t at = 0; at < table->count; at++) {
		uint32_t width = measure_cell(
			table, at, rx_grid_get(table->grid, row, table->columns[at].field));

		if (table->widths)
			table->widths[row * table->count + at] = width;
	}
}

/* Text needs a few characters to a line, and room for its label unless that is long. */
static size_t minimum_of(const struct table *table, const struct rx_field *field, size_t natural)
{
	bool text = field->look == RX_LOOK_TEXT || field->look == RX_LOOK_MAIN;
	size_t least = text ? TEXT_MINIMUM : SHORT_MINIMUM, label = cells_of(table, field->label);

	if (text && label > least)
		least = label < LABEL_MINIMUM ? label : LABEL_MINIMUM;
	return natural < least ? natural : least;
}

static void measure(struct table *table)
{
	const struct rx_grid *grid = table->grid;

	for (size_t row = 0; row < rx_grid_rows(grid); row++)
		measure_row(table, row);
	for (size_t at = 0; at < table->count; at++) {
		struct column *column = &table->columns[at];
		const struct rx_field *field = &grid->fields[column->field];
		bool right = column->right && column->seen;

		column->right = false;
		(void)measure_cell(table, at, field->label);
		column->right = right;
		table->fits[at].minimum = minimum_of(table, field, table->fits[at].natural);
		table->fits[at].weight = field->look == RX_LOOK_MAIN ? 3 : 1;
	}
}

static void share(struct table *table)
{
	size_t room = table->page->width;

	table->shown = table->count;
	if (room) {
		table->shown = rx_fit(table->fits, table->count, GAP, room);
		return;
	}
	for (size_t at = 0; at < table->count; at++) {
		size_t natural = table->fits[at].natural;

		table->fits[at].width = natural < UNLIMITED ? natural : UNLIMITED;
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static void pay(struct table *table)
{
	static const char blanks[] = "                                ";

	while (table->owed) {
		size_t some = table->owed < sizeof(blanks) - 1 ? table->owed : sizeof(blanks) - 1;

		rx_writer_bytes(table->page->out, blanks, some);
		table->owed -= some;
	}
}

static void end_line(struct table *table)
{
	table->owed = 0;
	rx_writer_end_row(table->page->out);
}

/* Writes a text of so many cells into a column, to the right or the left. */
static void put(struct table *table, size_t at, struct rx_text text, size_t cells)
{
	size_t width = table->fits[at].width, pad = width > cells ? width - cells : 0;

	if (table->columns[at].right)
		table->owed += pad;
	if (text.length) {
		pay(table);
		rx_page_text(table->page, text);
	}
	table->owed += GAP + (table->columns[at].right ? 0 : pad);
}

/* Writes one cell on one line, cut with … where the page has a width; cells is its width, if it is plain. */
static void put_cut(struct table *table, size_t at, struct rx_text cell, size_t cells)
{
	struct rx_text text = cell;
	struct rx_buffer *cut = &table->page->scratch[1];
	size_t room = table->fits[at].width;

	if (cells == NOT_PLAIN) {
		text = rx_clean(cell, RX_CLEAN_LINE, &table->page->scratch[0]);
		cells = cells_of(table, text);
	}
	if (table->page->width && cells > room) {
		size_t dots = cells_of(table, RX_LITERAL("…"));
		size_t end = rx_width_fit(
			text, room > dots ? room - dots : 0, table->page->ambiguous_wide, &cells);

		rx_buffer_reset(cut);
		rx_buffer_add(cut, text.bytes, end);
		if (room >= dots) {
			rx_buffer_add_string(cut, "…");
			cells += dots;
		}
		text = rx_buffer_text(cut);
	}
	put(table, at, text, cells);
}

/* Puts the next line of each cell that has one; false when there was none. */
static bool put_lines(struct table *table)
{
	bool any = false;

	for (size_t at = 0; at < table->shown; at++)
		any |= table->columns[at].rest.bytes != NULL;
	if (!any)
		return false;
	for (size_t at = 0; at < table->shown; at++) {
		struct rx_text line = {NULL, 0};
		size_t room = table->page->width ? table->fits[at].width : 0;

		rx_wrap(&table->columns[at].rest, room, table->page->ambiguous_wide, &line);
		put(table, at, line, cells_of(table, line));
	}
	end_line(table);
	return true;
}

/* All cells of a row are cleaned into one buffer, which has room and does not move. */
static void row_wrapped(struct table *table, size_t row)
{
	struct rx_buffer *clean = &table->page->scratch[2];
	size_t need = 1;

	for (size_t at = 0; at < table->shown; at++)
		need += 3 * rx_grid_get(table->grid, row, table->columns[at].field).length;
	rx_buffer_reset(clean);
	if (!rx_buffer_reserve(clean, need)) {
		table->page->failed = true;
		return;
	}
	for (size_t at = 0; at < table->shown; at++) {
		size_t start = clean->length;

		rx_clean_add(clean, rx_grid_get(table->grid, row, table->columns[at].field),
			RX_CLEAN_LINES);
		table->columns[at].rest =
			rx_text_slice(rx_buffer_text(clean), start, clean->length);
	}
	while (put_lines(table))
		;
}

static void row_cut(struct table *table, size_t row)
{
	for (size_t at = 0; at < table->shown; at++) {
		struct rx_text cell = rx_grid_get(table->grid, row, table->columns[at].field);
		size_t cells;

		if (table->widths)
			cells = table->widths[row * table->count + at];
		else if (!is_plain(cell, &cells))
			cells = NOT_PLAIN;
		put_cut(table, at, cell, cells);
	}
	end_line(table);
}

static void labels(struct table *table)
{
	for (size_t at = 0; at < table->shown; at++)
		put_cut(table, at, table->grid->fields[table->columns[at].field].label, NOT_PLAIN);
	end_line(table);
	for (size_t at = 0; at < table->shown; at++) {
		pay(table);
		for (size_t cell = 0; cell < table->fits[at].width; cell++)
			rx_writer_bytes(table->page->out, "-", 1);
		table->owed = GAP;
	}
	end_line(table);
}

/* Names the columns that found no room: nothing disappears without a word. */
static void left_out(struct table *table)
{
	struct rx_page *page = table->page;
	struct rx_buffer *text = &page->scratch[0];
	struct rx_text rest, line;
	bool zh = page->lang == RX_LANG_ZH;

	if (table->shown == table->count)
		return;
	rx_buffer_reset(text);
	rx_buffer_add_string(text, zh ? "（宽度不足，未显示：" : "(no room for: ");
	for (size_t at = table->shown; at < table->count; at++) {
		if (at > table->shown)
			rx_buffer_add_string(text, zh ? "、" : ", ");
		rx_clean_add(
			text, table->grid->fields[table->columns[at].field].label, RX_CLEAN_LINE);
	}
	rx_buffer_add_string(text, zh ? "）" : ")");
	page->failed |= text->failed;
	rest = rx_buffer_text(text);
	while (rx_wrap(&rest, page->width, page->ambiguous_wide, &line)) {
		rx_page_text(page, line);
		rx_writer_end_row(page->out);
	}
}

static void write_table(struct table *table)
{
	/* Without the memory they are found out once more. */
	if (!table->grid->wrap
		&& rx_grid_rows(table->grid) < SIZE_MAX / sizeof(uint32_t) / (table->count + 1))
		table->widths =
			malloc(rx_grid_rows(table->grid) * table->count * sizeof(uint32_t) + 1);
	measure(table);
	share(table);
	if (table->shown == 0)
		return;
	labels(table);
	for (size_t row = 0; row < rx_grid_rows(table->grid); row++) {
		if (table->grid->wrap)
			row_wrapped(table, row);
		else
			row_cut(table, row);
	}
	left_out(table);
}

void rx_text_table(struct rx_page *page, const struct rx_grid *grid)
{
	struct table table = {.page = page, .grid = grid};

	table.columns = calloc(grid->columns + 1, sizeof(*table.columns));
	table.fits = calloc(grid->columns + 1, sizeof(*table.fits));
	page->failed |= !table.columns || !table.fits;
	if (table.columns && table.fits) {
		for (size_t at = 0; at < grid->columns; at++) {
			if (grid->fields[at].hidden)
				continue;
			table.columns[table.count].field = at;
			table.columns[table.count++].right = true;
		}
		write_table(&table);
	}
	free(table.widths);
	free(table.columns);
	free(table.fits);
}
