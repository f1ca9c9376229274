/*
 * chunk.h - some rows of a block on their way through a summary, and what is known of them: which
 * groups they fall into, and the cells that operations read, parsed once.
 *
 *     block -> chunks -> hits (by) -> parsed cells (fields) -> cases (rates) -> operations
 *
 * Work goes column by column over a chunk, so that each loop is short and knows its one job.
 */
#ifndef RX_LIB_CHUNK_H
#define RX_LIB_CHUNK_H

#include "decimal.h"
#include "vocabulary.h"
#include "when.h"

enum { RX_CHUNK_ROWS = 512 };

/* One row (counted from the chunk's first) falls into one group. */
struct rx_hit {
	uint32_t row;
	uint32_t group;
};

/* A cell as a number; absent when it is empty or was skipped as bad. */
struct rx_number {
	struct rx_decimal value;
	bool present;
};

/* A cell's earliest and latest date as they stand in it. */
struct rx_dates {
	struct rx_text earliest;
	struct rx_text latest;
	struct rx_days first;
	struct rx_days last;
	bool present;
};

/* A column that operations read. */
struct rx_field {
	struct rx_text name; /* as it was asked for */
	enum rx_type type;   /* of the column that the name means to the vocabulary, else text */
	size_t column;       /* under the header in force */
	struct rx_number *numbers; /* RX_CHUNK_ROWS of them, or NULL: nobody asked */
	struct rx_dates *dates;    /* the same */
};

/* What conditions and rates want to know of a row; days are the last ones of their cells. */
struct rx_case {
	bool counted; /* a finding that is not void; all else holds only then */
	bool open;
	enum rx_status status;
	int class; /* enum rx_class, or -1 */
	bool due_known, done_known, finish_known, opened_known, updated_known;
	bool deadline_known; /* of one that is open: due, else what the profile gives */
	int32_t due;
	int32_t deadline;
	int32_t done_on; /* of the completion: done_on, else closed_on */
	int32_t finish;  /* of the end of it all: closed_on, else done_on */
	int32_t opened;
	int32_t updated;
	bool nodate;     /* neither due nor words for it */
	bool unassigned; /* neither leader, dept nor owner */
	bool again;      /* in its second round or a later one */
	bool unproven;   /* names no evidence */
};

struct rx_chunk {
	const struct rx_block *block;
	size_t first; /* row of the block */
	size_t rows;
	const struct rx_hit *hits;
	size_t hit_count;
	const struct rx_field *fields;
	const struct rx_case *cases; /* one per row, or NULL without rates */
	int32_t today;
	const struct rx_sink *sink;
};

static inline struct rx_text rx_chunk_cell(const struct rx_chunk *chunk, size_t row, size_t column)
{
	return rx_block_cell(chunk->block, chunk->first + row, column);
}

#endif
