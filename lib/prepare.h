/*
 * prepare.h - from a comparison as written to one that is ready to be asked: literals are read by the type
 * of their column, words of fixed sets are looked up, patterns compiled, and whatever can never make
 * sense is reported with a caret.
 */
#ifndef RX_LIB_PREPARE_H
#define RX_LIB_PREPARE_H

#include "compare.h"
#include "expr.h"

struct rx_prepare {
	const struct rx_expr *expr;
	const struct rx_pattern_options *pattern;
	int32_t today;
	const struct rx_sink *sink;
};

/* Fills { 0 } from a node of kind RX_NODE_COMPARE.  Returns 0, or -1 after the fault was reported. */
int rx_prepare(
	const struct rx_prepare *prepare, const struct rx_node *node, struct rx_compare *compare);

void rx_prepare_release(struct rx_compare *compare);

/* Reads a number of either width on a right side. */
bool rx_prepare_number(struct rx_text text, struct rx_decimal *number);

/* Reports a pattern's fault in the text that shows it, at being the fault's offset there. */
void rx_prepare_say_pattern(const struct rx_sink *sink, struct rx_text shown, size_t at,
	const struct rx_pattern_fault *fault);

#endif
