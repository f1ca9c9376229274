/*
 * condition.c - the table of conditions.  The words in them are those of rx-records(5) "Status".
 *
 * A case is a finding that is not void, so that most conditions need not say so; their expressions
 * must, unless a word in them does.
 */
#include "condition.h"

#include "buffer.h"

enum { WEEK = 7, STALLED_DAYS = 14 };

#define DONE_WORDS "status in (done, sustained, closing, closed)"
#define STARTED_WORDS "status in (assigned, planned, active, deferred, partial, mostly)"
#define UNFINISHED_WORDS \
	"status in (assigned, planned, active, ontrack, lagging, deferred, rejected, unable)"
#define NOT_VOID "not status == void"

static bool is_any(const struct rx_case *one, int32_t today)
{
	(void)one;
	(void)today;
	return true;
}

static bool is_done(const struct rx_case *one, int32_t today)
{
	(void)today;
	return rx_status_is_done(one->status);
}

static bool is_mostly(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_MOSTLY;
}

static bool is_loosely_done(const struct rx_case *one, int32_t today)
{
	return is_mostly(one, today) || is_done(one, today);
}

static bool is_closed(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_CLOSED;
}

/* The last day of the deadline is the first on which it has come. */
static bool is_due(const struct rx_case *one, int32_t today)
{
	return one->due_known && one->due <= today;
}

static bool is_due_and_done(const struct rx_case *one, int32_t today)
{
	return is_due(one, today) && is_done(one, today);
}

static bool is_settled(const struct rx_case *one, int32_t today)
{
	return one->due_known && (one->due <= today || is_done(one, today));
}

static bool is_on_time(const struct rx_case *one, int32_t today)
{
	return is_done(one, today) && one->due_known && one->done_known && one->done_on <= one->due;
}

static bool is_within(const struct rx_case *one, int32_t today)
{
	return one->open && one->deadline_known && one->deadline >= today;
}

static bool is_open(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->open;
}

static bool is_overdue(const struct rx_case *one, int32_t today)
{
	return one->open && one->deadline_known && one->deadline < today;
}

static bool is_soon(const struct rx_case *one, int32_t today)
{
	return is_within(one, today) && one->deadline - today <= WEEK;
}

static bool is_stalled(const struct rx_case *one, int32_t today)
{
	return one->open && one->updated_known && today - one->updated >= STALLED_DAYS;
}

static bool is_nodate(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->open && one->nodate;
}

static bool is_unassigned(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->open && one->unassigned;
}

static bool is_this_week(bool known, int32_t day, int32_t today)
{
	return known && day <= today && day > today - WEEK;
}

static bool is_opened(const struct rx_case *one, int32_t today)
{
	return is_this_week(one->opened_known, one->opened, today);
}

static bool is_finished(const struct rx_case *one, int32_t today)
{
	return is_done(one, today) && is_this_week(one->finish_known, one->finish, today);
}

static bool is_reopened(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->again;
}

static bool is_unproven(const struct rx_case *one, int32_t today)
{
	return is_done(one, today) && one->unproven;
}

static bool is_immediate(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->class == RX_CLASS_IMMEDIATE;
}

static bool is_phased(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->class == RX_CLASS_PHASED;
}

static bool is_ongoing(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->class == RX_CLASS_ONGOING;
}

static bool is_planned(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_PLANNED || one->status == RX_STATUS_ASSIGNED;
}

static bool is_unable(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_UNABLE;
}

static bool is_unstated(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_UNSTATED;
}

static bool is_active(const struct rx_case *one, int32_t today)
{
	return one->open && !is_mostly(one, today) && !is_planned(one, today)
		&& !is_unable(one, today) && !is_unstated(one, today);
}

static bool is_partly(const struct rx_case *one, int32_t today)
{
	return one->status == RX_STATUS_PARTIAL || is_mostly(one, today);
}

static bool is_unfinished(const struct rx_case *one, int32_t today)
{
	return one->open && !is_partly(one, today) && !is_unstated(one, today);
}

static bool is_in_term(const struct rx_case *one, int32_t today)
{
	return is_unfinished(one, today) && is_within(one, today);
}

static bool is_unrectified(const struct rx_case *one, int32_t today)
{
	return is_unfinished(one, today) && !is_within(one, today);
}

static bool is_awaiting(const struct rx_case *one, int32_t today)
{
	return is_done(one, today) && !is_closed(one, today);
}

static bool is_behind(const struct rx_case *one, int32_t today)
{
	switch (one->status) {
	case RX_STATUS_LAGGING:
	case RX_STATUS_REJECTED:
	case RX_STATUS_UNABLE: return true;
	case RX_STATUS_ONTRACK:
	case RX_STATUS_UNSTATED: return false;
	default: return is_overdue(one, today);
	}
}

static bool is_on_schedule(const struct rx_case *one, int32_t today)
{
	return one->open && !is_unstated(one, today) && !is_behind(one, today);
}

#define NEEDS(column) (1u << RX_CASE_##column)
#define STATUS NEEDS(STATUS)
#define STATUS_AND_DUE (NEEDS(STATUS) | NEEDS(DUE))
#define ANY_OWNER (NEEDS(LEADER) | NEEDS(DEPT) | NEEDS(OWNER))

static const struct rx_condition conditions[RX_CONDITION_COUNT] = {
	[RX_CONDITION_ALL] = {is_any, STATUS, NOT_VOID, {"findings", "问题总数"}},
	[RX_CONDITION_DONE] = {is_done, STATUS, DONE_WORDS, {"done", "已完成整改"}},
	[RX_CONDITION_LOOSE] = {is_loosely_done, STATUS,
		"status in (mostly, done, sustained, closing, closed)",
		{"done or mostly done", "完成和基本完成"}},
	[RX_CONDITION_CLOSED] = {is_closed, STATUS, "status == closed", {"closed", "已销号"}},
	[RX_CONDITION_DUE] = {is_due, STATUS_AND_DUE, NOT_VOID " and due <= {T}",
		{"deadline has come", "整改时限已到"}},
	[RX_CONDITION_DUE_DONE] = {is_due_and_done, STATUS_AND_DUE, DONE_WORDS " and due <= {T}",
		{"deadline has come, done", "整改时限已到且已完成"}},
	[RX_CONDITION_SETTLED] = {is_settled, STATUS_AND_DUE,
		NOT_VOID " and (due <= {T} or not due empty and " DONE_WORDS ")",
		{"done or due", "有时限且已完成或已到期"}},
	[RX_CONDITION_ON_TIME] = {is_on_time, STATUS_AND_DUE | NEEDS(DONE_ON) | NEEDS(CLOSED_ON),
		DONE_WORDS " and (done_on <= @due or done_on empty and closed_on <= @due)",
		{"done by the deadline", "时限内完成"}},
	[RX_CONDITION_WITHIN] = {is_within, STATUS_AND_DUE, "due_in >= 0",
		{"open within the deadline", "尚在整改期内"}},
	[RX_CONDITION_OPEN] = {is_open, STATUS, "open", {"open", "未完成"}},
	[RX_CONDITION_OVERDUE] = {is_overdue, STATUS_AND_DUE, "overdue", {"overdue", "逾期未完成"}},
	[RX_CONDITION_SOON] = {is_soon, STATUS_AND_DUE, "due_in >= 0 and due_in <= 7",
		{"due within 7 days", "7日内到期"}},
	[RX_CONDITION_STALLED] = {is_stalled, STATUS | NEEDS(UPDATED), "stalled >= 14",
		{"no news for 14 days or more", "14日以上未更新"}},
	[RX_CONDITION_NODATE] = {is_nodate, STATUS_AND_DUE, "open and nodate",
		{"open without a deadline", "未明确时限"}},
	[RX_CONDITION_UNASSIGNED] = {is_unassigned, STATUS | ANY_OWNER, "open and unassigned",
		{"open, nobody named", "未明确责任"}},
	[RX_CONDITION_OPENED] = {is_opened, STATUS | NEEDS(OPENED),
		NOT_VOID " and opened <= {T} and not opened <= {B}",
		{"new in these 7 days", "近7日新增"}},
	[RX_CONDITION_FINISHED] = {is_finished, STATUS | NEEDS(DONE_ON) | NEEDS(CLOSED_ON),
		DONE_WORDS " and (closed_on <= {T} and not closed_on <= {B} or closed_on empty"
			   " and done_on <= {T} and not done_on <= {B})",
		{"finished in these 7 days", "近7日完成"}},
	[RX_CONDITION_REOPENED] = {is_reopened, STATUS | NEEDS(ROUND), NOT_VOID " and round >= 2",
		{"reopened", "重新整改"}},
	[RX_CONDITION_UNPROVEN] = {is_unproven, STATUS | NEEDS(EVIDENCE),
		DONE_WORDS " and evidence empty", {"done without evidence", "已完成但无佐证材料"}},
	[RX_CONDITION_IMMEDIATE] = {is_immediate, STATUS | NEEDS(CLASS),
		NOT_VOID " and class == immediate", {"immediate", "立行立改"}},
	[RX_CONDITION_PHASED] = {is_phased, STATUS | NEEDS(CLASS), NOT_VOID " and class == phased",
		{"by a date", "限期整改"}},
	[RX_CONDITION_ONGOING] = {is_ongoing, STATUS | NEEDS(CLASS),
		NOT_VOID " and class == ongoing", {"ongoing", "持续整改"}},
	[RX_CONDITION_MOSTLY] = {is_mostly, STATUS, "status == mostly",
		{"mostly done", "基本完成"}},
	[RX_CONDITION_ACTIVE] = {is_active, STATUS,
		"status in (active, ontrack, lagging, deferred, partial, rejected)",
		{"in progress", "正在推进"}},
	[RX_CONDITION_PLANNED] = {is_planned, STATUS, "status in (planned, assigned)",
		{"not started", "尚未启动"}},
	[RX_CONDITION_UNABLE] = {is_unable, STATUS, "status == unable",
		{"cannot be rectified", "客观原因无法整改"}},
	[RX_CONDITION_UNSTATED] = {is_unstated, STATUS, "(status empty or status == unstated)",
		{"status not stated", "未载明整改状态"}},
	[RX_CONDITION_PARTLY] = {is_partly, STATUS, "status in (partial, mostly)",
		{"partly rectified", "部分整改"}},
	[RX_CONDITION_IN_TERM] = {is_in_term, STATUS_AND_DUE, UNFINISHED_WORDS " and due_in >= 0",
		{"within the deadline", "尚在整改期内"}},
	[RX_CONDITION_UNRECTIFIED] = {is_unrectified, STATUS_AND_DUE,
		UNFINISHED_WORDS " and not due_in >= 0", {"not rectified", "未整改"}},
	[RX_CONDITION_AWAITING] = {is_awaiting, STATUS, "status in (done, sustained, closing)",
		{"awaiting acceptance", "完成待销号"}},
	[RX_CONDITION_ON_SCHEDULE] = {is_on_schedule, STATUS_AND_DUE,
		"(status == ontrack or " STARTED_WORDS " and not overdue)",
		{"on schedule", "达到序时进度"}},
	[RX_CONDITION_BEHIND] = {is_behind, STATUS_AND_DUE,
		"(status in (lagging, rejected, unable) or " STARTED_WORDS " and overdue)",
		{"behind schedule", "未达到序时进度"}},
};

const struct rx_condition *rx_condition(enum rx_condition_id id)
{
	return &conditions[id];
}

enum rx_column rx_case_column(enum rx_case_column column)
{
	static const enum rx_column columns[RX_CASE_COLUMNS] = {RX_COLUMN_KIND, RX_COLUMN_STATUS,
		RX_COLUMN_DUE, RX_COLUMN_DUE_TEXT, RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON,
		RX_COLUMN_OPENED, RX_COLUMN_UPDATED, RX_COLUMN_LEADER, RX_COLUMN_DEPT,
		RX_COLUMN_OWNER, RX_COLUMN_CLASS, RX_COLUMN_ROUND, RX_COLUMN_EVIDENCE,
		RX_COLUMN_AMOUNT, RX_COLUMN_AMOUNT_DONE};

	return columns[column];
}

void rx_condition_filter(
	enum rx_condition_id id, int32_t today, bool with_kind, struct rx_buffer *out)
{
	struct rx_text rest = rx_text(conditions[id].filter), piece;
	char date[16];

	rx_buffer_add_string(out, with_kind ? "kind == finding and " : "");
	while (rx_text_split(&rest, '{', &piece)) {
		rx_buffer_add_text(out, piece);
		if (!rest.bytes)
			break;
		/* {T} is today, {B} the last day before the week that ends with it. */
		rx_day_format(rest.bytes[0] == 'T' ? today : today - WEEK, date);
		rx_buffer_add_string(out, date);
		rest = rx_text_slice(rest, 2, rest.length);
	}
}
