/*
 * operation.c - the table of operations, and words such as sum:value taken apart.
 */
#include "operation.h"
#include "message.h"
#include "nearest.h"
#include "total.h"

#include <stdlib.h>

static const struct rx_operation_kind kinds[] = {
	{"count", "count", "the number of records", "记录数", RX_WANT_CELL, true, sizeof(uint64_t),
		rx_add_count, rx_finish_count},
	{"sum", "sum:COLUMN", "the exact sum of numbers", "数值之和", RX_WANT_NUMBER, false,
		sizeof(struct rx_total), rx_add_total, rx_finish_sum},
	{"mean", "mean:COLUMN", "their mean, with at most six decimals", "平均数,至多六位小数",
		RX_WANT_NUMBER, false, sizeof(struct rx_total), rx_add_total, rx_finish_mean},
	{"min", "min:COLUMN", "the least number or earliest date", "最小的数或最早的日期",
		RX_WANT_ORDER, false, sizeof(struct rx_extreme), rx_add_min, rx_finish_extreme},
	{"max", "max:COLUMN", "the greatest number or latest date", "最大的数或最晚的日期",
		RX_WANT_ORDER, false, sizeof(struct rx_extreme), rx_add_max, rx_finish_extreme},
	{"distinct", "distinct:COLUMN", "how many different values there are", "不同取值的个数",
		RX_WANT_CELL, false, sizeof(uint64_t), rx_add_distinct, rx_finish_count},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

const struct rx_operation_kind *rx_operation_kind(size_t index)
{
	return index < KIND_COUNT ? &kinds[index] : NULL;
}

static const struct rx_operation_kind *find_kind(struct rx_text name)
{
	for (size_t at = 0; at < KIND_COUNT; at++) {
		if (rx_text_equal(rx_text(kinds[at].name), name))
			return &kinds[at];
	}
	return NULL;
}

/* Splits at the first colon, also a full-width one; column.bytes is NULL without a colon. */
static void split_word(struct rx_text word, struct rx_text *name, struct rx_text *column)
{
	struct rx_text wide = RX_LITERAL("\xEF\xBC\x9A");
	size_t narrow = rx_text_find(word, RX_LITERAL(":"), 0), at = rx_text_find(word, wide, 0);
	size_t gap = at < narrow ? wide.length : 1;

	at = at < narrow ? at : narrow;
	*name = word;
	*column = (struct rx_text){NULL, 0};
	if (at == RX_NONE)
		return;
	*name = rx_text_slice(word, 0, at);
	*column = rx_text_slice(word, at + gap, word.length);
}

bool rx_operation_named(struct rx_text word)
{
	struct rx_text name, column;

	split_word(word, &name, &column);
	return find_kind(name) != NULL;
}

static int report_unknown(struct rx_text name, const struct rx_sink *sink)
{
	struct rx_nearest nearest = {.name = name};
	struct rx_buffer near = {0};
	char shown[128];

	for (size_t at = 0; at < KIND_COUNT; at++)
		rx_nearest_offer(&nearest, rx_text(kinds[at].name), rx_text(kinds[at].name));
	rx_nearest_write(&nearest, &near);
	rx_say(sink, (struct rx_place){0}, RX_SAY_OPERATION,
		rx_quotable(name, shown, sizeof(shown)), near.failed ? "-" : near.bytes);
	rx_buffer_release(&near);
	return -1;
}

int rx_operation_init(struct rx_operation *operation, struct rx_text word, struct rx_fields *fields,
	const struct rx_sink *sink)
{
	struct rx_text name;

	*operation = (struct rx_operation){0};
	split_word(word, &name, &operation->column);
	operation->kind = find_kind(name);
	if (!operation->kind)
		return report_unknown(name, sink);
	if (operation->kind->alone && !operation->column.bytes)
		return 0;
	if (operation->kind->alone || operation->column.length == 0) {
		rx_say(sink, (struct rx_place){0},
			operation->kind->alone ? RX_SAY_OPERATION_ALONE : RX_SAY_OPERATION_COLUMN,
			operation->kind->name);
		return -1;
	}
	operation->field = rx_fields_add(fields, operation->column, operation->kind->want);
	if (operation->field == RX_NONE) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	return 0;
}

void rx_operation_release(struct rx_operation *operation)
{
	free(operation->states);
	free(operation->counts);
	rx_keys_release(&operation->keys);
	rx_buffer_release(&operation->scratch);
}

void rx_operation_name(const struct rx_operation *operation, struct rx_buffer *out)
{
	rx_buffer_add_string(out, operation->kind->name);
	if (operation->column.length)
		rx_buffer_add_byte(out, '_');
	rx_buffer_add_text(out, operation->column);
}

bool rx_operation_reserve(struct rx_operation *operation, size_t groups)
{
	size_t size = operation->kind->state_size, old = operation->state_room;

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
