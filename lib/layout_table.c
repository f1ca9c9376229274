/*
 * layout_table.c - one row per record.  Formats that stream get each row as it comes; the others
 * get a grid at the end, without the columns that are empty in all rows.
 *
 * Where nobody chose columns and the rows are records of the stream, a grid keeps to the columns
 * that people read: what only links records or points into files is left out.
 */
#include "layout.h"
#include "sentence.h"

#include <stdlib.h>

/* Columns of a table for people, of records of the stream. */
static bool is_readable(int column)
{
	switch (column) {
	case RX_COLUMN_SERIES:
	case RX_COLUMN_ID:
	case RX_COLUMN_PARENT:
	case RX_COLUMN_DOC:
	case RX_COLUMN_PATH:
	case RX_COLUMN_BASIS:
	case RX_COLUMN_STATUS_TEXT:
	case RX_COLUMN_START:
	case RX_COLUMN_END:
	case RX_COLUMN_TEXT:
	case RX_COLUMN_URL:
	case RX_COLUMN_FLAGS: return false;
	default: return true;
	}
}

/* True when the rows are records of the stream and not just any table. */
static bool is_stream(const struct rx_view *view)
{
	return rx_view_find(view, RX_COLUMN_KIND) != RX_NONE
		&& rx_view_find(view, RX_COLUMN_TITLE) != RX_NONE;
}

static int keep_readable(struct rx_view *view)
{
	bool *keep = calloc(view->count + 1, sizeof(*keep));

	if (!keep)
		return -1;
	for (size_t at = 0; at < view->count; at++)
		keep[at] = is_readable(view->fields[at].column);
	rx_view_keep(view, keep);
	free(keep);
	return 0;
}

static int start(struct rx_report *report)
{
	struct rx_view *view = &report->view;

	if (report->format->stream) {
		if (view->count)
			report->format->head(&report->page, view->fields, view->count);
		return 0;
	}
	if (!report->columns && is_stream(view) && keep_readable(view))
		return -1;
	for (size_t at = 0; at < view->count; at++)
		rx_grid_field(&report->grid, view->fields[at]);
	return report->grid.failed ? -1 : 0;
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	const struct rx_text *values = rx_view_row(&report->view, block, at);

	if (!values)
		return -1;
	if (report->format->stream) {
		report->format->row(&report->page, report->view.fields, values, report->view.count);
		return 0;
	}
	rx_report_enter(report, block, at, rx_grid_rows(&report->grid));
	for (size_t field = 0; field < report->view.count; field++)
		rx_grid_cell(&report->grid, values[field]);
	return report->grid.failed ? -1 : 0;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	if (report->format->rebinds)
		report->format->head(&report->page, report->view.fields, report->view.count);
	return 0;
}

/* Where all rows come from one file or are of one kind, saying so in each row is noise. */
static void hide_constant(struct rx_report *report, enum rx_column column)
{
	size_t at = rx_view_find(&report->view, column);

	if (at != RX_NONE && rx_grid_is_constant(&report->grid, at))
		report->grid.fields[at].hidden = true;
}

/* What the heading of a group says, its rows need not say again. */
static void hide_group(struct rx_report *report)
{
	const char *name = report->grouping.column;
	int column = name ? rx_word_find(RX_SET_COLUMN, rx_text(name)) : -1;

	for (size_t at = 0; name && at < report->grid.columns; at++) {
		struct rx_field *field = &report->grid.fields[at];

		if (rx_text_equal(field->name, rx_text(name))
			|| (column >= 0 && field->column == column))
			field->hidden = true;
	}
}

static int finish(struct rx_report *report)
{
	struct rx_grid *grid = &report->grid;

	if (report->format->stream)
		return 0;
	if (rx_report_is_empty(report))
		return 0;
	if (!report->columns) {
		rx_grid_hide_empty(grid);
		if (is_stream(&report->view))
			hide_constant(report, RX_COLUMN_FILE);
	}
	hide_group(report);
	if (report->format->captions)
		rx_sentence_one(&grid->caption,
			rx_report_say(report, "# {record|records}", "共#条记录"),
			(size_t)report->rows);
	/* Rows that are no records are figures of some kind. */
	grid->chart = !is_stream(&report->view);
	rx_report_groups(report, grid);
	return 0;
}

const struct rx_layout rx_layout_table = {
	.name = "table",
	.titles = RX_LABEL("Rectification records", "整改记录"),
	.streams = true,
	.order = RX_LAYOUT_ROWS,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
};
