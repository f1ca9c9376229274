/*
 * summary.h - what a summary is made of, for the files that fill it and that write it.
 */
#ifndef RX_LIB_SUMMARY_H
#define RX_LIB_SUMMARY_H

#include "by.h"
#include "operation.h"
#include "partial.h"
#include "rates.h"

struct rx_summary {
	const struct rx_sink *sink;
	int32_t today;
	bool today_given;
	bool write_partial; /* what is written is a partial count */
	bool merge;         /* what is added is partial counts */
	struct rx_partial partial;
	uint64_t rows; /* of input */
	size_t top;    /* groups to write; 0: all */
	bool rank;
	struct rx_query *where;
	const char *where_text;     /* among words */
	bool wanted[RX_CHUNK_ROWS]; /* rows of the chunk that count */
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

/* Fills in what options and operations ask for; 0, or -1 after a report. */
int rx_summary_set(struct rx_summary *summary, const struct rx_summary_options *options,
	const char *const *operations, size_t count);

/* Makes room for the states of all groups; false when memory is exhausted. */
bool rx_summary_reserve(struct rx_summary *summary);

/* Appends the output's header without its end. */
void rx_summary_header(const struct rx_summary *summary, struct rx_buffer *out);

/* The output is a stream, so no two of its columns may have the same name: makes sure of that for a
 * header line; 0, or -1 after a report. */
int rx_summary_check_names(struct rx_summary *summary, struct rx_text line);

/* Appends the names of the columns of figures, or a group's figures, joined with TAB. */
void rx_summary_figure_names(const struct rx_summary *summary, struct rx_buffer *out);
void rx_summary_figures(const struct rx_summary *summary, size_t group, struct rx_buffer *out);

/* Writes a line, which gets its end, and empties it. */
void rx_summary_line(struct rx_writer *writer, struct rx_buffer *line);

#endif
