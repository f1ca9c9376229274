/*
 * operation.h - what can be computed of the rows of a group: one table of operations, and one
 * object for each that a summary was asked for.
 *
 * An operation keeps one state per group in an array; a state of zero bytes is that of no rows.
 * Values that many rows share (distinct, mode) are kept as keys whose owner is the group.
 */
#ifndef RX_LIB_OPERATION_H
#define RX_LIB_OPERATION_H

#include "chunk.h"
#include "fields.h"
#include "keys.h"

struct rx_operation;

/* What is known of an operation.  add() returns 0, or -1 after a report; finish() appends the
 * group's cell, escaped; it can fail only as the buffer does. */
struct rx_operation_kind {
	const char *name;
	const char *shown; /* as it is written */
	const char *en;
	const char *zh;
	enum rx_want want;
	bool alone; /* looks at rows, takes no column */
	size_t state_size;
	int (*add)(struct rx_operation *operation, const struct rx_chunk *chunk);
	void (*finish)(struct rx_operation *operation, size_t group, struct rx_buffer *out);
};

struct rx_operation {
	const struct rx_operation_kind *kind;
	struct rx_text column; /* its name as it was asked for; empty for one that takes none */
	size_t field;	       /* its place among the fields */
	void *states;	       /* one of state_size bytes per group */
	size_t state_room;
	struct rx_keys keys; /* of operations on values; owner is the group */
	uint64_t *counts;    /* per key */
	size_t count_room;
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

/* The operations by file: op_number.c and op_value.c. */
int rx_add_count(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_count(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_total(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_sum(struct rx_operation *operation, size_t group, struct rx_buffer *out);
void rx_finish_mean(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_min(struct rx_operation *operation, const struct rx_chunk *chunk);
int rx_add_max(struct rx_operation *operation, const struct rx_chunk *chunk);
void rx_finish_extreme(struct rx_operation *operation, size_t group, struct rx_buffer *out);
int rx_add_distinct(struct rx_operation *operation, const struct rx_chunk *chunk);

/* The state of min and max: a number, or a date as it stood. */
struct rx_extreme {
	struct rx_decimal number;
	struct rx_days days;
	char text[24];
	uint8_t length;
	bool present;
};

#endif
