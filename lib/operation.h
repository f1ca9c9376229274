/*
 * operation.h - what can be computed of the rows of a group: one table of operations, and one
 * object for each that a summary was asked for.
 *
 * An operation keeps one state per group in an array; a state of zero bytes is that of no rows.
 * Values that many rows share (distinct, mode) are kept as keys whose owner is the group.
 */
#ifndef RX_LIB_OPERATION_H
#define RX_LIB_OPERATION_H

#include "buckets.h"
#include "chunk.h"
#include "fields.h"
#include "keys.h"

struct rx_operation;

/*
 * What is known of an operation.  add() returns 0, or -1 after a report.  finish() appends the
 * group's cell, escaped; it can fail only as the buffer does.  For operations on values, sorted
 * says that finish() needs keys or buckets in order.
 */
struct rx_operation_kind {
	const char *name;
	const char *shown; /* as it is written */
	const char *en;
	const char *zh;
	enum rx_want want;
	bool alone; /* looks at rows, takes no column */
	bool sorted;
	size_t state_size;
	int (*add)(struct rx_operation *operation, const struct rx_chunk *chunk);
	void (*finish)(struct rx_operation *operation, size_t group, struct rx_buffer *out);
};

struct rx_operation {
	const struct rx_operation_kind *kind;
	const struct rx_operation *source; /* another one that gathers the same, or NULL */
	struct rx_text name;		   /* as it was asked for: sum, p95 */
	struct rx_text column;		   /* the same; empty for an operation that takes none */
	size_t field;			   /* the column's place among the fields */
	unsigned percent;		   /* of p95: 95 */
	bool ordered;			   /* it or one that shares it needs its keys in order */
	uint64_t rows;			   /* all that were added, for shares */
	void *states;			   /* one of state_size bytes per group */
	size_t state_room;
	struct rx_keys keys; /* of operations on values; owner is the group */
	uint64_t *counts;    /* per key: how often it came */
	size_t count_room;
	uint32_t *order;	   /* places of all keys by group and bytes, while writing */
	struct rx_buckets buckets; /* of operations on the order of numbers */
	struct rx_bucket *sorted;  /* they in order, while writing */
	size_t *starts;		   /* per group: where its keys or buckets begin in that order */
	struct rx_buffer texts;	   /* of first and last */
	struct rx_buffer scratch;
};

/* The operation at a place of the table; NULL behind the last. */
const struct rx_operation_kind *rx_operation_kind(size_t index);

/* True when the word is the name of an operation, alone or with a column. */
bool rx_operation_named(struct rx_text word);

/* Makes an operation of a word such as sum:value, which is borrowed; 0, or -1 after a report. */
int rx_operation_init(struct rx_operation *operation, struct rx_text word, struct rx_fields *fields,
	const struct rx_sink *sink);
void rx_operation_release(struct rx_operation *operation);

/* Appends the name of the operation's column in the output: sum_value. */
void rx_operation_name(const struct rx_operation *operation, struct rx_buffer *out);

/* Makes sure that each of groups groups has a state; false when memory is exhausted. */
bool rx_operation_reserve(struct rx_operation *operation, size_t groups);

/* Gathers through another operation from now on, if that one looks at the same cells in the same way:
 * sum:value and mean:value are two readings of one state. */
void rx_operation_share(struct rx_operation *operation, struct rx_operation *other);

/* Makes everything ready for finish(), sources before those that share them; false when memory is
 * exhausted. */
bool rx_operation_prepare(struct rx_operation *operation, size_t groups);

/* Counts a key of a group; false when memory is exhausted. */
bool rx_operation_tally(
	struct rx_operation *operation, uint32_t hash, uint32_t group, struct rx_text key);

/* ---- op_number.c ---- */
int rx_add_count(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_count(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_share(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_share(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_total(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_sum(struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_mean(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_min(struct rx_operation *operation, const struct rx_chunk *chunk);
int rx_add_max(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_extreme(struct rx_operation *operation, size_t group, struct rx_buffer *out);

/* The state of min and max: a number, or a date as it stood. */
struct rx_extreme {
	struct rx_decimal number;
	struct rx_days days;
	char text[24];
	uint8_t length;
	bool present;
};

/* ---- op_value.c ---- */
int rx_add_missing(struct rx_operation *operation, const struct rx_chunk *chunk);
int rx_add_values(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_mode(struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_values(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_first(struct rx_operation *operation, const struct rx_chunk *chunk);
int rx_add_last(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_place(struct rx_operation *operation, size_t group, struct rx_buffer *out);

/* The state of first and last: where the cell is kept among the operation's texts. */
struct rx_kept {
	size_t offset;
	size_t length;
	size_t room;
	bool present;
};

/* ---- op_quantile.c ---- */
int rx_add_quantile(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_median(struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_percentile(struct rx_operation *operation, size_t group, struct rx_buffer *out);

#endif
