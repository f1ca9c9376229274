/*
 * moment.h - dates as people write them on the right side of a comparison: ISO dates and intervals,
 * 2024年6月30日, today+7, 本周, 月底.  The result is a span of days, reckoned from a given today.
 */
#ifndef RX_LIB_MOMENT_H
#define RX_LIB_MOMENT_H

#include "when.h"

/* Reads a literal; false for what is no date. */
bool rx_moment_parse(struct rx_text text, int32_t today, struct rx_days *days);

#endif
