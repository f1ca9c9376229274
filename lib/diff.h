/*
 * diff.h - what the tasks of rx-diff share: the inputs in memory, the options, and a way to write rows of
 * the stream cell by cell.
 */
#ifndef RX_LIB_DIFF_H
#define RX_LIB_DIFF_H

#include "alias.h"
#include "pairing.h"
#include "snapshot.h"

struct rx_diff {
	const struct rx_sink *sink;
	struct rx_diff_options how; /* its strings are ours */
	struct rx_arena arena;
	struct rx_reader *reader;
	struct rx_snapshot **inputs;
	size_t count, room;
	struct rx_alias alias;
	unsigned least; /* thousandths from which titles or documents are alike */
};

/* A row of the stream while it is filled; cells are borrowed until it is written. */
struct rx_diff_row {
	struct rx_text cells[RX_COLUMN_COUNT];
};

/* Writes the header of the columns a list of changes has, and a row under it. */
void rx_diff_header(struct rx_writer *writer);
void rx_diff_write_row(struct rx_writer *writer, const struct rx_diff_row *row);

/* Writes a header of columns of the stream and, behind them, of further ones: names with TABs between. */
void rx_diff_columns(
	struct rx_writer *writer, const enum rx_column *columns, size_t count, const char *further);

/* What a change of status is: closed, reopened or changed. */
enum rx_doctype rx_diff_status_change(struct rx_text old, struct rx_text new);

/* The tasks.  Each writes what it has to say and returns how much that was, or -1 after a fault was
 * reported. */
long rx_diff_changes(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_carry(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_join(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_similar(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_clones(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_score(struct rx_diff *diff, struct rx_writer *writer);
long rx_diff_collect(struct rx_diff *diff, struct rx_writer *writer);

#endif
