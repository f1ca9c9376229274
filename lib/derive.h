/*
 * derive.h - what is derived from a row, today's date and the profile and never stored: open, overdue,
 * behind, nodate, unassigned; the numbers due_in, stalled, age and pace; and the light.  One place decides
 * them, so that a figure and the filter behind it agree.
 *
 * All of them ask matters only: findings, rows of any other kind that have a status, and every row of
 * a stream without a kind column.  A matter's empty status counts as unstated, which is open.
 */
#ifndef RX_LIB_DERIVE_H
#define RX_LIB_DERIVE_H

#include "memo.h"
#include "profile.h"

enum rx_derived {
	RX_DERIVED_OPEN,       /* not done, closed or withdrawn */
	RX_DERIVED_OVERDUE,    /* open, and the last day of its deadline has passed */
	RX_DERIVED_NODATE,     /* neither a deadline nor words for one */
	RX_DERIVED_UNASSIGNED, /* neither leader, department nor owner */
	RX_DERIVED_BEHIND,     /* open, and lagging, or its pace is too far below 0 */
	RX_DERIVED_DUE_IN,     /* days until the last day of an open matter's deadline */
	RX_DERIVED_STALLED,    /* days since an open matter was last reported on */
	RX_DERIVED_AGE,        /* days since an open matter was handed over */
	RX_DERIVED_PACE,       /* progress minus the share of its time that has passed, in points */
	RX_DERIVED_LIGHT,      /* the light of an open matter, by the profile */
	RX_DERIVED_COUNT
};

/* Where the header has the columns that the derived words ask; -1: nowhere. */
struct rx_derived_columns {
	int kind, status, due, due_text, leader, dept, owner, opened, updated, progress, class_;
	const struct rx_profile *profile; /* NULL: the defaults; the caller's */
	struct rx_memo kinds, statuses;
};

/* The derived word of a name in English or Chinese, or -1. */
int rx_derived_find(struct rx_text name);

/* True for numbers, false for the words that are true or false and for the light. */
bool rx_derived_is_number(enum rx_derived derived);

void rx_derived_bind(struct rx_derived_columns *columns, const struct rx_header *header);

/* The column that the derived word needs and the header lacks, as its stream name; NULL: none. */
const char *rx_derived_lacks(const struct rx_derived_columns *columns, enum rx_derived derived);

bool rx_derived_holds(struct rx_derived_columns *columns, enum rx_derived derived,
	const struct rx_block *block, size_t row, int32_t today);

/* The number of days, or points; false where it has no value. */
bool rx_derived_days(struct rx_derived_columns *columns, enum rx_derived derived,
	const struct rx_block *block, size_t row, int32_t today, int32_t *days);

/* The last day of a row's deadline: due, else what the profile gives; false where there is none. */
bool rx_derived_deadline(const struct rx_derived_columns *columns, const struct rx_block *block,
	size_t row, int32_t *day);

/* The light of a row, RX_LIGHT_NONE for what is no open matter. */
enum rx_light rx_derived_light(struct rx_derived_columns *columns, const struct rx_block *block,
	size_t row, int32_t today);

#endif
