/*
 * pairing_key.c - passes by key: each record that is left has one, and a key that exactly one record on
 * each side has makes a pair.
 */
#include "pairing_work.h"
#include "identity.h"
#include "words.h"

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

/* Whether two rows with the same key are the same; NULL: always. */
typedef bool accept(struct rx_pairing_work *work, size_t old, size_t new);

static void add_part(struct rx_pairing_work *work, struct rx_text part)
{
	rx_buffer_add_number(&work->key, part.length);
	rx_buffer_add_byte(&work->key, ':');
	rx_buffer_add_text(&work->key, part);
}

struct rx_pairing_seen *rx_pairing_collect(
	struct rx_pairing_work *work, rx_pairing_key *key, size_t *count)
{
	struct rx_pairing_seen *seen = NULL;
	size_t room = 0;

	rx_keys_reset(&work->keys);
	for (int which = RX_OLD; which <= RX_NEW; which++) {
		struct rx_side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			bool added = false;
			size_t place;
			struct rx_pairing_seen *grown;

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
				seen[place] = (struct rx_pairing_seen){{0, 0}, {row, row}};
			if (seen[place].count[which]++ == 0)
				seen[place].first[which] = row;
		}
	}
	*count = work->keys.count;
	return seen;
}

static void pass(struct rx_pairing_work *work, rx_pairing_key *key, accept *fits)
{
	size_t count = 0;
	struct rx_pairing_seen *seen = rx_pairing_collect(work, key, &count);

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

bool rx_pairing_key_only(struct rx_pairing_work *work, struct rx_side *side, size_t row)
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

/* The text from the title on: the number in front of it is another one when records come or go. */
static struct rx_text text_of(const struct rx_side *side, size_t row)
{
	struct rx_text text = value(side, row, RX_COLUMN_TEXT);
	struct rx_text title = value(side, row, RX_COLUMN_TITLE);
	size_t at = title.length ? rx_text_find(text, title, 0) : RX_NONE;

	return at == RX_NONE ? text : rx_text_slice(text, at, text.length);
}

/* All that is evidence in itself, unlike a number, which is another one when records come or go. */
static bool key_and_all(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_part(work, text_of(side, row));
	add_who(work, side, row);
	add_parent(work, side, row);
	rx_pairing_add_below(work, side, row);
	return side->keys[row].length > 0;
}

static bool key_and_below(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	return rx_pairing_add_below(work, side, row) && rx_pairing_key_only(work, side, row);
}

static bool key_and_title(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_who(work, side, row);
	add_parent(work, side, row);
	return !side->nameless[row];
}

static bool key_and_who(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_who(work, side, row);
	return rx_pairing_key_only(work, side, row);
}

static bool key_and_text(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text text = text_of(side, row);

	add_part(work, text);
	return rx_pairing_key_only(work, side, row) && text.length;
}

static bool key_and_parent(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_parent(work, side, row);
	return rx_pairing_key_only(work, side, row);
}

bool rx_pairing_key_and_no(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	struct rx_text no = value(side, row, RX_COLUMN_NO);

	add_part(work, no);
	return rx_pairing_key_only(work, side, row) && no.length;
}

/* A title that was cut, or read, up to its first stop is the one of which it is the beginning. */
static bool key_of_lead(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	static const struct rx_text matter = {"的问题", 9};
	struct rx_text title = value(side, row, RX_COLUMN_TITLE);
	size_t stop = rx_text_find(title, rx_text("。"), 0), before = work->key.length;

	if (work->kind != RX_KIND_FINDING || side->nameless[row])
		return false;
	if (stop != RX_NONE)
		title = rx_text_slice(title, 0, stop);
	if (rx_text_ends(title, matter))
		title.length -= matter.length;
	rx_identity_key(&work->key, title, SIZE_MAX);
	return work->key.length > before;
}

/* Of what has no title: the only one of its sort under its parent. */
static bool sort_and_parent(struct rx_pairing_work *work, struct rx_side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TYPE));
	add_part(work, value(side, row, RX_COLUMN_UOM));
	add_part(work, value(side, row, RX_COLUMN_VERB));
	add_parent(work, side, row);
	return side->nameless[row];
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

/* Digits of a title, which are no part of its key. */
static bool same_digits(struct rx_pairing_work *work, size_t old, size_t new)
{
	struct rx_text both, one;

	rx_buffer_reset(&work->key);
	rx_words_digits(&work->key, value(&work->sides[RX_OLD], old, RX_COLUMN_TITLE));
	rx_buffer_add_byte(&work->key, '|');
	rx_words_digits(&work->key, value(&work->sides[RX_NEW], new, RX_COLUMN_TITLE));
	both = rx_buffer_text(&work->key);
	rx_text_split(&both, '|', &one);
	return rx_text_equal(one, both);
}

static unsigned closeness(struct rx_pairing_work *work, size_t old, size_t new)
{
	return 2 * dice(work, old, new) + same_digits(work, old, new);
}

/* Whether none of the candidates comes as close, or closer by more than some. */
static bool is_likeliest(struct rx_pairing_work *work, size_t old, size_t new, unsigned some)
{
	unsigned own = closeness(work, old, new) + some;
	const struct rx_doubt *doubt;

	for (doubt = work->sides[RX_OLD].doubts[old]; doubt; doubt = doubt->next) {
		if (doubt->row != new &&closeness(work, old, doubt->row) >= own)
			return false;
	}
	for (doubt = work->sides[RX_NEW].doubts[new]; doubt; doubt = doubt->next) {
		if (doubt->row != old && closeness(work, doubt->row, new) >= own)
			return false;
	}
	return true;
}

/* A place decides between candidates only when it names the likeliest of them. */
static bool fits_place(struct rx_pairing_work *work, size_t old, size_t new)
{
	return dice(work, old, new) >= RX_ALIKE && is_likeliest(work, old, new, 0)
		&& rx_pairing_below(work, old, new) != RX_BELOW_OTHERS;
}

/* A measure that a torn page cut off says no more than how the whole one begins; of several that begin
 * so it is the one with its number. */
static bool is_torn(struct rx_pairing_work *work, size_t old, size_t new)
{
	struct rx_text one = work->sides[RX_OLD].keys[old], other = work->sides[RX_NEW].keys[new];

	return work->kind == RX_KIND_MEASURE && one.length && other.length
		&& (rx_text_starts(one, other) || rx_text_starts(other, one))
		&& is_likeliest(work, old, new, 1);
}

static bool not_strangers(struct rx_pairing_work *work, size_t old, size_t new)
{
	return work->sides[RX_OLD].nameless[old] || work->sides[RX_NEW].nameless[new]
		|| dice(work, old, new) >= SOMEHOW;
}

static bool only_doubt(struct rx_pairing_work *work, size_t old, size_t new)
{
	rx_pairing_doubt(work, old, new);
	return false;
}

/* ---- titles that come more than once -------------------------------------------------------- */

/* The id without the ~2 of a repeat. */
struct rx_text rx_pairing_base(struct rx_text id)
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
		struct rx_text id = value(side, row, RX_COLUMN_ID), base = rx_pairing_base(id);
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
		size_t same = rx_snapshot_find(
			other->snapshot, rx_pairing_base(value(side, row, RX_COLUMN_ID)));

		if (same != RX_NONE && other->unsure[same])
			side->unsure[row] = true;
	}
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
	static rx_pairing_key *const with_evidence[] = {key_and_all, key_and_title,
		rx_pairing_key_only, key_and_who, key_and_text, key_and_below, key_and_parent};

	pass(work, id_and_key, NULL);
	for (size_t at = 0; at < sizeof(with_evidence) / sizeof(*with_evidence); at++)
		pass(work, with_evidence[at], NULL);
	rx_pairing_repeats(work);
	pass(work, key_of_lead, NULL);
	pass(work, id_only, not_strangers);
	pass(work, sort_and_parent, NULL);
}

void rx_pairing_by_what_is_left(struct rx_pairing_work *work)
{
	if (!work->any_place) {
		pass(work, place_only, fits_place);
		pass(work, place_only, is_torn);
	}
	if (work->kind == RX_KIND_DOC)
		pass(work, nothing, NULL);
	pass(work, id_only, only_doubt);
}
