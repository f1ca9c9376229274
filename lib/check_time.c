/*
 * check_time.c - dates and statuses: in order, not in the future, in time, and agreeing with each
 * other.  What is overdue or stalled is what the derived words of rx-filter say.
 */
#include "checker.h"
#include "decimal.h"

static const char *label(const struct rx_check *check, enum rx_column column)
{
	return rx_check_label(check, column);
}

static const char *cell(struct rx_check *check, const struct rx_checked *row, enum rx_column column)
{
	return rx_check_quote(check, row->cells[column]);
}

static bool is_matter(const struct rx_checked *row)
{
	return row->kind == RX_KIND_FINDING || row->kind == RX_KIND_MEASURE;
}

/* ---- order ---------------------------------------------------------------------------------- */

static void order(struct rx_check *check, size_t at, enum rx_column early, enum rx_column late)
{
	const struct rx_checked *row = &check->rows[at];
	struct rx_days first, second;

	if (rx_check_days(row, early, &first) && rx_check_days(row, late, &second)
		&& second.last < first.first)
		rx_check_say(check, at, RX_REMARK_DATE_ORDER, label(check, late),
			cell(check, row, late), label(check, early), cell(check, row, early));
}

static void future(struct rx_check *check, size_t at, enum rx_column column)
{
	const struct rx_checked *row = &check->rows[at];
	struct rx_days days;

	if (rx_check_days(row, column, &days) && days.first > check->today)
		rx_check_say(check, at, RX_REMARK_DATE_FUTURE, label(check, column),
			cell(check, row, column), check->today_text);
}

void rx_check_dates(struct rx_check *check)
{
	static const enum rx_column past[] = {
		RX_COLUMN_OPENED, RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON, RX_COLUMN_UPDATED};

	for (size_t at = 0; at < check->count; at++) {
		if (check->rows[at].kind != RX_KIND_DOC && !is_matter(&check->rows[at]))
			continue;
		order(check, at, RX_COLUMN_OPENED, RX_COLUMN_DUE);
		order(check, at, RX_COLUMN_OPENED, RX_COLUMN_DONE_ON);
		order(check, at, RX_COLUMN_OPENED, RX_COLUMN_CLOSED_ON);
		order(check, at, RX_COLUMN_OPENED, RX_COLUMN_UPDATED);
		order(check, at, RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON);
		for (size_t column = 0; column < sizeof(past) / sizeof(past[0]); column++)
			future(check, at, past[column]);
	}
}

/* ---- in time -------------------------------------------------------------------------------- */

static int32_t percent_of(struct rx_text text)
{
	int32_t value = 0;

	text = rx_text_trim(text);
	for (size_t at = 0; at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9';
		at++)
		value = value < 1000 ? 10 * value + (text.bytes[at] - '0') : value;
	return value;
}

/* What is overdue is told as such. */
static void behind(struct rx_check *check, size_t at)
{
	const struct rx_checked *row = &check->rows[at];
	int32_t progress = percent_of(row->cells[RX_COLUMN_PROGRESS]);

	if (!row->behind || row->overdue)
		return;
	if (!row->has_pace || row->pace >= 0)
		rx_check_say(check, at, RX_REMARK_SAID_SLOW);
	else
		rx_check_say(check, at, RX_REMARK_SLOW, rx_check_number(check, (size_t)progress),
			rx_check_number(check, (size_t)(progress - row->pace)));
}

void rx_check_late(struct rx_check *check)
{
	int32_t limit = rx_profile_number(check->profile, RX_SETTING_STALLED);

	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		if (!is_matter(row))
			continue;
		if (row->overdue)
			rx_check_say(check, at, RX_REMARK_LATE,
				rx_check_number(check, (size_t)-row->due_in),
				cell(check, row, RX_COLUMN_DUE), rx_check_status(check, row));
		if (row->has_stalled && row->stalled >= limit)
			rx_check_say(check, at, RX_REMARK_SILENT,
				rx_check_number(check, (size_t)row->stalled),
				cell(check, row, RX_COLUMN_UPDATED));
		behind(check, at);
	}
}

/* ---- status --------------------------------------------------------------------------------- */

static bool is_done(const struct rx_checked *row)
{
	return row->status >= 0 && rx_status_is_done((enum rx_status)row->status);
}

static bool has_day(const struct rx_checked *row)
{
	return rx_check_has(row, RX_COLUMN_DONE_ON) || rx_check_has(row, RX_COLUMN_CLOSED_ON);
}

static void open_with_day(struct rx_check *check, size_t at)
{
	const struct rx_checked *row = &check->rows[at];
	/* What was refused or opened again had been done before. */
	bool again =
		row->status == RX_STATUS_REJECTED || percent_of(row->cells[RX_COLUMN_ROUND]) > 1;
	enum rx_column column =
		rx_check_has(row, RX_COLUMN_CLOSED_ON) ? RX_COLUMN_CLOSED_ON : RX_COLUMN_DONE_ON;

	if (row->open && row->status != RX_STATUS_UNSTATED && !again && has_day(row))
		rx_check_say(check, at, RX_REMARK_OPEN_WITH_DAY, rx_check_status(check, row),
			label(check, column), cell(check, row, column));
}

static void parts(struct rx_check *check, size_t at)
{
	const struct rx_checked *row = &check->rows[at];
	int32_t done = percent_of(row->cells[RX_COLUMN_PART_DONE]);
	int32_t total = percent_of(row->cells[RX_COLUMN_PART_TOTAL]);

	if (!rx_check_has(row, RX_COLUMN_PART_DONE) || !rx_check_has(row, RX_COLUMN_PART_TOTAL))
		return;
	if (done > total)
		rx_check_say(check, at, RX_REMARK_PARTS_OVER, cell(check, row, RX_COLUMN_PART_DONE),
			cell(check, row, RX_COLUMN_PART_TOTAL));
	else if ((is_done(row) && done < total)
		|| (done == total && total > 0 && row->open && row->status >= RX_STATUS_PLANNED
			&& row->status <= RX_STATUS_PARTIAL))
		rx_check_say(check, at, RX_REMARK_PARTS_STATUS, rx_check_status(check, row),
			cell(check, row, RX_COLUMN_PART_DONE),
			cell(check, row, RX_COLUMN_PART_TOTAL));
}

static void progress(struct rx_check *check, size_t at)
{
	const struct rx_checked *row = &check->rows[at];
	int32_t percent = percent_of(row->cells[RX_COLUMN_PROGRESS]);
	struct rx_decimal number;
	bool odd = is_done(row)
		? percent < 100
		: row->open && row->status >= RX_STATUS_PLANNED && row->status <= RX_STATUS_PARTIAL
			&& (percent >= 100 || (row->status == RX_STATUS_PLANNED && percent > 0));

	/* What is no number is told as such. */
	if (odd && rx_check_has(row, RX_COLUMN_PROGRESS)
		&& rx_decimal_parse(row->cells[RX_COLUMN_PROGRESS], &number))
		rx_check_say(check, at, RX_REMARK_OPEN_COMPLETE, rx_check_status(check, row),
			rx_check_number(check, (size_t)percent));
}

void rx_check_status_rule(struct rx_check *check)
{
	for (size_t at = 0; at < check->count; at++) {
		struct rx_checked_doc *doc = &check->docs[check->rows[at].doc];

		if (check->rows[at].kind == RX_KIND_FINDING && is_done(&check->rows[at]))
			doc->with_day += has_day(&check->rows[at]);
	}
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		/* A word that is no status is told as such. */
		if (!is_matter(row) || row->status < 0)
			continue;
		if (row->kind == RX_KIND_FINDING && is_done(row) && !has_day(row)
			&& check->docs[row->doc].with_day)
			rx_check_say(check, at, RX_REMARK_DONE_NO_DAY, rx_check_status(check, row));
		open_with_day(check, at);
		parts(check, at);
		progress(check, at);
	}
}

/* ---- windows -------------------------------------------------------------------------------- */

/* The meaning of a window's key, in the language of the remarks. */
static const char *window_name(const struct rx_check *check, enum rx_setting_id window)
{
	static const char *const names[][2] = {
		{"the time for what is done at once", "立行立改期限"},
		{"the time for the plan", "整改方案报送期限"},
		{"the concentrated period", "集中整改期"},
		{"the time for the report", "整改情况公布期限"},
		{"the longest time", "整改最长期限"}};

	return names[window - RX_SETTING_WINDOW_IMMEDIATE][check->lang == RX_LANG_ZH];
}

static void within(struct rx_check *check, size_t at, enum rx_column column,
	enum rx_setting_id window, int32_t feedback)
{
	const struct rx_checked *row = &check->rows[at];
	struct rx_days days;
	int32_t last;
	char *text;

	if (!rx_check_days(row, column, &days)
		|| !rx_profile_window(check->profile, window, feedback, &last) || days.last <= last)
		return;
	text = rx_arena_new(&check->arena, 16);
	if (!text)
		return;
	rx_day_format(last, text);
	rx_check_say(check, at, RX_REMARK_AFTER_WINDOW, label(check, column),
		cell(check, row, column), text, window_name(check, window));
}

/* The day of the feedback: the row's own, else its document's. */
static bool feedback_of(const struct rx_check *check, const struct rx_checked *row, int32_t *day)
{
	size_t record = check->docs[row->doc].record;
	struct rx_days days;

	if (!rx_check_days(row, RX_COLUMN_OPENED, &days)
		&& (record == RX_NONE
			|| !rx_check_days(&check->rows[record], RX_COLUMN_OPENED, &days)))
		return false;
	*day = days.last;
	return true;
}

/* A document that calls itself a plan is one; any other that is dated is a report. */
static bool is_plan(const struct rx_checked *row)
{
	struct rx_text title = row->cells[RX_COLUMN_TITLE];

	return rx_text_ends(title, RX_LITERAL("方案"));
}

void rx_check_windows(struct rx_check *check)
{
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		int32_t feedback;

		if (!feedback_of(check, row, &feedback))
			continue;
		if (row->kind == RX_KIND_DOC && !check->docs[row->doc].ledger)
			within(check, at, RX_COLUMN_UPDATED,
				is_plan(row) ? RX_SETTING_WINDOW_PLAN : RX_SETTING_WINDOW_REPORT,
				feedback);
		if (!is_matter(row))
			continue;
		within(check, at, RX_COLUMN_DUE, RX_SETTING_WINDOW_LONGEST, feedback);
		if (rx_word_find(RX_SET_CLASS, row->cells[RX_COLUMN_CLASS]) == RX_CLASS_IMMEDIATE)
			within(check, at, RX_COLUMN_DUE, RX_SETTING_WINDOW_IMMEDIATE, feedback);
		if (rx_text_find(row->cells[RX_COLUMN_DUE_TEXT], RX_LITERAL("集中整改"), 0)
			!= RX_NONE)
			within(check, at, RX_COLUMN_DUE, RX_SETTING_WINDOW_CONCENTRATED, feedback);
	}
}
