/*
 * split.c - rows in, and the rows of each value of a column out again, for a report of each.
 *
 * A record has the values of its own cell, else those of the record that it stands under; documents
 * and sections have none and come with what stands under them.  Each value has a list of its rows.
 */
#include "bundle.h"
#include "cell.h"
#include "list.h"
#include "message.h"
#include "nearest.h"

#include <stdlib.h>

enum { DEPTH_LIMIT = 64, BATCH_SIZE = 1 << 20 };

/* The values of a row: places in a list of them all. */
struct share {
	size_t start, count;
};

/* One value of one row. */
struct belonging {
	size_t value, row;
};

struct rx_split {
	const struct rx_sink *sink;
	char *column;
	unsigned serial; /* of the header that was checked last */
	struct rx_bundle bundle;
	struct rx_keys values;
	struct share *shares; /* of each row */
	size_t share_room;
	struct belonging *all;
	size_t count, room;
	size_t *shown;         /* of each row, the value + 1 for which it was handed out last */
	struct rx_store batch; /* rows that are about to be handed out */
	struct rx_buffer decoded, value;
};

static int fail_memory(const struct rx_split *split)
{
	rx_say(split->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

struct rx_split *rx_split_new(const char *column, const struct rx_sink *sink)
{
	struct rx_split *split = calloc(1, sizeof(*split));

	if (!split)
		return NULL;
	split->sink = sink;
	split->column = strdup(column);
	if (split->column)
		return split;
	rx_split_free(split);
	return NULL;
}

void rx_split_free(struct rx_split *split)
{
	if (!split)
		return;
	rx_bundle_release(&split->bundle);
	rx_keys_release(&split->values);
	rx_store_release(&split->batch);
	rx_buffer_release(&split->decoded);
	rx_buffer_release(&split->value);
	free(split->shares);
	free(split->all);
	free(split->shown);
	free(split->column);
	free(split);
}

/* ---- rows in -------------------------------------------------------------------------------- */

static bool belong(struct rx_split *split, size_t value, size_t row)
{
	struct belonging *grown =
		rx_array_grow(split->all, split->count, &split->room, sizeof(*grown));

	if (!grown)
		return false;
	split->all = grown;
	grown[split->count++] = (struct belonging){value, row};
	return true;
}

static bool add_value(struct rx_split *split, struct rx_text text, size_t row)
{
	bool added;
	size_t value = rx_keys_add(&split->values, 0, text, &added);

	/* A value that comes twice in a list counts once. */
	for (size_t at = split->shares[row].start; at < split->count; at++) {
		if (split->all[at].value == value)
			return true;
	}
	return value != RX_NONE && belong(split, value, row);
}

static bool add_values(struct rx_split *split, struct rx_text list, bool several, size_t row)
{
	struct rx_text value;

	if (!several)
		return add_value(split, rx_text_trim(list), row);
	while (rx_list_value(&list, &split->value, &value)) {
		if (rx_text_trim(value).length && !add_value(split, rx_text_trim(value), row))
			return false;
	}
	return true;
}

static bool inherit(struct rx_split *split, size_t row)
{
	size_t parent = split->bundle.rows[row].parent;
	struct share from = {0};

	if (parent != RX_NONE)
		from = split->shares[parent];
	for (size_t at = 0; at < from.count; at++) {
		if (!belong(split, split->all[from.start + at].value, row))
			return false;
	}
	return true;
}

static bool share_out(struct rx_split *split, size_t row)
{
	struct rx_text name = rx_text(split->column);
	int column = rx_word_find(RX_SET_COLUMN, name), kind = split->bundle.rows[row].kind;
	bool several = column >= 0 && rx_column_type((enum rx_column)column) == RX_TYPE_LIST;
	struct rx_text cell =
		rx_cell_value(rx_bundle_cell(&split->bundle, row, name), &split->decoded);
	size_t start = split->count;
	bool done;

	split->shares[row].start = start;
	done = rx_text_trim(cell).length ? add_values(split, cell, several, row)
					 : inherit(split, row);
	/* What states nothing and stands under nothing that does has the empty value. */
	if (done && split->count == start && kind != RX_KIND_DOC && kind != RX_KIND_SECTION)
		done = add_value(split, rx_text_of("", 0), row);
	split->shares[row].count = split->count - start;
	return done && !split->decoded.failed && !split->value.failed;
}

static int check_header(struct rx_split *split, const struct rx_block *block)
{
	char list[RX_NEAREST_SIZE], shown[64];
	struct rx_text name = rx_text(split->column);

	if (split->serial == block->header->serial)
		return 0;
	if (split->serial == 0 && rx_header_find(block->header, name) < 0) {
		rx_say(split->sink, (struct rx_place){0}, RX_SAY_UNKNOWN_COLUMN,
			rx_quotable(name, shown, sizeof(shown)), block->file,
			rx_nearest_columns(block->header, name, list));
		return -1;
	}
	split->serial = block->header->serial;
	return 0;
}

int rx_split_add(struct rx_split *split, const struct rx_block *block)
{
	if (check_header(split, block))
		return -1;
	for (size_t row = 0; row < block->rows; row++) {
		size_t place = split->bundle.count;
		struct share *grown =
			rx_array_grow(split->shares, place, &split->share_room, sizeof(*grown));

		if (!grown)
			return fail_memory(split);
		split->shares = grown;
		if (!rx_bundle_add(&split->bundle, block, row) || !share_out(split, place))
			return fail_memory(split);
	}
	return 0;
}

/* ---- reports out ---------------------------------------------------------------------------- */

static int by_value(const void *one, const void *other)
{
	const struct belonging *left = one, *right = other;

	if (left->value != right->value)
		return left->value < right->value ? -1 : 1;
	return left->row < right->row ? -1 : left->row > right->row;
}

long rx_split_finish(struct rx_split *split)
{
	split->shown = calloc(split->bundle.count + 1, sizeof(*split->shown));
	if (!split->shown)
		return fail_memory(split);
	if (split->count)
		qsort(split->all, split->count, sizeof(*split->all), by_value);
	return (long)split->values.count;
}

struct rx_text rx_split_value(const struct rx_split *split, size_t index)
{
	return rx_keys_text(&split->values, index);
}

/* Rows are handed out many at a time, as reports want to look at more than one. */
static int hand_out(struct rx_split *split, struct rx_report *report, struct rx_writer *writer)
{
	struct rx_block block;

	if (split->batch.count == 0)
		return 0;
	rx_store_block(&split->batch, &block);
	split->batch.count = 0;
	return rx_report_add(report, &block, writer);
}

static int add_row(
	struct rx_split *split, size_t row, struct rx_report *report, struct rx_writer *writer)
{
	struct rx_block block;
	size_t place;

	rx_bundle_block(&split->bundle, row, &block, &place);
	if (split->batch.count
		&& (split->batch.shape.header != block.header
			|| split->batch.bytes.length > BATCH_SIZE)
		&& hand_out(split, report, writer))
		return -1;
	if (split->batch.count == 0)
		rx_store_begin(&split->batch, &block, place);
	return rx_store_add(&split->batch, &block, place) ? 0 : fail_memory(split);
}

/* A row behind what it stands under, as far as that has not been handed out. */
static int add_branch(struct rx_split *split, struct belonging of, struct rx_report *report,
	struct rx_writer *writer)
{
	size_t path[DEPTH_LIMIT], depth = 0;

	for (size_t row = of.row; row != RX_NONE && depth < DEPTH_LIMIT;
		row = split->bundle.rows[row].parent)
		path[depth++] = row;
	while (depth) {
		size_t row = path[--depth];

		if (split->shown[row] == of.value + 1)
			continue;
		split->shown[row] = of.value + 1;
		if (add_row(split, row, report, writer))
			return -1;
	}
	return 0;
}

int rx_split_report(
	struct rx_split *split, size_t index, struct rx_report *report, struct rx_writer *writer)
{
	size_t low = 0, high = split->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (split->all[middle].value < index)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < split->count && split->all[low].value == index; low++) {
		if (add_branch(split, split->all[low], report, writer))
			return -1;
	}
	return hand_out(split, report, writer);
}
