/*
 * fact_again.h - what comes again: 每月, 每两年, 每3个月, 每年3月5日前, 每周五.
 */
#ifndef RX_LIB_FACT_AGAIN_H
#define RX_LIB_FACT_AGAIN_H

#include "fact_when.h"

/* Reads what begins with 每 at an offset into the value itself, a period as in ISO 8601: R/P1M. */
bool rx_again_at(struct rx_text text, size_t at, struct rx_when *when);

#endif
