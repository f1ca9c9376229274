/*
 * rewrite.h - a snapshot written again as a stream, with other values in some cells, columns that it did
 * not have, and rows in between.
 */
#ifndef RX_LIB_REWRITE_H
#define RX_LIB_REWRITE_H

#include "snapshot.h"

struct rx_rewritten; /* one cell with another value */

struct rx_rewrite {
	const struct rx_snapshot *snapshot;
	struct rx_arena arena;
	struct rx_rewritten **rows;
	enum rx_column added[RX_COLUMN_COUNT];
	size_t added_count;
};

/* A row of the vocabulary's columns; cells are borrowed until it is written. */
struct rx_rewrite_row {
	struct rx_text cells[RX_COLUMN_COUNT];
};

/* False when memory is exhausted, here and wherever the arena failed later. */
bool rx_rewrite_begin(struct rx_rewrite *rewrite, const struct rx_snapshot *snapshot);
void rx_rewrite_release(struct rx_rewrite *rewrite);

/* Makes sure that the stream has a column. */
void rx_rewrite_need(struct rx_rewrite *rewrite, enum rx_column column);

/* Sets a cell in one of the snapshot's columns, or in one of the vocabulary's, which is added where the
 * snapshot has none and the value is not empty.  The value is copied. */
void rx_rewrite_cell(struct rx_rewrite *rewrite, size_t row, size_t column, struct rx_text value);
void rx_rewrite_value(
	struct rx_rewrite *rewrite, size_t row, enum rx_column column, struct rx_text value);

/* What a cell of the vocabulary's columns will be. */
struct rx_text rx_rewrite_now(const struct rx_rewrite *rewrite, size_t row, enum rx_column column);

void rx_rewrite_header(const struct rx_rewrite *rewrite, struct rx_writer *writer);
void rx_rewrite_write(const struct rx_rewrite *rewrite, size_t row, struct rx_writer *writer);

/* Writes a row that the snapshot does not have. */
void rx_rewrite_extra(const struct rx_rewrite *rewrite, const struct rx_rewrite_row *row,
	struct rx_writer *writer);

#endif
