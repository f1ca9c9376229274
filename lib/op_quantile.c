/*
 * op_quantile.c - median and percentiles by logarithmic buckets.
 *
 * A number is counted in the bucket of its first three significant digits, rounded half away from
 * zero: 12345 in that of 12300.  Numbers of up to three digits are therefore exact, and no other
 * figure is more than 0.5 % off.  Buckets are integers made from exact decimals, so partial counts
 * merge in any order to the same result; there are at most 900 of them per power of ten.
 *
 * Buckets are ranked in the order of their numbers, with that of zero in the middle.
 */
#include "message.h"
#include "operation.h"
#include "total.h"

enum { BUCKETS = 900, LEAST = 100, SHIFT = 64, ZERO = 1 << 18, BATCH = 64, MOST_PLACES = 36 };

/* Rounds away what stands behind the first three digits of whole: 12345 is 123 and 2 places. */
static uint64_t round_off(uint64_t whole, int32_t *places)
{
	uint64_t unit = 1, digits;

	while (whole / unit >= 10 * LEAST) {
		unit *= 10;
		++*places;
	}
	digits = whole / unit;
	if (unit > 1 && whole % unit >= unit / 2)
		digits++;
	if (digits < 10 * LEAST)
		return digits;
	++*places;
	return LEAST;
}

/* Three digits and how many places the point stands behind them. */
static int32_t three_digits(rx_int128 magnitude, int32_t *places)
{
	*places = 0;
	for (; magnitude < LEAST; --*places)
		magnitude *= 10;
	/* 64 bits hold 19 digits, so what is cut off here can matter only below an exact half, where
	 * rounding goes up in any case. */
	for (; magnitude > INT64_MAX; ++*places)
		magnitude /= 10;
	return (int32_t)round_off((uint64_t)magnitude, places);
}

static int32_t rank_of(struct rx_decimal number)
{
	int32_t places, digits;

	if (number.coefficient == 0)
		return ZERO;
	digits = three_digits(
		number.coefficient < 0 ? -number.coefficient : number.coefficient, &places);
	places = (places - (int32_t)number.scale + SHIFT) * BUCKETS + digits - LEAST + 1;
	return number.coefficient < 0 ? ZERO - places : ZERO + places;
}

static struct rx_decimal number_of(int32_t rank)
{
	int32_t distance = rank < ZERO ? ZERO - rank : rank - ZERO, places;
	struct rx_decimal number = {0, 0};

	if (distance == 0)
		return number;
	places = (distance - 1) / BUCKETS - SHIFT;
	number.coefficient = (distance - 1) % BUCKETS + LEAST;
	if (rank < ZERO)
		number.coefficient = -number.coefficient;
	if (places >= 0)
		number.coefficient *= rx_power_of_ten((unsigned)places);
	else
		number.scale = (unsigned)-places;
	return number;
}

/* Counts some hits; the memory for all of them is fetched before the first is counted. */
static bool add_batch(struct rx_operation *operation, const struct rx_number *numbers,
	const struct rx_hit *hits, size_t count)
{
	uint64_t keys[BATCH];
	size_t filled = 0;

	for (size_t at = 0; at < count; at++) {
		const struct rx_number *number = &numbers[hits[at].row];

		if (!number->present)
			continue;
		keys[filled] = (uint64_t)hits[at].group << 32 | (uint32_t)rank_of(number->value);
		rx_buckets_touch(&operation->buckets, keys[filled++]);
	}
	for (size_t at = 0; at < filled; at++) {
		if (!rx_buckets_add(&operation->buckets, keys[at], 1))
			return false;
	}
	return true;
}

static int add_quantile(struct rx_operation *operation, const struct rx_chunk *chunk)
{
	const struct rx_number *numbers = chunk->fields[operation->field].numbers;

	for (size_t at = 0; at < chunk->hit_count; at += BATCH) {
		size_t left = chunk->hit_count - at;

		if (!add_batch(operation, numbers, chunk->hits + at, left < BATCH ? left : BATCH)) {
			rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
			return -1;
		}
	}
	return 0;
}

/* Numbers in order, each with how often it came: 12300=5;12400=1. */
static bool store_quantile(
	const struct rx_operation *operation, size_t group, size_t *cursor, struct rx_buffer *out)
{
	size_t end = operation->starts[group + 1], start = out->length;
	size_t at = operation->starts[group] + *cursor;

	for (; at < end && out->length - start < RX_STORE_SIZE; at++, ++*cursor) {
		const struct rx_bucket *bucket = &operation->sorted[at];

		if (out->length > start)
			rx_buffer_add_byte(out, ';');
		rx_decimal_format(
			out, rx_decimal_normal(number_of((int32_t)(uint32_t)bucket->key)));
		rx_buffer_add_byte(out, '=');
		rx_buffer_add_number(out, bucket->count);
	}
	return at < end;
}

static int load_quantile(struct rx_operation *operation, size_t group, struct rx_text part)
{
	for (struct rx_text item, text; rx_text_split(&part, ';', &item);) {
		struct rx_decimal number;
		uint64_t count, key;

		if (!rx_text_split(&item, '=', &text) || !rx_number_parse(text, &number)
			|| !item.bytes || !rx_count_parse(item, &count))
			return 0;
		key = (uint64_t)group << 32 | (uint32_t)rank_of(number);
		if (!rx_buckets_add(&operation->buckets, key, count))
			return -1;
	}
	return 1;
}

static int absorb_quantile(struct rx_operation *operation, const struct rx_operation *other,
	size_t groups, const uint32_t *map)
{
	const struct rx_buckets *buckets = &other->buckets;

	(void)groups;
	for (size_t at = 0; at < buckets->slot_count; at++) {
		const struct rx_bucket *bucket = &buckets->slots[at];
		uint64_t key;

		if (!bucket->count)
			continue;
		key = (uint64_t)map[bucket->key >> 32] << 32 | (uint32_t)bucket->key;
		if (!rx_buckets_add(&operation->buckets, key, bucket->count))
			return -1;
	}
	return 1;
}

const struct rx_gather rx_gather_quantile = {
	RX_WANT_NUMBER, 1, add_quantile, store_quantile, load_quantile, absorb_quantile};

/* ---- reading off ---------------------------------------------------------------------------- */

static uint64_t count_all(const struct rx_operation *operation, size_t group)
{
	uint64_t count = 0;

	for (size_t at = operation->starts[group]; at < operation->starts[group + 1]; at++)
		count += operation->sorted[at].count;
	return count;
}

/* The number at a place from 1 among the group's numbers in order. */
static struct rx_decimal number_at(
	const struct rx_operation *operation, size_t group, uint64_t place)
{
	const struct rx_bucket *bucket = &operation->sorted[operation->starts[group]];

	for (; place > bucket->count; bucket++)
		place -= bucket->count;
	return number_of((int32_t)(uint32_t)bucket->key);
}

/* The mean of the two in the middle where there is no one. */
void rx_finish_median(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	uint64_t count = count_all(operation, group);
	struct rx_total middle = {{0, 0}, 0};

	if (count == 0)
		return;
	rx_total_add(&middle, number_at(operation, group, (count + 1) / 2));
	rx_total_add(&middle, number_at(operation, group, count / 2 + 1));
	rx_decimal_format(out, rx_decimal_divide(rx_decimal_normal(middle.sum), middle.count, 6));
}

/* By nearest rank: the least number that is not exceeded by N percent of them. */
void rx_finish_percentile(const struct rx_operation *operation, size_t group, struct rx_buffer *out)
{
	uint64_t count = count_all(operation, group), place;

	if (count == 0)
		return;
	place = count / 100 * operation->percent + (count % 100 * operation->percent + 99) / 100;
	rx_decimal_format(out, rx_decimal_normal(number_at(operation, group, place ? place : 1)));
}
