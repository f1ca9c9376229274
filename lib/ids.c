/*
 * ids.c - making ids and keeping them apart.
 */
#include "ids.h"
#include "identity.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { FINDING_KEY = 32, ITEM_KEY = 16, ID_DIGITS = 10, ITEM_DIGITS = 6 };

/* Which ids have been given, and how often: open addressing, twice as many slots as records.  The first
 * record of an id has it without a mark, so that a slot need not keep it. */
struct taken {
	struct slot {
		uint32_t first; /* the first record that has it */
		uint32_t count; /* 0: a free slot */
	} * slots;
	size_t mask;
};

static char letter_of(enum rx_kind kind)
{
	switch (kind) {
	case RX_KIND_DOC: return 'D';
	case RX_KIND_SECTION: return 'S';
	case RX_KIND_FINDING: return 'F';
	case RX_KIND_ACTION: return 'A';
	case RX_KIND_COMMITMENT: return 'C';
	case RX_KIND_TEXT: return 'T';
	case RX_KIND_FACT: return 'N';
	default: return 'G';
	}
}

/* Hash of everything that names the record: kind, series, and for what is no finding its parent. */
static void base_id(
	const struct rx_parse *parse, const struct rx_record *record, struct rx_buffer *out)
{
	struct rx_buffer name = {0};
	struct rx_text words = record->title;

	if (record->kind == RX_KIND_MEASURE) {
		rx_identity_key(&name, words, ITEM_KEY);
		rx_buffer_add_text(out, parse->records.items[record->parent].id);
		rx_buffer_add_byte(out, '.');
		rx_identity_hash(out, rx_buffer_text(&name), ITEM_DIGITS);
		rx_buffer_release(&name);
		return;
	}
	rx_buffer_add_byte(&name, letter_of(record->kind));
	rx_buffer_add_text(&name, parse->series);
	rx_buffer_add_byte(&name, '\n');
	if (record->kind != RX_KIND_FINDING && record->parent != RX_NONE)
		rx_buffer_add_text(&name, parse->records.items[record->parent].id);
	rx_buffer_add_byte(&name, '\n');
	if (record->kind == RX_KIND_TEXT || record->kind == RX_KIND_DIAG
		|| record->kind == RX_KIND_FACT)
		words = rx_parse_slice(parse, record->start, record->end);
	rx_identity_key(&name, words,
		record->kind == RX_KIND_ACTION || record->kind == RX_KIND_COMMITMENT ? ITEM_KEY
										     : FINDING_KEY);
	rx_buffer_add_byte(out, letter_of(record->kind));
	rx_buffer_add_byte(out, '-');
	rx_identity_hash(out, rx_buffer_text(&name), ID_DIGITS);
	rx_buffer_release(&name);
}

/* Counts the id of a record; the number of times it has been seen, this one included. */
static unsigned take(
	struct taken *taken, const struct rx_records *records, size_t record, struct rx_text id)
{
	size_t at = (size_t)XXH3_64bits(id.bytes, id.length) & taken->mask;

	while (taken->slots[at].count
		&& !rx_text_equal(records->items[taken->slots[at].first].id, id))
		at = (at + 1) & taken->mask;
	if (taken->slots[at].count == 0)
		taken->slots[at].first = (uint32_t)record;
	return ++taken->slots[at].count;
}

static void add_suffix(struct rx_buffer *id, char mark, unsigned number)
{
	if (number < 2)
		return;
	rx_buffer_add_byte(id, mark);
	rx_buffer_add_number(id, number);
}

void rx_ids_assign(struct rx_parse *parse, unsigned occurrence)
{
	struct taken taken = {.mask = 15};
	struct rx_buffer id = {0};

	while (taken.mask < parse->records.count * 2)
		taken.mask = taken.mask * 2 + 1;
	taken.slots = calloc(taken.mask + 1, sizeof(*taken.slots));
	if (!taken.slots) {
		parse->arena.failed = true;
		return;
	}
	for (size_t at = 0; at < parse->records.count; at++) {
		struct rx_record *record = &parse->records.items[at];

		rx_buffer_reset(&id);
		base_id(parse, record, &id);
		/* A measure's id goes on from its finding's, which has the mark of the document. */
		if (record->kind != RX_KIND_MEASURE)
			add_suffix(&id, '@', occurrence);
		add_suffix(&id, '~', take(&taken, &parse->records, at, rx_buffer_text(&id)));
		record->id = rx_arena_copy(&parse->arena, rx_buffer_text(&id));
	}
	rx_buffer_release(&id);
	free(taken.slots);
}
