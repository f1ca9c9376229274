/*
 * pairing_repeat.c - records whose key comes more than once and that have nothing else to tell them apart:
 * where there are as many on either side, those of the same number are the same if all numbers are
 * the same, and else they are as they stood.  Where there are not, none is chosen.
 */
#include "pairing_work.h"

#include <stdlib.h>

/* The place of a row's key among those collected, or RX_NONE. */
static size_t place_of(
	struct rx_pairing_work *work, struct rx_side *side, size_t row, rx_pairing_key *key)
{
	if (!rx_side_has(work, side, row) || side->scopes[row] == UINT32_MAX)
		return RX_NONE;
	rx_buffer_reset(&work->key);
	if (!key(work, side, row))
		return RX_NONE;
	return rx_keys_find(&work->keys, side->scopes[row], rx_buffer_text(&work->key));
}

/* ---- by number ------------------------------------------------------------------------------ */

/* For each row of new the group of its key, or RX_NONE; and of each group how many there are, 0 where
 * the sides have not as many. */
struct groups {
	size_t *of;
	size_t *sizes, *found;
	size_t count;
};

static void groups_release(struct groups *groups)
{
	free(groups->of);
	free(groups->sizes);
	free(groups->found);
}

static bool find_groups(struct rx_pairing_work *work, struct groups *groups)
{
	struct rx_side *side = &work->sides[RX_NEW];
	struct rx_pairing_seen *seen =
		rx_pairing_collect(work, rx_pairing_key_only, &groups->count);

	groups->of = calloc(side->snapshot->count + 1, sizeof(*groups->of));
	groups->sizes = calloc(groups->count + 1, sizeof(*groups->sizes));
	groups->found = calloc(groups->count + 1, sizeof(*groups->found));
	if (!groups->of || !groups->sizes || !groups->found || work->failed) {
		free(seen);
		work->failed = true;
		return false;
	}
	for (size_t at = 0; at < groups->count; at++)
		groups->sizes[at] = seen[at].count[RX_OLD] == seen[at].count[RX_NEW]
			? seen[at].count[RX_NEW]
			: 0;
	for (size_t row = 0; row < side->snapshot->count; row++)
		groups->of[row] = place_of(work, side, row, rx_pairing_key_only);
	free(seen);
	return true;
}

static bool is_one(const struct rx_pairing_seen *seen)
{
	return seen->count[RX_OLD] == 1 && seen->count[RX_NEW] == 1;
}

/* Where some numbers are others, all may have been given anew, and none is evidence. */
static void pair_by_number(struct rx_pairing_work *work)
{
	struct groups groups = {0};
	struct rx_pairing_seen *seen = NULL;
	size_t count = 0;

	if (find_groups(work, &groups))
		seen = rx_pairing_collect(work, rx_pairing_key_and_no, &count);
	for (size_t at = 0; at < count; at++) {
		if (is_one(&seen[at]))
			groups.found[groups.of[seen[at].first[RX_NEW]]]++;
	}
	for (size_t at = 0; at < count; at++) {
		size_t new = seen[at].first[RX_NEW], group = is_one(&seen[at]) ? groups.of[new] : 0;

		if (is_one(&seen[at]) && groups.sizes[group] == groups.found[group])
			rx_pairing_pair(work, seen[at].first[RX_OLD], new);
	}
	free(seen);
	groups_release(&groups);
}

/* ---- by order ------------------------------------------------------------------------------- */

/* Lists of the rows of old that have one key and are left, in their order. */
static bool list_old(struct rx_pairing_work *work, size_t *heads, size_t *next)
{
	struct rx_side *side = &work->sides[RX_OLD];

	if (!heads || !next)
		return false;
	for (size_t row = side->snapshot->count; row-- > 0;) {
		size_t place = place_of(work, side, row, rx_pairing_key_only);

		next[row] = RX_NONE;
		if (place == RX_NONE)
			continue;
		next[row] = heads[place];
		heads[place] = row;
	}
	return true;
}

static void pair_next(struct rx_pairing_work *work, const struct rx_pairing_seen *seen,
	size_t *heads, const size_t *next, size_t row)
{
	size_t place = place_of(work, &work->sides[RX_NEW], row, rx_pairing_key_only), old;

	if (place == RX_NONE || seen[place].count[RX_OLD] != seen[place].count[RX_NEW])
		return;
	old = heads[place];
	if (old == RX_NONE)
		return;
	heads[place] = next[old];
	rx_pairing_pair(work, old, row);
}

static void pair_in_order(struct rx_pairing_work *work)
{
	size_t count = 0;
	struct rx_pairing_seen *seen = rx_pairing_collect(work, rx_pairing_key_only, &count);
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

void rx_pairing_repeats(struct rx_pairing_work *work)
{
	pair_by_number(work);
	if (!work->failed)
		pair_in_order(work);
}
