/*
 * remark.c - lists of remarks, and diag rows made of them.
 */
#include "remark.h"

#include <stdio.h>

bool rx_remarks_begin(
	struct rx_remarks *remarks, const struct rx_snapshot *snapshot, enum rx_lang lang)
{
	*remarks = (struct rx_remarks){.row_count = snapshot->count, .lang = lang};
	remarks->rows =
		rx_arena_new(&remarks->arena, (snapshot->count + 1) * sizeof(*remarks->rows));
	return remarks->rows != NULL;
}

void rx_remarks_release(struct rx_remarks *remarks)
{
	rx_arena_release(&remarks->arena);
	*remarks = (struct rx_remarks){0};
}

struct rx_remark *rx_remark_add(struct rx_remarks *remarks, size_t row, enum rx_message_id id, ...)
{
	struct rx_remark *remark = rx_arena_new(&remarks->arena, sizeof(*remark));
	struct rx_remark **end = &remarks->rows[row == RX_NONE ? remarks->row_count : row];
	va_list arguments;

	if (!remark)
		return NULL;
	while (*end)
		end = &(*end)->next;
	*end = remark;
	remark->id = id;
	va_start(arguments, id);
	rx_message_vformat(remark->title, sizeof(remark->title), remarks->lang, id, arguments);
	va_end(arguments);
	remarks->count++;
	return remark;
}

void rx_remarks_need(struct rx_rewrite *rewrite)
{
	static const enum rx_column needed[] = {RX_COLUMN_KIND, RX_COLUMN_ID, RX_COLUMN_PARENT,
		RX_COLUMN_TITLE, RX_COLUMN_STATUS, RX_COLUMN_UNIT, RX_COLUMN_TYPE, RX_COLUMN_VALUE,
		RX_COLUMN_VERB, RX_COLUMN_ALT, RX_COLUMN_FILE, RX_COLUMN_LINE};

	for (size_t at = 0; at < sizeof(needed) / sizeof(*needed); at++)
		rx_rewrite_need(rewrite, needed[at]);
	/* Rows of a table without kinds are findings, and must be told from remarks now. */
	for (size_t row = 0;
		rewrite->snapshot->at[RX_COLUMN_KIND] < 0 && row < rewrite->snapshot->count; row++)
		rx_rewrite_value(
			rewrite, row, RX_COLUMN_KIND, rx_word_name(RX_SET_KIND, RX_KIND_FINDING));
}

static struct rx_text severity(enum rx_message_id id)
{
	switch (rx_message_severity(id)) {
	case RX_ERROR: return RX_LITERAL("error");
	case RX_WARNING: return RX_LITERAL("warning");
	default: return RX_LITERAL("note");
	}
}

static void write_one(const struct rx_remark *remark, const struct rx_rewrite *rewrite, size_t row,
	struct rx_buffer *id, struct rx_writer *writer)
{
	struct rx_rewrite_row cells = {0};
	char line[32] = "";

	rx_buffer_reset(id);
	if (row != RX_NONE) {
		cells.cells[RX_COLUMN_PARENT] = rx_rewrite_now(rewrite, row, RX_COLUMN_ID);
		cells.cells[RX_COLUMN_SERIES] = rx_rewrite_now(rewrite, row, RX_COLUMN_SERIES);
		cells.cells[RX_COLUMN_DOC] = rx_rewrite_now(rewrite, row, RX_COLUMN_DOC);
		rx_buffer_add_text(id, cells.cells[RX_COLUMN_PARENT]);
		if (cells.cells[RX_COLUMN_PARENT].length == 0)
			rx_buffer_add_number(id, row + 1);
	}
	rx_buffer_add_byte(id, '!');
	rx_buffer_add_string(id, rx_message_slug(remark->id));
	rx_buffer_add_text(id, remark->mark);
	if (remark->line)
		snprintf(line, sizeof(line), "%zu", remark->line);
	cells.cells[RX_COLUMN_KIND] = rx_word_name(RX_SET_KIND, RX_KIND_DIAG);
	cells.cells[RX_COLUMN_ID] = rx_buffer_text(id);
	cells.cells[RX_COLUMN_TITLE] = rx_text(remark->title);
	cells.cells[RX_COLUMN_STATUS] = severity(remark->id);
	cells.cells[RX_COLUMN_TYPE] = rx_text(rx_message_slug(remark->id));
	cells.cells[RX_COLUMN_VERB] = remark->column;
	cells.cells[RX_COLUMN_VALUE] = remark->value;
	cells.cells[RX_COLUMN_ALT] = remark->alt;
	cells.cells[RX_COLUMN_UNIT] = remark->unit;
	cells.cells[RX_COLUMN_FILE] = rx_text(remark->file);
	cells.cells[RX_COLUMN_LINE] = rx_text(line);
	rx_rewrite_extra(rewrite, &cells, writer);
}

bool rx_remarks_write(const struct rx_remarks *remarks, const struct rx_rewrite *rewrite,
	size_t row, struct rx_writer *writer)
{
	struct rx_buffer id = {0};
	bool fine;

	for (const struct rx_remark *remark =
			remarks->rows[row == RX_NONE ? remarks->row_count : row];
		remark; remark = remark->next)
		write_one(remark, rewrite, row, &id, writer);
	fine = !id.failed;
	rx_buffer_release(&id);
	return fine;
}
