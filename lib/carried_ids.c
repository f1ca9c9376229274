/*
 * carried_ids.c - giving out ids, the known ones first.
 */
#include "carried_ids.h"

struct work {
	const struct rx_pairing *pairing;
	struct rx_arena *arena;
	struct rx_keys taken;
	struct rx_text *ids;
};

static void take(struct work *work, struct rx_text id)
{
	bool added;

	if (id.length && rx_keys_add(&work->taken, 0, id, &added) == RX_NONE)
		work->arena->failed = true;
}

/* An id that no other record has had: itself, or its base with ~2, ~3 ... */
static struct rx_text free_id(struct work *work, struct rx_text id)
{
	struct rx_buffer name = {0};
	struct rx_text found;

	rx_buffer_add_text(&name, id);
	for (uint64_t try = 2; rx_keys_find(&work->taken, 0, rx_buffer_text(&name)) != RX_NONE;
		try++) {
		rx_buffer_reset(&name);
		rx_buffer_add_text(&name, rx_pairing_base(id));
		rx_buffer_add_byte(&name, '~');
		rx_buffer_add_number(&name, try);
	}
	found = rx_arena_keep(work->arena, &name);
	rx_buffer_release(&name);
	return found;
}

/* A measure's id goes on from its finding's: FINDING.MEASURE. */
static struct rx_text under_finding(struct work *work, size_t row, struct rx_text id)
{
	size_t finding = work->pairing->new->rows[row].finding;
	struct rx_text was, is;
	struct rx_buffer name = {0};

	if (finding == RX_NONE || finding == row)
		return id;
	was = rx_snapshot_value(work->pairing->new, finding, RX_COLUMN_ID);
	is = work->ids[finding];
	if (!rx_text_starts(id, was) || id.length == was.length || id.bytes[was.length] != '.')
		return id;
	rx_buffer_add_text(&name, is);
	rx_buffer_add_text(&name, rx_text_slice(id, was.length, id.length));
	id = rx_arena_keep(work->arena, &name);
	rx_buffer_release(&name);
	return id;
}

/* Ids of the old snapshot are not given to other records, not even those of records that are gone. */
static void give_ids(struct work *work)
{
	for (size_t row = 0; row < work->pairing->old->count; row++)
		take(work, rx_snapshot_value(work->pairing->old, row, RX_COLUMN_ID));
	for (size_t row = 0; row < work->pairing->new->count; row++) {
		size_t old = work->pairing->of_new[row];
		struct rx_text id = rx_snapshot_value(work->pairing->new, row, RX_COLUMN_ID);
		struct rx_text was = {"", 0};

		if (old != RX_NONE)
			was = rx_snapshot_value(work->pairing->old, old, RX_COLUMN_ID);
		if (was.length)
			id = was;
		else if (id.length)
			id = free_id(work, under_finding(work, row, id));
		take(work, id);
		work->ids[row] = id;
	}
}

struct rx_text *rx_carried_ids(const struct rx_pairing *pairing, struct rx_arena *arena)
{
	struct work work = {.pairing = pairing, .arena = arena};

	work.ids = rx_arena_new(arena, (pairing->new->count + 1) * sizeof(*work.ids));
	if (work.ids)
		give_ids(&work);
	rx_keys_release(&work.taken);
	return arena->failed ? NULL : work.ids;
}
