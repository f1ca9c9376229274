/*
 * derive.c - derived words over the cells of one row.
 *
 * A deadline is the last day of due; without one what the profile gives for 立行立改 from the day a matter
 * was opened.  A deadline that is no date is never overdue.
 */
#include "derive.h"
#include "decimal.h"
#include "vocabulary.h"
#include "when.h"

static const struct {
	const char *name;
	enum rx_derived derived;
} names[] = {
	{"open", RX_DERIVED_OPEN},
	{"未完成", RX_DERIVED_OPEN},
	{"overdue", RX_DERIVED_OVERDUE},
	{"逾期", RX_DERIVED_OVERDUE},
	{"逾期未完成", RX_DERIVED_OVERDUE},
	{"nodate", RX_DERIVED_NODATE},
	{"未明确时限", RX_DERIVED_NODATE},
	{"unassigned", RX_DERIVED_UNASSIGNED},
	{"未明确责任", RX_DERIVED_UNASSIGNED},
	{"due_in", RX_DERIVED_DUE_IN},
	{"临近时限", RX_DERIVED_DUE_IN},
	{"剩余天数", RX_DERIVED_DUE_IN},
	{"stalled", RX_DERIVED_STALLED},
	{"未更新天数", RX_DERIVED_STALLED},
	{"age", RX_DERIVED_AGE},
	{"交办天数", RX_DERIVED_AGE},
	{"behind", RX_DERIVED_BEHIND},
	{"进度滞后", RX_DERIVED_BEHIND},
	{"pace", RX_DERIVED_PACE},
	{"进度偏差", RX_DERIVED_PACE},
	{"light", RX_DERIVED_LIGHT},
	{"亮灯", RX_DERIVED_LIGHT},
};

int rx_derived_find(struct rx_text name)
{
	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		if (rx_text_equal_nocase(rx_text(names[at].name), name))
			return (int)names[at].derived;
	}
	return -1;
}

bool rx_derived_is_number(enum rx_derived derived)
{
	return derived >= RX_DERIVED_DUE_IN && derived <= RX_DERIVED_PACE;
}

void rx_derived_bind(struct rx_derived_columns *columns, const struct rx_header *header)
{
	columns->kind = rx_header_find(header, RX_LITERAL("kind"));
	columns->status = rx_header_find(header, RX_LITERAL("status"));
	columns->due = rx_header_find(header, RX_LITERAL("due"));
	columns->due_text = rx_header_find(header, RX_LITERAL("due_text"));
	columns->leader = rx_header_find(header, RX_LITERAL("leader"));
	columns->dept = rx_header_find(header, RX_LITERAL("dept"));
	columns->owner = rx_header_find(header, RX_LITERAL("owner"));
	columns->opened = rx_header_find(header, RX_LITERAL("opened"));
	columns->updated = rx_header_find(header, RX_LITERAL("updated"));
	columns->progress = rx_header_find(header, RX_LITERAL("progress"));
	columns->class_ = rx_header_find(header, RX_LITERAL("class"));
}

const char *rx_derived_lacks(const struct rx_derived_columns *columns, enum rx_derived derived)
{
	bool nobody = columns->leader < 0 && columns->dept < 0 && columns->owner < 0;

	switch (derived) {
	case RX_DERIVED_NODATE: return columns->due < 0 ? "due" : NULL;
	case RX_DERIVED_UNASSIGNED: return nobody ? "dept" : NULL;
	default: break;
	}
	if (columns->status < 0)
		return "status";
	switch (derived) {
	case RX_DERIVED_OVERDUE:
	case RX_DERIVED_LIGHT:
	case RX_DERIVED_DUE_IN: return columns->due < 0 ? "due" : NULL;
	case RX_DERIVED_PACE:
		return columns->progress < 0  ? "progress"
			: columns->opened < 0 ? "opened"
			: columns->due < 0    ? "due"
					      : NULL;
	case RX_DERIVED_STALLED: return columns->updated < 0 ? "updated" : NULL;
	case RX_DERIVED_AGE: return columns->opened < 0 ? "opened" : NULL;
	default: return NULL;
	}
}

static struct rx_text cell(const struct rx_block *block, size_t row, int column)
{
	return column < 0 ? rx_text_of(NULL, 0) : rx_block_cell(block, row, (size_t)column);
}

static int status_of(struct rx_derived_columns *columns, const struct rx_block *block, size_t row)
{
	struct rx_text word = cell(block, row, columns->status);

	return word.length ? rx_memo_find(&columns->statuses, RX_SET_STATUS, word)
			   : RX_STATUS_UNSTATED;
}

static bool is_matter(struct rx_derived_columns *columns, const struct rx_block *block, size_t row)
{
	struct rx_text kind = cell(block, row, columns->kind);
	struct rx_text status = cell(block, row, columns->status);

	if (columns->kind < 0 || rx_text_equal(kind, RX_LITERAL("finding")))
		return true;
	if (rx_memo_find(&columns->kinds, RX_SET_KIND, kind) == RX_KIND_FINDING)
		return true;
	return status.length && rx_memo_find(&columns->statuses, RX_SET_STATUS, status) >= 0;
}

/* A word that is no status says nothing about being done, so the matter is open. */
static bool is_open(struct rx_derived_columns *columns, const struct rx_block *block, size_t row)
{
	int status = status_of(columns, block, row);

	return status < 0 || rx_status_is_open((enum rx_status)status);
}

/* The last day of the latest date in a cell. */
static bool last_day(struct rx_text dates, int32_t *day)
{
	struct rx_days days;
	bool found = false;

	while (dates.length && rx_days_next(&dates, &days)) {
		if (!found || days.last > *day)
			*day = days.last;
		found = true;
	}
	return found && *day != RX_DAY_OPEN_END;
}

static bool is_immediate(
	const struct rx_derived_columns *columns, const struct rx_block *block, size_t row)
{
	int word = rx_word_find(RX_SET_CLASS, cell(block, row, columns->class_));

	return word >= 0 && word == rx_word_find(RX_SET_CLASS, RX_LITERAL("immediate"));
}

bool rx_derived_deadline(const struct rx_derived_columns *columns, const struct rx_block *block,
	size_t row, int32_t *day)
{
	struct rx_text due = cell(block, row, columns->due);
	int32_t opened;

	if (due.length || !columns->profile)
		return last_day(due, day);
	return is_immediate(columns, block, row)
		&& last_day(cell(block, row, columns->opened), &opened)
		&& rx_profile_window(columns->profile, RX_SETTING_WINDOW_IMMEDIATE, opened, day);
}

/* Hundredths of points, of 60, 60.5 or 60%. */
static bool progress_of(struct rx_text text, int64_t *hundredths)
{
	struct rx_decimal number, hundred = {100, 0}, none = {0, 0};
	bool percent = rx_text_ends(text, RX_LITERAL("%"));

	if (!rx_decimal_parse(text, &number) || rx_decimal_compare(number, hundred) > 0
		|| rx_decimal_compare(number, none) < 0)
		return false;
	*hundredths = percent ? 10000 : 100;
	for (; number.scale > 0; number.scale--) {
		if (*hundredths > 1)
			*hundredths /= 10;
		else
			number.coefficient /= 10;
	}
	*hundredths *= (int64_t)number.coefficient;
	return true;
}

/* A matter whose deadline is not behind its beginning has had all its time. */
static bool pace(struct rx_derived_columns *columns, const struct rx_block *block, size_t row,
	int32_t today, int32_t *points)
{
	int64_t progress, elapsed = 10000;
	int32_t from, to;

	if (!progress_of(cell(block, row, columns->progress), &progress)
		|| !last_day(cell(block, row, columns->opened), &from)
		|| !rx_derived_deadline(columns, block, row, &to))
		return false;
	if (today < to && from < to)
		elapsed =
			today <= from ? 0 : ((int64_t)today - from) * 10000 / ((int64_t)to - from);
	*points = (int32_t)((progress - elapsed + 1000000) / 100 - 10000); /* rounded down */
	return true;
}

static bool is_behind(
	struct rx_derived_columns *columns, const struct rx_block *block, size_t row, int32_t today)
{
	int32_t points;

	if (!is_open(columns, block, row))
		return false;
	return status_of(columns, block, row) == RX_STATUS_LAGGING
		|| (pace(columns, block, row, today, &points)
			&& points < -rx_profile_number(columns->profile, RX_SETTING_BEHIND));
}

static bool is_empty(const struct rx_block *block, size_t row, int column)
{
	return cell(block, row, column).length == 0;
}

bool rx_derived_holds(struct rx_derived_columns *columns, enum rx_derived derived,
	const struct rx_block *block, size_t row, int32_t today)
{
	int32_t day;

	if (!is_matter(columns, block, row))
		return false;
	switch (derived) {
	case RX_DERIVED_OPEN: return is_open(columns, block, row);
	case RX_DERIVED_OVERDUE:
		return rx_derived_deadline(columns, block, row, &day) && day < today
			&& is_open(columns, block, row);
	case RX_DERIVED_BEHIND: return is_behind(columns, block, row, today);
	case RX_DERIVED_NODATE:
		return is_empty(block, row, columns->due)
			&& is_empty(block, row, columns->due_text);
	case RX_DERIVED_UNASSIGNED:
		return is_empty(block, row, columns->leader) && is_empty(block, row, columns->dept)
			&& is_empty(block, row, columns->owner);
	default: return false;
	}
}

bool rx_derived_days(struct rx_derived_columns *columns, enum rx_derived derived,
	const struct rx_block *block, size_t row, int32_t today, int32_t *days)
{
	int column = derived == RX_DERIVED_STALLED ? columns->updated : columns->opened;
	bool left = derived == RX_DERIVED_DUE_IN;
	int32_t day;

	if (!is_matter(columns, block, row) || !is_open(columns, block, row))
		return false;
	if (derived == RX_DERIVED_PACE)
		return pace(columns, block, row, today, days);
	if (left ? !rx_derived_deadline(columns, block, row, &day)
		 : !last_day(cell(block, row, column), &day))
		return false;
	*days = left ? day - today : today - day;
	return true;
}

enum rx_light rx_derived_light(
	struct rx_derived_columns *columns, const struct rx_block *block, size_t row, int32_t today)
{
	enum rx_standing standing = RX_STANDING_ONTRACK;
	int32_t day;

	if (!is_matter(columns, block, row) || !is_open(columns, block, row))
		return RX_LIGHT_NONE;
	if (is_behind(columns, block, row, today))
		standing = RX_STANDING_BEHIND;
	if (rx_derived_deadline(columns, block, row, &day)) {
		int64_t left = (int64_t)day - today;

		if (left < 0)
			standing = RX_STANDING_OVERDUE;
		else if (standing == RX_STANDING_ONTRACK
			&& left <= rx_profile_number(columns->profile, RX_SETTING_NEAR))
			standing = RX_STANDING_NEAR;
	}
	return rx_profile_light(columns->profile, standing);
}
