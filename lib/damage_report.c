/*
 * damage_report.c - damages as diag records, each under the record that it stands in.
 */
#include "damage.h"

#include <stdlib.h>

/* The outline records in the order of the text; they do not overlap. */
struct owners {
	struct owner {
		uint32_t start;
		uint32_t end;
		size_t place;
	} * items;
	size_t count;
};

static int by_start(const void *one, const void *other)
{
	const struct owner *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->place < right->place ? -1 : 1;
}

static bool collect_owners(struct rx_parse *parse, struct owners *owners)
{
	owners->items = calloc(parse->records.count + 1, sizeof(*owners->items));
	owners->count = 0;
	if (!owners->items) {
		parse->arena.failed = true;
		return false;
	}
	for (size_t at = RX_DOC + 1; at < parse->records.count; at++) {
		const struct rx_record *record = &parse->records.items[at];

		if (record->kind != RX_KIND_DIAG)
			owners->items[owners->count++] =
				(struct owner){record->start, record->end, at};
	}
	qsort(owners->items, owners->count, sizeof(*owners->items), by_start);
	return true;
}

/* The record whose span holds an offset; else the document. */
static size_t owner_of(const struct owners *owners, size_t offset)
{
	size_t low = 0, high = owners->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (owners->items[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low && offset < owners->items[low - 1].end ? owners->items[low - 1].place : RX_DOC;
}

static void report_one(
	struct rx_parse *parse, const struct owners *owners, const struct rx_damage *damage)
{
	size_t owner = owner_of(owners, damage->start), place = parse->records.count;

	rx_record_set(
		&parse->records, owner, RX_COLUMN_FLAGS, rx_text(rx_message_slug(damage->message)));
	rx_parse_diag(parse, owner, damage->start, damage->end, "", damage->message, damage->bytes);
	if (parse->records.count == place)
		return;
	rx_record_set(&parse->records, place, RX_COLUMN_ALT, damage->proposal);
	rx_record_set(&parse->records, place, RX_COLUMN_VALUE, damage->read);
	if (!damage->repaired)
		return;
	rx_record_set(&parse->records, owner, RX_COLUMN_FLAGS, RX_LITERAL("repaired"));
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("repaired"));
}

void rx_damage_report(struct rx_parse *parse)
{
	struct owners owners = {NULL, 0};

	if (parse->damage_count == 0 || !collect_owners(parse, &owners))
		return;
	for (size_t at = 0; at < parse->damage_count; at++)
		report_one(parse, &owners, &parse->damages[at]);
	free(owners.items);
}
