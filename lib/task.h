/*
 * task.h - a record as something to be done: what formats for calendars and lists of tasks need of it.
 */
#ifndef RX_LIB_TASK_H
#define RX_LIB_TASK_H

#include "field.h"
#include "when.h"

/* Texts are borrowed from the row. */
struct rx_task {
	int kind;   /* of the record; a finding where there are no kinds */
	int status; /* or -1 */
	struct rx_text id, parent, no, title, dept, leader, due, due_text, report, file, line, url;
	struct rx_days deadline;         /* where has_deadline is set */
	struct rx_days opened, finished; /* where they are set */
	bool has_deadline, has_opened, has_finished;
	bool done; /* done, or withdrawn: nothing is left to do */
};

/* Reads a row; columns that are not there give empty texts. */
void rx_task_read(struct rx_task *task, const struct rx_field *fields, const struct rx_text *values,
	size_t count);

/* Tells whether it is something to do: a finding, or a measure or a next step with a deadline. */
bool rx_task_is(const struct rx_task *task);

#endif
