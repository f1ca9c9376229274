/*
 * layout_weekly.c - the weekly report that an office sends up: first the ready paragraph, then the
 * figures, then the lists, what is late first.
 *
 * Nothing is claimed that the records do not say: a finding without a status is never counted as
 * begun or late in words of its own, and where no finding states a deadline or a status the report
 * says that instead of showing rates of nothing.
 */
#include "ranking.h"
#include "sentence.h"
#include "weekly.h"
#include "weekly_parts.h"

#include <stdlib.h>

static int start(struct rx_report *report)
{
	struct rx_weekly *weekly = calloc(1, sizeof(*weekly));

	if (!weekly)
		return -1;
	report->state = weekly;
	weekly->matters.folding = report->folding;
	rx_matters_bind(&weekly->matters, &report->view);
	return 0;
}

static int header(struct rx_report *report, const struct rx_header *names)
{
	struct rx_weekly *weekly = report->state;

	(void)names;
	rx_matters_bind(&weekly->matters, &report->view);
	return 0;
}

static int row(struct rx_report *report, const struct rx_block *block, size_t at)
{
	struct rx_weekly *weekly = report->state;
	const struct rx_text *values = rx_view_row(&report->view, block, at);

	if (!values)
		return -1;
	rx_matters_add(&weekly->matters, values);
	return weekly->matters.failed ? -1 : 0;
}

/* ---- blocks --------------------------------------------------------------------------------- */

void rx_weekly_part(struct rx_report *report, const char *template, size_t number)
{
	struct rx_weekly *weekly = report->state;

	rx_buffer_reset(&weekly->text);
	rx_sentence_ordinal(&weekly->text, ++weekly->parts, report->page.lang);
	rx_sentence_one(&weekly->text, template, number);
	report->format->heading(&report->page, rx_buffer_text(&weekly->text));
}

struct rx_grid *rx_weekly_table(struct rx_report *report, const char *caption)
{
	struct rx_grid *grid = &report->grid;

	rx_grid_reset(grid);
	grid->wrap = true;
	if (report->format->captions)
		rx_buffer_add_string(&grid->caption, caption);
	return grid;
}

void rx_weekly_end_table(struct rx_report *report)
{
	rx_grid_hide_empty(&report->grid);
	report->format->table(&report->page, &report->grid);
}

void rx_weekly_cells(
	struct rx_report *report, const struct rx_matters *matters, const struct rx_matter *matter)
{
	struct rx_weekly *weekly = report->state;
	struct rx_grid *grid = &report->grid;

	rx_grid_cell(grid, rx_word_label(RX_SET_STATUS, matter->status, report->page.words));
	rx_grid_cell(grid, rx_matters_text(matters, matter->due));
	rx_buffer_reset(&weekly->text);
	rx_list_join(&weekly->text, rx_matters_text(matters, matter->dept), report->page.lang);
	if (matter->dept.length && matter->leader.length)
		rx_buffer_add_byte(&weekly->text, '\n');
	rx_list_join(&weekly->text, rx_matters_text(matters, matter->leader), report->page.lang);
	rx_grid_cell(grid, rx_buffer_text(&weekly->text));
	rx_grid_cell(grid, rx_matters_text(matters, matter->source));
}

void rx_weekly_labels(struct rx_report *report)
{
	enum rx_lang lang = report->page.words;
	struct rx_grid *grid = &report->grid;

	rx_grid_column(grid, RX_COLUMN_STATUS, lang);
	rx_grid_column(grid, RX_COLUMN_DUE, lang);
	rx_grid_label(grid, rx_report_label(report, "Responsible", "责任"), RX_LOOK_TEXT);
	rx_grid_label(grid, rx_report_label(report, "Source", "出处"), RX_LOOK_SHORT);
}

/* ---- lists ---------------------------------------------------------------------------------- */

/* An entry of a list: a finding and the days by which the list is ordered. */
struct entry {
	int32_t days;
	size_t at;
};

static int compare_entries(const void *one, const void *other)
{
	const struct entry *first = one, *second = other;

	if (first->days != second->days)
		return first->days < second->days ? -1 : 1;
	return first->at < second->at ? -1 : first->at > second->at;
}

typedef bool judge(const struct rx_matter *matter, int32_t today, int32_t *days);

/* The findings that a judge selects, in the order of days (down: most first); count entries. */
static struct entry *select_matters(
	struct rx_report *report, judge *selects, bool down, size_t *count)
{
	struct rx_weekly *weekly = report->state;
	const struct rx_matters *matters = &weekly->matters;
	struct entry *entries = calloc(matters->count + 1, sizeof(*entries));

	*count = 0;
	for (size_t at = 0; entries && at < matters->count; at++) {
		int32_t days = 0;

		if (!selects(&matters->items[at], report->today, &days))
			continue;
		entries[*count].days = down ? -days : days;
		entries[(*count)++].at = at;
	}
	if (entries)
		qsort(entries, *count, sizeof(*entries), compare_entries);
	else
		report->page.failed = true;
	return entries;
}

struct list {
	judge *selects;
	bool down;
	const char *heading[3]; /* with # for the number of entries */
	const char *caption[3];
	const char *days[3]; /* label of the column of days, or NULL for none */
};

static void list_table(struct rx_report *report, const struct list *list,
	const struct entry *entries, size_t count)
{
	struct rx_weekly *weekly = report->state;
	struct rx_grid *grid;

	rx_weekly_part(report, list->heading[report->page.words], count);
	grid = rx_weekly_table(report, list->caption[report->page.words]);
	if (list->days[report->page.words])
		rx_grid_label(grid, list->days[report->page.words], RX_LOOK_NUMBER);
	rx_grid_column(grid, RX_COLUMN_NO, report->page.words);
	rx_grid_label(grid, rx_report_label(report, "Finding", "问题"), RX_LOOK_MAIN);
	rx_weekly_labels(report);
	count = rx_report_limited(report, count);
	for (size_t at = 0; at < count; at++) {
		const struct rx_matters *matters = &weekly->matters;
		const struct rx_matter *matter = &matters->items[entries[at].at];

		if (list->days[report->page.words])
			rx_grid_number(grid, (size_t)labs((long)entries[at].days));
		rx_grid_cell(grid, rx_matters_text(matters, matter->no));
		rx_grid_cell(grid, rx_matters_text(matters, matter->title));
		rx_weekly_cells(report, matters, matter);
	}
	rx_weekly_end_table(report);
}

static void list(struct rx_report *report, const struct list *list)
{
	size_t count;
	struct entry *entries = select_matters(report, list->selects, list->down, &count);

	if (entries && count)
		list_table(report, list, entries, count);
	free(entries);
}

static bool is_finished(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	*days = 0;
	return rx_matter_is_finished(matter, today);
}

static bool is_undated(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	(void)today;
	*days = 0;
	return rx_matter_is_open(matter) && !matter->has_deadline;
}

static bool is_unassigned(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	(void)today;
	*days = 0;
	return rx_matter_is_open(matter) && !matter->dept.length && !matter->leader.length;
}

static bool is_unstated(const struct rx_matter *matter, int32_t today, int32_t *days)
{
	(void)today;
	*days = 0;
	return matter->status == RX_STATUS_UNSTATED;
}

static const struct list overdue = {rx_matter_is_overdue, true,
	RX_LABEL("Overdue (#)", "逾期未完成（#个）"), RX_LABEL("Overdue", "逾期未完成"),
	RX_LABEL("Days late", "逾期天数")};
static const struct list soon = {rx_matter_is_soon, false,
	RX_LABEL("Due within 7 days (#)", "7日内到期（#个）"),
	RX_LABEL("Due within 7 days", "7日内到期"), RX_LABEL("Days left", "剩余天数")};
static const struct list stalled = {rx_matter_is_stalled, true,
	RX_LABEL("Nothing reported for 14 days or more (#)", "14日以上未报送进展（#个）"),
	RX_LABEL("Nothing reported for 14 days or more", "14日以上未报送进展"),
	RX_LABEL("Days", "未报送天数")};
static const struct list finished = {is_finished, false,
	RX_LABEL("Done in the last 7 days (#)", "近7日完成（#个）"),
	RX_LABEL("Done in the last 7 days", "近7日完成"), {NULL, NULL}};
static const struct list undated = {is_undated, false,
	RX_LABEL("Without a deadline (#)", "未明确整改时限（#个）"),
	RX_LABEL("Without a deadline", "未明确整改时限"), {NULL, NULL}};
static const struct list unassigned = {is_unassigned, false,
	RX_LABEL("Nobody responsible (#)", "未明确责任（#个）"),
	RX_LABEL("Nobody responsible", "未明确责任"), {NULL, NULL}};
static const struct list unstated = {is_unstated, false,
	RX_LABEL("Status not stated (#)", "未载明整改状态（#个）"),
	RX_LABEL("Status not stated", "未载明整改状态"), {NULL, NULL}};

/* Lists of what is missing are made only where some findings have it: else all would be listed. */
static void lists(struct rx_report *report, const struct rx_tally *tally)
{
	list(report, &overdue);
	list(report, &soon);
	list(report, &stalled);
	list(report, &finished);
	if (tally->with_deadline)
		list(report, &undated);
	if (tally->with_owner)
		list(report, &unassigned);
	if (tally->folds[RX_FOLD_UNSTATED] < tally->total)
		list(report, &unstated);
}

/* ---- groups and the whole list -------------------------------------------------------------- */

static void group_labels(struct rx_report *report, const struct rx_matters *matters)
{
	const struct rx_folding *folding = matters->folding;
	struct rx_grid *grid = &report->grid;

	rx_grid_label(grid,
		matters->by_doc ? rx_report_label(report, "Document", "单位（文件）")
				: rx_report_label(report, "Section", "部分"),
		RX_LOOK_MAIN);
	rx_grid_label(grid, rx_report_label(report, "Findings", "问题"), RX_LOOK_NUMBER);
	for (size_t at = 0; at < rx_folding_count(folding); at++) {
		if (matters->tally.classes[at])
			rx_grid_label(grid, folding->classes[at].column[report->page.words],
				RX_LOOK_NUMBER);
	}
	if (matters->tally.with_deadline)
		rx_grid_label(grid, rx_report_label(report, "Overdue", "逾期"), RX_LOOK_NUMBER);
	rx_grid_label(grid, rx_report_label(report, "Rate", "完成率"), RX_LOOK_NUMBER);
}

static void group_row(
	struct rx_report *report, const struct rx_matters *matters, const struct rx_group *group)
{
	struct rx_grid *grid = &report->grid;
	const struct rx_tally *tally = &group->tally;

	rx_grid_cell(grid, rx_matters_text(matters, group->title));
	rx_grid_number(grid, tally->total);
	for (size_t at = 0; at < rx_folding_count(matters->folding); at++) {
		if (matters->tally.classes[at])
			rx_grid_number(grid, tally->classes[at]);
	}
	if (matters->tally.with_deadline)
		rx_grid_number(grid, tally->overdue);
	rx_weekly_percent(report, tally->folds[RX_FOLD_DONE],
		tally->folds[RX_FOLD_UNSTATED] == tally->total ? 0 : tally->total);
}

static void groups(struct rx_report *report, const struct rx_matters *matters)
{
	const char *heading = matters->by_doc
		? rx_report_label(report, "By document", "分单位（文件）情况")
		: rx_report_label(report, "By section", "分部分情况");
	size_t filled = 0;

	for (size_t at = 0; at < matters->group_count; at++)
		filled += matters->groups[at].tally.total > 0;
	if (filled == 0)
		return;
	rx_weekly_part(report, heading, 0);
	rx_weekly_table(report, heading)->chart = true;
	group_labels(report, matters);
	for (size_t at = 0; at < matters->group_count; at++) {
		if (matters->groups[at].tally.total)
			group_row(report, matters, &matters->groups[at]);
	}
	rx_weekly_end_table(report);
}

static void whole_list(struct rx_report *report, const struct rx_matters *matters)
{
	const char *caption = rx_report_label(report, "All findings", "问题明细");
	size_t shown = rx_report_limited(report, matters->count);
	struct rx_grid *grid;

	rx_weekly_part(report, rx_report_label(report, "All findings (#)", "问题明细（#个）"),
		matters->count);
	grid = rx_weekly_table(report, caption);
	grid->chart = true;
	rx_grid_column(grid, RX_COLUMN_NO, report->page.words);
	rx_grid_label(grid, rx_report_label(report, "Finding", "问题"), RX_LOOK_MAIN);
	rx_grid_label(grid, rx_report_label(report, "Measures", "措施数"), RX_LOOK_NUMBER);
	rx_weekly_labels(report);
	for (size_t at = 0; at < shown; at++) {
		const struct rx_matter *matter = &matters->items[at];

		rx_grid_cell(grid, rx_matters_text(matters, matter->no));
		rx_grid_cell(grid, rx_matters_text(matters, matter->title));
		if (matters->tally.measures)
			rx_grid_number(grid, matter->measures);
		else
			rx_grid_cell(grid, (struct rx_text){NULL, 0});
		rx_weekly_cells(report, matters, matter);
	}
	rx_weekly_end_table(report);
}

/* ---- the report ----------------------------------------------------------------------------- */

static void say(struct rx_report *report, struct rx_buffer *text)
{
	report->page.failed |= text->failed;
	report->format->paragraph(&report->page, rx_buffer_text(text));
}

/* What was read: the document's title, or how many there are. */
static void source(struct rx_report *report, const struct rx_matters *matters)
{
	struct rx_weekly *weekly = report->state;
	size_t at = 0;

	if (matters->docs == 0)
		return;
	while (!matters->groups[at].is_doc)
		at++;
	if (matters->docs == 1 && matters->groups[at].title.length == 0)
		return;
	rx_buffer_reset(&weekly->text);
	rx_buffer_add_string(&weekly->text, rx_report_say(report, "Source: ", "来源："));
	if (matters->docs == 1)
		rx_buffer_add_text(
			&weekly->text, rx_matters_text(matters, matters->groups[at].title));
	else
		rx_sentence_one(&weekly->text, rx_report_say(report, "# documents", "文件#份"),
			matters->docs);
	say(report, &weekly->text);
}

/* The ready paragraph. */
static void overview(struct rx_report *report, enum rx_lang lang)
{
	struct rx_weekly *weekly = report->state;

	rx_buffer_reset(&weekly->text);
	rx_weekly_paragraph(&weekly->text, &weekly->matters, report->today, lang);
	if (report->before && weekly->matters.count)
		rx_compared_sentence(
			&weekly->text, &report->before->compared, &weekly->matters, lang);
	say(report, &weekly->text);
}

static void terms(struct rx_report *report, enum rx_lang lang)
{
	struct rx_weekly *weekly = report->state;

	rx_buffer_reset(&weekly->text);
	rx_weekly_terms(&weekly->text, &weekly->matters, lang);
	say(report, &weekly->text);
}

static int finish(struct rx_report *report)
{
	struct rx_compared *compared = report->before ? &report->before->compared : NULL;
	struct rx_weekly *weekly = report->state;
	struct rx_matters *matters = &weekly->matters;

	rx_matters_count(matters, report->today);
	if (compared)
		rx_compared_count(compared, matters, report->today);
	if (compared && compared->failed)
		return -1;
	rx_buffer_reset(&report->page.subject);
	rx_weekly_subject(&report->page.subject, report->page.title, matters, report->today,
		report->page.lang);
	overview(report, report->page.lang);
	if (report->both)
		overview(report, RX_LANG_EN);
	source(report, matters);
	if (matters->count == 0)
		return 0;
	rx_weekly_figures(report, matters);
	if (compared)
		rx_weekly_changes(report);
	lists(report, &matters->tally);
	groups(report, matters);
	if (matters->tally.folds[RX_FOLD_UNSTATED] < matters->tally.total) {
		rx_ranking(report, matters, RX_RANKED_DEPT, &weekly->parts);
		rx_ranking(report, matters, RX_RANKED_LEADER, &weekly->parts);
	}
	rx_weekly_course(report, matters);
	whole_list(report, matters);
	rx_weekly_quality(report, matters);
	terms(report, report->page.lang);
	if (report->both)
		terms(report, RX_LANG_EN);
	return 0;
}

static void release(struct rx_report *report)
{
	struct rx_weekly *weekly = report->state;

	if (!weekly)
		return;
	rx_matters_release(&weekly->matters);
	rx_buffer_release(&weekly->text);
	free(weekly);
}

const struct rx_layout rx_layout_weekly = {
	.name = "weekly",
	.titles = RX_LABEL("Weekly rectification report", "整改周报"),
	.titled = true,
	.fixed = true,
	.raw_lists = true,
	.rebinds = true,
	.findings = true,
	.compares = true,
	.limits = true,
	.start = start,
	.header = header,
	.row = row,
	.finish = finish,
	.release = release,
};
