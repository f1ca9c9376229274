/*
 * layout_list.c - one block per record: label and value of each column that has one, written as the
 * records come.  Where nobody chose columns, those that only link records are left out.
 */
#include "layout.h"

#include <stdlib.h>

static bool is_link(int column)
{
	switch (column) {
	case RX_COLUMN_SERIES:
	case RX_COLUMN_PARENT:
	case RX_COLUMN_DOC:
	case RX_COLUMN_PATH:
	case RX_COLUMN_START:
	case RX_COLUMN_END: return true;
	default: return false;
	}
}

static int choose(struct rx_report *report)
{
	struct rx_view *view = &report->view;
	bool *keep;

	if (report->columns)
		return 0;
	keep = calloc(view->count + 1, sizeof(*keep));
	if (!keep)
		return -1;
	for (size_t at = 0; at < view->count; at++)
		keep[at] = !is_link(view->fields[at].column);
	rx_view_keep(view, keep);
	free(keep);
	return 0;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	(void)names;
	return choose(report);
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	const struct rx_text *values = rx_view_row(&report->view, block, at);
	bool any = false;

	if (!values)
		return -1;
	for (size_t field = 0; field < report->view.count; field++)
		any |= values[field].length > 0;
	if (any && rx_report_enter(report, block, at, 0))
		report->format->heading(&report->page,
			rx_grouping_label(&report->grouping, report->grouping.count - 1));
	if (any)
		report->format->record(
			&report->page, report->view.fields, values, report->view.count);
	return 0;
}

static int finish(struct rx_report *report)
{
	rx_report_is_empty(report);
	return 0;
}

const struct rx_layout rx_layout_list = {
	.name = "list",
	.titles = RX_LABEL("Rectification records", "整改记录"),
	.rebinds = true,
	.order = RX_LAYOUT_ROWS,
	.start = choose,
	.header = header,
	.row = row,
	.finish = finish,
};
