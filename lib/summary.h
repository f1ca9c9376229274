/*
 * summary.h - what a summary is made of, for the files that fill it and that write it.
 */
#ifndef RX_LIB_SUMMARY_H
#define RX_LIB_SUMMARY_H

#include "by.h"
#include "facts.h"
#include "flow.h"
#include "operation.h"
#include "partial.h"
#include "rates.h"

/* Which day the rows of an input are as of. */
enum rx_dated {
	RX_DATED_NOT,    /* today */
	RX_DATED_EACH,   /* the date in its name */
	RX_DATED_EARLIER /* the same, else seven days before today */
};

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
	struct rx_facts facts;
	struct rx_flow flow;
	bool explain;   /* figures one below the other, with their expressions */
	bool summarize; /* the figures of a weekly report */
	enum rx_dated dated;
	int32_t week_before;           /* today, as it was given */
	const struct rx_summary *last; /* an earlier summary to compare with, or NULL */
	size_t memory;                 /* bytes that groups and values may take; 0: any */
	char **words;                  /* copies of the caller's strings, which names point into */
	size_t word_count;
	unsigned serial; /* of the header in force; 0 before the first */
	bool failed;
};

/* What the shape of the output is made from: one figure below another, or periods. */
static inline bool rx_summary_is_long(const struct rx_summary *summary)
{
	return summary->explain || summary->summarize || summary->flow.asked;
}

/* Fills in what options and operations ask for; 0, or -1 after a report. */
int rx_summary_set(struct rx_summary *summary, const struct rx_summary_options *options,
	const char *const *operations, size_t count);

/* A summary that failed takes no more; -1, the second after a report that memory is exhausted. */
int rx_summary_fail(struct rx_summary *summary);
int rx_summary_fail_memory(struct rx_summary *summary);

/* Makes room for the states of all groups; false when memory is exhausted. */
bool rx_summary_reserve(struct rx_summary *summary);

/* Makes sure that groups and values take no more memory than they may; 0, or -1 after a report. */
int rx_summary_check_memory(struct rx_summary *summary);

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
