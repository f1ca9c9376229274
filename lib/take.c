/*
 * take.c - what one summary has counted into another one: the parts of a file that several threads count.
 *
 * Groups are matched by their keys, and each state is added as if its rows had come behind; so parts that
 * are taken in the order of the file give what one summary gives, first and last included.
 */
#include "message.h"
#include "summary.h"

#include <stdlib.h>

int rx_summary_splits(const struct rx_summary *summary)
{
	return !summary->merge && !summary->by.tree && !summary->facts.asked
		&& !(summary->where && rx_query_gathers(summary->where));
}

/* The group of this summary for each of the part's, freed by the caller; NULL for want of memory. */
static uint32_t *map_groups(struct rx_summary *summary, const struct rx_summary *part)
{
	const struct rx_keys *groups = &part->by.groups;
	uint32_t *map = calloc(groups->count + 1, sizeof(*map));

	for (size_t at = 0; map && at < groups->count; at++) {
		bool added;
		size_t place = rx_keys_add(&summary->by.groups, groups->entries[at].owner,
			rx_keys_text(groups, at), &added);

		map[at] = (uint32_t)place;
		if (place == RX_NONE) {
			free(map);
			return NULL;
		}
	}
	return map;
}

/* 1, 0 when the digits do not hold a sum, -1 for want of memory; the functions below as well. */
static int take_operations(
	struct rx_summary *summary, const struct rx_summary *part, const uint32_t *map)
{
	int outcome = 1;

	for (size_t at = 0; outcome > 0 && at < summary->operation_count; at++) {
		struct rx_operation *operation = &summary->operations[at];

		if (!operation->source)
			outcome = operation->kind->gather->absorb(
				operation, &part->operations[at], part->by.groups.count, map);
	}
	return outcome;
}

static bool join(struct rx_total *total, const struct rx_total *other)
{
	return other->count == 0 || rx_total_join(total, other);
}

static int take_rates(
	struct rx_rates *rates, const struct rx_rates *other, size_t groups, const uint32_t *map)
{
	size_t width = rates->condition_count;

	rates->present |= other->present;
	rates->unread += other->unread;
	for (size_t group = 0; rates->count && group < groups; group++) {
		for (size_t at = 0; at < width; at++)
			rates->states[map[group] * width + at] += other->states[group * width + at];
		if (rates->money
			&& (!join(&rates->monies[map[group]].done, &other->monies[group].done)
				|| !join(
					&rates->monies[map[group]].all, &other->monies[group].all)))
			return 0;
	}
	return 1;
}

static int take_flow(struct rx_flow *flow, const struct rx_flow *other, const uint32_t *map)
{
	flow->undated += other->undated;
	for (size_t part = 0; part < RX_FLOW_PARTS; part++) {
		const struct rx_buckets *from = &other->parts[part];

		for (size_t at = 0; at < from->slot_count; at++) {
			uint64_t key = from->slots[at].key;

			if (!from->slots[at].count)
				continue;
			key = (uint64_t)map[key >> 32] << 32 | (uint32_t)key;
			if (!rx_buckets_add(&flow->parts[part], key, from->slots[at].count))
				return -1;
		}
	}
	return 1;
}

static int take_all(struct rx_summary *summary, const struct rx_summary *part, const uint32_t *map)
{
	int outcome = take_operations(summary, part, map);

	if (outcome > 0)
		outcome = take_rates(&summary->rates, &part->rates, part->by.groups.count, map);
	if (outcome > 0 && summary->flow.asked)
		outcome = take_flow(&summary->flow, &part->flow, map);
	summary->rows += part->rows;
	summary->fields.skipped += part->fields.skipped;
	summary->by.undated += part->by.undated;
	return outcome;
}

/* States of groups that were never reserved do not exist. */
static size_t least(size_t groups, size_t room)
{
	return groups < room ? groups : room;
}

void rx_summary_drop(struct rx_summary *part)
{
	struct rx_rates *rates = &part->rates;
	size_t groups = part->by.groups.count;

	for (size_t at = 0; at < part->operation_count; at++)
		rx_operation_reset(
			&part->operations[at], least(groups, part->operations[at].state_room));
	groups = least(groups, rates->state_room);
	if (groups)
		memset(rates->states, 0, groups * rates->condition_count * sizeof(*rates->states));
	if (groups && rates->money)
		memset(rates->monies, 0, groups * sizeof(*rates->monies));
	for (size_t each = 0; each < RX_FLOW_PARTS; each++)
		rx_buckets_reset(&part->flow.parts[each]);
	rates->unread = rates->unknown = part->flow.undated = part->by.undated = 0;
	rx_keys_reset(&part->by.groups);
	part->fields.skipped = 0;
	part->rows = 0;
	part->failed = false;
}

int rx_summary_take(struct rx_summary *summary, struct rx_summary *part)
{
	uint32_t *map = map_groups(summary, part);
	int outcome = -1;

	if (map && rx_summary_reserve(summary))
		outcome = take_all(summary, part, map);
	free(map);
	rx_summary_drop(part);
	if (outcome > 0)
		return rx_summary_check_memory(summary);
	if (outcome == 0)
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_OVERFLOW, "sum");
	else
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	summary->failed = true;
	return -1;
}
