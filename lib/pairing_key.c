/*
 * pairing_key.c - passes by key: each record that is left has one, and a key that exactly one record on
 * each side has makes a pair.
 */
#include "pairing_work.h"

#include <stdlib.h>

enum { SOMEHOW = 200 };

static struct rx_text value(const struct rx_side *side, size_t row, enum rx_column column)
{
	return rx_snapshot_value(side->snapshot, row, column);
}

static unsigned dice(struct rx_pairing_work *work, size_t old, size_t new)
{
	return rx_shingles_dice(rx_side_shingles(work, &work->sides[RX_OLD], old),
		rx_side_shingles(work, &work->sides[RX_NEW], new));
}

/* ---- passes by key -------------------------------------------------------------------------- */

/* Appends a row's key to work->key; false when the row has none. */
typedef bool key_of(struct rx_pairing_work *work, struct rx_side *side, size_t row);

/* Whether two rows with the same key are the same; NULL: always. */
typedef bool accept(struct rx_pairing_work *work, size_t old, size_t new);

struct seen {
	size_t count[2];
	size_t first[2];
};

static void add_part(struct rx_pairing_work *work, struct rx_text part)
{
	rx_buffer_add_number(&work->key, part.length);
	rx_buffer_add_byte(&work->key, ':');
	rx_buffer_add_text(&work->key, part);
}

static struct seen *collect(struct rx_pairing_work *work, key_of *key, size_t *count)
{
	struct seen *seen = NULL;
	size_t room = 0;

	rx_keys_reset(&work->keys);
	for (int which = RX_OLD; which <= RX_NEW; which++) {
		struct rx_side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			bool added = false;
			size_t place;
			struct seen *grown;

			rx_buffer_reset(&work->key);
			if (!rx_side_has(work, side, row) || side->scopes[row] == UINT32_MAX
				|| !key(work, side, row))
				continue;
			place = rx_keys_add(
				&work->keys, side->scopes[row], rx_buffer_text(&work->key), &added);
			grown = rx_array_grow(seen, work->keys.count, &room, sizeof(*seen));
			if (place == RX_NONE || !grown) {
				work->failed = true;
				return seen;
			}
			seen = grown;
			if (added)
				seen[place] = (struct seen){{0, 0}, {row, row}};
			if (seen[place].count[which]++ == 0)
				seen[place].first[which] = row;
		}
	}
	*count = work->keys.count;
	return seen;
}

static void pass(struct rx_pairing_work *work, key_of *key, accept *fits)
{
	size_t count = 0;
	struct seen *seen = collect(work, key, &count);

	for (size_t at = 0; at < count; at++) {
		size_t old = seen[at].first[RX_OLD], new = seen[at].first[RX_NEW];

		if (seen[at].count[RX_OLD] == 1 && seen[at].count[RX_NEW] == 1
			&& (!fits || fits(work, old, new)))
			rx_pairing_pair(work, old, new);
	}
	free(seen);
}

/* ---- keys ----------------------------------------------------------------------------------- */

static bool id_and_key(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text id = value(side, row, RX_COLUMN_ID);

	add_part(work, id);
	add_part(work, side->keys[row]);
	return id.length && !side->unsure[row];
}

static bool id_only(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text id = value(side, row, RX_COLUMN_ID);

	add_part(work, id);
	return id.length && !side->unsure[row];
}

/* The place of what a record stands under: a row of old, or its own where it was not found. */
static void add_parent(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	size_t parent = side->snapshot->rows[row].parent;
	bool found = parent != RX_NONE && side->of[parent] != RX_NONE;

	if (found && side == &work->sides[RX_NEW])
		parent = side->of[parent];
	rx_buffer_add_byte(&work->key, found ? 'p' : side == &work->sides[RX_NEW] ? 'n' : 'o');
	if (parent == RX_NONE)
		rx_buffer_add_byte(&work->key, '-');
	else
		rx_buffer_add_number(&work->key, parent);
}

static bool key_only(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, side->keys[row]);
	return side->keys[row].length > 0;
}

static void add_who(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_UNIT));
	add_part(work, value(side, row, RX_COLUMN_DEPT));
	add_part(work, value(side, row, RX_COLUMN_OWNER));
}

static bool key_and_all(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_part(work, value(side, row, RX_COLUMN_NO));
	add_part(work, value(side, row, RX_COLUMN_TEXT));
	add_who(work, side, row);
	add_parent(work, side, row);
	return side->keys[row].length > 0;
}

static bool key_and_title(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_who(work, side, row);
	add_parent(work, side, row);
	return side->keys[row].length > 0;
}

static bool key_and_who(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_who(work, side, row);
	return key_only(work, side, row);
}

static bool key_and_text(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text text = value(side, row, RX_COLUMN_TEXT);

	add_part(work, text);
	return key_only(work, side, row) && text.length;
}

static bool key_and_parent(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_parent(work, side, row);
	return key_only(work, side, row);
}

static bool key_and_place(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_NO));
	return key_and_parent(work, side, row);
}

static bool place_only(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text no = value(side, row, RX_COLUMN_NO);

	add_part(work, no);
	add_parent(work, side, row);
	return no.length > 0;
}

/* One document on either side is the same, however its title has changed. */
static bool nothing(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	(void)side;
	(void)row;
	rx_buffer_add_byte(&work->key, '.');
	return true;
}

static bool are_alike(struct rx_pairing_work *work, size_t old, size_t new)
{
	return dice(work, old, new) >= RX_ALIKE;
}

static bool not_strangers(struct rx_pairing_work *work, size_t old, size_t new)
{
	return work->sides[RX_OLD].keys[old].length == 0
		|| work->sides[RX_NEW].keys[new].length == 0 || dice(work, old, new) >= SOMEHOW;
}

static bool only_doubt(struct rx_pairing_work *work, size_t old, size_t new)
{
	rx_pairing_doubt(work, old, new);
	return false;
}

/* ---- titles that come more than once -------------------------------------------------------- */

/* The id without the ~2 of a repeat. */
static struct rx_text base_of(struct rx_text id)
{
	size_t at = id.length;

	while (at && id.bytes[at - 1] >= '0' && id.bytes[at - 1] <= '9')
		at--;
	if (at && at < id.length && id.bytes[at - 1] == '~')
		return rx_text_slice(id, 0, at - 1);
	return id;
}

/* Of records with ids F, F~2, F~3 the ids say only in which order they stood. */
static void find_unsure(struct rx_pairing_work *work, struct rx_side *side)
{
	for (size_t row = 0; row < side->snapshot->count; row++) {
		struct rx_text id = value(side, row, RX_COLUMN_ID), base = base_of(id);
		size_t first;

		if (base.length == id.length)
			continue;
		side->unsure[row] = true;
		first = rx_snapshot_find(side->snapshot, base);
		if (first != RX_NONE)
			side->unsure[first] = true;
	}
	for (size_t row = 0; row < side->snapshot->count; row++) {
		const struct rx_side *other =
			side == &work->sides[RX_OLD] ? &work->sides[RX_NEW] : &work->sides[RX_OLD];
		size_t same =
			rx_snapshot_find(other->snapshot, base_of(value(side, row, RX_COLUMN_ID)));

		if (same != RX_NONE && other->unsure[same])
			side->unsure[row] = true;
	}
}

/* Lists of the rows of old that have one key and are left, in their order. */
static bool list_old(struct rx_pairing_work *work, size_t *heads, size_t *next)
{
	struct rx_side *side = &work->sides[RX_OLD];

	if (!heads || !next)
		return false;
	for (size_t row = side->snapshot->count; row-- > 0;) {
		size_t place;

		next[row] = RX_NONE;
		if (!rx_side_has(work, side, row) || side->keys[row].length == 0)
			continue;
		rx_buffer_reset(&work->key);
		key_only(work, side, row);
		place = rx_keys_find(&work->keys, side->scopes[row], rx_buffer_text(&work->key));
		if (place == RX_NONE)
			continue;
		next[row] = heads[place];
		heads[place] = row;
	}
	return true;
}

static void pair_next(struct rx_pairing_work *work, const struct seen *seen, size_t *heads,
	const size_t *next, size_t row)
{
	struct rx_side *side = &work->sides[RX_NEW];
	size_t place, old;

	if (!rx_side_has(work, side, row) || side->keys[row].length == 0)
		return;
	rx_buffer_reset(&work->key);
	key_only(work, side, row);
	place = rx_keys_find(&work->keys, side->scopes[row], rx_buffer_text(&work->key));
	if (place == RX_NONE || seen[place].count[RX_OLD] != seen[place].count[RX_NEW])
		return;
	old = heads[place];
	if (old == RX_NONE)
		return;
	heads[place] = next[old];
	rx_pairing_pair(work, old, row);
}

/* As many of a title on either side, and nothing to tell them apart: they stay as they stood. */
static void pair_in_order(struct rx_pairing_work *work)
{
	size_t count = 0;
	struct seen *seen = collect(work, key_only, &count);
	size_t *heads = calloc(count + 1, sizeof(*heads));
	size_t *next = calloc(work->sides[RX_OLD].snapshot->count + 1, sizeof(*next));

	for (size_t at = 0; heads && at < count; at++)
		heads[at] = RX_NONE;
	if (work->failed || !list_old(work, heads, next))
		work->failed = true;
	else
		for (size_t row = 0; row < work->sides[RX_NEW].snapshot->count; row++)
			pair_next(work, seen, heads, next, row);
	free(next);
	free(heads);
	free(seen);
}

/* ---- the passes ------------------------------------------------------------------------------ */

void rx_pairing_find_unsure(struct rx_pairing_work *work)
{
	find_unsure(work, &work->sides[RX_OLD]);
	find_unsure(work, &work->sides[RX_NEW]);
	/* Once more, since one side may have learnt from the other. */
	find_unsure(work, &work->sides[RX_OLD]);
}

void rx_pairing_by_keys(struct rx_pairing_work *work)
{
	static key_of *const with_evidence[] = {key_and_all, key_and_title, key_only, key_and_who,
		key_and_text, key_and_place, key_and_parent};

	pass(work, id_and_key, NULL);
	for (size_t at = 0; at < sizeof(with_evidence) / sizeof(*with_evidence); at++)
		pass(work, with_evidence[at], NULL);
	pair_in_order(work);
	pass(work, id_only, not_strangers);
}

void rx_pairing_by_what_is_left(struct rx_pairing_work *work)
{
	if (!work->any_place)
		pass(work, place_only, are_alike);
	if (work->kind == RX_KIND_DOC)
		pass(work, nothing, NULL);
	pass(work, id_only, only_doubt);
}
