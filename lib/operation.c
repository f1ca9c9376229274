/*
 * operation.c - the table of operations, and words such as sum:value taken apart.
 */
#include "operation.h"
#include "cell.h"
#include "list.h"
#include "message.h"
#include "nearest.h"
#include "total.h"

#include <stdlib.h>

static const struct rx_operation_kind kinds[] = {
	{"count", "count", "the number of records", "记录数", &rx_gather_count, rx_finish_count,
		false, true, false},
	{"share", "share", "the same in percent of all records", "记录数占全部的百分比",
		&rx_gather_count, rx_finish_share, false, true, false},
	{"sum", "sum:COLUMN", "the exact sum of numbers", "数值之和", &rx_gather_total,
		rx_finish_sum, false, false, false},
	{"mean", "mean:COLUMN", "their mean, with at most six decimals", "平均数，至多六位小数",
		&rx_gather_total, rx_finish_mean, false, false, false},
	{"stddev", "stddev:COLUMN", "their standard deviation, as of a sample", "样本标准差",
		&rx_gather_spread, rx_finish_stddev, false, false, false},
	{"min", "min:COLUMN", "the least number or earliest date", "最小的数或最早的日期",
		&rx_gather_min, rx_finish_extreme, false, false, false},
	{"max", "max:COLUMN", "the greatest number or latest date", "最大的数或最晚的日期",
		&rx_gather_max, rx_finish_extreme, false, false, false},
	{"median", "median:COLUMN", "the number in the middle, to three digits",
		"中位数，精确到三位有效数字", &rx_gather_quantile, rx_finish_median, true, false,
		false},
	{"p", "pN:COLUMN", "the number that N% do not exceed, to three digits",
		"第N百分位数，精确到三位有效数字", &rx_gather_quantile, rx_finish_percentile, true,
		false, false},
	{"distinct", "distinct:COLUMN", "how many different values there are", "不同取值的个数",
		&rx_gather_values, rx_finish_count, false, false, false},
	{"distinct~", "distinct~:COLUMN", "the same, about, in little memory",
		"不同取值的约数，省内存", &rx_gather_sketch, rx_finish_sketch, false, false, false},
	{"values", "values:COLUMN", "these values as a list", "各不同取值", &rx_gather_values,
		rx_finish_values, true, false, false},
	{"mode", "mode:COLUMN", "the most frequent of them", "出现最多的取值", &rx_gather_values,
		rx_finish_mode, true, false, true},
	{"missing", "missing:COLUMN", "how many records have an empty cell", "该列空缺的记录数",
		&rx_gather_missing, rx_finish_count, false, false, false},
	{"first", "first:COLUMN", "the first cell that is not empty", "第一个非空内容",
		&rx_gather_first, rx_finish_place, false, false, false},
	{"last", "last:COLUMN", "the last cell that is not empty", "最后一个非空内容",
		&rx_gather_last, rx_finish_place, false, false, false},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

const struct rx_operation_kind *rx_operation_kind(size_t index)
{
	return index < KIND_COUNT ? &kinds[index] : NULL;
}

/* p and a whole number from 0 to 100. */
static bool is_percentile(struct rx_text name, unsigned *percent)
{
	*percent = 0;
	if (name.length < 2 || name.length > 4 || name.bytes[0] != 'p')
		return false;
	for (size_t at = 1; at < name.length; at++) {
		if (name.bytes[at] < '0' || name.bytes[at] > '9')
			return false;
		*percent = *percent * 10 + (unsigned)(name.bytes[at] - '0');
	}
	return *percent <= 100;
}

static const struct rx_operation_kind *find_kind(struct rx_text name, unsigned *percent)
{
	struct rx_text wanted = is_percentile(name, percent) ? RX_LITERAL("p") : name;

	for (size_t at = 0; at < KIND_COUNT; at++) {
		if (rx_text_equal(rx_text(kinds[at].name), wanted))
			return name.length == 1 ? NULL : &kinds[at];
	}
	return NULL;
}

bool rx_operation_named(struct rx_text word)
{
	struct rx_text name, column;
	unsigned percent;

	rx_word_split(word, &name, &column);
	return find_kind(name, &percent) != NULL;
}

static int report_unknown(struct rx_text name, const struct rx_sink *sink)
{
	struct rx_nearest nearest = {.name = name};
	struct rx_buffer near = {0};
	char shown[128];

	for (size_t at = 0; at < KIND_COUNT; at++) {
		struct rx_text shown_name, column;

		rx_word_split(rx_text(kinds[at].shown), &shown_name, &column);
		rx_nearest_offer(&nearest, shown_name, shown_name);
	}
	rx_nearest_write(&nearest, &near);
	rx_say(sink, (struct rx_place){0}, RX_SAY_OPERATION,
		rx_quotable(name, shown, sizeof(shown)), near.failed ? "-" : near.bytes);
	rx_buffer_release(&near);
	return -1;
}

int rx_operation_init(struct rx_operation *operation, struct rx_text word, struct rx_fields *fields,
	const struct rx_sink *sink)
{
	*operation = (struct rx_operation){0};
	rx_word_split(word, &operation->name, &operation->column);
	operation->kind = find_kind(operation->name, &operation->percent);
	if (!operation->kind)
		return report_unknown(operation->name, sink);
	operation->ordered = operation->kind->sorted;
	operation->counted = operation->kind->counted;
	if (operation->kind->alone && !operation->column.bytes)
		return 0;
	if (operation->kind->alone || operation->column.length == 0) {
		rx_say(sink, (struct rx_place){0},
			operation->kind->alone ? RX_SAY_OPERATION_ALONE : RX_SAY_OPERATION_COLUMN,
			operation->kind->name);
		return -1;
	}
	operation->field = rx_fields_add(fields, operation->column, operation->kind->gather->want);
	if (operation->field == RX_NONE) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	return 0;
}

void rx_operation_release(struct rx_operation *operation)
{
	if (operation->source)
		return;
	free(operation->states);
	free(operation->counts);
	free(operation->order);
	free(operation->starts);
	free(operation->sorted);
	rx_buckets_release(&operation->buckets);
	rx_buffer_release(&operation->texts);
	rx_keys_release(&operation->keys);
	rx_buffer_release(&operation->scratch);
}

void rx_operation_name(const struct rx_operation *operation, struct rx_buffer *out)
{
	rx_buffer_add_text(out, operation->name);
	if (operation->column.length)
		rx_buffer_add_byte(out, '_');
	rx_cell_encode(out, operation->column);
}

bool rx_operation_reserve(struct rx_operation *operation, size_t groups)
{
	size_t size = operation->kind->gather->state_size, old = operation->state_room;

	while (operation->state_room < groups) {
		char *states = rx_array_grow(
			operation->states, operation->state_room, &operation->state_room, size);

		if (!states)
			return false;
		operation->states = states;
	}
	if (operation->state_room > old)
		memset((char *)operation->states + old * size, 0,
			(operation->state_room - old) * size);
	return true;
}

void rx_operation_reset(struct rx_operation *operation, size_t groups)
{
	if (operation->source)
		return;
	if (operation->states)
		memset(operation->states, 0, groups * operation->kind->gather->state_size);
	rx_keys_reset(&operation->keys);
	rx_buckets_reset(&operation->buckets);
	operation->texts.length = 0;
}

bool rx_operation_tally(struct rx_operation *operation, uint32_t hash, uint32_t group,
	struct rx_text key, uint64_t count)
{
	uint64_t *counts;
	bool added;
	size_t place = rx_keys_add_hashed(&operation->keys, hash, group, key, &added);

	if (place == RX_NONE)
		return false;
	((uint64_t *)operation->states)[group] += added;
	if (!operation->counted)
		return true;
	if (added) {
		counts = rx_array_grow(
			operation->counts, place, &operation->count_room, sizeof(*counts));
		if (!counts)
			return false;
		operation->counts = counts;
		counts[place] = 0;
	}
	operation->counts[place] += count;
	return true;
}

void rx_operation_share(struct rx_operation *operation, struct rx_operation *other)
{
	if (operation->source || other->source || operation->kind->gather != other->kind->gather
		|| operation->field != other->field)
		return;
	operation->source = other;
	other->ordered |= operation->ordered;
	other->counted |= operation->counted;
}

static size_t group_at(const struct rx_operation *operation, size_t at)
{
	if (operation->buckets.count)
		return (size_t)(operation->sorted[at].key >> 32);
	return operation->keys.entries[operation->order[at]].owner;
}

/* An operation has keys or buckets, never both. */
static bool put_in_order(struct rx_operation *operation, size_t groups)
{
	size_t count = operation->keys.count + operation->buckets.count, at = 0;

	operation->order = rx_keys_sorted(&operation->keys);
	operation->sorted = rx_buckets_sorted(&operation->buckets);
	operation->starts = calloc(groups + 1, sizeof(*operation->starts));
	if (!operation->order || !operation->sorted || !operation->starts)
		return false;
	for (size_t group = 0; group <= groups; group++) {
		while (at < count && group_at(operation, at) < group)
			at++;
		operation->starts[group] = at;
	}
	return true;
}

bool rx_operation_prepare(
	struct rx_operation *operation, size_t groups, uint64_t rows, bool ordered)
{
	struct rx_operation *source = operation->source;

	operation->rows = rows;
	if (source) {
		struct rx_operation alias = *source;

		alias.kind = operation->kind;
		alias.source = source;
		alias.name = operation->name;
		alias.percent = operation->percent;
		*operation = alias;
		return true;
	}
	free(operation->order);
	free(operation->starts);
	free(operation->sorted);
	operation->order = NULL;
	operation->starts = NULL;
	operation->sorted = NULL;
	return !(ordered || operation->ordered) || put_in_order(operation, groups);
}
