/*
 * long.h - figures one below the other: the explained ones, summaries, and findings over time.
 */
#ifndef RX_LIB_LONG_H
#define RX_LIB_LONG_H

#include "summary.h"

/* Each writes rows for all groups, given in order, behind a header; the number of groups or periods,
 * or -1 after a report. */
long rx_long_explain(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer);
long rx_long_summary(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer);
long rx_long_flow(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer);

#endif
