/*
 * xlsx_sheet.c - one sheet of a workbook: rows, cells, merged ranges.
 *
 * Merged ranges stand behind the cells in the file, so they are collected and filled at the end.  Rows
 * without cells do not occur; a range fills those that do.
 */
#include "sheet_csv.h"
#include "xlsx.h"
#include "xml.h"

#include <stdlib.h>

enum { ROW_LIMIT = 1048576, RANGE_LIMIT = 65536 };

struct range {
	size_t row; /* as printed, from 1 */
	size_t last_row;
	size_t column; /* from 0 */
	size_t last_column;
};

struct reading {
	struct rx_sheet *sheet;
	const struct rx_workbook *book;
	size_t line;   /* of the row */
	size_t column; /* of the cell */
	size_t next;   /* column of a cell that does not say */
	char type;     /* n number, s shared, t text, b boolean */
	size_t style;
	struct rx_buffer value;
	struct rx_buffer shown;
	bool text; /* inside v, or t of an inline string */
	bool inline_string;
	size_t aside;
	struct range *ranges;
	size_t range_count;
	size_t range_room;
	bool failed;
};

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

/* Reads B5: column from 0 and row from 1; returns what stands behind. */
static const char *read_place(const char *text, size_t *column, size_t *row)
{
	*column = *row = 0;
	for (; *text >= 'A' && *text <= 'Z' && *column < 100000; text++)
		*column = *column * 26 + (size_t)(*text - 'A') + 1;
	for (; *text >= '0' && *text <= '9' && *row <= ROW_LIMIT; text++)
		*row = *row * 10 + (size_t)(*text - '0');
	*column -= *column > 0;
	return text;
}

static size_t number_of(const char *digits)
{
	size_t number = 0;

	for (; digits && *digits >= '0' && *digits <= '9' && number <= ROW_LIMIT; digits++)
		number = number * 10 + (size_t)(*digits - '0');
	return number;
}

static void begin_row(struct reading *reading, const char **attributes)
{
	const char *line = rx_xml_attribute(attributes, "r");

	reading->line = line ? number_of(line) : reading->line + 1;
	reading->next = 0;
	rx_sheet_begin_row(
		reading->sheet, (uint32_t)reading->line, rx_xml_flag(attributes, "hidden"));
}

static void begin_cell(struct reading *reading, const char **attributes)
{
	const char *place = rx_xml_attribute(attributes, "r");
	const char *type = rx_xml_attribute(attributes, "t");
	size_t row;

	reading->column = reading->next;
	if (place)
		(void)read_place(place, &reading->column, &row);
	reading->next = reading->column + 1;
	reading->style = number_of(rx_xml_attribute(attributes, "s"));
	reading->inline_string = type && is(type, "inlineStr");
	reading->type = 'n';
	if (type && is(type, "s"))
		reading->type = 's';
	else if (type && is(type, "b"))
		reading->type = 'b';
	else if (type && !is(type, "n"))
		reading->type = 't';
	rx_buffer_reset(&reading->value);
}

static void add_range(struct reading *reading, const char **attributes)
{
	const char *place = rx_xml_attribute(attributes, "ref");
	struct range range, *grown;

	if (!place)
		return;
	place = read_place(place, &range.column, &range.row);
	if (*place != ':' || reading->range_count == RANGE_LIMIT)
		return;
	(void)read_place(place + 1, &range.last_column, &range.last_row);
	grown = rx_array_grow(
		reading->ranges, reading->range_count, &reading->range_room, sizeof(*grown));
	if (!grown) {
		reading->failed = true;
		return;
	}
	reading->ranges = grown;
	grown[reading->range_count++] = range;
}

static void on_start(void *user, const char *name, const char **attributes)
{
	struct reading *reading = user;

	if (is(name, "row"))
		begin_row(reading, attributes);
	else if (is(name, "c"))
		begin_cell(reading, attributes);
	else if (is(name, "rPh"))
		reading->aside++;
	else if (is(name, "v") || (is(name, "t") && reading->inline_string && !reading->aside))
		reading->text = true;
	else if (is(name, "mergeCell"))
		add_range(reading, attributes);
}

static struct rx_text shown_value(struct reading *reading)
{
	struct rx_text value = rx_buffer_text(&reading->value);
	const struct rx_workbook *book = reading->book;
	enum rx_number_format format = reading->style < book->format_count
		? book->formats[reading->style]
		: RX_NUMBER_PLAIN;

	switch (reading->type) {
	case 's':
		rx_buffer_add_byte(&reading->value, '\0');
		return reading->value.failed
			? (struct rx_text){"", 0}
			: rx_workbook_string(book, number_of(reading->value.bytes));
	case 'b':
		return rx_text_equal(value, RX_LITERAL("1")) ? RX_LITERAL("是") : RX_LITERAL("否");
	case 'n':
		rx_buffer_reset(&reading->shown);
		rx_number_show(&reading->shown, value, format, book->late);
		return rx_buffer_text(&reading->shown);
	default: return value;
	}
}

static void end_cell(struct reading *reading)
{
	if (reading->value.length && reading->line)
		rx_sheet_add(reading->sheet, reading->column, shown_value(reading),
			(struct rx_sheet_cell){.line = (uint32_t)reading->line});
}

static void on_end(void *user, const char *name)
{
	struct reading *reading = user;

	if (is(name, "v") || is(name, "t"))
		reading->text = false;
	else if (is(name, "rPh") && reading->aside)
		reading->aside--;
	else if (is(name, "c"))
		end_cell(reading);
}

static void on_text(void *user, struct rx_text text)
{
	struct reading *reading = user;

	if (reading->text)
		rx_buffer_add_text(&reading->value, text);
}

/* The first row of the sheet whose line is at least line. */
static size_t row_from(const struct rx_sheet *sheet, size_t line)
{
	size_t low = 0, high = sheet->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (sheet->rows[middle].line < line)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Ranges may overlap in a hostile file, so what they fill is counted. */
static void fill_ranges(struct reading *reading)
{
	struct rx_sheet *sheet = reading->sheet;
	size_t filled = 0;

	for (size_t at = 0; at < reading->range_count && !sheet->fault; at++) {
		const struct range *range = &reading->ranges[at];
		size_t first = row_from(sheet, range->row),
		       last = row_from(sheet, range->last_row + 1);

		if (first == last || sheet->rows[first].line != range->row
			|| range->last_column < range->column || range->column >= RX_SHEET_COLUMNS)
			continue;
		filled += (last - first) * (range->last_column - range->column + 1);
		if (filled > RX_SHEET_CELLS)
			sheet->fault = RX_SHEET_LIMIT;
		else
			rx_sheet_merge(sheet, first, last - 1, range->column, range->last_column);
	}
}

int rx_xlsx_sheet(struct rx_sheet *sheet, struct rx_part *part, const char *name,
	const struct rx_workbook *book)
{
	struct reading reading = {.sheet = sheet, .book = book};
	struct rx_xml_events events = {on_start, on_end, on_text, &reading};
	int outcome = rx_part_read(part, name, true, &events);

	if (!outcome) {
		fill_ranges(&reading);
		if (reading.failed || reading.value.failed || reading.shown.failed)
			sheet->fault = RX_SHEET_MEMORY;
		outcome = rx_sheet_report(sheet, part->file, part->sink);
	}
	rx_buffer_release(&reading.value);
	rx_buffer_release(&reading.shown);
	free(reading.ranges);
	return outcome;
}
