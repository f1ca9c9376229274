/*
 * snapshot.h - one whole input in memory: its rows decoded, by the columns of the vocabulary, with the
 * way from each record to the one above it.  What compares, joins or scores inputs works on snapshots.
 *
 * A column is a place in the snapshot's own list of names, into which every header of the input is
 * mapped: names that mean a column of the vocabulary (English, Chinese, synonym) have that one's
 * place in `at`, others keep their own name.  { 0 } is an empty snapshot.
 */
#ifndef RX_LIB_SNAPSHOT_H
#define RX_LIB_SNAPSHOT_H

#include "arena.h"
#include "buffer.h"
#include "keys.h"
#include "message.h"
#include "vocabulary.h"

/* A copy of what a buffer holds, which has failed when the buffer has. */
static inline struct rx_text rx_arena_keep(struct rx_arena *arena, const struct rx_buffer *buffer)
{
	arena->failed = arena->failed || buffer->failed;
	return rx_arena_copy(arena, rx_buffer_text(buffer));
}

struct rx_snapshot_column {
	struct rx_text name; /* as the input has it */
	int column;          /* enum rx_column, or -1 */
};

/* Which column stands where under one of the input's headers. */
struct rx_snapshot_part {
	int *places; /* of each of the snapshot's columns, -1: this header lacks it */
	size_t count;
};

struct rx_snapshot_row {
	const char *bytes;    /* decoded cells, back to back */
	const uint32_t *ends; /* of the cells in bytes */
	uint32_t part;
	int kind;       /* enum rx_kind, or -1 for a word that is none */
	size_t parent;  /* row, or RX_NONE */
	size_t finding; /* the row itself or the finding above it, or RX_NONE */
	size_t line;
};

struct rx_snapshot {
	const struct rx_sink *sink;
	struct rx_arena arena;
	const char *name; /* of the input, for messages; ours */
	struct rx_snapshot_column *columns;
	size_t column_count, column_room;
	struct rx_snapshot_part *parts;
	size_t part_count, part_room;
	struct rx_snapshot_row *rows;
	size_t count, room;
	int at[RX_COLUMN_COUNT]; /* columns of the vocabulary, -1: the input has none */
	struct rx_keys ids;      /* and the rows that have them */
	size_t *id_rows;
	size_t id_room;
	bool lenient; /* set before reading: an id that comes twice is no fault */
};

void rx_snapshot_release(struct rx_snapshot *snapshot);

/*
 * Reads all of the reader's open input.  Returns 0, or -1 after a fault was reported: one of the
 * reader's, an id that two records have, a table of which no column is known, or a last row without
 * its line end, which is how a file looks that was cut off.
 */
int rx_snapshot_read(struct rx_snapshot *snapshot, struct rx_reader *reader, const char *name,
	const struct rx_sink *sink);

/* The decoded cell of a row in one of the snapshot's columns; empty where its header lacks it. */
struct rx_text rx_snapshot_cell(const struct rx_snapshot *snapshot, size_t row, size_t column);

/* The same for a column of the vocabulary. */
struct rx_text rx_snapshot_value(
	const struct rx_snapshot *snapshot, size_t row, enum rx_column column);

/* The row with this id, or RX_NONE. */
size_t rx_snapshot_find(const struct rx_snapshot *snapshot, struct rx_text id);

/* The snapshot's column with this name of the vocabulary or of the input, or RX_NONE. */
size_t rx_snapshot_column(const struct rx_snapshot *snapshot, struct rx_snapshot_column wanted);

/* Where a row stands, for messages. */
struct rx_place rx_snapshot_place(const struct rx_snapshot *snapshot, size_t row);

#endif
