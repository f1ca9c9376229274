/*
 * fact_date.h - facts of type date: which expressions of time are believed, which year they mean, and
 * what damaged ones may have been.
 */
#ifndef RX_LIB_FACT_DATE_H
#define RX_LIB_FACT_DATE_H

#include "fact.h"

/* Adds the date that begins at an offset; returns the offset behind it, or at. */
size_t rx_fact_date(struct rx_facts *facts, size_t at);

/* Has the text lost characters of dates more than once (20228月)? */
bool rx_fact_date_lossy(struct rx_text text);

#endif
