/*
 * fact_date.h - facts of type date: which expressions of time are believed, which year they mean, and
 * what damaged ones may have been.
 */
#ifndef RX_LIB_FACT_DATE_H
#define RX_LIB_FACT_DATE_H

#include "fact.h"

/* Adds the date that begins at an offset; returns the offset behind it, or at. */
size_t rx_fact_date(struct rx_facts *facts, size_t at);

/* How often the text has lost characters of dates (20228月): 0, 1, or 2 for more. */
size_t rx_fact_date_losses(struct rx_text text);

#endif
