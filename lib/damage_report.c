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

static bool is_outline(enum rx_kind kind)
{
	return kind == RX_KIND_SECTION || kind == RX_KIND_FINDING || kind == RX_KIND_MEASURE
		|| kind == RX_KIND_ACTION || kind == RX_KIND_COMMITMENT;
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

		if (is_outline(record->kind))
			owners->items[owners->count++] =
				(struct owner){record->start, record->end, at};
	}
	qsort(owners->items, owners->count, sizeof(*owners->items), by_start);
	return true;
}

/* The record that a damage belongs to: the one whose span holds it, else the section or finding above it,
 * so that no finding's records are parted; behind the body and in front of it the document. */
static size_t owner_of(const struct rx_parse *parse, const struct owners *owners, size_t offset)
{
	size_t low = 0, high = owners->count;
	const struct rx_record *record;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (owners->items[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == 0)
		return RX_DOC;
	if (offset < owners->items[low - 1].end)
		return owners->items[low - 1].place;
	if (parse->tail_start < parse->cues.paragraph_count
		&& offset >= rx_parse_paragraph(parse, parse->tail_start)->start)
		return RX_DOC;
	record = &parse->records.items[owners->items[low - 1].place];
	return record->kind == RX_KIND_SECTION || record->kind == RX_KIND_FINDING
		? owners->items[low - 1].place
		: record->parent;
}

static void report_one(
	struct rx_parse *parse, const struct owners *owners, const struct rx_damage *damage)
{
	size_t owner = owner_of(parse, owners, damage->start), place = parse->records.count;

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
