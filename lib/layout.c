/*
 * layout.c - the list of layouts, and what several of them share.
 */
#include "layout.h"
#include "sentence.h"

static const struct rx_layout *const layouts[] = {&rx_layout_table, &rx_layout_list,
	&rx_layout_tree, &rx_layout_weekly, &rx_layout_ledger, &rx_layout_three_lists,
	&rx_layout_ranking, &rx_layout_timeline, &rx_layout_evidence, &rx_layout_notice,
	&rx_layout_slip, &rx_layout_same};

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
	return "table list tree weekly ledger three-lists ranking timeline evidence notice slip "
	       "same";
}

void rx_layout_bind(
	const struct rx_report *report, const enum rx_column *columns, size_t count, size_t *places)
{
	for (size_t at = 0; at < count; at++)
		places[at] = rx_view_find(&report->view, columns[at]);
}

void rx_report_table(struct rx_report *report, const struct rx_grid *grid)
{
	if (report->format->table)
		report->format->table(&report->page, grid);
	else
		rx_page_rows(&report->page, report->format, grid);
}

bool rx_report_enter(
	struct rx_report *report, const struct rx_block *block, size_t row, size_t place)
{
	bool first;

	if (!report->grouping.column)
		return false;
	first = rx_grouping_enter(&report->grouping, block, row, place, report->page.words);
	report->page.failed |= report->grouping.failed;
	return first;
}

/* The heading of a group, with how many rows it has where that is known. */
static void group_heading(struct rx_report *report, size_t at, size_t rows)
{
	struct rx_buffer text = {0};

	rx_sentence_ordinal(&text, at + 1, report->page.lang);
	rx_buffer_add_text(&text, rx_grouping_label(&report->grouping, at));
	rx_sentence_one(&text, rx_report_say(report, " (#)", "（#条）"), rows);
	report->format->heading(&report->page, rx_buffer_text(&text));
	report->page.failed |= text.failed;
	rx_buffer_release(&text);
}

void rx_report_groups(struct rx_report *report, struct rx_grid *grid)
{
	const struct rx_grouping *grouping = &report->grouping;
	struct rx_grid part = {0};

	if (!grouping->column || !report->format->table) {
		rx_report_table(report, grid);
		return;
	}
	for (size_t at = 0; at < grouping->count; at++) {
		size_t first = grouping->items[at].place;
		size_t end = rx_grouping_end(grouping, at, rx_grid_rows(grid));

		group_heading(report, at, end - first);
		rx_grid_slice(&part, grid, first, end);
		if (report->format->captions)
			rx_buffer_add_text(&part.caption, rx_grouping_label(grouping, at));
		rx_report_table(report, &part);
	}
	report->page.failed |= part.failed;
	rx_grid_release(&part);
}

size_t rx_report_limited(struct rx_report *report, size_t count)
{
	if (report->limit == 0 || count <= report->limit)
		return count;
	report->left_out += count - report->limit;
	return report->limit;
}

void rx_report_withheld(struct rx_report *report)
{
	struct rx_buffer text = {0};

	if (report->withheld.count == 0 || report->withheld.told)
		return;
	report->withheld.told = true;
	rx_sentence_one(&text,
		rx_report_say(report,
			"# {record is|records are} not shown for {its|their} scope of publication.",
			"按照公开范围，另有#条记录未列入。"),
		report->withheld.count);
	report->format->paragraph(&report->page, rx_buffer_text(&text));
	report->page.failed |= text.failed;
	rx_buffer_release(&text);
}

void rx_report_remark(struct rx_report *report, const char *en, const char *zh)
{
	report->format->paragraph(&report->page, rx_text(rx_report_say(report, en, zh)));
}

void rx_report_nothing(struct rx_report *report)
{
	rx_report_remark(report, "No records (0).", "没有记录（0条）。");
}

bool rx_report_is_empty(struct rx_report *report)
{
	if (report->rows)
		return false;
	rx_report_nothing(report);
	return true;
}
