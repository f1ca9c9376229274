/*
 * owner.c - a sorted list of spans, searched by halves.
 */
#include "owner.h"

#include <stdlib.h>

/* An outline record, and the finding or section that what follows it belongs to. */
struct rx_owner {
	uint32_t start;
	uint32_t end;
	size_t place;
	size_t behind;
};

static int by_start(const void *one, const void *other)
{
	const struct rx_owner *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->place < right->place ? -1 : 1;
}

static bool is_outline(enum rx_kind kind)
{
	return kind == RX_KIND_SECTION || kind == RX_KIND_FINDING || kind == RX_KIND_MEASURE
		|| kind == RX_KIND_ACTION || kind == RX_KIND_COMMITMENT;
}

bool rx_owners_collect(struct rx_parse *parse, struct rx_owners *owners)
{
	const struct rx_records *records = &parse->records;

	owners->items = calloc(records->count + 1, sizeof(*owners->items));
	owners->count = 0;
	if (!owners->items) {
		parse->arena.failed = true;
		return false;
	}
	for (size_t at = RX_DOC + 1; at < records->count; at++) {
		const struct rx_record *record = &records->items[at];
		bool holds = record->kind == RX_KIND_SECTION || record->kind == RX_KIND_FINDING;

		if (is_outline(record->kind))
			owners->items[owners->count++] = (struct rx_owner){
				record->start, record->end, at, holds ? at : record->parent};
	}
	qsort(owners->items, owners->count, sizeof(*owners->items), by_start);
	return true;
}

void rx_owners_release(struct rx_owners *owners)
{
	free(owners->items);
	*owners = (struct rx_owners){NULL, 0};
}

size_t rx_owner_of(const struct rx_owners *owners, size_t offset)
{
	size_t low = 0, high = owners->count;
	const struct rx_owner *owner;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (owners->items[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return RX_DOC;
	owner = &owners->items[low - 1];
	return offset < owner->end ? owner->place : owner->behind;
}
