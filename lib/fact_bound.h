/*
 * fact_bound.h - how exact a number is, by the words in front of it and behind its unit.
 */
#ifndef RX_LIB_FACT_BOUND_H
#define RX_LIB_FACT_BOUND_H

#include "fact.h"

/* The bound in front of *start, which moves in front of its words, or behind *end; NULL: none. */
const char *rx_bound_before(const struct rx_facts *facts, size_t *start);
const char *rx_bound_after(const struct rx_facts *facts, size_t *end);

/* The bound that a verb parts from its number: 至少召开1次; NULL: none. */
const char *rx_bound_apart(const struct rx_facts *facts, size_t at);

/* Length of a minus sign in front of an offset, or 0: 利润-3.5万元, but 2-3.5 is a range. */
size_t rx_bound_minus(const struct rx_facts *facts, size_t at);

#endif
