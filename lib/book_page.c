/*
 * book_page.c - spreadsheets do not grow rows for merged cells, so the height of every row is
 * reckoned here, from the width of the text and that of its column.
 */
#include "book_page.h"
#include "fit.h"
#include "view.h"
#include "width.h"

#include <stdlib.h>

enum {
	LINE_POINTS = 15,
	MOST_POINTS = 409,
	MOST_LINES = MOST_POINTS / LINE_POINTS,
	LEAST_WIDTH = 6,
	BROAD = 96,        /* columns together: more is printed on the broad side */
	ROOM = 150,        /* columns together that can be read on one page */
	NARROW = 8,        /* no column need be narrower */
	BROAD_COLUMN = 24, /* one of running text */
	WHOLE = 88         /* width of a sheet without tables */
};

void rx_book_page_begin(struct rx_book_page *page, struct rx_book *book, struct rx_text name)
{
	page->book = book;
	page->sheet = rx_book_sheet(book, name);
	page->failed |= !page->sheet;
}

void rx_book_page_release(struct rx_book_page *page)
{
	free(page->widths);
	free(page->lines);
	free(page->rows);
	rx_buffer_release(&page->texts);
	rx_buffer_release(&page->joined);
	*page = (struct rx_book_page){0};
}

void rx_book_page_line(struct rx_book_page *page, struct rx_text text, enum rx_style style)
{
	struct rx_book_line *lines =
		rx_array_grow(page->lines, page->line_count, &page->line_room, sizeof(*lines));

	if (!lines) {
		page->failed = true;
		return;
	}
	page->lines = lines;
	if (page->row && style == RX_STYLE_HEADING)
		page->row++;
	lines[page->line_count++] =
		(struct rx_book_line){page->row++, style, page->texts.length, text.length};
	rx_buffer_add_text(&page->texts, text);
	page->failed |= page->texts.failed;
}

/* ---- measures ------------------------------------------------------------------------------- */

/* Lines that a text takes in a column of so many cells. */
static size_t lines_in(struct rx_text text, size_t width)
{
	struct rx_text rest = rx_text_of(text.length ? text.bytes : "", text.length), line;
	size_t lines = 0;

	while (lines < MOST_LINES && rx_text_split(&rest, '\n', &line))
		lines += 1 + (rx_width(line, true) * 21 / 20) / (width + 1);
	return lines < MOST_LINES ? lines : MOST_LINES;
}

static size_t widest_line(struct rx_text text, size_t most)
{
	struct rx_text rest = rx_text_of(text.length ? text.bytes : "", text.length), line;
	size_t widest = 0;

	while (widest < most && rx_text_split(&rest, '\n', &line)) {
		size_t cells, fits = rx_width_fit(line, most, true, &cells);

		if (fits < line.length)
			return most;
		widest = cells > widest ? cells : widest;
	}
	return widest;
}

static size_t most_width(enum rx_look look)
{
	switch (look) {
	case RX_LOOK_MAIN: return 40;
	case RX_LOOK_TEXT: return 18;
	case RX_LOOK_STATUS: return 14;
	case RX_LOOK_SHORT: return 16;
	default: return 12;
	}
}

/* Makes a column at least as wide. */
static void widen(struct rx_book_page *page, size_t column, size_t width)
{
	while (page->columns <= column) {
		size_t *widths = rx_array_grow(
			page->widths, page->columns, &page->widths_room, sizeof(*widths));

		if (!widths) {
			page->failed = true;
			return;
		}
		page->widths = widths;
		widths[page->columns++] = LEAST_WIDTH;
	}
	if (page->widths[column] < width)
		page->widths[column] = width;
}

/* Columns that together are broader than what can be read on one page share its width, the broad ones
 * giving most. */
static void narrow(struct rx_book_page *page, size_t room)
{
	struct rx_fit *fits = calloc(page->columns + 1, sizeof(*fits));

	page->failed |= !fits;
	for (size_t at = 0; fits && at < page->columns; at++) {
		fits[at].natural = page->widths[at];
		fits[at].minimum = page->widths[at] < NARROW ? page->widths[at] : NARROW;
		fits[at].weight = page->widths[at] > BROAD_COLUMN ? 2 : 1;
	}
	if (fits && rx_fit(fits, page->columns, 0, room) == page->columns) {
		for (size_t at = 0; at < page->columns; at++)
			page->widths[at] = fits[at].width;
	}
	free(fits);
}

/* What is known of a row, NULL without memory. */
static struct rx_book_row *row_at(struct rx_book_page *page, size_t row)
{
	while (page->row_count <= row) {
		struct rx_book_row *rows =
			rx_array_grow(page->rows, page->row_count, &page->rows_room, sizeof(*rows));

		if (!rows) {
			page->failed = true;
			return NULL;
		}
		page->rows = rows;
		rows[page->row_count++] = (struct rx_book_row){0};
	}
	return &page->rows[row];
}

static void set_points(struct rx_book_page *page, size_t row, size_t points)
{
	struct rx_book_row *known = row_at(page, row);

	if (known)
		known->points = (unsigned short)points;
	rx_book_height(page->book, page->sheet, row, (double)points);
}

static void set_height(struct rx_book_page *page, size_t row, size_t lines)
{
	set_points(page, row, lines * LINE_POINTS + 3);
}

/* Keeps a row on the page of the one above. */
static void join(struct rx_book_page *page, size_t row)
{
	struct rx_book_row *known = row_at(page, row);

	if (known)
		known->joined = true;
}

/* ---- tables --------------------------------------------------------------------------------- */

/* A table being written: sheet column of each field, and the place of the one with parts. */
struct table {
	struct rx_book_page *page;
	const struct rx_grid *grid;
	size_t parts; /* RX_NONE: no column is split */
};

static void measure_table(const struct table *table)
{
	const struct rx_grid *grid = table->grid;
	size_t to = 0;

	for (size_t at = 0; at < grid->columns; at++) {
		size_t most = most_width(grid->fields[at].look);

		if (grid->fields[at].hidden)
			continue;
		widen(table->page, to, widest_line(grid->fields[at].label, most) + 2);
		for (size_t row = 0; row < rx_grid_rows(grid); row++)
			widen(table->page, to, widest_line(rx_grid_get(grid, row, at), most) + 2);
		to++;
	}
}

static void write_head(const struct table *table)
{
	struct rx_book_page *page = table->page;
	size_t lines = 1, to = 0;

	for (size_t at = 0; at < table->grid->columns; at++) {
		struct rx_text label = table->grid->fields[at].label;

		if (table->grid->fields[at].hidden)
			continue;
		rx_book_text(page->book, page->sheet, page->row, to, label, RX_STYLE_HEAD);
		if (lines_in(label, page->widths[to]) > lines)
			lines = lines_in(label, page->widths[to]);
		to++;
	}
	set_height(page, page->row, lines);
	page->head = page->row++;
	/* No page ends with the header of a table. */
	join(page, page->row);
}

static enum rx_style style_of(enum rx_look look)
{
	switch (look) {
	case RX_LOOK_SHORT:
	case RX_LOOK_STATUS: return RX_STYLE_CENTER;
	case RX_LOOK_NUMBER: return RX_STYLE_NUMBER;
	default: return RX_STYLE_CELL;
	}
}

/* The parts of a row, one row of the sheet each; returns the lines that they take together. */
static size_t write_parts(const struct table *table, struct rx_text parts, size_t column)
{
	struct rx_book_page *page = table->page;
	const struct rx_field *field = &table->grid->fields[table->parts];
	struct rx_text rest = rx_text_of(parts.length ? parts.bytes : "", parts.length), part;
	size_t all = 0;

	for (size_t row = page->row; rx_text_split(&rest, '\n', &part); row++) {
		size_t lines = lines_in(part, page->widths[column]);

		rx_book_value(page->book, page->sheet, row, column, field, part, true);
		set_height(page, row, lines);
		all += lines;
	}
	return all;
}

/* A cell as it is printed: lists are joined as in prose. */
static struct rx_text shown(const struct table *table, size_t row, size_t column)
{
	struct rx_text value = rx_grid_get(table->grid, row, column);
	struct rx_book_page *page = table->page;

	if (!table->grid->fields[column].list || value.length == 0)
		return value;
	rx_buffer_reset(&page->joined);
	rx_list_join(&page->joined, value, page->lang);
	page->failed |= page->joined.failed;
	return rx_buffer_text(&page->joined);
}

static size_t count_parts(const struct table *table, size_t row)
{
	size_t count = 1;

	if (table->parts != RX_NONE) {
		struct rx_text parts = rx_grid_get(table->grid, row, table->parts);

		for (size_t at = 0; at < parts.length; at++)
			count += parts.bytes[at] == '\n';
	}
	return count;
}

static void write_row(const struct table *table, size_t row)
{
	struct rx_book_page *page = table->page;
	const struct rx_grid *grid = table->grid;
	size_t count = count_parts(table, row), end = page->row + count - 1;
	size_t lines = 1, taken = count, last = 1, to = 0;

	for (size_t at = 0; at < grid->columns; at++) {
		struct rx_text value = shown(table, row, at);
		size_t need;

		if (grid->fields[at].hidden)
			continue;
		if (at == table->parts) {
			const char *tail = value.bytes + value.length;

			taken = write_parts(table, value, to);
			while (tail > value.bytes && tail[-1] != '\n')
				tail--;
			last = lines_in(
				rx_text_slice(value, (size_t)(tail - value.bytes), value.length),
				page->widths[to]);
		} else {
			rx_book_merge(page->book, page->sheet,
				(struct rx_area){page->row, to, end, to},
				style_of(grid->fields[at].look));
			rx_book_value(page->book, page->sheet, page->row, to, &grid->fields[at],
				value, true);
			need = lines_in(value, page->widths[to]);
			lines = need > lines ? need : lines;
		}
		to++;
	}
	/* What the merged cells need beyond the parts goes to the last part. */
	if (table->parts == RX_NONE)
		set_height(page, end, lines);
	else if (lines > taken && last + lines - taken < MOST_LINES)
		set_height(page, end, last + lines - taken);
	for (size_t at = page->row + 1; at <= end; at++)
		join(page, at);
	page->row = end + 1;
}

/* What belongs to a whole table: colours of statuses, a filter where no cells are merged. */
static void dress(const struct table *table, size_t first)
{
	struct rx_book_page *page = table->page;
	size_t to = 0;

	for (size_t at = 0; at < table->grid->columns; at++) {
		if (table->grid->fields[at].hidden)
			continue;
		if (table->grid->fields[at].look == RX_LOOK_STATUS && page->row > first)
			rx_book_statuses(page->book, page->sheet,
				(struct rx_area){first, to, page->row - 1, to});
		to++;
	}
}

void rx_book_page_table(struct rx_book_page *page, const struct rx_grid *grid)
{
	struct table table = {page, grid, grid->parts ? grid->parts - 1 : RX_NONE};
	size_t first;

	if (table.parts != RX_NONE && grid->fields[table.parts].hidden)
		table.parts = RX_NONE;
	measure_table(&table);
	narrow(page, ROOM);
	if (page->failed)
		return;
	write_head(&table);
	first = page->row;
	for (size_t row = 0; row < rx_grid_rows(grid); row++)
		write_row(&table, row);
	dress(&table, first);
	page->tables++;
}

void rx_book_page_record(struct rx_book_page *page, const struct rx_field *fields,
	const struct rx_text *values, size_t count)
{
	enum { LABEL = 16, VALUE = 72 };

	if (page->row)
		page->row++;
	widen(page, 0, LABEL);
	widen(page, 1, VALUE);
	for (size_t at = 0; at < count; at++) {
		if (values[at].length == 0)
			continue;
		rx_book_text(
			page->book, page->sheet, page->row, 0, fields[at].label, RX_STYLE_HEAD);
		rx_book_text(page->book, page->sheet, page->row, 1, values[at], RX_STYLE_CELL);
		set_height(page, page->row++, lines_in(values[at], VALUE));
	}
}

/* ---- the end -------------------------------------------------------------------------------- */

static void write_line(
	struct rx_book_page *page, const struct rx_book_line *line, size_t columns, size_t width)
{
	struct rx_text text = rx_text_slice(
		rx_buffer_text(&page->texts), line->start, line->start + line->length);
	size_t points = LINE_POINTS, size = line->style == RX_STYLE_TITLE ? 3 : 2;

	rx_book_merge(page->book, page->sheet,
		(struct rx_area){line->row, 0, line->row, columns - 1}, line->style);
	rx_book_text(page->book, page->sheet, line->row, 0, text, line->style);
	/* A title's letters are half as large again. */
	points = points * size / 2 * lines_in(text, width * 2 / size) + 4;
	set_points(page, line->row, points < MOST_POINTS ? points : MOST_POINTS);
	if (line->style == RX_STYLE_HEADING)
		join(page, line->row + 1);
}

/* ---- pages ---------------------------------------------------------------------------------- */

/* Paper between the margins, in points, and what a column takes: 7 pixels a character and 5 more. */
enum {
	SHORT_SIDE = 595,
	LONG_SIDE = 842,
	SIDE_MARGINS = 72,
	END_MARGINS = 87,
	PER_CENT_USED = 96 /* what programs reckon otherwise */
};

/* Points of rows that go on one page, since all is printed smaller until it is one page wide. */
static size_t page_points(const struct rx_book_page *page, size_t width, bool landscape)
{
	size_t across = (landscape ? LONG_SIDE : SHORT_SIDE) - SIDE_MARGINS;
	size_t down = (landscape ? SHORT_SIDE : LONG_SIDE) - END_MARGINS;
	size_t wide = (7 * width + 5 * page->columns) * 3 / 4;

	return down * (wide > across ? wide : across) / across * PER_CENT_USED / 100;
}

static size_t points_of(const struct rx_book_page *page, size_t row)
{
	return row < page->row_count && page->rows[row].points ? page->rows[row].points
							       : LINE_POINTS;
}

/* Points of the rows from one on that stay together; *row goes behind them. */
static size_t group_points(const struct rx_book_page *page, size_t *row)
{
	size_t points = 0;

	do
		points += points_of(page, (*row)++);
	while (*row < page->row_count && page->rows[*row].joined);
	return points;
}

/* Begins a page wherever what belongs together would not end on the one at hand.  What is longer than a
 * page is left to the printing program. */
static void break_pages(struct rx_book_page *page, size_t room)
{
	uint32_t *breaks = calloc(RX_BOOK_BREAKS + 1, sizeof(*breaks));
	size_t again = page->tables == 1 ? points_of(page, page->head) : 0;
	size_t used = 0, count = 0, row = 0;

	page->failed |= !breaks;
	while (breaks && row < page->row_count && count < RX_BOOK_BREAKS) {
		size_t first = row, points = group_points(page, &row);

		if (used && used + points > room && points + again <= room) {
			breaks[count++] = (uint32_t)first;
			used = again;
		}
		used = (used + points) % (room + 1);
	}
	if (breaks && !page->failed)
		rx_book_breaks(page->book, page->sheet, breaks);
	free(breaks);
}

void rx_book_page_end(struct rx_book_page *page)
{
	size_t width = 0;

	if (page->columns == 0)
		widen(page, 0, WHOLE);
	if (page->failed)
		return;
	for (size_t at = 0; at < page->columns; at++) {
		width += page->widths[at];
		rx_book_width(page->book, page->sheet, at, (double)page->widths[at]);
	}
	for (size_t at = 0; at < page->line_count; at++)
		write_line(page, &page->lines[at], page->columns, width);
	if (page->tables == 1)
		rx_book_freeze(page->book, page->sheet, page->head + 1);
	break_pages(page, page_points(page, width, page->landscape || width > BROAD));
	rx_book_print(page->book, page->sheet, page->landscape || width > BROAD, page->head,
		page->tables == 1 ? page->head : RX_NONE);
}
