/*
 * pairing.c - the passes, kind after kind: what stands above is paired before what lies below it.
 *
 * Records stand in a scope and are looked for in the same scope only: the finding above a measure, the
 * series of everything else.
 */
#include "pairing_work.h"
#include "glyph.h"
#include "identity.h"
#include "utf8.h"
#include "words.h"

#include <stdlib.h>

void rx_pairing_pair(struct rx_pairing_work *work, size_t old, size_t new)
{
	work->sides[RX_OLD].of[old] = new;
	work->sides[RX_NEW].of[new] = old;
	work->paired++;
}

static void add_doubt(struct rx_pairing_work *work, int which, size_t row, size_t candidate)
{
	struct rx_doubt **end = &work->sides[which].doubts[row];
	struct rx_doubt *doubt;

	while (*end && (*end)->row != candidate)
		end = &(*end)->next;
	if (*end)
		return;
	doubt = rx_arena_new(&work->pairing->arena, sizeof(*doubt));
	if (!doubt)
		return;
	doubt->row = candidate;
	*end = doubt;
}

void rx_pairing_doubt(struct rx_pairing_work *work, size_t old, size_t new)
{
	add_doubt(work, RX_OLD, old, new);
	add_doubt(work, RX_NEW, new, old);
}

struct rx_shingles rx_side_shingles(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	if (!side->shingles[row].items)
		side->shingles[row] = rx_shingles_of(
			&work->arena, side->nameless[row] ? rx_text_of("", 0) : side->keys[row]);
	return side->shingles[row];
}

/* ---- kinds ---------------------------------------------------------------------------------- */

static uint32_t scope_of(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	size_t finding = side->snapshot->rows[row].finding;

	if (finding == RX_NONE || finding == row)
		return side->series[row];
	if (side == &work->sides[RX_NEW])
		finding = side->of[finding];
	else if (side->of[finding] == RX_NONE)
		return UINT32_MAX;
	/* Series are few and have the numbers below. */
	return finding == RX_NONE ? UINT32_MAX : (uint32_t)finding + (1u << 30);
}

static void forget_doubts(struct rx_pairing_work *work)
{
	for (int which = RX_OLD; which <= RX_NEW; which++) {
		const struct rx_side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			if (side->snapshot->rows[row].kind == work->kind)
				side->doubts[row] = NULL;
		}
	}
}

/* What has been paired is no candidate any more, which may settle what was in doubt: again until nothing
 * is left to settle, so that ids that were carried over once change nothing the second time. */
static void pair_the_rest(struct rx_pairing_work *work)
{
	enum { ROUNDS = 100 };
	size_t before;

	for (int round = 0; round < ROUNDS && !work->failed; round++) {
		before = work->paired;
		forget_doubts(work);
		rx_pairing_by_likeness(work);
		if (work->paired == before)
			rx_pairing_by_what_is_left(work);
		if (work->paired == before)
			break;
	}
}

static void pair_kind(struct rx_pairing_work *work, int kind)
{
	bool any[2] = {false, false};

	work->kind = kind;
	for (int which = RX_OLD; which <= RX_NEW; which++) {
		struct rx_side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			if (side->snapshot->rows[row].kind != kind)
				continue;
			side->scopes[row] = scope_of(work, side, row);
			any[which] = true;
		}
	}
	if (!any[RX_OLD] || !any[RX_NEW])
		return;
	rx_pairing_by_keys(work);
	pair_the_rest(work);
}

static void pair_all(struct rx_pairing_work *work)
{
	static const int order[] = {RX_KIND_DOC, RX_KIND_SECTION, RX_KIND_FINDING, RX_KIND_ACTION,
		RX_KIND_COMMITMENT, RX_KIND_MEASURE, RX_KIND_FACT, RX_KIND_TEXT, RX_KIND_DIAG,
		RX_KIND_CHANGE, -1};

	for (size_t at = 0; at < sizeof(order) / sizeof(*order); at++)
		pair_kind(work, order[at]);
}

/* ---- series --------------------------------------------------------------------------------- */

/* Numbers for series, the same on both sides.  The only one that is on one side and not on the other
 * is the same as the only one for which this holds the other way. */
static void number_series(struct rx_pairing_work *work, bool one_series)
{
	struct rx_keys names = {0};
	size_t room = 0, alone[2] = {RX_NONE, RX_NONE}, alone_count[2] = {0, 0};
	unsigned char *where = NULL;

	for (int which = RX_OLD; which <= RX_NEW && !one_series; which++) {
		struct rx_side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			bool added = false;
			size_t place = rx_keys_add(&names, 0,
				rx_snapshot_value(side->snapshot, row, RX_COLUMN_SERIES), &added);
			unsigned char *grown = rx_array_grow(where, names.count, &room, 1);

			if (place == RX_NONE || !grown) {
				work->failed = true;
				break;
			}
			where = grown;
			if (added)
				where[place] = 0;
			where[place] |= (unsigned char)(1 << which);
			side->series[row] = (uint32_t)place;
		}
	}
	for (size_t at = 0; !work->failed && at < names.count; at++) {
		if (where[at] == 3)
			continue;
		alone[where[at] >> 1] = at;
		alone_count[where[at] >> 1]++;
	}
	for (size_t row = 0; row < work->sides[RX_NEW].snapshot->count; row++) {
		if (alone_count[RX_OLD] == 1 && alone_count[RX_NEW] == 1
			&& work->sides[RX_NEW].series[row] == alone[RX_NEW])
			work->sides[RX_NEW].series[row] = (uint32_t)alone[RX_OLD];
	}
	rx_keys_release(&names);
	free(where);
}

/* ---- all of it ------------------------------------------------------------------------------ */

/* Scraped pages have traditional glyphs here and there; both forms take three bytes. */
static void simplify(struct rx_buffer *words)
{
	size_t length;

	for (size_t at = 0; at < words->length; at += length) {
		uint32_t code = rx_utf8_decode(rx_buffer_text(words), at, &length);

		if (length == 3)
			rx_utf8_encode(rx_glyph_simplified(code), words->bytes + at);
	}
}

/* The key of a title; facts and other texts have none, and are what they say. */
static void make_key(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	rx_buffer_reset(&work->key);
	rx_identity_key(
		&work->key, rx_snapshot_value(side->snapshot, row, RX_COLUMN_TITLE), SIZE_MAX);
	side->nameless[row] = work->key.length == 0;
	if (side->nameless[row]) {
		rx_words_fold(&work->key, rx_snapshot_value(side->snapshot, row, RX_COLUMN_TITLE));
		rx_words_fold(&work->key, rx_snapshot_value(side->snapshot, row, RX_COLUMN_TYPE));
		rx_words_fold(&work->key, rx_snapshot_value(side->snapshot, row, RX_COLUMN_TEXT));
		simplify(&work->key);
	}
	side->keys[row] = rx_arena_keep(&work->arena, &work->key);
}

static bool set_up(
	struct rx_pairing_work *work, struct rx_side *side, const struct rx_snapshot *snapshot)
{
	struct rx_arena *kept = &work->pairing->arena;
	size_t count = snapshot->count + 1;

	side->snapshot = snapshot;
	side->of = rx_arena_new(kept, count * sizeof(*side->of));
	side->doubts = rx_arena_new(kept, count * sizeof(*side->doubts));
	side->scopes = rx_arena_new(&work->arena, count * sizeof(*side->scopes));
	side->unsure = rx_arena_new(&work->arena, count * sizeof(*side->unsure));
	side->shingles = rx_arena_new(&work->arena, count * sizeof(*side->shingles));
	side->keys = rx_arena_new(&work->arena, count * sizeof(*side->keys));
	side->nameless = rx_arena_new(&work->arena, count * sizeof(*side->nameless));
	side->series = rx_arena_new(&work->arena, count * sizeof(*side->series));
	if (kept->failed || work->arena.failed)
		return false;
	for (size_t row = 0; row < snapshot->count; row++) {
		side->of[row] = RX_NONE;
		make_key(work, side, row);
	}
	return true;
}

/* What has found its own is no candidate for others. */
static void forget_settled(struct rx_side *side, const struct rx_side *other)
{
	for (size_t row = 0; row < side->snapshot->count; row++) {
		struct rx_doubt **link = &side->doubts[row];

		while (*link) {
			if (other->of[(*link)->row] != RX_NONE)
				*link = (*link)->next;
			else
				link = &(*link)->next;
		}
	}
}

void rx_pairing_release(struct rx_pairing *pairing)
{
	rx_arena_release(&pairing->arena);
	*pairing = (struct rx_pairing){0};
}

int rx_pairing_make(struct rx_pairing *pairing, const struct rx_snapshot *old,
	const struct rx_snapshot *new, enum rx_pairing_scope scope, const struct rx_sink *sink)
{
	struct rx_pairing_work work = {
		.pairing = pairing, .any_place = scope == RX_PAIRING_ANY_PLACE};

	pairing->old = old;
	pairing->new = new;
	work.failed = !set_up(&work, &work.sides[RX_OLD], old)
		|| !set_up(&work, &work.sides[RX_NEW], new);
	if (!work.failed) {
		number_series(&work, scope != RX_PAIRING_SERIES);
		rx_pairing_find_unsure(&work);
		pair_all(&work);
		forget_settled(&work.sides[RX_OLD], &work.sides[RX_NEW]);
		forget_settled(&work.sides[RX_NEW], &work.sides[RX_OLD]);
	}
	pairing->of_old = work.sides[RX_OLD].of;
	pairing->of_new = work.sides[RX_NEW].of;
	pairing->doubts_old = work.sides[RX_OLD].doubts;
	pairing->doubts_new = work.sides[RX_NEW].doubts;
	if (work.arena.failed || pairing->arena.failed || work.key.failed)
		work.failed = true;
	rx_arena_release(&work.arena);
	rx_keys_release(&work.keys);
	rx_buffer_release(&work.key);
	if (work.failed)
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return work.failed ? -1 : 0;
}
