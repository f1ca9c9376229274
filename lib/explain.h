/*
 * explain.h - the expression that selects the records behind a figure, for rx-filter.
 */
#ifndef RX_LIB_EXPLAIN_H
#define RX_LIB_EXPLAIN_H

#include "summary.h"

/* Appends the expression of a group's records; false, and anything, where none can say it. */
bool rx_explain_group(const struct rx_summary *summary, size_t group, struct rx_buffer *out);

/* The same for a group's findings for which a condition holds. */
bool rx_explain_condition(const struct rx_summary *summary, size_t group, enum rx_condition_id id,
	struct rx_buffer *out);

/* Narrows an expression by another condition. */
void rx_explain_and(const char *condition, struct rx_buffer *out);

/* Appends FIELD RELATION VALUE for a column's cells that are this text, or lists that have it. */
bool rx_explain_cell(struct rx_text field, bool list, struct rx_text value, struct rx_buffer *out);

#endif
