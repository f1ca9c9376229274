/*
 * layout_same.c - a ledger back in its own columns, order and words, from its records with all their
 * text records (rx-parse --text).
 *
 * The text records of the header tell the columns: title is the name of a column, value its place.
 * Every other cell is a text record under its column's name, or the finding, a measure or the section
 * itself.  Cells go by their place in the source; a row ends where a column comes that is not further
 * to the right, or is too far away.
 */
#include "layout.h"
#include "ledger_head.h"
#include "matters.h"
#include "message.h"

#include <stdlib.h>

enum { KIND, TYPE, TITLE, VALUE, LINE, START, END, TEXT, WANTED };

static const enum rx_column wanted[WANTED] = {RX_COLUMN_KIND, RX_COLUMN_TYPE, RX_COLUMN_TITLE,
	RX_COLUMN_VALUE, RX_COLUMN_LINE, RX_COLUMN_START, RX_COLUMN_END, RX_COLUMN_TEXT};

/* What a cell came as. */
enum part {
	PART_COLUMN,
	PART_CELL,
	PART_FINDING,
	PART_MEASURE,
	PART_SECTION,
	PART_ABOVE,
	PART_BELOW,
	PART_GROUP /* a name above those of several columns */
};

struct cell {
	enum part part;
	struct rx_span name, text;
	size_t column; /* place of the column, or RX_NONE */
	size_t line, start, end, order;
};

struct same {
	size_t places[WANTED];
	struct cell *cells;
	size_t count, room;
	struct rx_buffer texts;
	struct rx_buffer joined;
	size_t documents;
	bool failed;
};

static int bind(struct rx_report *report)
{
	struct same *same = report->state;

	rx_layout_bind(report, wanted, WANTED, same->places);
	return 0;
}

static int start(struct rx_report *report)
{
	report->state = calloc(1, sizeof(struct same));
	return report->state ? bind(report) : -1;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return bind(report);
}

/* ---- taking rows ---------------------------------------------------------------------------- */

static size_t number(struct rx_text text)
{
	size_t value = 0;

	for (size_t at = 0; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9';
		at++)
		value = value * 10 + (size_t)(text.bytes[at] - '0');
	return text.length ? value : RX_NONE;
}

static struct rx_span keep(struct same *same, struct rx_text text)
{
	struct rx_span span = {same->texts.length, text.length};

	rx_buffer_add_text(&same->texts, text);
	return span;
}

static struct rx_text kept(const struct same *same, struct rx_span span)
{
	return rx_text_of(same->texts.bytes + span.start, span.length);
}

/* What a record is to a ledger; -1: nothing. */
static int part_of(const struct same *same, const struct rx_text *values)
{
	switch (rx_word_find(RX_SET_KIND, rx_layout_value(values, same->places[KIND]))) {
	case RX_KIND_FINDING: return PART_FINDING;
	case RX_KIND_MEASURE: return PART_MEASURE;
	case RX_KIND_SECTION: return PART_SECTION;
	case RX_KIND_TEXT: break;
	default: return -1;
	}
	switch (rx_word_find(RX_SET_TYPE, rx_layout_value(values, same->places[TYPE]))) {
	case RX_DOCTYPE_LABEL:
		return rx_layout_value(values, same->places[VALUE]).length ? PART_COLUMN
									   : PART_GROUP;
	case RX_DOCTYPE_TITLE:
	case RX_DOCTYPE_PREAMBLE: return PART_ABOVE;
	case RX_DOCTYPE_SIGNATURE: return PART_BELOW;
	default: return PART_CELL;
	}
}

static void take(struct same *same, const struct rx_text *values, enum part part)
{
	struct cell *grown = rx_array_grow(same->cells, same->count, &same->room, sizeof(*grown));
	struct cell cell = {.part = part, .column = RX_NONE};

	if (!grown) {
		same->failed = true;
		return;
	}
	same->cells = grown;
	cell.name = keep(same,
		part == PART_COLUMN || part == PART_CELL
			? rx_layout_value(values, same->places[TITLE])
			: (struct rx_text){"", 0});
	cell.text = keep(same, rx_layout_value(values, same->places[TEXT]));
	cell.line = number(rx_layout_value(values, same->places[LINE]));
	cell.start = number(rx_layout_value(values, same->places[START]));
	cell.end = number(rx_layout_value(values, same->places[END]));
	cell.order = same->count;
	if (part == PART_COLUMN)
		cell.column = number(rx_layout_value(values, same->places[VALUE]));
	grown[same->count++] = cell;
}

/* ---- one ledger ----------------------------------------------------------------------------- */

/* The columns first, from left to right; then what stands above, the cells, and what stands below. */
static int rank(const struct cell *cell)
{
	switch (cell->part) {
	case PART_COLUMN: return 0;
	case PART_ABOVE: return 1;
	case PART_BELOW: return 3;
	case PART_GROUP: return 4;
	default: return 2;
	}
}

static int by_place(const void *one, const void *other)
{
	const struct cell *left = one, *right = other;
	int order = rank(left) - rank(right);

	if (order)
		return order;
	if (left->part == PART_COLUMN && left->column != right->column)
		return left->column < right->column ? -1 : 1;
	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	/* Without places in the source, the cells of a row come from left to right. */
	if (left->column != right->column)
		return left->column < right->column ? -1 : 1;
	return left->order < right->order ? -1 : left->order > right->order;
}

static size_t find_role(const struct same *same, size_t columns, enum rx_ledger_role role)
{
	for (size_t at = 0; at < columns; at++) {
		enum rx_column column;

		if (rx_ledger_role_of(kept(same, same->cells[at].name), &column) == role)
			return at;
	}
	return RX_NONE;
}

static size_t find_name(const struct same *same, size_t columns, struct rx_text name)
{
	for (size_t at = 0; name.length && at < columns; at++) {
		if (rx_text_equal(kept(same, same->cells[at].name), name))
			return at;
	}
	return RX_NONE;
}

/* The bytes between two cells, where both have a place. */
static size_t gap_of(const struct cell *before, const struct cell *cell)
{
	return before->end == RX_NONE || cell->start == RX_NONE ? RX_NONE
								: cell->start - before->end;
}

/* May a cell stand in this column of the row that another cell is in?  From there to there are as many
 * separators as columns, and a few quotes; to the next row there are all those of a row more. */
static bool follows(
	const struct cell *before, const struct cell *cell, size_t column, size_t columns)
{
	size_t gap = gap_of(before, cell);

	if (column <= before->column)
		return false;
	return gap == RX_NONE ? cell->line == before->line
			      : gap < columns + (column - before->column);
}

/* Is a cell another piece of the one before it? */
static bool continues(const struct cell *before, const struct cell *cell, size_t columns)
{
	size_t gap = gap_of(before, cell);

	if (cell->column != before->column)
		return false;
	return cell->line == before->line || (gap != RX_NONE && gap < columns);
}

/* A measure stands in the column of further steps when that of measures is passed in its row. */
static bool is_plan(
	const struct cell *before, const struct cell *cell, size_t plans, size_t columns)
{
	if (before->column == plans)
		return before->part == PART_MEASURE && cell->line == before->line;
	return !continues(before, cell, columns) && before->column >= cell->column
		&& follows(before, cell, plans, columns);
}

/* Puts each cell into its column; one that has none goes to the first. */
static void place_cells(struct same *same, size_t columns)
{
	size_t title = find_role(same, columns, RX_LEDGER_TITLE);
	size_t measures = find_role(same, columns, RX_LEDGER_MEASURES);
	size_t category = find_role(same, columns, RX_LEDGER_CATEGORY);
	size_t plans = find_role(same, columns, RX_LEDGER_PLANS);

	if (title == RX_NONE)
		title = find_role(same, columns, RX_LEDGER_DETAIL);
	if (measures == RX_NONE)
		measures = plans;
	for (size_t at = columns; at < same->count; at++) {
		struct cell *cell = &same->cells[at];

		if (cell->part == PART_GROUP)
			continue;
		switch (cell->part) {
		case PART_FINDING: cell->column = title; break;
		case PART_MEASURE: cell->column = measures; break;
		case PART_SECTION: cell->column = category; break;
		default: cell->column = find_name(same, columns, kept(same, cell->name));
		}
		if (cell->column == RX_NONE)
			cell->column = 0;
		if (cell->part == PART_MEASURE && plans != RX_NONE && at > columns
			&& is_plan(cell - 1, cell, plans, columns))
			cell->column = plans;
	}
}

static size_t count_parts(const struct same *same, int wanted_rank)
{
	size_t count = 0;

	for (size_t at = 0; at < same->count; at++)
		count += rank(&same->cells[at]) == wanted_rank;
	return count;
}

/* The cell that begins at a place of the list, with its other pieces; returns the place behind. */
static size_t add_cell(struct rx_report *report, size_t at, size_t end, size_t columns)
{
	struct same *same = report->state;
	size_t next = at + 1;

	rx_buffer_reset(&same->joined);
	rx_buffer_add_text(&same->joined, kept(same, same->cells[at].text));
	for (; next < end && continues(&same->cells[next - 1], &same->cells[next], columns);
		next++) {
		const struct cell *cell = &same->cells[next];

		if (cell->line != same->cells[next - 1].line || cell->start == RX_NONE)
			rx_buffer_add_byte(&same->joined, '\n');
		rx_buffer_add_text(&same->joined, kept(same, cell->text));
	}
	rx_grid_cell(&report->grid, rx_buffer_text(&same->joined));
	return next;
}

static size_t add_line(struct rx_report *report, size_t at, size_t end, size_t columns)
{
	struct same *same = report->state;
	size_t column = 0;
	bool first = true;

	while (at < end
		&& (first
			|| follows(&same->cells[at - 1], &same->cells[at], same->cells[at].column,
				columns))) {
		for (; column < same->cells[at].column; column++)
			rx_grid_cell(&report->grid, (struct rx_text){"", 0});
		at = add_cell(report, at, end, columns);
		column++;
		first = false;
	}
	for (; column < columns; column++)
		rx_grid_cell(&report->grid, (struct rx_text){"", 0});
	return at;
}

/* A line above or below the table as a row of CSV: from one cell to the next there are as many
 * separators as columns.  Returns the place behind the line. */
static size_t line_row(struct rx_report *report, size_t at, size_t end, struct rx_text *values)
{
	struct same *same = report->state;
	size_t columns = report->grid.columns, column = 0, line = same->cells[at].line;

	for (size_t clear = 0; clear < columns; clear++)
		values[clear] = (struct rx_text){"", 0};
	values[0] = kept(same, same->cells[at].text);
	while (++at < end && same->cells[at].line == line) {
		size_t gap = gap_of(&same->cells[at - 1], &same->cells[at]);

		column += gap == RX_NONE || gap == 0 ? 1 : gap;
		if (column >= columns)
			break;
		values[column] = kept(same, same->cells[at].text);
	}
	report->format->row(&report->page, report->grid.fields, values, columns);
	return at;
}

/* What stands above or below the table: paragraphs, or rows where rows are all there is and the first
 * need not be a header. */
static void paragraphs(struct rx_report *report, size_t from, size_t end)
{
	struct same *same = report->state;
	struct rx_text *values = NULL;

	if (report->format == &rx_format_csv && from < end && report->grid.columns)
		values = calloc(report->grid.columns, sizeof(*values));
	for (size_t at = from; values && at < end;)
		at = line_row(report, at, end, values);
	free(values);
	for (size_t at = from; report->format->paragraph && at < end; at++)
		report->format->paragraph(&report->page, kept(same, same->cells[at].text));
}

/* ---- a header of two rows ------------------------------------------------------------------- */

static int by_start(const void *one, const void *other)
{
	const struct cell *left = *(const struct cell *const *)one;
	const struct cell *right = *(const struct cell *const *)other;

	return left->start < right->start ? -1 : left->start > right->start;
}

/* The column of a name above others: so many separators behind the name before it. */
static size_t group_column(const struct cell *before, const struct cell *cell, size_t column)
{
	size_t gap = before && before->line == cell->line ? gap_of(before, cell) : 0;

	return before && before->line == cell->line ? column + (gap == RX_NONE || !gap ? 1 : gap)
						    : 0;
}

/* One row of names; returns the place behind it. */
static size_t name_row(struct rx_report *report, struct cell **cells, size_t at, size_t count,
	struct rx_text *values)
{
	struct same *same = report->state;
	size_t columns = report->grid.columns, line = cells[at]->line, column = 0, first = at;

	for (size_t clear = 0; clear < columns; clear++)
		values[clear] = (struct rx_text){"", 0};
	for (; at < count && cells[at]->line == line; at++) {
		const struct cell *cell = cells[at];

		column = cell->part == PART_COLUMN
			? cell->column - 1
			: group_column(at > first ? cells[at - 1] : NULL, cell, column);
		if (column < columns)
			values[column] = kept(same, cell->text);
	}
	report->format->row(&report->page, report->grid.fields, values, columns);
	return at;
}

/* Writes the names of columns as they stand, in several rows, where rows are all there is; false where one
 * row will do. */
static bool name_rows(struct rx_report *report, size_t columns, size_t groups)
{
	struct same *same = report->state;
	size_t count = columns + groups;
	struct cell **cells = calloc(count + 1, sizeof(struct cell *));
	struct rx_text *values = calloc(columns + 1, sizeof(*values));
	bool done = groups && report->format == &rx_format_csv && cells && values;

	same->failed |= !cells || !values;
	for (size_t at = 0; done && at < count; at++) {
		cells[at] = &same->cells[at < columns ? at : same->count - count + at];
		done = cells[at]->start != RX_NONE && cells[at]->text.length;
	}
	if (done)
		qsort(cells, count, sizeof(struct cell *), by_start);
	for (size_t at = 0; done && at < count;)
		at = name_row(report, cells, at, count, values);
	free(cells);
	free(values);
	return done;
}

/* The rows of the table without the names of its columns. */
static void write_rows(struct rx_report *report)
{
	const struct rx_grid *grid = &report->grid;
	struct rx_text *values = calloc(grid->columns + 1, sizeof(*values));

	report->page.failed |= !values;
	for (size_t row = 0; values && row < rx_grid_rows(grid); row++) {
		for (size_t at = 0; at < grid->columns; at++)
			values[at] = rx_grid_get(grid, row, at);
		report->format->row(&report->page, grid->fields, values, grid->columns);
	}
	free(values);
}

static void set_fields(struct rx_report *report, size_t columns)
{
	struct same *same = report->state;

	rx_grid_reset(&report->grid);
	report->grid.wrap = true;
	for (size_t at = 0; at < columns; at++)
		rx_grid_field(&report->grid,
			(struct rx_field){.name = kept(same, same->cells[at].name),
				.label = kept(same, same->cells[at].name),
				.column = -1,
				.look = RX_LOOK_TEXT});
}

static void write_ledger(struct rx_report *report, size_t columns)
{
	struct same *same = report->state;
	size_t above = columns + count_parts(same, 1), end = above + count_parts(same, 2);
	size_t groups = count_parts(same, 4);
	bool named;

	qsort(same->cells, same->count, sizeof(*same->cells), by_place);
	place_cells(same, columns);
	qsort(same->cells + above, end - above, sizeof(*same->cells), by_place);
	set_fields(report, columns);
	paragraphs(report, columns, above);
	named = name_rows(report, columns, groups);
	for (size_t at = above; at < end;)
		at = add_line(report, at, end, columns);
	if (named)
		write_rows(report);
	else
		rx_report_table(report, &report->grid);
	paragraphs(report, end, same->count - groups);
	same->documents++;
}

/* Writes the ledger at hand, if there is one. */
static void flush(struct rx_report *report)
{
	struct same *same = report->state;
	size_t columns = count_parts(same, 0);
	struct rx_text row = report->page.row;
	bool plain = report->page.plain;

	/* What is known of the row at hand is not known of those that are written now. */
	report->page.plain = false;
	report->page.row = (struct rx_text){NULL, 0};
	if (columns)
		write_ledger(report, columns);
	report->page.plain = plain;
	report->page.row = row;
	same->count = 0;
	rx_buffer_reset(&same->texts);
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct same *same = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	int part;

	if (!values)
		return -1;
	if (rx_word_find(RX_SET_KIND, rx_layout_value(values, same->places[KIND])) == RX_KIND_DOC)
		flush(report);
	part = part_of(same, values);
	if (part >= 0)
		take(same, values, (enum part)part);
	return same->failed || same->texts.failed ? -1 : 0;
}

static int finish(struct rx_report *report)
{
	struct same *same = report->state;

	flush(report);
	if (same->documents == 0) {
		rx_say(report->sink, (struct rx_place){.file = report->file}, RX_SAY_NO_CELLS);
		report->broken = true;
		return -1;
	}
	return same->joined.failed ? -1 : 0;
}

static void release(struct rx_report *report)
{
	struct same *same = report->state;

	if (!same)
		return;
	free(same->cells);
	rx_buffer_release(&same->texts);
	rx_buffer_release(&same->joined);
	free(same);
}

const struct rx_layout rx_layout_same = {
	.name = "same",
	.titles = RX_LABEL("Ledger", "台账"),
	.streams = true,
	.fixed = true,
	.raw_lists = true,
	.rebinds = true,
	.landscape = true,
	.whole = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
