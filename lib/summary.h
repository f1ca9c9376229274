/*
 * summary.h - what a summary is made of, for the files that fill it and that write it.
 */
#ifndef RX_LIB_SUMMARY_H
#define RX_LIB_SUMMARY_H

#include "by.h"
#include "operation.h"
#include "rates.h"

struct rx_summary {
	const struct rx_sink *sink;
	int32_t today;
	size_t top; /* groups to write; 0: all */
	bool rank;
	struct rx_by by;
	struct rx_fields fields;
	struct rx_operation *operations;
	size_t operation_count;
	struct rx_rates rates;
	char **words; /* copies of the caller's strings, which names point into */
	size_t word_count;
	unsigned serial; /* of the header in force; 0 before the first */
	bool failed;
};

/* Appends the output's header without its end. */
void rx_summary_header(const struct rx_summary *summary, struct rx_buffer *out);

#endif
