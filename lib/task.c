/*
 * task.c - the columns that tasks have, looked up in a row.
 */
#include "task.h"

/* The days of a cell that may be a list: those of its last date. */
static bool last_days(struct rx_text cell, struct rx_days *days)
{
	struct rx_text rest = cell;
	bool any = false;

	if (cell.length == 0)
		return false;
	while (rx_days_next(&rest, days))
		any = true;
	return any && days->last != RX_DAY_OPEN_END && days->last != RX_DAY_OPEN_START;
}

static void take(struct rx_task *task, int column, struct rx_text value)
{
	switch (column) {
	case RX_COLUMN_KIND: task->kind = rx_word_find(RX_SET_KIND, value); break;
	case RX_COLUMN_STATUS: task->status = rx_word_find(RX_SET_STATUS, value); break;
	case RX_COLUMN_ID: task->id = value; break;
	case RX_COLUMN_PARENT: task->parent = value; break;
	case RX_COLUMN_NO: task->no = value; break;
	case RX_COLUMN_TITLE: task->title = value; break;
	case RX_COLUMN_DEPT: task->dept = value; break;
	case RX_COLUMN_LEADER: task->leader = value; break;
	case RX_COLUMN_DUE: task->due = value; break;
	case RX_COLUMN_DUE_TEXT: task->due_text = value; break;
	case RX_COLUMN_REPORT: task->report = value; break;
	case RX_COLUMN_FILE: task->file = value; break;
	case RX_COLUMN_LINE: task->line = value; break;
	case RX_COLUMN_URL: task->url = value; break;
	case RX_COLUMN_OPENED: task->has_opened = last_days(value, &task->opened); break;
	case RX_COLUMN_DONE_ON:
	case RX_COLUMN_CLOSED_ON:
		if (!task->has_finished)
			task->has_finished = last_days(value, &task->finished);
		break;
	default: break;
	}
}

void rx_task_read(struct rx_task *task, const struct rx_field *fields, const struct rx_text *values,
	size_t count)
{
	*task = (struct rx_task){.kind = RX_KIND_FINDING, .status = -1};
	for (size_t at = 0; at < count; at++) {
		if (fields[at].column >= 0)
			take(task, fields[at].column, values[at]);
	}
	task->has_deadline = last_days(task->due, &task->deadline);
	task->done = task->status >= 0 && !rx_status_is_open((enum rx_status)task->status);
}

bool rx_task_is(const struct rx_task *task)
{
	if (task->title.length == 0)
		return false;
	if (task->kind == RX_KIND_FINDING)
		return true;
	return task->has_deadline
		&& (task->kind == RX_KIND_MEASURE || task->kind == RX_KIND_COMMITMENT);
}
