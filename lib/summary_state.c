/*
 * summary_state.c - the room that the states of all groups take, and how a summary fails.
 */
#include "message.h"
#include "summary.h"

int rx_summary_fail(struct rx_summary *summary)
{
	summary->failed = true;
	return -1;
}

int rx_summary_fail_memory(struct rx_summary *summary)
{
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return rx_summary_fail(summary);
}

bool rx_summary_reserve(struct rx_summary *summary)
{
	size_t groups = summary->by.groups.count;

	for (size_t at = 0; at < summary->operation_count; at++) {
		struct rx_operation *operation = &summary->operations[at];

		if (!operation->source && !rx_operation_reserve(operation, groups))
			return false;
	}
	return !summary->rates.count || rx_rates_reserve(&summary->rates, groups);
}

static size_t memory_of_keys(const struct rx_keys *keys)
{
	return keys->bytes.length + keys->count * sizeof(*keys->entries)
		+ keys->slot_count * sizeof(*keys->slots);
}

static size_t memory_of_operation(const struct rx_operation *operation)
{
	if (operation->source)
		return 0;
	return operation->state_room * operation->kind->gather->state_size
		+ memory_of_keys(&operation->keys) + operation->texts.length
		+ operation->count_room * sizeof(*operation->counts)
		+ operation->buckets.slot_count * sizeof(*operation->buckets.slots);
}

int rx_summary_check_memory(struct rx_summary *summary)
{
	size_t memory = memory_of_keys(&summary->by.groups) + memory_of_keys(&summary->facts.keys)
		+ summary->rates.state_room * summary->rates.condition_count * sizeof(uint64_t);

	for (size_t at = 0; at < summary->operation_count; at++)
		memory += memory_of_operation(&summary->operations[at]);
	for (size_t part = 0; part < RX_FLOW_PARTS; part++)
		memory += summary->flow.parts[part].slot_count * sizeof(struct rx_bucket);
	if (!summary->memory || memory <= summary->memory)
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MEMORY_LIMIT, summary->memory >> 20);
	return rx_summary_fail(summary);
}
