/*
 * remark.h - what a task of rx-diff has to say about a record, as a diag row below it.
 */
#ifndef RX_LIB_REMARK_H
#define RX_LIB_REMARK_H

#include "rewrite.h"

/* Remarks about one record, in the order in which they were made. */
struct rx_remark {
	enum rx_message_id id;
	char title[512];     /* the message in words */
	struct rx_text mark; /* makes the id of the row: the record's, '!' and this */
	struct rx_text value, alt, unit, column;
	const char *file;
	size_t line;
	struct rx_remark *next;
};

struct rx_remarks {
	struct rx_arena arena;
	struct rx_remark **rows; /* of each row of the snapshot, then of none */
	size_t count;            /* of all remarks */
	size_t row_count;
	enum rx_lang lang;
};

bool rx_remarks_begin(
	struct rx_remarks *remarks, const struct rx_snapshot *snapshot, enum rx_lang lang);
void rx_remarks_release(struct rx_remarks *remarks);

/*
 * Adds a remark about a row, or about none in particular with RX_NONE; the arguments are those of the
 * message.  Returns it for the caller to fill in, or NULL when memory is exhausted, which the arena
 * knows.
 */
struct rx_remark *rx_remark_add(struct rx_remarks *remarks, size_t row, enum rx_message_id id, ...);

/* Makes sure that a stream has the columns that remarks need. */
void rx_remarks_need(struct rx_rewrite *rewrite);

/* Writes the remarks about a row of the rewritten snapshot, or about none; false when memory is
 * exhausted. */
bool rx_remarks_write(const struct rx_remarks *remarks, const struct rx_rewrite *rewrite,
	size_t row, struct rx_writer *writer);

#endif
