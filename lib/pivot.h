/*
 * pivot.h - the values of the last by column side by side: a row for each combination of the columns
 * before it, and in it the figures for each value.
 */
#ifndef RX_LIB_PIVOT_H
#define RX_LIB_PIVOT_H

#include "summary.h"

/* Adds the groups that no row fell into, so that each row has all values; 0, or -1 after a report. */
int rx_pivot_fill(struct rx_by *by, const struct rx_sink *sink);

/* Writes the rows; their number, or -1 after a report. */
long rx_pivot_write(struct rx_summary *summary, struct rx_writer *writer);

#endif
