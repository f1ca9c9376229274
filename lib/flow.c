/*
 * flow.c - beginnings and ends of findings counted by period, and the standing made of them.
 */
#include "flow.h"
#include "message.h"
#include "total.h"

#include <stdlib.h>

/* A period is counted under its number and this, so that 0 is left for what lies before all. */
enum { BIAS = 1 << 20, BEFORE = 0 };

void rx_flow_release(struct rx_flow *flow)
{
	for (size_t part = 0; part < RX_FLOW_PARTS; part++)
		rx_buckets_release(&flow->parts[part]);
}

static uint64_t key_of(size_t group, uint32_t place)
{
	return (uint64_t)group << 32 | place;
}

static uint32_t place_of(const struct rx_flow *flow, int32_t day)
{
	return (uint32_t)(rx_period_number(flow->period, day) + BIAS);
}

static bool count(struct rx_flow *flow, enum rx_flow_part part, size_t group, uint32_t place)
{
	return rx_buckets_add(&flow->parts[part], key_of(group, place), 1);
}

/* It is late from the end of the period in which the day behind its deadline lies, unless it was opened
 * later or closed by then. */
static bool add_late(struct rx_flow *flow, const struct rx_case *one, size_t group, uint32_t opened,
	uint32_t closed)
{
	uint32_t late = place_of(flow, one->due + 1);

	if (opened > late)
		late = opened;
	if (closed && closed <= late)
		return true;
	return count(flow, RX_FLOW_LATE, group, late)
		&& (!closed || count(flow, RX_FLOW_SETTLED, group, closed));
}

static bool add_case(struct rx_flow *flow, const struct rx_case *one, size_t group, int32_t today)
{
	uint32_t opened = BEFORE, closed = 0;
	bool ready;

	if (!one->open && !one->finish_known) {
		flow->undated++;
		return true;
	}
	if (one->opened_known && one->opened > today)
		return true;
	if (one->opened_known)
		opened = place_of(flow, one->opened);
	/* What closes later than today is still open. */
	if (!one->open && one->finish <= today)
		closed = place_of(flow, one->finish);
	if (closed && closed < opened)
		closed = opened; /* nothing ends before it begins */
	ready = count(flow, RX_FLOW_OPENED, group, opened);
	if (closed)
		ready = ready && count(flow, RX_FLOW_CLOSED, group, closed);
	if (one->due_known && one->due < today)
		ready = ready && add_late(flow, one, group, opened, closed);
	return ready;
}

int rx_flow_add(struct rx_flow *flow, const struct rx_chunk *chunk)
{
	for (size_t hit = 0; hit < chunk->hit_count; hit++) {
		const struct rx_case *one = &chunk->cases[chunk->hits[hit].row];

		if (!one->counted || add_case(flow, one, chunk->hits[hit].group, chunk->today))
			continue;
		rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	return 0;
}

/* ---- output --------------------------------------------------------------------------------- */

static void widen(struct rx_flow *flow, const struct rx_bucket *bucket)
{
	uint32_t place = (uint32_t)bucket->key;

	if (bucket->count && place != BEFORE && (int32_t)place - BIAS < flow->first)
		flow->first = (int32_t)place - BIAS;
}

void rx_flow_ready(struct rx_flow *flow, int32_t today)
{
	flow->first = flow->last = rx_period_number(flow->period, today);
	for (size_t part = 0; part < RX_FLOW_PARTS; part++) {
		for (size_t at = 0; at < flow->parts[part].slot_count; at++)
			widen(flow, &flow->parts[part].slots[at]);
	}
}

void rx_flow_days(
	const struct rx_flow *flow, int32_t number, int32_t today, int32_t *first, int32_t *last)
{
	struct rx_days days = rx_period_days(flow->period, number);

	*first = days.first;
	*last = days.last < today ? days.last : today;
}

static uint64_t count_of(
	const struct rx_flow *flow, enum rx_flow_part part, size_t group, uint32_t place)
{
	return rx_buckets_count(&flow->parts[part], key_of(group, place));
}

void rx_flow_step(const struct rx_flow *flow, size_t group, int32_t number, struct rx_flow_row *row)
{
	uint32_t place = (uint32_t)(number + BIAS);

	if (number == flow->first)
		*row = (struct rx_flow_row){.open = count_of(flow, RX_FLOW_OPENED, group, BEFORE),
			.overdue = count_of(flow, RX_FLOW_LATE, group, BEFORE)};
	row->opened = count_of(flow, RX_FLOW_OPENED, group, place);
	row->closed = count_of(flow, RX_FLOW_CLOSED, group, place);
	row->open += row->opened - row->closed;
	row->overdue += count_of(flow, RX_FLOW_LATE, group, place)
		- count_of(flow, RX_FLOW_SETTLED, group, place);
}

/* ---- text ----------------------------------------------------------------------------------- */

/* Appends PART PLACE COUNT, separated by blanks, unless the count is zero. */
static void store(const struct rx_flow *flow, enum rx_flow_part part, size_t group, uint32_t place,
	struct rx_buffer *out)
{
	uint64_t number = count_of(flow, part, group, place);

	if (!number)
		return;
	if (out->length && out->bytes[out->length - 1] != '\t')
		rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, part);
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, place);
	rx_buffer_add_byte(out, ' ');
	rx_buffer_add_number(out, number);
}

void rx_flow_store(const struct rx_flow *flow, size_t group, struct rx_buffer *out)
{
	for (size_t part = 0; part < RX_FLOW_PARTS; part++) {
		store(flow, part, group, BEFORE, out);
		for (int32_t number = flow->first; number <= flow->last; number++)
			store(flow, part, group, (uint32_t)(number + BIAS), out);
	}
}

static bool take(struct rx_text *rest, uint64_t limit, uint64_t *number)
{
	struct rx_text word;

	return rest->bytes && rx_text_split(rest, ' ', &word) && rx_count_parse(word, number)
		&& *number < limit;
}

int rx_flow_load(struct rx_flow *flow, size_t group, struct rx_text text)
{
	while (text.bytes) {
		uint64_t part, place, number;

		if (!take(&text, RX_FLOW_PARTS, &part) || !take(&text, 2 * BIAS, &place)
			|| !take(&text, UINT64_MAX, &number))
			return 0;
		if (!rx_buckets_add(&flow->parts[part], key_of(group, (uint32_t)place), number))
			return -1;
	}
	return 1;
}
