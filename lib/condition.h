/*
 * condition.h - the sets of findings that reports count, each as a question to one row and as the
 * expression that asks rx-filter the same.
 *
 * Rates are two conditions, reporting schemes and summaries lists of them.  That the two forms of a
 * condition select the same rows is held by a test over every fixture.
 */
#ifndef RX_LIB_CONDITION_H
#define RX_LIB_CONDITION_H

#include "chunk.h"

/* The columns that conditions and rates read. */
enum rx_case_column {
	RX_CASE_KIND,
	RX_CASE_STATUS,
	RX_CASE_DUE,
	RX_CASE_DUE_TEXT,
	RX_CASE_DONE_ON,
	RX_CASE_CLOSED_ON,
	RX_CASE_OPENED,
	RX_CASE_UPDATED,
	RX_CASE_LEADER,
	RX_CASE_DEPT,
	RX_CASE_OWNER,
	RX_CASE_CLASS,
	RX_CASE_ROUND,
	RX_CASE_EVIDENCE,
	RX_CASE_AMOUNT,
	RX_CASE_AMOUNT_DONE,
	RX_CASE_COLUMNS
};

enum rx_condition_id {
	RX_CONDITION_ALL,
	RX_CONDITION_DONE,
	RX_CONDITION_LOOSE,
	RX_CONDITION_CLOSED,
	RX_CONDITION_DUE,
	RX_CONDITION_DUE_DONE,
	RX_CONDITION_SETTLED,
	RX_CONDITION_ON_TIME,
	RX_CONDITION_WITHIN,
	RX_CONDITION_OPEN,
	RX_CONDITION_OVERDUE,
	RX_CONDITION_SOON,
	RX_CONDITION_STALLED,
	RX_CONDITION_NODATE,
	RX_CONDITION_UNASSIGNED,
	RX_CONDITION_OPENED,
	RX_CONDITION_FINISHED,
	RX_CONDITION_REOPENED,
	RX_CONDITION_UNPROVEN,
	RX_CONDITION_IMMEDIATE,
	RX_CONDITION_PHASED,
	RX_CONDITION_ONGOING,
	RX_CONDITION_MOSTLY,
	RX_CONDITION_ACTIVE,
	RX_CONDITION_PLANNED,
	RX_CONDITION_UNABLE,
	RX_CONDITION_UNSTATED,
	RX_CONDITION_PARTLY,
	RX_CONDITION_IN_TERM,
	RX_CONDITION_UNRECTIFIED,
	RX_CONDITION_AWAITING,
	RX_CONDITION_ON_SCHEDULE,
	RX_CONDITION_BEHIND,
	RX_CONDITION_COUNT
};

struct rx_condition {
	bool (*holds)(const struct rx_case *one, int32_t today);
	unsigned needs; /* columns without which it cannot be asked: 1 << RX_CASE_... */
	const char *
		filter; /* the expression; {T} stands for today, {B} for the day a week before it */
	const char *label[2];
};

const struct rx_condition *rx_condition(enum rx_condition_id id);

/* The stream's column. */
enum rx_column rx_case_column(enum rx_case_column column);

/* Appends the expression of a condition on a day; with_kind where the stream has a column kind. */
void rx_condition_filter(
	enum rx_condition_id id, int32_t today, bool with_kind, struct rx_buffer *out);

#endif
