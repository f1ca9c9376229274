/*
 * fact_relative.h - expressions of time that refer to a day: 今年, 上月, 近三年, 截至目前; those that come
 * again: 每月; and parts of a year without their year: 年底, 上半年, 第三季度.
 */
#ifndef RX_LIB_FACT_RELATIVE_H
#define RX_LIB_FACT_RELATIVE_H

#include "fact_sign.h"
#include "fact_when.h"

/* Notes what such expressions begin with. */
void rx_relative_signs(struct rx_signs *signs);

/* Reads what begins at offset at into a point, or into the value itself. */
bool rx_relative_at(struct rx_text text, size_t at, const struct rx_when_context *context,
	struct rx_when *when);

#endif
