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
 * How an operation gathers cells into the state of a group, and how a state travels as text.
 *
 * add() returns 0, or -1 after a report.  store() appends the part of a group's state that begins at
 * *cursor (0 at first), escaped for a cell, and moves the cursor; it is called until it returns false.
 * load() adds such a part to a group's state: 1, 0 for text that is none, -1 for want of memory.
 * Loading parts in any order gives what adding the rows would have given; a gathering that depends
 * on the order of rows has no store().
 *
 * absorb() adds the states of the first groups of another operation, each to the group that map names
 * for it, as if their rows had come behind: 1, 0 when the digits do not hold a sum, -1 for want of memory.
 */
struct rx_gather {
	enum rx_want want;
	size_t state_size;
	int (*add)(struct rx_operation *operation, const struct rx_chunk *chunk);
	bool (*store)(const struct rx_operation *operation, size_t group, size_t *cursor,
		struct rx_buffer *out);
	int (*load)(struct rx_operation *operation, size_t group, struct rx_text part);
	int (*absorb)(struct rx_operation *operation, const struct rx_operation *other,
		size_t groups, const uint32_t *map);
};

/*
 * What is known of an operation: a reading of what was gathered.  finish() appends the group's cell,
 * escaped; it can fail only as the buffer does.  sorted says that it needs keys or buckets in order.
 */
struct rx_operation_kind {
	const char *name;
	const char *shown; /* as it is written */
	const char *en;
	const char *zh;
	const struct rx_gather *gather;
	void (*finish)(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
	bool sorted;
	bool alone;   /* looks at rows, takes no column */
	bool counted; /* asks how often values came */
};

struct rx_operation {
	const struct rx_operation_kind *kind;
	struct rx_operation *source; /* another one that gathers the same, or NULL */
	struct rx_text name;         /* as it was asked for: sum, p95 */
	struct rx_text column;       /* the same; empty for an operation that takes none */
	size_t field;                /* the column's place among the fields */
	unsigned percent;            /* of p95: 95 */
	bool ordered;                /* it or one that shares it needs its keys in order */
	uint64_t rows;               /* in all, for shares */
	void *states;                /* one of state_size bytes per group */
	size_t state_room;
	struct rx_keys keys; /* of operations on values; owner is the group */
	bool counted;        /* it or one that shares it asks how often values came */
	uint64_t *counts;    /* that, per key, if counted */
	size_t count_room;
	uint32_t *order;           /* places of all keys by group and bytes, while writing */
	struct rx_buckets buckets; /* of operations on the order of numbers */
	struct rx_bucket *sorted;  /* they in order, while writing */
	size_t *starts;            /* per group: where its keys or buckets begin in that order */
	struct rx_buffer texts;    /* of first and last */
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

/* Makes everything ready for finish(), sources before those that share them; rows is how many there
 * were in all.  With ordered, also for store().  False when memory is exhausted. */
bool rx_operation_prepare(
	struct rx_operation *operation, size_t groups, uint64_t rows, bool ordered);

/* Forgets all rows and keeps the memory; groups is how many there were. */
void rx_operation_reset(struct rx_operation *operation, size_t groups);

/* Counts a key of a group; false when memory is exhausted. */
bool rx_operation_tally(struct rx_operation *operation, uint32_t hash, uint32_t group,
	struct rx_text key, uint64_t count);

/* What gathers, by file, and the readings of it. */
extern const struct rx_gather rx_gather_count, rx_gather_total, rx_gather_min,
	rx_gather_max; /* op_number.c */
void rx_finish_count(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
bool rx_store_count(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out);
int rx_load_count(struct rx_operation *operation, size_t group, struct rx_text part);
int rx_absorb_count(struct rx_operation *operation, const struct rx_operation *other, size_t groups,
	const uint32_t *map);
void rx_finish_share(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_sum(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_mean(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_extreme(const struct rx_operation *operation, size_t group, struct rx_buffer *out);

extern const struct rx_gather rx_gather_missing, rx_gather_values, rx_gather_first,
	rx_gather_last; /* op_value.c */
void rx_finish_mode(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_values(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_place(const struct rx_operation *operation, size_t group, struct rx_buffer *out);

extern const struct rx_gather rx_gather_sketch; /* op_sketch.c */
void rx_finish_sketch(const struct rx_operation *operation, size_t group, struct rx_buffer *out);

extern const struct rx_gather rx_gather_spread; /* op_spread.c */
void rx_finish_stddev(const struct rx_operation *operation, size_t group, struct rx_buffer *out);

extern const struct rx_gather rx_gather_quantile; /* op_quantile.c */
void rx_finish_median(const struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_percentile(
	const struct rx_operation *operation, size_t group, struct rx_buffer *out);

/* A part of a stored state goes on in another cell beyond this many bytes. */
enum { RX_STORE_SIZE = 32 << 10 };

#endif
