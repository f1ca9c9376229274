/*
 * pairing_alike.c - the pass by likeness: two records that are each other's best, and clearly so.
 */
#include "pairing_work.h"
#include "resemble.h"

#include <stdlib.h>

/* From CERTAIN on other measures below do not speak against a title. */
enum { SURE = 550, AHEAD = 150, CERTAIN = 800, PAIR_LIMIT = 1 << 24 };

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
static size_t *rows_left(struct rx_pairing_work *work, struct rx_side *side, size_t *count)
{
	size_t *left = calloc(side->snapshot->count * 2 + 2, sizeof(*left));

	*count = 0;
	if (!left) {
		work->failed = true;
		return NULL;
	}
	for (size_t row = 0; row < side->snapshot->count; row++) {
		if (!rx_side_has(work, side, row) || side->scopes[row] == UINT32_MAX
			|| side->nameless[row])
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
static void settle(struct rx_pairing_work *work, const size_t *olds, const size_t *news,
	struct best *of_old, struct best *of_new, const struct rx_resemblance *pairs, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		rate(&of_old[pairs[at].one], pairs[at].dice, pairs[at].other);
		rate(&of_new[pairs[at].other], pairs[at].dice, pairs[at].one);
	}
	for (size_t at = 0; at < count; at++) {
		uint32_t one = pairs[at].one, other = pairs[at].other;
		size_t old = olds[one * 2 + 1], new = news[other * 2 + 1];

		if (is_clear(of_old[one]) && is_clear(of_new[other]) && of_old[one].partner == other
			&& of_new[other].partner == one
			&& (pairs[at].dice >= CERTAIN
				|| rx_pairing_below(work, old, new) != RX_BELOW_OTHERS))
			rx_pairing_pair(work, old, new);
	}
	for (size_t at = 0; at < count; at++) {
		size_t old = olds[pairs[at].one * 2 + 1], new = news[pairs[at].other * 2 + 1];

		if (pairs[at].dice >= SURE && rx_side_has(work, &work->sides[RX_OLD], old)
			&& rx_side_has(work, &work->sides[RX_NEW], new))
			rx_pairing_doubt(work, old, new);
	}
}

/* Both name a unit, and not the same. */
static bool of_other_units(const struct rx_pairing_work *work, size_t old, size_t new)
{
	struct rx_text one = rx_snapshot_value(work->sides[RX_OLD].snapshot, old, RX_COLUMN_UNIT);
	struct rx_text other = rx_snapshot_value(work->sides[RX_NEW].snapshot, new, RX_COLUMN_UNIT);

	return one.length && other.length && !rx_text_equal(one, other);
}

/* Units that keep one list of formulas have titles that differ in their names alone: what another unit
 * has is no rival of what the unit itself has. */
static void weigh_units(const struct rx_pairing_work *work, const size_t *olds, const size_t *news,
	struct rx_resemblance *pairs, size_t count)
{
	for (size_t at = 0; at < count; at++) {
		if (of_other_units(
			    work, olds[pairs[at].one * 2 + 1], news[pairs[at].other * 2 + 1]))
			pairs[at].dice -= pairs[at].dice < AHEAD ? pairs[at].dice : AHEAD;
	}
}

static void match_scope(struct rx_pairing_work *work, const size_t *olds, size_t old_count,
	const size_t *news, size_t new_count)
{
	struct rx_shingles *ones = calloc(old_count, sizeof(*ones));
	struct rx_shingles *others = calloc(new_count, sizeof(*others));
	struct best *of_old = calloc(old_count, sizeof(*of_old));
	struct best *of_new = calloc(new_count, sizeof(*of_new));
	struct rx_resemblance *pairs = NULL;
	size_t count = 0;

	if (ones && others && of_old && of_new) {
		for (size_t at = 0; at < old_count; at++)
			ones[at] = rx_side_shingles(work, &work->sides[RX_OLD], olds[at * 2 + 1]);
		for (size_t at = 0; at < new_count; at++)
			others[at] = rx_side_shingles(work, &work->sides[RX_NEW], news[at * 2 + 1]);
		if (!rx_resemble(ones, old_count, others, new_count, RX_ALIKE, PAIR_LIMIT, &pairs,
			    &count)) {
			work->failed = true;
		} else {
			weigh_units(work, olds, news, pairs, count);
			settle(work, olds, news, of_old, of_new, pairs, count);
		}
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

void rx_pairing_by_likeness(struct rx_pairing_work *work)
{
	size_t old_count, new_count, old = 0, new = 0;
	size_t *olds = rows_left(work, &work->sides[RX_OLD], &old_count);
	size_t *news = rows_left(work, &work->sides[RX_NEW], &new_count);

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
