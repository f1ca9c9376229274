/*
 * flow.h - findings over time: how many were opened and closed in each period, and how many were open
 * and overdue at its end.
 *
 * One state of a stream tells all of its past: what was opened by a day and not closed by it was open
 * on it.  So a flow is counts of beginnings and ends per period, which add up in any order, and the
 * standing at an end is their running sum.
 *
 * A finding closes on closed_on, else done_on; one that is done without either cannot be placed and
 * is left out.  One without opened was open before the first period.
 */
#ifndef RX_LIB_FLOW_H
#define RX_LIB_FLOW_H

#include "buckets.h"
#include "chunk.h"
#include "period.h"

enum rx_flow_part { RX_FLOW_OPENED, RX_FLOW_CLOSED, RX_FLOW_LATE, RX_FLOW_SETTLED, RX_FLOW_PARTS };

struct rx_flow {
	bool asked;
	enum rx_period period;
	const char *name; /* of the period; borrowed */
	struct rx_buckets parts[RX_FLOW_PARTS];
	size_t undated;      /* findings that could not be placed */
	int32_t first, last; /* periods that have a row, after rx_flow_ready() */
};

void rx_flow_release(struct rx_flow *flow);

/* Counts the chunk's hits by its cases; 0, or -1 after a report. */
int rx_flow_add(struct rx_flow *flow, const struct rx_chunk *chunk);

/* Finds the periods that have a row: from the first beginning or end to that of today. */
void rx_flow_ready(struct rx_flow *flow, int32_t today);

/* The days of a period, the last one not behind today. */
void rx_flow_days(
	const struct rx_flow *flow, int32_t number, int32_t today, int32_t *first, int32_t *last);

/* A group's figures, period after period: begin with the first period. */
struct rx_flow_row {
	uint64_t opened, closed, open, overdue;
};
void rx_flow_step(
	const struct rx_flow *flow, size_t group, int32_t number, struct rx_flow_row *row);

/* A group's state as text, and adding such a text: 1, 0 for text that is none, -1 for want of
 * memory. */
void rx_flow_store(const struct rx_flow *flow, size_t group, struct rx_buffer *out);
int rx_flow_load(struct rx_flow *flow, size_t group, struct rx_text text);

#endif
