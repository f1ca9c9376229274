/*
 * weekly_changes.c - the part of the weekly report that tells what is other than in the last one: newly
 * done, newly overdue, with another deadline, new, open again, no longer listed.
 */
#include "weekly_parts.h"

typedef bool judge(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today);

static bool is_done(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	(void)today;
	return rx_compared_is_done(compared, now, at);
}

static bool is_closed(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	(void)today;
	return rx_compared_is_closed(compared, now, at);
}

static bool is_moved(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	(void)today;
	return rx_compared_is_moved(compared, now, at);
}

static bool is_new(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	(void)now;
	(void)today;
	return rx_compared_is_new(compared, at);
}

static bool is_reopened(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today)
{
	(void)today;
	return rx_compared_is_reopened(compared, now, at);
}

/* What stood in the last report. */
enum old { OLD_NOTHING, OLD_STATUS, OLD_DUE };

struct list {
	judge *selects;
	const char *heading[3]; /* with # for the number of entries */
	const char *caption[3];
	const char *old[3];
	enum old what;
};

static const struct list lists[] = {
	{is_done, RX_LABEL("Newly done (#)", "新完成（#个）"), RX_LABEL("Newly done", "新完成"),
		RX_LABEL("Status before", "上期状态"), OLD_STATUS},
	{is_closed, RX_LABEL("Newly closed (#)", "新销号（#个）"),
		RX_LABEL("Newly closed", "新销号"), RX_LABEL("Status before", "上期状态"),
		OLD_STATUS},
	{rx_compared_is_overdue, RX_LABEL("Newly overdue (#)", "新逾期（#个）"),
		RX_LABEL("Newly overdue", "新逾期"), {NULL, NULL}, OLD_NOTHING},
	{is_moved, RX_LABEL("Deadline moved (#)", "整改时限有调整（#个）"),
		RX_LABEL("Deadline moved", "整改时限有调整"), RX_LABEL("Due before", "上期时限"),
		OLD_DUE},
	{is_reopened, RX_LABEL("Open again (#)", "重新整改（#个）"),
		RX_LABEL("Open again", "重新整改"), RX_LABEL("Status before", "上期状态"),
		OLD_STATUS},
	{is_new, RX_LABEL("New (#)", "新增（#个）"), RX_LABEL("New", "新增"), {NULL, NULL},
		OLD_NOTHING},
};

static void old_cell(struct rx_report *report, size_t at, enum old what)
{
	const struct rx_compared *compared = &report->before->compared;
	size_t place = compared->before[at];
	struct rx_text value = {"", 0};

	if (place != RX_NONE && what == OLD_STATUS)
		value = rx_word_label(
			RX_SET_STATUS, compared->matters.items[place].status, report->page.words);
	else if (place != RX_NONE)
		value = rx_matters_text(&compared->matters, compared->matters.items[place].due);
	rx_grid_cell(&report->grid, value);
}

static void begin(struct rx_report *report, const struct list *list, size_t count)
{
	struct rx_grid *grid;

	rx_weekly_part(report, list->heading[report->page.words], count);
	grid = rx_weekly_table(report, list->caption[report->page.words]);
	rx_grid_column(grid, RX_COLUMN_NO, report->page.words);
	rx_grid_label(grid, rx_report_label(report, "Finding", "问题"), RX_LOOK_MAIN);
	if (list->what)
		rx_grid_label(grid, list->old[report->page.words], RX_LOOK_SHORT);
	rx_weekly_labels(report);
}

static void entry(struct rx_report *report, const struct rx_matters *matters, size_t at)
{
	const struct rx_matter *matter = &matters->items[at];

	rx_grid_cell(&report->grid, rx_matters_text(matters, matter->no));
	rx_grid_cell(&report->grid, rx_matters_text(matters, matter->title));
}

static bool selects(struct rx_report *report, const struct list *list, size_t at)
{
	const struct rx_weekly *weekly = report->state;

	return weekly->matters.items[at].status != RX_STATUS_VOID
		&& list->selects(&report->before->compared, &weekly->matters, at, report->today);
}

static void show(struct rx_report *report, const struct list *list)
{
	const struct rx_weekly *weekly = report->state;
	const struct rx_matters *matters = &weekly->matters;
	size_t count = 0, left;

	for (size_t at = 0; at < matters->count; at++)
		count += selects(report, list, at);
	if (count == 0)
		return;
	begin(report, list, count);
	left = rx_report_limited(report, count);
	for (size_t at = 0; at < matters->count && left; at++) {
		if (!selects(report, list, at))
			continue;
		entry(report, matters, at);
		if (list->what)
			old_cell(report, at, list->what);
		rx_weekly_cells(report, matters, &matters->items[at]);
		left--;
	}
	rx_weekly_end_table(report);
}

static void show_gone(struct rx_report *report)
{
	static const struct list gone = {NULL,
		RX_LABEL("No longer listed (#)", "本期未再列入（#个）"),
		RX_LABEL("No longer listed", "本期未再列入"), {NULL, NULL}, OLD_NOTHING};
	const struct rx_compared *compared = &report->before->compared;
	size_t left = rx_report_limited(report, compared->gone);

	if (compared->gone == 0)
		return;
	begin(report, &gone, compared->gone);
	for (size_t at = 0; at < compared->matters.count && left; at++) {
		if (compared->found[at])
			continue;
		entry(report, &compared->matters, at);
		rx_weekly_cells(report, &compared->matters, &compared->matters.items[at]);
		left--;
	}
	rx_weekly_end_table(report);
}

void rx_weekly_changes(struct rx_report *report)
{
	for (size_t at = 0; at < sizeof(lists) / sizeof(lists[0]); at++)
		show(report, &lists[at]);
	show_gone(report);
}
