/*
 * pairing.c - the passes, kind after kind: what stands above is paired before what lies below it.
 *
 * A pass gives each record that is left a key; a key that exactly one record on each side has makes a
 * pair.  Records stand in a scope, which is part of every key: the finding above a measure, the series
 * of everything else.
 */
#include "pairing.h"
#include "identity.h"
#include "resemble.h"

#include <stdlib.h>

enum { SURE = 550, AHEAD = 150, ALIKE = 400, SOMEHOW = 200, PAIR_LIMIT = 1 << 24 };

/* One side of the pairing. */
struct side {
	const struct rx_snapshot *snapshot;
	size_t *of;
	struct rx_doubt **doubts;
	uint32_t *scopes; /* of each row */
	bool *unsure;     /* its id tells only which of several equal titles it was */
	struct rx_shingles *shingles;
	struct rx_text *keys; /* of the titles */
	uint32_t *series;
};

struct work {
	struct rx_pairing *pairing;
	struct rx_arena arena;
	struct side sides[2]; /* old, new */
	struct rx_keys keys;
	struct rx_buffer key;
	bool failed;
	int kind;
};

enum { OLD, NEW };

static bool is_free(const struct work *work, const struct side *side, size_t row)
{
	return side->snapshot->rows[row].kind == work->kind && side->of[row] == RX_NONE;
}

static void pair(struct work *work, size_t old, size_t new)
{
	work->sides[OLD].of[old] = new;
	work->sides[NEW].of[new] = old;
}

static void add_doubt(struct work *work, int which, size_t row, size_t candidate)
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

static void doubt(struct work *work, size_t old, size_t new)
{
	add_doubt(work, OLD, old, new);
	add_doubt(work, NEW, new, old);
}

/* ---- what is known of a row ----------------------------------------------------------------- */

static struct rx_text value(const struct side *side, size_t row, enum rx_column column)
{
	return rx_snapshot_value(side->snapshot, row, column);
}

static struct rx_shingles shingles(struct work *work, struct side *side, size_t row)
{
	if (!side->shingles[row].items)
		side->shingles[row] =
			rx_shingles_of(&work->arena, value(side, row, RX_COLUMN_TITLE));
	return side->shingles[row];
}

static unsigned dice(struct work *work, size_t old, size_t new)
{
	return rx_shingles_dice(
		shingles(work, &work->sides[OLD], old), shingles(work, &work->sides[NEW], new));
}

/* ---- passes by key -------------------------------------------------------------------------- */

/* Appends a row's key to work->key; false when the row has none. */
typedef bool key_of(struct work *work, struct side *side, size_t row);

/* Whether two rows with the same key are the same; NULL: always. */
typedef bool accept(struct work *work, size_t old, size_t new);

struct seen {
	size_t count[2];
	size_t first[2];
};

static void add_part(struct work *work, struct rx_text part)
{
	rx_buffer_add_number(&work->key, part.length);
	rx_buffer_add_byte(&work->key, ':');
	rx_buffer_add_text(&work->key, part);
}

static struct seen *collect(struct work *work, key_of *key, size_t *count)
{
	struct seen *seen = NULL;
	size_t room = 0;

	rx_keys_reset(&work->keys);
	for (int which = OLD; which <= NEW; which++) {
		struct side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			bool added = false;
			size_t place;
			struct seen *grown;

			rx_buffer_reset(&work->key);
			if (!is_free(work, side, row) || side->scopes[row] == UINT32_MAX
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

static void pass(struct work *work, key_of *key, accept *fits)
{
	size_t count = 0;
	struct seen *seen = collect(work, key, &count);

	for (size_t at = 0; at < count; at++) {
		size_t old = seen[at].first[OLD], new = seen[at].first[NEW];

		if (seen[at].count[OLD] == 1 && seen[at].count[NEW] == 1
			&& (!fits || fits(work, old, new)))
			pair(work, old, new);
	}
	free(seen);
}

/* ---- keys ----------------------------------------------------------------------------------- */

static bool id_and_key(struct work *work, struct side *side, size_t row)
{
	struct rx_text id = value(side, row, RX_COLUMN_ID);

	add_part(work, id);
	add_part(work, side->keys[row]);
	return id.length && !side->unsure[row];
}

static bool id_only(struct work *work, struct side *side, size_t row)
{
	struct rx_text id = value(side, row, RX_COLUMN_ID);

	add_part(work, id);
	return id.length && !side->unsure[row];
}

/* The place of what a record stands under: a row of old, or its own where it was not found. */
static void add_parent(struct work *work, struct side *side, size_t row)
{
	size_t parent = side->snapshot->rows[row].parent;
	bool found = parent != RX_NONE && side->of[parent] != RX_NONE;

	if (found && side == &work->sides[NEW])
		parent = side->of[parent];
	rx_buffer_add_byte(&work->key, found ? 'p' : side == &work->sides[NEW] ? 'n' : 'o');
	if (parent == RX_NONE)
		rx_buffer_add_byte(&work->key, '-');
	else
		rx_buffer_add_number(&work->key, parent);
}

static bool key_only(struct work *work, struct side *side, size_t row)
{
	add_part(work, side->keys[row]);
	return side->keys[row].length > 0;
}

static void add_who(struct work *work, struct side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_UNIT));
	add_part(work, value(side, row, RX_COLUMN_DEPT));
	add_part(work, value(side, row, RX_COLUMN_OWNER));
}

static bool key_and_all(struct work *work, struct side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_part(work, value(side, row, RX_COLUMN_NO));
	add_part(work, value(side, row, RX_COLUMN_TEXT));
	add_who(work, side, row);
	add_parent(work, side, row);
	return side->keys[row].length > 0;
}

static bool key_and_title(struct work *work, struct side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_TITLE));
	add_who(work, side, row);
	add_parent(work, side, row);
	return side->keys[row].length > 0;
}

static bool key_and_who(struct work *work, struct side *side, size_t row)
{
	add_who(work, side, row);
	return key_only(work, side, row);
}

static bool key_and_text(struct work *work, struct side *side, size_t row)
{
	struct rx_text text = value(side, row, RX_COLUMN_TEXT);

	add_part(work, text);
	return key_only(work, side, row) && text.length;
}

static bool key_and_parent(struct work *work, struct side *side, size_t row)
{
	add_parent(work, side, row);
	return key_only(work, side, row);
}

static bool key_and_place(struct work *work, struct side *side, size_t row)
{
	add_part(work, value(side, row, RX_COLUMN_NO));
	return key_and_parent(work, side, row);
}

static bool place_only(struct work *work, struct side *side, size_t row)
{
	struct rx_text no = value(side, row, RX_COLUMN_NO);

	add_part(work, no);
	add_parent(work, side, row);
	return no.length > 0;
}

/* One document on either side is the same, however its title has changed. */
static bool nothing(struct work *work, struct side *side, size_t row)
{
	(void)side;
	(void)row;
	rx_buffer_add_byte(&work->key, '.');
	return true;
}

static bool are_alike(struct work *work, size_t old, size_t new)
{
	return dice(work, old, new) >= ALIKE;
}

static bool not_strangers(struct work *work, size_t old, size_t new)
{
	return work->sides[OLD].keys[old].length == 0 || work->sides[NEW].keys[new].length == 0
		|| dice(work, old, new) >= SOMEHOW;
}

static bool only_doubt(struct work *work, size_t old, size_t new)
{
	doubt(work, old, new);
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
static void find_unsure(struct work *work, struct side *side)
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
		const struct side *other =
			side == &work->sides[OLD] ? &work->sides[NEW] : &work->sides[OLD];
		size_t same =
			rx_snapshot_find(other->snapshot, base_of(value(side, row, RX_COLUMN_ID)));

		if (same != RX_NONE && other->unsure[same])
			side->unsure[row] = true;
	}
}

/* Lists of the rows of old that have one key and are left, in their order. */
static bool list_old(struct work *work, size_t *heads, size_t *next)
{
	struct side *side = &work->sides[OLD];

	if (!heads || !next)
		return false;
	for (size_t row = side->snapshot->count; row-- > 0;) {
		size_t place;

		next[row] = RX_NONE;
		if (!is_free(work, side, row) || side->keys[row].length == 0)
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

static void pair_next(
	struct work *work, const struct seen *seen, size_t *heads, const size_t *next, size_t row)
{
	struct side *side = &work->sides[NEW];
	size_t place, old;

	if (!is_free(work, side, row) || side->keys[row].length == 0)
		return;
	rx_buffer_reset(&work->key);
	key_only(work, side, row);
	place = rx_keys_find(&work->keys, side->scopes[row], rx_buffer_text(&work->key));
	if (place == RX_NONE || seen[place].count[OLD] != seen[place].count[NEW])
		return;
	old = heads[place];
	if (old == RX_NONE)
		return;
	heads[place] = next[old];
	pair(work, old, row);
}

/* As many of a title on either side, and nothing to tell them apart: they stay as they stood. */
static void pair_in_order(struct work *work)
{
	size_t count = 0;
	struct seen *seen = collect(work, key_only, &count);
	size_t *heads = calloc(count + 1, sizeof(*heads));
	size_t *next = calloc(work->sides[OLD].snapshot->count + 1, sizeof(*next));

	for (size_t at = 0; heads && at < count; at++)
		heads[at] = RX_NONE;
	if (!list_old(work, heads, next))
		work->failed = true;
	else
		for (size_t row = 0; row < work->sides[NEW].snapshot->count; row++)
			pair_next(work, seen, heads, next, row);
	free(next);
	free(heads);
	free(seen);
}

/* ---- likeness ------------------------------------------------------------------------------- */

/* The rows of one scope that are left, behind one another. */
struct left {
	size_t *rows;
	size_t count;
};

static int by_scope(const void *one, const void *other)
{
	const size_t *left = one, *right = other;

	if (left[0] != right[0])
		return left[0] < right[0] ? -1 : 1;
	return left[1] < right[1] ? -1 : left[1] > right[1];
}

/* Rows that are left as pairs of scope and row, in order. */
static size_t *rows_left(struct work *work, struct side *side, size_t *count)
{
	size_t *left = calloc(side->snapshot->count * 2 + 2, sizeof(*left));

	*count = 0;
	if (!left) {
		work->failed = true;
		return NULL;
	}
	for (size_t row = 0; row < side->snapshot->count; row++) {
		if (!is_free(work, side, row) || side->scopes[row] == UINT32_MAX
			|| side->keys[row].length == 0)
			continue;
		left[*count * 2] = side->scopes[row];
		left[*count * 2 + 1] = row;
		++*count;
	}
	qsort(left, *count, 2 * sizeof(*left), by_scope);
	return left;
}

/* The best and the second best likeness of one record. */
struct best {
	unsigned first, second;
	uint32_t partner;
};

static void rate(struct best *best, unsigned dice_of_both, uint32_t partner)
{
	if (dice_of_both > best->first) {
		best->second = best->first;
		best->first = dice_of_both;
		best->partner = partner;
	} else if (dice_of_both > best->second) {
		best->second = dice_of_both;
	}
}

static bool is_clear(struct best best)
{
	return best.first >= SURE && best.first >= best.second + AHEAD;
}

/* Pairs what is clear on both sides; what could be paired and is not clear is in doubt. */
static void settle(struct work *work, const size_t *olds, const size_t *news, struct best *of_old,
	struct best *of_new, const struct rx_resemblance *pairs, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		rate(&of_old[pairs[at].one], pairs[at].dice, pairs[at].other);
		rate(&of_new[pairs[at].other], pairs[at].dice, pairs[at].one);
	}
	for (size_t at = 0; at < count; at++) {
		uint32_t one = pairs[at].one, other = pairs[at].other;

		if (is_clear(of_old[one]) && is_clear(of_new[other]) && of_old[one].partner == other
			&& of_new[other].partner == one)
			pair(work, olds[one * 2 + 1], news[other * 2 + 1]);
	}
	for (size_t at = 0; at < count; at++) {
		size_t old = olds[pairs[at].one * 2 + 1], new = news[pairs[at].other * 2 + 1];

		if (pairs[at].dice >= SURE && is_free(work, &work->sides[OLD], old)
			&& is_free(work, &work->sides[NEW], new))
			doubt(work, old, new);
	}
}

static void match_scope(struct work *work, const size_t *olds, size_t old_count, const size_t *news,
	size_t new_count)
{
	struct rx_shingles *ones = calloc(old_count, sizeof(*ones));
	struct rx_shingles *others = calloc(new_count, sizeof(*others));
	struct best *of_old = calloc(old_count, sizeof(*of_old));
	struct best *of_new = calloc(new_count, sizeof(*of_new));
	struct rx_resemblance *pairs = NULL;
	size_t count = 0;

	if (ones && others && of_old && of_new) {
		for (size_t at = 0; at < old_count; at++)
			ones[at] = shingles(work, &work->sides[OLD], olds[at * 2 + 1]);
		for (size_t at = 0; at < new_count; at++)
			others[at] = shingles(work, &work->sides[NEW], news[at * 2 + 1]);
		if (!rx_resemble(
			    ones, old_count, others, new_count, ALIKE, PAIR_LIMIT, &pairs, &count))
			work->failed = true;
		else
			settle(work, olds, news, of_old, of_new, pairs, count);
	} else {
		work->failed = true;
	}
	free(pairs);
	free(of_new);
	free(of_old);
	free(others);
	free(ones);
}

static size_t run_of(const size_t *left, size_t count, size_t from)
{
	size_t end = from;

	while (end < count && left[end * 2] == left[from * 2])
		end++;
	return end;
}

static void pass_by_likeness(struct work *work)
{
	size_t old_count, new_count, old = 0, new = 0;
	size_t *olds = rows_left(work, &work->sides[OLD], &old_count);
	size_t *news = rows_left(work, &work->sides[NEW], &new_count);

	while (olds && news && old < old_count && new < new_count) {
		size_t old_end = run_of(olds, old_count, old);
		size_t new_end = run_of(news, new_count, new);

		if (olds[old * 2] == news[new * 2])
			match_scope(
				work, olds + old * 2, old_end - old, news + new * 2, new_end - new);
		if (olds[old * 2] <= news[new * 2]) {
			size_t at = olds[old * 2];

			old = old_end;
			if (at == news[new * 2])
				new = new_end;
		} else {
			new = new_end;
		}
	}
	free(olds);
	free(news);
}

/* ---- kinds ---------------------------------------------------------------------------------- */

static uint32_t scope_of(struct work *work, struct side *side, size_t row)
{
	size_t finding = side->snapshot->rows[row].finding;

	if (finding == RX_NONE || finding == row)
		return side->series[row];
	if (side == &work->sides[NEW])
		finding = side->of[finding];
	else if (side->of[finding] == RX_NONE)
		return UINT32_MAX;
	/* Series are few and have the numbers below. */
	return finding == RX_NONE ? UINT32_MAX : (uint32_t)finding + (1u << 30);
}

static void pair_kind(struct work *work, int kind)
{
	static key_of *const with_evidence[] = {key_and_all, key_and_title, key_only, key_and_who,
		key_and_text, key_and_place, key_and_parent};
	bool any[2] = {false, false};

	work->kind = kind;
	for (int which = OLD; which <= NEW; which++) {
		struct side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			if (side->snapshot->rows[row].kind != kind)
				continue;
			side->scopes[row] = scope_of(work, side, row);
			any[which] = true;
		}
	}
	if (!any[OLD] || !any[NEW])
		return;
	pass(work, id_and_key, NULL);
	for (size_t at = 0; at < sizeof(with_evidence) / sizeof(*with_evidence); at++)
		pass(work, with_evidence[at], NULL);
	pair_in_order(work);
	pass(work, id_only, not_strangers);
	pass(work, place_only, are_alike);
	pass_by_likeness(work);
	if (kind == RX_KIND_DOC)
		pass(work, nothing, NULL);
	pass(work, id_only, only_doubt);
}

static void pair_all(struct work *work)
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
static void number_series(struct work *work, bool one_series)
{
	struct rx_keys names = {0};
	size_t room = 0, alone[2] = {RX_NONE, RX_NONE}, alone_count[2] = {0, 0};
	unsigned char *where = NULL;

	for (int which = OLD; which <= NEW && !one_series; which++) {
		struct side *side = &work->sides[which];

		for (size_t row = 0; row < side->snapshot->count; row++) {
			bool added = false;
			size_t place =
				rx_keys_add(&names, 0, value(side, row, RX_COLUMN_SERIES), &added);
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
	for (size_t at = 0; at < names.count; at++) {
		if (where[at] == 3)
			continue;
		alone[where[at] >> 1] = at;
		alone_count[where[at] >> 1]++;
	}
	for (size_t row = 0; row < work->sides[NEW].snapshot->count; row++) {
		if (alone_count[OLD] == 1 && alone_count[NEW] == 1
			&& work->sides[NEW].series[row] == alone[NEW])
			work->sides[NEW].series[row] = (uint32_t)alone[OLD];
	}
	rx_keys_release(&names);
	free(where);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static bool set_up(struct work *work, struct side *side, const struct rx_snapshot *snapshot)
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
	side->series = rx_arena_new(&work->arena, count * sizeof(*side->series));
	if (kept->failed || work->arena.failed)
		return false;
	for (size_t row = 0; row < snapshot->count; row++) {
		side->of[row] = RX_NONE;
		rx_buffer_reset(&work->key);
		rx_identity_key(
			&work->key, rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), SIZE_MAX);
		side->keys[row] = rx_arena_copy(&work->arena, rx_buffer_text(&work->key));
	}
	return true;
}

void rx_pairing_release(struct rx_pairing *pairing)
{
	rx_arena_release(&pairing->arena);
	*pairing = (struct rx_pairing){0};
}

int rx_pairing_make(struct rx_pairing *pairing, const struct rx_snapshot *old,
	const struct rx_snapshot *new, bool one_series, const struct rx_sink *sink)
{
	struct work work = {.pairing = pairing};

	pairing->old = old;
	pairing->new = new;
	work.failed =
		!set_up(&work, &work.sides[OLD], old) || !set_up(&work, &work.sides[NEW], new);
	if (!work.failed) {
		number_series(&work, one_series);
		find_unsure(&work, &work.sides[OLD]);
		find_unsure(&work, &work.sides[NEW]);
		find_unsure(&work, &work.sides[OLD]);
		pair_all(&work);
	}
	pairing->of_old = work.sides[OLD].of;
	pairing->of_new = work.sides[NEW].of;
	pairing->doubts_old = work.sides[OLD].doubts;
	pairing->doubts_new = work.sides[NEW].doubts;
	if (work.arena.failed || pairing->arena.failed || work.key.failed)
		work.failed = true;
	rx_arena_release(&work.arena);
	rx_keys_release(&work.keys);
	rx_buffer_release(&work.key);
	if (work.failed)
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return work.failed ? -1 : 0;
}
