/*
 * layout.c - the list of layouts, and what several of them share.
 */
#include "layout.h"

static const struct rx_layout *const layouts[] = {
	&rx_layout_table, &rx_layout_list, &rx_layout_tree, &rx_layout_weekly};

const struct rx_layout *rx_layout_find(struct rx_text name)
{
	for (size_t at = 0; at < sizeof(layouts) / sizeof(layouts[0]); at++) {
		if (rx_text_equal(rx_text(layouts[at]->name), name))
			return layouts[at];
	}
	return NULL;
}

const char *rx_layout_names(void)
{
	return "table list tree weekly";
}

void rx_report_nothing(struct rx_report *report)
{
	report->format->paragraph(&report->page,
		rx_text(rx_report_say(report, "No records (0).", "没有记录（0条）。")));
}
