/*
 * by_series.c - the periods that nothing fell into: a series has a row for each of its periods, so
 * that a week without a closed finding is a zero and not a gap in a chart.
 */
#include "by.h"
#include "message.h"

#include <stdlib.h>

enum { ROW_LIMIT = 1000000 };

/* First and last period of a series. */
struct span {
	int32_t first;
	int32_t last;
	bool any;
};

/* The cells behind the period, with the TAB in front of them. */
static struct rx_text behind_period(struct rx_text key)
{
	size_t at = rx_text_find(key, RX_LITERAL("\t"), 0);

	return at == RX_NONE ? RX_LITERAL("") : rx_text_slice(key, at, key.length);
}

static void widen(struct span *span, int32_t number)
{
	if (!span->any || number < span->first)
		span->first = number;
	if (!span->any || number > span->last)
		span->last = number;
	span->any = true;
}

/* Finds the span of all periods and the different cells behind them; false for want of memory. */
static bool look_over(const struct rx_by *by, struct span *span, struct rx_keys *rests)
{
	for (size_t at = 0; at < by->groups.count; at++) {
		struct rx_text key = rx_keys_text(&by->groups, at), rest = behind_period(key);
		int32_t number;
		bool added;

		if (by->groups.entries[at].owner != RX_BY_GROUP)
			continue;
		key.length -= rest.length;
		if (rx_period_parse(by->columns[0].period, key, &number))
			widen(span, number);
		if (rx_keys_add(rests, 0, rest, &added) == RX_NONE)
			return false;
	}
	return true;
}

static bool add_group(struct rx_by *by, int32_t number, struct rx_text rest)
{
	char text[16];
	bool added;

	rx_period_format(by->columns[0].period, number, text);
	rx_buffer_reset(&by->key);
	rx_buffer_add_string(&by->key, text);
	rx_buffer_add_text(&by->key, rest);
	return !by->key.failed
		&& rx_keys_add(&by->groups, RX_BY_GROUP, rx_buffer_text(&by->key), &added)
		!= RX_NONE;
}

int rx_by_fill(struct rx_by *by, const struct rx_sink *sink)
{
	struct span span = {0, 0, false};
	struct rx_keys rests = {0};
	bool ready = look_over(by, &span, &rests);
	uint64_t periods = span.any ? (uint64_t)((int64_t)span.last - span.first + 1) : 0;

	if (ready && periods * rests.count > ROW_LIMIT) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_SERIES_LIMIT, (size_t)periods,
			(size_t)ROW_LIMIT);
		rx_keys_release(&rests);
		return -1;
	}
	for (int32_t number = span.first; ready && span.any && number <= span.last; number++) {
		for (size_t at = 0; ready && at < rests.count; at++)
			ready = add_group(by, number, rx_keys_text(&rests, at));
	}
	rx_keys_release(&rests);
	if (!ready)
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return ready ? 0 : -1;
}
