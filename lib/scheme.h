/*
 * scheme.h - which conditions a rate, a reporting scheme or a report puts side by side, and the names
 * of their columns: tables only.
 */
#ifndef RX_LIB_SCHEME_H
#define RX_LIB_SCHEME_H

#include "condition.h"

/* A rate is the share of part in whole; that of money is of two sums and has no conditions. */
struct rx_rate_kind {
	const char *name;
	const char *also; /* another name, or NULL */
	enum rx_condition_id part, whole;
	bool money;
	const char *meaning[2];
};

/* A column that counts one condition, and of which other one that is a share. */
struct rx_counted {
	const char *name;
	enum rx_condition_id condition;
	enum rx_condition_id whole;
};

/* The kinds of findings that a scheme tells apart, behind the column of all of them. */
struct rx_scheme {
	const char *name;
	const struct rx_counted *counted;
	size_t count;
	const char *meaning[2];
};

/* The rate or scheme at a place of its table; NULL behind the last. */
const struct rx_rate_kind *rx_rate_kind(size_t index);
const struct rx_scheme *rx_scheme(size_t index);

/* Finds one by name; NULL after a report. */
const struct rx_rate_kind *rx_rate_find(struct rx_text name, const struct rx_sink *sink);
const struct rx_scheme *rx_scheme_find(struct rx_text name, const struct rx_sink *sink);

/* What stands in a summary, and what in the row of a snapshot. */
const struct rx_counted *rx_report_figures(size_t *count);
const struct rx_counted *rx_snapshot_figures(size_t *count);

#endif
