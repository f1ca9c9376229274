/*
 * diff.c - the handle behind rx_diff: reading inputs, checking how many there are, and doing the task.
 *
 * A task writes to memory first, so that a fault in the middle leaves nothing half-written.
 */
#include "diff.h"
#include "decimal.h"

#include <stdlib.h>

enum { DEFAULT_LIKENESS = 600 };

struct task {
	long (*run)(struct rx_diff *diff, struct rx_writer *writer);
	size_t least, most;    /* inputs */
	const char *wanted[2]; /* for the message, English and Chinese */
};

static const struct task tasks[] = {
	[RX_DIFF_CHANGES] = {rx_diff_changes, 2, 2, {"2: OLD and NEW", "2个：上期、本期"}},
	[RX_DIFF_CARRY] = {rx_diff_carry, 2, 2, {"2: OLD and NEW", "2个：上期、本期"}},
	[RX_DIFF_JOIN] = {rx_diff_join, 2, SIZE_MAX,
		{"one to join to and at least one LEDGER", "一个文件和至少一个台账"}},
	[RX_DIFF_SIMILAR] = {rx_diff_similar, 1, SIZE_MAX, {"at least 1", "至少1个"}},
	[RX_DIFF_CLONES] = {rx_diff_clones, 1, SIZE_MAX, {"at least 1", "至少1个"}},
	[RX_DIFF_SCORE] = {rx_diff_score, 2, 2,
		{"2: GOLD and what was found", "2个：标准结果、待评结果"}},
	[RX_DIFF_COLLECT] = {rx_diff_collect, 2, SIZE_MAX,
		{"MASTER and at least one FILE", "总台账和至少一个收回的台账"}},
};

static bool copy_options(struct rx_diff *diff, const struct rx_diff_options *options)
{
	if (options)
		diff->how = *options;
	if (diff->how.alias)
		diff->how.alias = rx_arena_copy_string(&diff->arena, diff->how.alias);
	if (diff->how.may)
		diff->how.may = rx_arena_copy_string(&diff->arena, diff->how.may);
	if (diff->how.similar)
		diff->how.similar = rx_arena_copy_string(&diff->arena, diff->how.similar);
	return !diff->arena.failed;
}

/* Reads how alike is alike, 0.6 or 60%, as thousandths. */
static int read_likeness(struct rx_diff *diff, const char *text)
{
	struct rx_decimal number;
	char copy[64];

	diff->least = DEFAULT_LIKENESS;
	if (!text)
		return 0;
	if (rx_decimal_parse(rx_text(text), &number) && number.scale <= 3) {
		for (; number.scale < 3; number.scale++)
			number.coefficient *= 10;
		if (number.coefficient > 0 && number.coefficient <= 1000) {
			diff->least = (unsigned)number.coefficient;
			return 0;
		}
	}
	rx_say(diff->sink, (struct rx_place){0}, RX_SAY_LIKENESS,
		rx_quotable(rx_text(text), copy, sizeof(copy)));
	return -1;
}

struct rx_diff *rx_diff_new(const struct rx_diff_options *options, const struct rx_sink *sink)
{
	struct rx_diff *diff = calloc(1, sizeof(*diff));

	if (!diff)
		return NULL;
	diff->sink = sink;
	diff->reader = rx_reader_new(sink);
	if (!diff->reader || !copy_options(diff, options) || read_likeness(diff, diff->how.similar)
		|| (diff->how.alias && rx_alias_read(&diff->alias, diff->how.alias, sink))) {
		rx_diff_free(diff);
		return NULL;
	}
	return diff;
}

void rx_diff_free(struct rx_diff *diff)
{
	if (!diff)
		return;
	for (size_t at = 0; at < diff->count; at++) {
		rx_snapshot_release(diff->inputs[at]);
		free(diff->inputs[at]);
	}
	free(diff->inputs);
	rx_alias_release(&diff->alias);
	rx_reader_free(diff->reader);
	rx_arena_release(&diff->arena);
	free(diff);
}

/* ---- inputs --------------------------------------------------------------------------------- */

static int read_open(struct rx_diff *diff, const char *name)
{
	struct rx_snapshot **grown =
		rx_array_grow(diff->inputs, diff->count, &diff->room, sizeof(struct rx_snapshot *));
	struct rx_snapshot *added = calloc(1, sizeof(*added));

	if (grown)
		diff->inputs = grown;
	if (!grown || !added) {
		free(added);
		rx_say(diff->sink, (struct rx_place){.file = name}, RX_SAY_MEMORY);
		return -1;
	}
	diff->inputs[diff->count++] = added;
	/* A book that has a record twice is told about, not refused. */
	added->lenient = diff->how.task == RX_DIFF_COLLECT && diff->count > 1;
	return rx_snapshot_read(added, diff->reader, name, diff->sink);
}

int rx_diff_read(struct rx_diff *diff, const char *path)
{
	if (rx_reader_open(diff->reader, path))
		return -1;
	return read_open(diff, strcmp(path, "-") ? path : "<stdin>");
}

int rx_diff_read_bytes(struct rx_diff *diff, const char *name, const void *bytes, size_t length)
{
	if (rx_reader_open_bytes(diff->reader, name, bytes, length))
		return -1;
	return read_open(diff, name);
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* The columns of a list of changes: what the stream has for a record's place and people. */
static const enum rx_column columns[] = {RX_COLUMN_KIND, RX_COLUMN_SERIES, RX_COLUMN_ID,
	RX_COLUMN_PARENT, RX_COLUMN_DOC, RX_COLUMN_PATH, RX_COLUMN_NO, RX_COLUMN_TITLE,
	RX_COLUMN_LEADER, RX_COLUMN_DEPT, RX_COLUMN_OWNER, RX_COLUMN_UNIT, RX_COLUMN_TYPE,
	RX_COLUMN_VALUE, RX_COLUMN_UOM, RX_COLUMN_FLAGS, RX_COLUMN_ALT, RX_COLUMN_FILE,
	RX_COLUMN_LINE, RX_COLUMN_TEXT};

enum { COLUMNS = sizeof(columns) / sizeof(*columns) };

static void write_names(struct rx_writer *writer, const enum rx_column *shown, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		struct rx_text name = rx_word_name(RX_SET_COLUMN, shown[at]);

		if (at)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_bytes(writer, name.bytes, name.length);
	}
}

void rx_diff_header(struct rx_writer *writer)
{
	write_names(writer, columns, COLUMNS);
	rx_writer_end_row(writer);
}

void rx_diff_columns(
	struct rx_writer *writer, const enum rx_column *shown, size_t count, const char *further)
{
	write_names(writer, shown, count);
	rx_writer_bytes(writer, "\t", 1);
	rx_writer_string(writer, further);
	rx_writer_end_row(writer);
}

void rx_diff_write_row(struct rx_writer *writer, const struct rx_diff_row *row)
{
	for (size_t at = 0; at < COLUMNS; at++) {
		if (at)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_cell(writer, row->cells[columns[at]]);
	}
	rx_writer_end_row(writer);
}

/* ---- the task ------------------------------------------------------------------------------- */

/* Hands what a task has written to the caller's writer in whole rows. */
static void pass_on(struct rx_text rows, struct rx_writer *writer)
{
	struct rx_text row;

	if (rows.length == 0)
		return;
	rows.length--; /* the last row's LF is written below */
	while (rx_text_split(&rows, '\n', &row)) {
		rx_writer_bytes(writer, row.bytes, row.length);
		rx_writer_end_row(writer);
	}
}

long rx_diff_write(struct rx_diff *diff, struct rx_writer *writer)
{
	const struct task *task = &tasks[diff->how.task];
	struct rx_writer *written;
	long outcome = -1;

	if (diff->count < task->least || diff->count > task->most) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_DIFF_INPUTS, diff->count,
			task->wanted[rx_sink_lang(diff->sink)]);
		return -1;
	}
	written = rx_writer_new_memory();
	if (written)
		outcome = task->run(diff, written);
	if (!written || (outcome >= 0 && rx_writer_flush(written))) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		outcome = -1;
	}
	if (outcome >= 0)
		pass_on(rx_writer_memory(written), writer);
	rx_writer_free(written);
	return outcome;
}
