/*
 * fact_span.h - lengths of time from a known end: 近三年, 未来两年, 5天前, and of a year 的前2周, 最后4个月.
 */
#ifndef RX_LIB_FACT_SPAN_H
#define RX_LIB_FACT_SPAN_H

#include "fact_when.h"

/* 近三年, 过去5年, 未来两年: up to today, or from it on. */
bool rx_span_at(struct rx_text text, size_t at, const struct rx_when_context *context,
	struct rx_when *when);

/* 5天前, 3天后: where a clause begins. */
bool rx_span_ago(struct rx_text text, size_t at, const struct rx_when_context *context,
	struct rx_when *when);

/* Reads what counts inside the year or month that when ends with: 的第一周, 的前2周, 最后4个月. */
bool rx_span_within(struct rx_text text, struct rx_reading reading,
	const struct rx_when_context *context, struct rx_when *when);

#endif
