/*
 * op_number.c - count, share, sum, mean, min and max.  All are exact, so the order of rows does not matter.
 */
#include "message.h"
#include "operation.h"
#include "total.h"

enum { MEAN_PLACES = 6 };

static int add_count(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	uint64_t *counts = operation->states;

	for (size_t at = 0; at < chunk->hit_count; at++)
		counts[chunk->hits[at].group]++;
	return 0;
}

bool rx_store_count(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	(void)cursor;
	rx_finish_count(operation, group, out);
	return false;
}

int rx_load_count(struct rx_operation *operation, size_t group, struct rx_text part)
{
	uint64_t *count = &((uint64_t *)operation->states)[group], more;

	if (!rx_count_parse(part, &more) || more > UINT64_MAX - *count)
		return 0;
	*count += more;
	return 1;
}

int rx_absorb_count(struct rx_operation *operation, const struct rx_operation *other, size_t groups,
	const uint32_t *map)
{
	const uint64_t *counts = other->states;

	for (size_t group = 0; group < groups; group++)
		((uint64_t *)operation->states)[map[group]] += counts[group];
	return 1;
}

const struct rx_gather rx_gather_count = {
	RX_WANT_CELL, sizeof(uint64_t), add_count, rx_store_count, rx_load_count, rx_absorb_count};

void rx_finish_count(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	rx_buffer_add_number(out, ((const uint64_t *)operation->states)[group]);
}

void rx_finish_share(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	struct rx_decimal part = {(rx_int128)((const uint64_t *)operation->states)[group], 0};
	struct rx_decimal whole = {(rx_int128)operation->rows, 0};

	rx_percent_format(out, part, whole);
}

static int add_total(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	struct rx_total *totals = operation->states;
	const struct rx_number *numbers = chunk->fields[operation->field].numbers;
	char shown[128];

	for (size_t at = 0; at < chunk->hit_count; at++) {
		const struct rx_hit *hit = &chunk->hits[at];
		const struct rx_number *number = &numbers[hit->row];

		if (!number->present || rx_total_add(&totals[hit->group], number->value))
			continue;
		rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_OVERFLOW,
			rx_quotable(operation->column, shown, sizeof(shown)));
		return -1;
	}
	return 0;
}

/* The sum and how many numbers it is of: 12.5 3. */
static bool store_total(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	const struct rx_total *total = &((const struct rx_total *)operation->states)[group];

	(void)cursor;
	if (total->count == 0)
		return false;
	rx_decimal_format(out, rx_decimal_normal(total->sum));
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, total->count);
	return false;
}

static int load_total(struct rx_operation *operation, size_t group, struct rx_text part)
{
	struct rx_total *total = &((struct rx_total *)operation->states)[group];
	struct rx_text rest = part, sum;
	struct rx_decimal number;
	uint64_t count;

	if (!rx_text_split(&rest, ' ', &sum) || !rest.bytes || !rx_number_parse(sum, &number)
		|| !rx_count_parse(rest, &count) || count == 0 || !rx_total_add(total, number))
		return 0;
	total->count += count - 1;
	return 1;
}

static int absorb_total(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	const struct rx_total *totals = other->states;

	for (size_t group = 0; group < groups; group++) {
		struct rx_total *total = &((struct rx_total *)operation->states)[map[group]];

		if (totals[group].count && !rx_total_join(total, &totals[group]))
			return 0;
	}
	return 1;
}

const struct rx_gather rx_gather_total = {
	RX_WANT_NUMBER, sizeof(struct rx_total), add_total, store_total, load_total, absorb_total};

/* The sum and mean of no number at all are not stated. */
void rx_finish_sum(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	const struct rx_total *total = &((const struct rx_total *)operation->states)[group];

	if (total->count)
		rx_decimal_format(out, rx_decimal_normal(total->sum));
}

void rx_finish_mean(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	const struct rx_total *total = &((const struct rx_total *)operation->states)[group];

	if (total->count)
		rx_decimal_format(out,
			rx_decimal_divide(
				rx_decimal_normal(total->sum), total->count, MEAN_PLACES));
}

/* ---- min and max ---------------------------------------------------------------------------- */

struct rx_extreme {
	struct rx_decimal number;
	struct rx_days days;
	char text[24]; /* of a date, as it stood */
	uint8_t length;
	bool present;
};

static void keep_number(struct rx_extreme *extreme, struct rx_decimal number, int wanted)
{
	if (extreme->present && rx_decimal_compare(number, extreme->number) != wanted)
		return;
	extreme->number = number;
	extreme->present = true;
}

/* Dates that cover the same days are told apart by their bytes, so that rows in any order give the
 * same cell. */
static void keep_date(
	struct rx_extreme *extreme, struct rx_days days, struct rx_text text, int wanted)
{
	bool low = wanted < 0;
	int64_t one = low ? days.first : -(int64_t)days.last;
	int64_t other = low ? extreme->days.first : -(int64_t)extreme->days.last;

	if (one == other) {
		one = low ? days.last : -(int64_t)days.first;
		other = low ? extreme->days.last : -(int64_t)extreme->days.first;
	}
	if (extreme->present
		&& (one > other
			|| (one == other
				&& rx_text_compare(text, rx_text_of(extreme->text, extreme->length))
					>= 0)))
		return;
	if (text.length > sizeof(extreme->text))
		return; /* no date is as long as this */
	memcpy(extreme->text, text.bytes, text.length);
	extreme->length = (uint8_t)text.length;
	extreme->days = days;
	extreme->present = true;
}

static int add_extreme(struct rx_operation *operation, const struct rx_chunk *chunk, int wanted)
{
	struct rx_extreme *extremes = operation->states;
	const struct rx_field *field = &chunk->fields[operation->field];

	for (size_t at = 0; at < chunk->hit_count; at++) {
		size_t row = chunk->hits[at].row;
		struct rx_extreme *extreme = &extremes[chunk->hits[at].group];

		if (field->dates && field->dates[row].present) {
			const struct rx_dates *dates = &field->dates[row];

			keep_date(extreme, wanted < 0 ? dates->first : dates->last,
				wanted < 0 ? dates->earliest : dates->latest, wanted);
		} else if (!field->dates && field->numbers[row].present) {
			keep_number(extreme, field->numbers[row].value, wanted);
		}
	}
	return 0;
}

static int add_min(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	return add_extreme(operation, chunk, -1);
}

static int add_max(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	return add_extreme(operation, chunk, 1);
}

static bool store_extreme(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	(void)cursor;
	rx_finish_extreme(operation, group, out);
	return false;
}

static int load_extreme(
	struct rx_operation *operation, size_t group, struct rx_text part, int wanted)
{
	struct rx_extreme *extreme = &((struct rx_extreme *)operation->states)[group];
	struct rx_decimal number;
	struct rx_days days;

	if (rx_name_type(operation->column) == RX_TYPE_DATE) {
		if (!rx_days_parse(part, &days))
			return 0;
		keep_date(extreme, days, part, wanted);
		return 1;
	}
	if (!rx_number_parse(part, &number))
		return 0;
	keep_number(extreme, number, wanted);
	return 1;
}

static int load_min(struct rx_operation *operation, size_t group, struct rx_text part)
{
	return load_extreme(operation, group, part, -1);
}

static int load_max(struct rx_operation *operation, size_t group, struct rx_text part)
{
	return load_extreme(operation, group, part, 1);
}

static int absorb_extreme(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	int wanted = operation->kind->gather == &rx_gather_min ? -1 : 1;

	for (size_t group = 0; group < groups; group++) {
		const struct rx_extreme *from = &((const struct rx_extreme *)other->states)[group];
		struct rx_extreme *to = &((struct rx_extreme *)operation->states)[map[group]];

		if (from->present && from->length)
			keep_date(to, from->days, rx_text_of(from->text, from->length), wanted);
		else if (from->present)
			keep_number(to, from->number, wanted);
	}
	return 1;
}

const struct rx_gather rx_gather_min = {
	RX_WANT_ORDER, sizeof(struct rx_extreme), add_min, store_extreme, load_min, absorb_extreme};
const struct rx_gather rx_gather_max = {
	RX_WANT_ORDER, sizeof(struct rx_extreme), add_max, store_extreme, load_max, absorb_extreme};

void rx_finish_extreme(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	const struct rx_extreme *extreme = &((const struct rx_extreme *)operation->states)[group];

	if (!extreme->present)
		return;
	if (extreme->length)
		rx_buffer_add(out, extreme->text, extreme->length);
	else
		rx_decimal_format(out, rx_decimal_normal(extreme->number));
}
