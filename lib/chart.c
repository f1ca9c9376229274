/*
 * chart.c - a column is of figures when each of its cells is a number or empty and one is.
 */
#include "chart.h"
#include "period.h"

static bool is_period(struct rx_text text)
{
	struct rx_days days;

	/* 2024-W05 and 2024-Q1 besides what dates are. */
	if (text.length == 8 && text.bytes[5] == 'W')
		return true;
	if (text.length == 7 && text.bytes[5] == 'Q')
		return true;
	return rx_days_parse(text, &days);
}

static bool is_number(struct rx_text text)
{
	struct rx_decimal number;

	return rx_decimal_parse(text, &number);
}

/* How many cells of a column are something, or RX_NONE when one is neither that nor empty. */
static size_t count_cells(
	const struct rx_grid *grid, size_t column, bool (*is)(struct rx_text text))
{
	size_t count = 0;

	for (size_t row = 0; row < rx_grid_rows(grid); row++) {
		struct rx_text cell = rx_grid_get(grid, row, column);

		if (cell.length && !is(cell))
			return RX_NONE;
		count += cell.length > 0;
	}
	return count;
}

static bool is_figures(const struct rx_grid *grid, size_t column)
{
	size_t count = count_cells(grid, column, is_number);

	return count && count != RX_NONE;
}

static bool is_periods(const struct rx_grid *grid, size_t column)
{
	size_t count = count_cells(grid, column, is_period);

	return count && count != RX_NONE;
}

/* ---- finding -------------------------------------------------------------------------------- */

static bool is_rate(const struct rx_grid *grid, size_t column)
{
	struct rx_text label = grid->fields[column].label;

	if (rx_text_ends(grid->fields[column].name, RX_LITERAL("_rate"))
		|| rx_text_equal(label, RX_LITERAL("完成率"))
		|| rx_text_equal(label, RX_LITERAL("Rate")))
		return true;
	return false;
}

/* The first column that is in sight and no number, but years are labels too; else the first. */
static size_t find_label(const struct rx_grid *grid)
{
	enum rx_period period;
	size_t first = grid->columns;

	for (size_t at = grid->columns; at-- > 0;) {
		if (!grid->fields[at].hidden
			&& (!is_figures(grid, at)
				|| rx_period_named(grid->fields[at].name, &period)))
			first = at;
	}
	return first < grid->columns ? first : 0;
}

static void add_figure(struct rx_chart *chart, size_t column)
{
	if (chart->count < RX_CHART_FIGURES)
		chart->figures[chart->count++] = column;
}

/* Counts the rows by status, in the order of the scale. */
static bool count_statuses(struct rx_chart *chart, const struct rx_grid *grid, size_t column)
{
	size_t counts[RX_STATUS_COUNT] = {0}, any = 0;
	bool zh = chart->lang != RX_LANG_EN;

	for (size_t row = 0; row < rx_grid_rows(grid); row++) {
		int status = rx_chart_status(rx_grid_get(grid, row, column));

		if (status >= 0) {
			counts[status]++;
			any++;
		}
	}
	rx_grid_column(&chart->own, RX_COLUMN_STATUS, chart->lang);
	rx_grid_label(&chart->own, zh ? "数量" : "Number", RX_LOOK_NUMBER);
	for (size_t status = 0; status < RX_STATUS_COUNT; status++) {
		if (counts[status] == 0)
			continue;
		rx_grid_cell(&chart->own, rx_word_label(RX_SET_STATUS, status, chart->lang));
		rx_grid_number(&chart->own, counts[status]);
	}
	chart->grid = &chart->own;
	chart->kind = any ? RX_CHART_BARS : RX_CHART_NONE;
	chart->label = 0;
	chart->count = 0;
	add_figure(chart, 1);
	return any > 0;
}

/* The column of statuses in a table of records, where a row is no group of them. */
static size_t find_statuses(const struct rx_grid *grid)
{
	size_t status = RX_NONE;
	bool titled = false;

	for (size_t at = 0; at < grid->columns; at++) {
		if (grid->fields[at].look == RX_LOOK_STATUS)
			status = at;
		titled |= grid->fields[at].look == RX_LOOK_MAIN;
	}
	return titled ? status : RX_NONE;
}

/* Figures of one kind side by side, as a pivot makes them: none is named after an operation. */
static bool is_pivot(const struct rx_chart *chart)
{
	for (size_t at = 0; at < chart->count; at++) {
		if (chart->grid->fields[chart->figures[at]].number
			&& chart->grid->fields[chart->figures[at]].column < 0
			&& rx_chart_status(chart->grid->fields[chart->figures[at]].name) < 0)
			return false;
	}
	return chart->count > 1;
}

static void choose_figures(struct rx_chart *chart)
{
	const struct rx_grid *grid = chart->grid;

	for (size_t at = 0; at < grid->columns; at++) {
		if (at == chart->label || grid->fields[at].hidden || !is_figures(grid, at)
			|| rx_text_equal(grid->fields[at].name, RX_LITERAL("rank")))
			continue;
		if (is_rate(grid, at)) {
			chart->figures[0] = at;
			chart->count = 1;
			chart->kind = RX_CHART_RATES;
			return;
		}
		add_figure(chart, at);
	}
	if (chart->count)
		chart->kind = is_pivot(chart) ? RX_CHART_HEAT : RX_CHART_BARS;
}

bool rx_chart_find(struct rx_chart *chart, const struct rx_grid *grid, enum rx_lang lang)
{
	size_t statuses = find_statuses(grid), most = RX_CHART_ROWS;

	*chart = (struct rx_chart){.grid = grid, .lang = lang, .label = find_label(grid)};
	if (chart->label < grid->columns && rx_grid_rows(grid)) {
		bool periods = is_periods(grid, chart->label);

		choose_figures(chart);
		if (periods && chart->kind != RX_CHART_NONE && rx_grid_rows(grid) > 1) {
			chart->kind = RX_CHART_COURSE;
			most = RX_CHART_PERIODS;
		} else if (periods && chart->kind == RX_CHART_NONE) {
			chart->kind = RX_CHART_TIMELINE;
		}
	}
	if (statuses != RX_NONE && chart->kind != RX_CHART_TIMELINE)
		count_statuses(chart, grid, statuses);
	chart->rows = rx_grid_rows(chart->grid);
	chart->rows = chart->rows < most ? chart->rows : most;
	return chart->kind != RX_CHART_NONE && !chart->own.failed;
}

void rx_chart_release(struct rx_chart *chart)
{
	rx_grid_release(&chart->own);
	rx_buffer_release(&chart->text);
}

/* ---- asking --------------------------------------------------------------------------------- */

int rx_chart_status(struct rx_text label)
{
	return label.length ? rx_word_find(RX_SET_STATUS, label) : -1;
}

static struct rx_text worded(const struct rx_chart *chart, struct rx_text text)
{
	int status = rx_chart_status(text);

	if (status >= 0)
		return rx_word_label(RX_SET_STATUS, (size_t)status, chart->lang);
	if (text.length == 0 || rx_text_equal(text, RX_LITERAL("empty")))
		return chart->lang != RX_LANG_EN ? RX_LITERAL("（空）") : RX_LITERAL("(none)");
	return text;
}

struct rx_text rx_chart_label(struct rx_chart *chart, size_t row)
{
	const struct rx_grid *grid = chart->grid;

	rx_buffer_reset(&chart->text);
	for (size_t at = 0; at < grid->columns; at++) {
		struct rx_text cell = rx_grid_get(grid, row, at);

		/* All columns in front of the first figures are labels: groups may have several. */
		if (chart->count && at > chart->label && is_figures(grid, at))
			break;
		if (grid->fields[at].hidden
			|| (chart->kind == RX_CHART_TIMELINE ? at == chart->label
							     : at < chart->label))
			continue;
		if (chart->text.length && cell.length)
			rx_buffer_add_string(&chart->text, " · ");
		rx_buffer_add_text(&chart->text, cell);
		if (chart->kind == RX_CHART_TIMELINE && grid->fields[at].look == RX_LOOK_MAIN)
			break;
	}
	return worded(chart, rx_buffer_text(&chart->text));
}

struct rx_text rx_chart_series(const struct rx_chart *chart, size_t figure)
{
	return worded(chart, chart->grid->fields[chart->figures[figure]].label);
}

struct rx_text rx_chart_cell(const struct rx_chart *chart, size_t row, size_t figure)
{
	return rx_grid_get(chart->grid, row, chart->figures[figure]);
}

double rx_chart_value(const struct rx_chart *chart, size_t row, size_t figure)
{
	struct rx_decimal number;
	double value;

	if (!rx_decimal_parse(rx_chart_cell(chart, row, figure), &number))
		return 0;
	value = (double)number.coefficient;
	for (; number.scale; number.scale--)
		value /= 10;
	return value;
}
