/*
 * format_bars.c - a table as horizontal bars of text: for each number column the labels of its
 * rows, the number, and a bar; the longest bar fills the line.  The number stands beside the bar,
 * so the bar is never the only carrier of it.
 */
#include "clean.h"
#include "decimal.h"
#include "format.h"
#include "width.h"

#include <stdlib.h>

enum { UNLIMITED = 80, LEAST_BAR = 10, LABEL_LIMIT = 30, GAP = 2 };

struct chart {
	struct rx_page *page;
	const struct rx_grid *grid;
	bool *numbers;  /* which columns are numbers */
	size_t column;  /* the one that is shown */
	size_t labels;  /* cells of the widest label */
	size_t figures; /* cells of the widest number */
	struct rx_decimal most;
};

static bool number_at(
	const struct chart *chart, size_t row, size_t column, struct rx_decimal *number)
{
	return rx_decimal_parse(rx_grid_get(chart->grid, row, column), number);
}

/* A column is of numbers when each cell is a number or empty, and one is. */
static bool is_numeric(const struct chart *chart, size_t column)
{
	bool any = false;

	for (size_t row = 0; row < rx_grid_rows(chart->grid); row++) {
		struct rx_decimal number;

		if (number_at(chart, row, column, &number))
			any = true;
		else if (rx_grid_get(chart->grid, row, column).length)
			return false;
	}
	return any;
}

/* The cells that are no numbers, joined, in scratch. */
static struct rx_text label_of(const struct chart *chart, size_t row)
{
	struct rx_buffer *out = &chart->page->scratch[1];

	rx_buffer_reset(out);
	for (size_t at = 0; at < chart->grid->columns; at++) {
		struct rx_text cell = rx_grid_get(chart->grid, row, at);

		if (chart->numbers[at] || cell.length == 0)
			continue;
		if (out->length)
			rx_buffer_add_byte(out, ' ');
		rx_clean_add(out, cell, RX_CLEAN_LINE);
	}
	return rx_buffer_text(out);
}

static size_t cells_of(const struct chart *chart, struct rx_text text)
{
	return rx_width(text, chart->page->ambiguous_wide);
}

static void measure(struct chart *chart)
{
	struct rx_decimal number;

	chart->labels = chart->figures = 0;
	chart->most = (struct rx_decimal){0, 0};
	for (size_t row = 0; row < rx_grid_rows(chart->grid); row++) {
		size_t label = cells_of(chart, label_of(chart, row));
		size_t figure = cells_of(chart, rx_grid_get(chart->grid, row, chart->column));

		if (label > chart->labels)
			chart->labels = label < LABEL_LIMIT ? label : LABEL_LIMIT;
		if (figure > chart->figures)
			chart->figures = figure;
		if (number_at(chart, row, chart->column, &number)
			&& rx_decimal_compare(number, chart->most) > 0)
			chart->most = number;
	}
}

/* The number's share of room, rounded to the nearest cell; at least one for what is above zero. */
static size_t bar_length(const struct chart *chart, size_t row, size_t room)
{
	struct rx_decimal number, zero = {0, 0};
	double share;

	if (!number_at(chart, row, chart->column, &number) || rx_decimal_compare(number, zero) <= 0)
		return 0;
	share = (double)number.coefficient / (double)chart->most.coefficient;
	for (; number.scale > chart->most.scale; number.scale--)
		share /= 10;
	for (; number.scale < chart->most.scale; number.scale++)
		share *= 10;
	share = share * (double)room + 0.5;
	return share < 1 ? 1 : (size_t)share < room ? (size_t)share : room;
}

static void blanks(struct chart *chart, size_t count)
{
	while (count--)
		rx_writer_bytes(chart->page->out, " ", 1);
}

static void bar(struct chart *chart, size_t row, size_t room)
{
	struct rx_text label = label_of(chart, row);
	struct rx_text figure = rx_grid_get(chart->grid, row, chart->column);
	size_t cells, length = bar_length(chart, row, room);

	label.length = rx_width_fit(label, LABEL_LIMIT, chart->page->ambiguous_wide, &cells);
	rx_page_text(chart->page, label);
	if (figure.length) {
		blanks(chart, chart->labels - cells + (chart->labels ? GAP : 0));
		blanks(chart, chart->figures - cells_of(chart, figure));
		rx_page_text(chart->page, figure);
	}
	if (length)
		blanks(chart, GAP);
	/* A block may take two cells where ambiguous characters do. */
	for (size_t step = cells_of(chart, RX_LITERAL("█")); length >= step; length -= step)
		rx_writer_string(chart->page->out, "█");
	rx_writer_end_row(chart->page->out);
}

static void chart_column(struct chart *chart)
{
	size_t width = chart->page->width ? chart->page->width : UNLIMITED, used, room;

	measure(chart);
	used = chart->labels + chart->figures + 2 * GAP;
	room = width > used + LEAST_BAR ? width - used : LEAST_BAR;
	rx_format_text.heading(chart->page, chart->grid->fields[chart->column].label);
	for (size_t row = 0; row < rx_grid_rows(chart->grid); row++)
		bar(chart, row, room);
}

static void table(struct rx_page *page, const struct rx_grid *grid)
{
	struct chart chart = {.page = page, .grid = grid};
	bool any = false;

	chart.numbers = calloc(grid->columns + 1, sizeof(*chart.numbers));
	if (!chart.numbers) {
		page->failed = true;
		return;
	}
	for (size_t at = 0; at < grid->columns; at++)
		any |= chart.numbers[at] = is_numeric(&chart, at);
	for (size_t at = 0; at < grid->columns; at++) {
		if (chart.numbers[at]) {
			chart.column = at;
			chart_column(&chart);
		}
	}
	if (!any)
		rx_format_text.paragraph(page,
			rx_text(page->lang == RX_LANG_ZH ? "没有数字列，无法作图。"
							 : "No column of numbers, so no bars."));
	free(chart.numbers);
}

static void begin(struct rx_page *page, struct rx_text title)
{
	rx_format_text.begin(page, title);
}

static void end(struct rx_page *page)
{
	rx_format_text.end(page);
}

static void paragraph(struct rx_page *page, struct rx_text text)
{
	rx_format_text.paragraph(page, text);
}

const struct rx_format rx_format_bars = {
	.name = "bars",
	.meaning = {"bars of text", "字符条形图"},
	.wording = RX_WORDING_PEOPLE,
	.tables_only = true,
	.begin = begin,
	.end = end,
	.table = table,
	.paragraph = paragraph,
};
