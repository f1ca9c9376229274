/*
 * select.h - selecting the rows of inputs and writing or counting them, by one thread or by several: what
 * rx-filter does with each file.
 *
 * The program makes queries and outputs; here they meet the rows.
 */
#ifndef RX_BIN_SELECT_H
#define RX_BIN_SELECT_H

#include "cli.h"

/* What asks rows and writes them: one for the program, and one for each place of a thread. */
struct select_lane {
	struct rx_query *query;
	struct rx_query *patterns; /* the part of it that collects patterns, or NULL */
	struct rx_writer *writer;
	struct rx_output *output;
	struct rx_sink sink;
	int said;        /* something that the program's own lane will say again */
	unsigned serial; /* of the header bound last, 0: none */
	size_t rows, selected;
};

struct select {
	struct cli *cli;
	struct rx_reader *reader;
	struct select_lane main;
	struct select_lane *lanes; /* two for each thread, or NULL */
	size_t threads;
	int writes;   /* the rows, not only what their number is */
	int first;    /* one row of each input is enough */
	int progress; /* is shown */
	size_t max;   /* of all rows */
};

/* Makes lanes for more than one thread; make fills in a lane that has a sink and a memory writer. */
void select_threads(
	struct select *select, void (*make)(void *user, struct select_lane *), void *user);

/* True when no more rows are wanted. */
int select_is_enough(const struct select *select);

/* Selects from a file until its end or until it is enough; returns how many rows were selected.  A fault
 * ends the input. */
size_t select_file(struct select *select, const char *path);

/* Frees what the lanes and the reader hold, but for the writer of the program's lane. */
void select_release(struct select *select);

#endif
