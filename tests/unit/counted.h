/*
 * counted.h - a small ledger, and adding a stream to a summary, for the tests of counting.
 */
#ifndef RX_TESTS_COUNTED_H
#define RX_TESTS_COUNTED_H

#include "check.h"

static const char ledger[] = "unit\tstatus\tclosed_on\tvalue\n甲\tdone\t2024-01-05\t2\n"
			     "乙\tactive\t\t3\n乙\tclosed\t2024-12-30\t4\n";

/* Adds a stream without binding first; returns what went wrong first, else 0. */
static int add(struct rx_summary *summary, const char *stream)
{
	struct rx_reader *reader = rx_reader_new(NULL);
	struct rx_block block;
	int fault = rx_reader_open_bytes(reader, "in", stream, strlen(stream));

	while (!fault && rx_reader_next(reader, &block) > 0)
		fault = rx_summary_add(summary, &block);
	rx_reader_free(reader);
	return fault;
}

#endif
