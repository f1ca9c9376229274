/*
 * pivot.c - groups in, a table of rows and columns out.
 *
 * A group's key is cut at its last TAB into the row's cells and the column's value.  Both kinds of
 * parts are collected and sorted, and the table is the product of the two.
 */
#include "pivot.h"
#include "message.h"

#include <stdlib.h>

enum { COLUMN_LIMIT = 4096, CELL_LIMIT = 10000000 };

/* The parts of all keys, each once. */
struct grid {
	struct rx_keys rows;
	struct rx_keys columns;
};

static void release(struct grid *grid)
{
	rx_keys_release(&grid->rows);
	rx_keys_release(&grid->columns);
}

static int fail_memory(const struct rx_sink *sink)
{
	rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* Cuts a key into the part up to and with its last TAB and the part behind it. */
static struct rx_text cut(struct rx_text key, struct rx_text *row)
{
	size_t at = key.length;

	while (at && key.bytes[at - 1] != '\t')
		at--;
	*row = rx_text_slice(key, 0, at);
	return rx_text_slice(key, at, key.length);
}

static bool collect(const struct rx_by *by, struct grid *grid)
{
	for (size_t at = 0; at < by->groups.count; at++) {
		struct rx_text row, column = cut(rx_keys_text(&by->groups, at), &row);
		bool added;

		if (rx_keys_add(&grid->rows, 0, row, &added) == RX_NONE
			|| rx_keys_add(&grid->columns, 0, column, &added) == RX_NONE)
			return false;
	}
	return true;
}

/* Place of the group where a row and a column meet, which is added when it is new. */
static size_t group_at(struct rx_by *by, struct rx_text row, struct rx_text column)
{
	bool added;

	rx_buffer_reset(&by->key);
	rx_buffer_add_text(&by->key, row);
	rx_buffer_add_text(&by->key, column);
	if (by->key.failed)
		return RX_NONE;
	return rx_keys_add(&by->groups, RX_BY_GROUP, rx_buffer_text(&by->key), &added);
}

int rx_pivot_fill(struct rx_by *by, const struct rx_sink *sink)
{
	struct grid grid = {0};
	bool ready = collect(by, &grid);
	size_t rows = grid.rows.count, columns = grid.columns.count;

	if (ready && (columns > COLUMN_LIMIT || rows > CELL_LIMIT / (columns + 1))) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_PIVOT_LIMIT, rows, columns);
		release(&grid);
		return -1;
	}
	for (size_t at = 0; ready && at < rows * columns; at++)
		ready = group_at(by, rx_keys_text(&grid.rows, at / columns),
				rx_keys_text(&grid.columns, at % columns))
			!= RX_NONE;
	release(&grid);
	return ready ? 0 : fail_memory(sink);
}

/* ---- writing -------------------------------------------------------------------------------- */

/* The names of one value's columns: the value alone where there is one figure, else with each
 * figure's name behind it.  An empty value is called `empty`, since a column needs a name. */
static void value_names(struct rx_text value, struct rx_text figures, struct rx_buffer *out)
{
	struct rx_text rest = figures, name;
	bool several = rx_text_find(figures, RX_LITERAL("\t"), 0) != RX_NONE;

	while (rx_text_split(&rest, '\t', &name)) {
		if (out->length)
			rx_buffer_add_byte(out, '\t');
		rx_buffer_add_text(out, value.length ? value : RX_LITERAL("empty"));
		if (several) {
			rx_buffer_add_byte(out, '_');
			rx_buffer_add_text(out, name);
		}
	}
}

static void header(const struct rx_summary *summary, const struct grid *grid,
	const uint32_t *columns, struct rx_buffer *out)
{
	struct rx_buffer figures = {0};

	for (size_t at = 0; at + 1 < summary->by.count; at++) {
		if (at)
			rx_buffer_add_byte(out, '\t');
		rx_by_name(&summary->by.columns[at], out);
	}
	rx_summary_figure_names(summary, &figures);
	for (size_t at = 0; at < grid->columns.count; at++)
		value_names(
			rx_keys_text(&grid->columns, columns[at]), rx_buffer_text(&figures), out);
	out->failed |= figures.failed;
	rx_buffer_release(&figures);
}

static void table_row(struct rx_summary *summary, const struct grid *grid, const uint32_t *columns,
	struct rx_text row, struct rx_buffer *out)
{
	rx_buffer_add_text(out, row);
	for (size_t at = 0; at < grid->columns.count; at++) {
		size_t group =
			group_at(&summary->by, row, rx_keys_text(&grid->columns, columns[at]));

		if (at)
			rx_buffer_add_byte(out, '\t');
		if (group == RX_NONE)
			out->failed = true;
		else
			rx_summary_figures(summary, group, out);
	}
}

static int write_table(struct rx_summary *summary, const struct grid *grid, const uint32_t *rows,
	const uint32_t *columns, struct rx_writer *writer)
{
	struct rx_buffer line = {0};
	int outcome;

	header(summary, grid, columns, &line);
	/* Values have become names, and no two columns of a stream may have the same one. */
	outcome = line.failed ? 0 : rx_summary_check_names(summary, rx_buffer_text(&line));
	if (outcome == 0 && line.length)
		rx_summary_line(writer, &line);
	for (size_t at = 0; outcome == 0 && !line.failed && at < grid->rows.count; at++) {
		table_row(summary, grid, columns, rx_keys_text(&grid->rows, rows[at]), &line);
		rx_summary_line(writer, &line);
	}
	if (line.failed)
		outcome = fail_memory(summary->sink);
	rx_buffer_release(&line);
	return outcome;
}

long rx_pivot_write(struct rx_summary *summary, struct rx_writer *writer)
{
	struct grid grid = {0};
	bool ready = collect(&summary->by, &grid);
	uint32_t *rows = rx_keys_sorted(&grid.rows), *columns = rx_keys_sorted(&grid.columns);
	long count = (long)grid.rows.count;
	int outcome;

	if (ready && rows && columns)
		outcome = write_table(summary, &grid, rows, columns, writer);
	else
		outcome = fail_memory(summary->sink);
	free(rows);
	free(columns);
	release(&grid);
	summary->failed |= outcome != 0;
	return outcome ? -1 : count;
}
