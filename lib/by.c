/*
 * by.c - from rows to groups.
 *
 * The usual row costs one comparison with the row before it or one look-up of bytes that stay where
 * they are in the block.  Only a key that is not among the groups yet is looked at more closely:
 * its escapes are brought into the one form, so two spellings of a value are one group.
 */
#include "by.h"
#include "cell.h"
#include "fields.h"
#include "list.h"
#include "message.h"

#include <stdlib.h>

enum { GROUPS_PER_ROW = 4096 };

void rx_by_release(struct rx_by *by)
{
	free(by->columns);
	free(by->seen);
	free(by->hits);
	rx_keys_release(&by->groups);
	rx_lineage_release(&by->lineage);
	rx_buffer_release(&by->snapshot);
	rx_buffer_release(&by->key);
	rx_buffer_release(&by->scratch);
	*by = (struct rx_by){0};
}

static int fail_memory(const struct rx_sink *sink)
{
	rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* ---- hits ----------------------------------------------------------------------------------- */

/* The group of a key whose spelling may be another than the one that is kept. */
static size_t group_of(struct rx_by *by, struct rx_text key)
{
	size_t group = rx_keys_find(&by->groups, RX_BY_GROUP, key);
	bool added;

	if (group != RX_NONE)
		return group;
	if (!key.length || !memchr(key.bytes, '\\', key.length))
		return rx_keys_add(&by->groups, RX_BY_GROUP, key, &added);
	/* An escape never spans a TAB, so joined cells are brought into form as one. */
	rx_buffer_reset(&by->scratch);
	for (struct rx_text rest = key, cell; rx_text_split(&rest, '\t', &cell);) {
		struct rx_buffer form = {0};

		if (by->scratch.length || cell.bytes != key.bytes)
			rx_buffer_add_byte(&by->scratch, '\t');
		rx_buffer_add_text(&by->scratch, rx_cell_canonical(cell, &form));
		by->scratch.failed |= form.failed;
		rx_buffer_release(&form);
	}
	if (by->scratch.failed)
		return RX_NONE;
	return rx_keys_add(&by->groups, RX_BY_GROUP, rx_buffer_text(&by->scratch), &added);
}

/* A row that is no open matter has no light. */
static struct rx_text derived_value(
	struct rx_by *by, enum rx_derived derived, const struct rx_chunk *chunk, size_t row)
{
	enum rx_light light;

	row += chunk->first;
	if (derived == RX_DERIVED_LIGHT) {
		light = rx_derived_light(&by->derived, chunk->block, row, chunk->today);
		return light == RX_LIGHT_NONE ? RX_LITERAL("") : rx_light_name(light, RX_LANG_EN);
	}
	return rx_derived_holds(&by->derived, derived, chunk->block, row, chunk->today)
		? RX_LITERAL("yes")
		: RX_LITERAL("no");
}

/* The cell, or what stands for it, that a by column reads. */
static struct rx_text value_of(struct rx_by *by, const struct rx_by_column *column,
	const struct rx_chunk *chunk, size_t row)
{
	switch (column->source) {
	case RX_BY_SECTION: return rx_lineage_section(&by->lineage);
	case RX_BY_FINDING: return rx_lineage_finding(&by->lineage);
	case RX_BY_DOC: return rx_lineage_doc(&by->lineage, column->column);
	case RX_BY_SNAPSHOT: return rx_buffer_text(&by->snapshot);
	case RX_BY_DERIVED: return derived_value(by, column->derived, chunk, row);
	default: return rx_chunk_cell(chunk, row, column->column);
	}
}

/* The row's cells joined with TAB: a slice of the row, or a copy. */
static struct rx_text key_of(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text key;

	if (by->adjacent) {
		struct rx_text last = rx_chunk_cell(chunk, row, by->columns[by->count - 1].column);

		key = rx_chunk_cell(chunk, row, by->columns[0].column);
		key.length = (size_t)(last.bytes + last.length - key.bytes);
		return key;
	}
	rx_buffer_reset(&by->key);
	for (size_t at = 0; at < by->count; at++) {
		if (at)
			rx_buffer_add_byte(&by->key, '\t');
		rx_buffer_add_text(&by->key, value_of(by, &by->columns[at], chunk, row));
	}
	return rx_buffer_text(&by->key);
}

static bool add_hit(struct rx_by *by, size_t row, size_t group)
{
	if (by->hit_count == by->hit_room) {
		struct rx_hit *hits =
			rx_array_grow(by->hits, by->hit_count, &by->hit_room, sizeof(*hits));

		if (!hits)
			return false;
		by->hits = hits;
	}
	by->hits[by->hit_count++] = (struct rx_hit){(uint32_t)row, (uint32_t)group};
	return true;
}

/* ---- lists ---------------------------------------------------------------------------------- */

/* Adds a hit unless the row fell into the group before. */
static bool add_hit_once(struct rx_by *by, size_t row, size_t group)
{
	if (group == RX_NONE)
		return false;
	while (by->seen_room <= group) {
		size_t room = by->seen_room;
		uint64_t *seen = rx_array_grow(by->seen, room, &by->seen_room, sizeof(*seen));

		if (!seen)
			return false;
		by->seen = seen;
		memset(seen + room, 0, (by->seen_room - room) * sizeof(*seen));
	}
	if (by->seen[group] == by->row)
		return true;
	by->seen[group] = by->row;
	return add_hit(by, row, group);
}

/* The period of an item; an item that is no date, or spans several periods, has none. */
static void period_text(enum rx_period period, struct rx_text *value, char text[16])
{
	struct rx_days days;
	int32_t number;

	text[0] = '\0';
	if (rx_days_parse(*value, &days) && rx_period_of(period, days, &number))
		rx_period_format(period, number, text);
	*value = rx_text(text);
}

/* Takes the next value of a cell: each item of a list that is not empty, or the cell itself; a cell
 * without any gives the empty value once. */
static bool next_value(const struct rx_by_column *column, struct rx_text *rest,
	struct rx_text *value, size_t taken, char text[16])
{
	bool period = column->source == RX_BY_PERIOD;

	if (!column->list && !period) {
		*value = *rest;
		return taken == 0;
	}
	while (rx_list_next(rest, value)) {
		if (period)
			period_text(column->period, value, text);
		if (value->length)
			return true;
	}
	value->length = 0;
	return taken == 0;
}

/*
 * Appends each value of column `at` to the key and goes on with the next column; the recursion is
 * as deep as there are by columns, which are limited.  -1 for want of memory, 1 beyond the limit.
 */
static int expand(
	struct rx_by *by, const struct rx_chunk *chunk, size_t row, size_t at, size_t *count)
{
	size_t length = by->key.length, taken = 0;
	struct rx_buffer form = {0};
	struct rx_text rest, value;
	char text[16];
	int outcome = 0;

	if (at == by->count) {
		if (++*count > GROUPS_PER_ROW)
			return 1;
		return add_hit_once(by, row, group_of(by, rx_buffer_text(&by->key))) ? 0 : -1;
	}
	rest = rx_cell_canonical(value_of(by, &by->columns[at], chunk, row), &form);
	while (outcome == 0 && next_value(&by->columns[at], &rest, &value, taken++, text)) {
		if (by->series && at == 0 && value.length == 0) {
			by->undated++;
			break;
		}
		by->key.length = length;
		if (at)
			rx_buffer_add_byte(&by->key, '\t');
		rx_buffer_add_text(&by->key, value);
		outcome =
			by->key.failed || form.failed ? -1 : expand(by, chunk, row, at + 1, count);
	}
	by->key.length = length;
	rx_buffer_release(&form);
	return outcome;
}

/* One row with a list of several values; 0, or -1 after a report. */
static int find_expanded(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	struct rx_place place = {
		.file = chunk->block->file, .line = chunk->block->line + chunk->first + row};
	size_t count = 0;
	int outcome;

	by->row++;
	rx_buffer_reset(&by->key);
	outcome = expand(by, chunk, row, 0, &count);
	if (outcome < 0)
		return fail_memory(chunk->sink);
	if (outcome > 0) {
		rx_say(chunk->sink, place, RX_SAY_ROW_GROUPS, (size_t)GROUPS_PER_ROW);
		return -1;
	}
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static bool has_list(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	for (size_t at = 0; at < by->count; at++) {
		const struct rx_by_column *column = &by->columns[at];
		struct rx_text cell;

		if (column->source == RX_BY_PERIOD)
			return true;
		if (!column->list)
			continue;
		cell = value_of(by, column, chunk, row);
		if (cell.length && memchr(cell.bytes, ';', cell.length))
			return true;
	}
	return false;
}

/* The group of all rows; its key stands for the cells of its row in the output. */
static size_t total_group(struct rx_by *by)
{
	bool added;

	rx_buffer_reset(&by->key);
	rx_buffer_add_string(&by->key, "total");
	for (size_t at = 1; at < by->count; at++)
		rx_buffer_add_byte(&by->key, '\t');
	if (by->key.failed)
		return RX_NONE;
	return rx_keys_add(&by->groups, RX_BY_TOTAL, rx_buffer_text(&by->key), &added);
}

/* Says once that what stands above a row is missing, if that leaves a cell of its group empty. */
static void tell_torn(struct rx_by *by, const struct rx_chunk *chunk, size_t row)
{
	for (size_t at = 0; at < by->count && !by->told_torn; at++) {
		const struct rx_by_column *column = &by->columns[at];
		bool above = column->source == RX_BY_SECTION || column->source == RX_BY_FINDING
			|| column->source == RX_BY_DOC;

		if (!above || value_of(by, column, chunk, row).length)
			continue;
		by->told_torn = true;
		rx_say(chunk->sink,
			(struct rx_place){.file = chunk->block->file,
				.line = chunk->block->line + chunk->first + row},
			RX_SAY_TORN);
	}
}

int rx_by_find(struct rx_by *by, const struct rx_chunk *chunk, const bool *wanted)
{
	struct rx_text last = {NULL, 0};
	size_t group = RX_NONE, total = RX_NONE;

	by->hit_count = 0;
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_text key;

		if (by->tree && !rx_lineage_step(&by->lineage, chunk, row))
			return fail_memory(chunk->sink);
		if (wanted && !wanted[row])
			continue;
		if (by->tree && by->lineage.row.torn)
			tell_torn(by, chunk, row);
		if (by->total && by->count) {
			total = total == RX_NONE ? total_group(by) : total;
			if (total == RX_NONE || !add_hit(by, row, total))
				return fail_memory(chunk->sink);
		}
		if (by->lists && has_list(by, chunk, row)) {
			if (find_expanded(by, chunk, row))
				return -1;
			group = RX_NONE;
			continue;
		}
		key = key_of(by, chunk, row);
		if (group == RX_NONE || !rx_text_equal(key, last)) {
			group = by->key.failed ? RX_NONE : group_of(by, key);
			if (group == RX_NONE)
				return fail_memory(chunk->sink);
			/* A joined key moves; the group's own bytes are as good to compare with. */
			last = by->adjacent ? key : rx_keys_text(&by->groups, group);
		}
		if (!add_hit(by, row, group))
			return fail_memory(chunk->sink);
	}
	return 0;
}
