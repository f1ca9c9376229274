/*
 * book_rows.c - rows go out as they come, so memory does not grow with them; the widths of columns are
 * those of the first rows.
 */
#include "book_rows.h"
#include "width.h"

#include <stdlib.h>

enum { MEASURED = 1000, LEAST_WIDTH = 6, MOST_WIDTH = 48, CHART_ROWS = 60 };

void rx_book_rows_release(struct rx_book_rows *rows)
{
	free(rows->fields);
	free(rows->widths);
	free(rows->figures);
	*rows = (struct rx_book_rows){0};
}

/* Cells of the widest line, as far as a column can get wide. */
static size_t width_of(struct rx_text text)
{
	size_t width = 0;

	for (size_t at = 0; at < text.length && text.bytes[at] != '\n' && width < MOST_WIDTH; at++)
		width += (text.bytes[at] & 0xC0) == 0x80 ? 0 : text.bytes[at] & 0x80 ? 2 : 1;
	return width;
}

static void measure(struct rx_book_rows *rows, size_t column, struct rx_text value)
{
	size_t width = width_of(value);

	if (width > rows->widths[column])
		rows->widths[column] = width;
}

static struct lxw_worksheet *next_sheet(struct rx_book_rows *rows)
{
	struct rx_buffer name = {0};
	struct lxw_worksheet *sheet;

	rx_buffer_add_string(&name, rows->lang == RX_LANG_ZH ? "数据" : "Data");
	if (rows->sheets++)
		rx_buffer_add_number(&name, rows->sheets);
	sheet = name.failed ? NULL : rx_book_sheet(rows->book, rx_buffer_text(&name));
	rx_buffer_release(&name);
	return sheet;
}

static bool copy_fields(struct rx_book_rows *rows, const struct rx_field *fields, size_t count)
{
	free(rows->fields);
	free(rows->widths);
	free(rows->figures);
	rows->fields = calloc(count + 1, sizeof(*rows->fields));
	rows->widths = calloc(count + 1, sizeof(*rows->widths));
	rows->figures = calloc(count + 1, sizeof(*rows->figures));
	rows->count = 0;
	if (!rows->fields || !rows->widths || !rows->figures)
		return false;
	rows->count = count;
	memcpy(rows->fields, fields, count * sizeof(*fields));
	return true;
}

bool rx_book_rows_head(struct rx_book_rows *rows, const struct rx_field *fields, size_t count)
{
	rx_book_rows_end(rows);
	rows->sheet = next_sheet(rows);
	if (!rows->sheet || !copy_fields(rows, fields, count))
		return false;
	rows->records = false;
	for (size_t at = 0; at < count; at++) {
		rx_book_text(rows->book, rows->sheet, 0, at, fields[at].label, RX_STYLE_HEAD);
		measure(rows, at, fields[at].label);
		rows->figures[at] = fields[at].number;
		rows->records |= fields[at].column == RX_COLUMN_KIND;
	}
	rx_book_freeze(rows->book, rows->sheet, 1);
	rows->row = 1;
	return true;
}

bool rx_book_rows_add(
	struct rx_book_rows *rows, const struct rx_field *fields, const struct rx_text *values)
{
	if (rows->row == RX_BOOK_ROWS && !rx_book_rows_head(rows, fields, rows->count))
		return false;
	for (size_t at = 0; at < rows->count; at++) {
		rx_book_value(
			rows->book, rows->sheet, rows->row, at, &fields[at], values[at], false);
		if (rows->row <= MEASURED)
			measure(rows, at, values[at]);
	}
	rows->row++;
	return true;
}

/* ---- the end of a sheet --------------------------------------------------------------------- */

static struct rx_area column_area(const struct rx_book_rows *rows, size_t column)
{
	return (struct rx_area){1, column, rows->row - 1, column};
}

/* A few groups with a figure, as rx-stats gives them: a label in front and a number column. */
static void chart(struct rx_book_rows *rows)
{
	size_t figure = 0;

	while (figure < rows->count && !rows->figures[figure])
		figure++;
	if (rows->records || figure == 0 || figure == rows->count || rows->row < 3
		|| rows->row > CHART_ROWS)
		return;
	rx_book_chart(rows->book, rows->sheet, rows->lang == RX_LANG_ZH ? "统计图" : "Chart",
		column_area(rows, 0), figure, 1, rows->count + 1);
}

void rx_book_rows_end(struct rx_book_rows *rows)
{
	if (!rows->sheet)
		return;
	for (size_t at = 0; at < rows->count; at++) {
		size_t width = rows->widths[at];

		width = width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
		/* Beside the text a filter has its button. */
		rx_book_width(rows->book, rows->sheet, at, (double)width + 4);
		if (rows->row > 1 && rows->fields[at].look == RX_LOOK_STATUS)
			rx_book_statuses(rows->book, rows->sheet, column_area(rows, at));
	}
	if (rows->count)
		rx_book_filter(rows->book, rows->sheet,
			(struct rx_area){0, 0, rows->row - 1, rows->count - 1});
	rx_book_print(rows->book, rows->sheet, true, 0, 0);
	if (rows->hidden)
		rx_book_hide(rows->book, rows->sheet);
	else
		chart(rows);
	rows->sheet = NULL;
}
