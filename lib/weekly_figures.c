/*
 * weekly_figures.c - the parts of the weekly report that are numbers: the table of figures, the course
 * of twelve weeks, and how good the records are.  What the records do not state has no figure.
 */
#include "sentence.h"
#include "weekly_parts.h"

void rx_weekly_percent(struct rx_report *report, size_t count, size_t whole)
{
	struct rx_weekly *weekly = report->state;

	rx_buffer_reset(&weekly->text);
	if (whole)
		rx_sentence_percent(&weekly->text, count, whole);
	rx_grid_cell(&report->grid, rx_buffer_text(&weekly->text));
}

/* A signed number: what has changed since the last report. */
static void change_cell(struct rx_report *report, size_t now, size_t before)
{
	struct rx_weekly *weekly = report->state;

	rx_buffer_reset(&weekly->text);
	if (now != before)
		rx_buffer_add_byte(&weekly->text, now > before ? '+' : '-');
	rx_buffer_add_number(&weekly->text, now > before ? now - before : before - now);
	rx_grid_cell(&report->grid, rx_buffer_text(&weekly->text));
}

/* before: the same figure of the last report, where there is one. */
static void figure(
	struct rx_report *report, const char *label, size_t count, size_t whole, size_t before)
{
	rx_grid_cell(&report->grid, rx_text(label));
	rx_grid_number(&report->grid, count);
	rx_weekly_percent(report, count, whole);
	if (!report->before)
		return;
	rx_grid_number(&report->grid, before);
	change_cell(report, count, before);
}

static void figure_labels(struct rx_report *report)
{
	struct rx_grid *grid;

	rx_weekly_part(report, rx_report_label(report, "Figures", "总体情况"), 0);
	grid = rx_weekly_table(report, rx_report_label(report, "Figures", "总体情况"));
	rx_grid_label(grid, rx_report_label(report, "Figure", "指标"), RX_LOOK_TEXT);
	rx_grid_label(grid, rx_report_label(report, "Number", "数量"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Share", "占比"), RX_LOOK_NUMBER);
	if (!report->before)
		return;
	rx_grid_label(grid, rx_report_label(report, "Last report", "上期"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Change", "增减"), RX_LOOK_NUMBER);
}

/* Matters for once, for a term, for good, where the records say which is which. */
static void classes(
	struct rx_report *report, const struct rx_tally *tally, const struct rx_tally *last)
{
	for (size_t at = 0; tally->with_class && at < RX_CLASS_COUNT; at++) {
		struct rx_text label = rx_word_label(RX_SET_CLASS, at, report->page.words);

		if (tally->by_class[at] || last->by_class[at])
			figure(report, label.bytes, tally->by_class[at], tally->total,
				last->by_class[at]);
	}
}

void rx_weekly_figures(struct rx_report *report, const struct rx_matters *matters)
{
	const struct rx_tally *tally = &matters->tally;
	const struct rx_folding *folding = matters->folding;
	static const struct rx_tally none;
	const struct rx_tally *last =
		report->before ? &report->before->compared.matters.tally : &none;
	size_t total = tally->total;

	figure_labels(report);
	figure(report, rx_report_label(report, "findings", "反馈问题"), total, 0, last->total);
	for (size_t at = 0; at < rx_folding_count(folding); at++) {
		if (tally->classes[at] || last->classes[at])
			figure(report, folding->classes[at].figure[report->page.words],
				tally->classes[at], total, last->classes[at]);
	}
	if (tally->folds[RX_FOLD_VOID])
		figure(report, rx_report_label(report, "withdrawn or merged", "已撤销或合并"),
			tally->folds[RX_FOLD_VOID], 0, last->folds[RX_FOLD_VOID]);
	if (tally->closed && folding == rx_folding_usual())
		figure(report, rx_report_label(report, "of the done: closed", "已完成中已销号"),
			tally->closed, total, last->closed);
	if (tally->folds[RX_FOLD_UNSTATED] < total)
		figure(report, rx_report_label(report, "open", "未完成"),
			total - tally->folds[RX_FOLD_DONE], total,
			last->total - last->folds[RX_FOLD_DONE]);
	if (tally->with_deadline) {
		figure(report, rx_report_label(report, "overdue", "逾期未完成"), tally->overdue,
			total, last->overdue);
		figure(report, rx_report_label(report, "due within 7 days", "7日内到期"),
			tally->soon, total, last->soon);
	}
	if (tally->with_deadline && tally->nodate)
		figure(report,
			rx_report_label(report, "open without a deadline", "未完成且未明确时限"),
			tally->nodate, total, last->nodate);
	if (tally->with_update)
		figure(report,
			rx_report_label(report, "nothing reported for 14 days or more",
				"14日以上未报送进展"),
			tally->stalled, total, last->stalled);
	if (tally->with_owner)
		figure(report, rx_report_label(report, "nobody responsible", "未明确责任"),
			tally->unassigned, total, last->unassigned);
	if (tally->with_finish)
		figure(report, rx_report_label(report, "done in the last 7 days", "近7日完成"),
			tally->finished, total, last->finished);
	classes(report, tally, last);
	if (tally->measures)
		figure(report, rx_report_label(report, "measures", "整改措施"), tally->measures, 0,
			last->measures);
	rx_weekly_end_table(report);
}

/* ---- twelve weeks --------------------------------------------------------------------------- */

enum { WEEKS = 12, WEEK = 7 };

/* What happened in the week that ends on a day, and what is open then.  A finding whose opening is
 * not dated was there from the beginning, and one that is done without a date was always done. */
struct week {
	size_t opened, finished, open;
};

static struct week week_of(const struct rx_matters *matters, int32_t day)
{
	struct week week = {0};

	for (size_t at = 0; at < matters->count; at++) {
		const struct rx_matter *matter = &matters->items[at];
		bool done = rx_status_is_done(matter->status);

		if (matter->status == RX_STATUS_VOID
			|| (matter->has_opened && matter->opened > day))
			continue;
		week.opened += matter->has_opened && matter->opened > day - WEEK;
		week.finished += done && matter->has_finished && matter->finished <= day
			&& matter->finished > day - WEEK;
		week.open += !done || (matter->has_finished && matter->finished > day);
	}
	return week;
}

/* A bar of text; anything but nothing is seen. */
static void draw(struct rx_buffer *out, size_t count, size_t whole)
{
	enum { CELLS = 20 };
	size_t length = whole ? (count * CELLS + whole - 1) / whole : 0;

	for (size_t at = 0; at < length; at++)
		rx_buffer_add_byte(out, '#');
}

static void week_row(struct rx_report *report, const struct rx_matters *matters, int32_t day)
{
	struct rx_weekly *weekly = report->state;
	struct week week = week_of(matters, day);
	char date[16];

	rx_day_format(day, date);
	rx_grid_cell(&report->grid, rx_text(date));
	rx_grid_number(&report->grid, week.opened);
	rx_grid_number(&report->grid, week.finished);
	rx_grid_number(&report->grid, week.open);
	rx_buffer_reset(&weekly->text);
	draw(&weekly->text, week.open, matters->tally.total);
	rx_grid_cell(&report->grid, rx_buffer_text(&weekly->text));
}

void rx_weekly_course(struct rx_report *report, const struct rx_matters *matters)
{
	const char *heading = rx_report_label(report, "Twelve weeks", "近12周走势");
	struct rx_grid *grid;

	if (!matters->tally.with_finish)
		return;
	rx_weekly_part(report, heading, WEEKS);
	grid = rx_weekly_table(report, heading);
	grid->chart = true;
	rx_grid_label(grid, rx_report_label(report, "Week up to", "截至"), RX_LOOK_SHORT);
	rx_grid_label(grid, rx_report_label(report, "Opened", "新增"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Done", "完成"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Open", "未完成"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Open, drawn", "未完成示意"), RX_LOOK_TEXT);
	if (grid->columns)
		grid->fields[grid->columns - 1].hidden = !report->format->draws;
	for (int32_t week = WEEKS; week-- > 0;)
		week_row(report, matters, report->today - week * WEEK);
	rx_report_table(report, grid);
}

/* ---- how good the records are --------------------------------------------------------------- */

static void doubt(struct rx_report *report, const char *label, size_t count)
{
	if (count == 0)
		return;
	rx_grid_cell(&report->grid, rx_text(label));
	rx_grid_number(&report->grid, count);
}

void rx_weekly_quality(struct rx_report *report, const struct rx_matters *matters)
{
	const char *heading = rx_report_label(report, "Quality of the records", "台账质量");
	size_t unproved = matters->tally.with_evidence ? matters->tally.unproved : 0;
	struct rx_grid *grid;

	if (!unproved && !matters->damaged && !matters->ambiguous && !matters->remarks)
		return;
	rx_weekly_part(report, heading, 0);
	grid = rx_weekly_table(report, heading);
	rx_grid_label(grid, rx_report_label(report, "To be looked at", "待核实事项"), RX_LOOK_MAIN);
	rx_grid_label(grid, rx_report_label(report, "Number", "数量"), RX_LOOK_NUMBER);
	doubt(report, rx_report_label(report, "done without evidence", "已完成但无佐证材料"),
		unproved);
	doubt(report, rx_report_label(report, "damaged dates", "日期残缺或有多种读法"),
		matters->damaged);
	doubt(report, rx_report_label(report, "ids that may be another's", "编号对应关系不确定"),
		matters->ambiguous);
	doubt(report, rx_report_label(report, "remarks on the source (diag)", "原文校核提示"),
		matters->remarks);
	rx_weekly_end_table(report);
}
