/*
 * resemble.c - ranks for shingles, the rarest first; an index of each set's rarest ones; candidates
 * from the index, each of them counted out.
 *
 * With Dice at least t the smaller of two sets has at least t / (2 - t) of the larger one's size, and a
 * set of n shares at least that part of n with any partner.  So one of its n - part + 1 rarest is
 * shared, and rarest by one order for both lists.
 */
#include "resemble.h"
#include "buffer.h"

#include <stdlib.h>

struct ranked {
	uint32_t *items; /* ascending: the rarest first */
	uint32_t count;
	uint32_t prefix; /* so many are indexed or looked up */
};

struct join {
	struct rx_arena arena;
	unsigned least;
	size_t most;
	struct rx_resemblance *pairs;
	size_t count, room;
	bool failed;
};

static void add_pair(struct join *join, size_t one, size_t other, unsigned dice)
{
	struct rx_resemblance *grown;

	if (dice < join->least || join->failed)
		return;
	grown = rx_array_grow(join->pairs, join->count, &join->room, sizeof(*grown));
	if (!grown || join->count >= join->most) {
		join->failed = true;
		return;
	}
	join->pairs = grown;
	grown[join->count++] = (struct rx_resemblance){(uint32_t)one, (uint32_t)other, dice};
}

/* ---- ranks ---------------------------------------------------------------------------------- */

struct frequency {
	uint64_t item;
	uint32_t count;
	uint32_t rank;
};

static int by_item(const void *one, const void *other)
{
	uint64_t left = ((const struct frequency *)one)->item;
	uint64_t right = ((const struct frequency *)other)->item;

	return left < right ? -1 : left > right;
}

static int by_count(const void *one, const void *other)
{
	const struct frequency *left = one, *right = other;

	if (left->count != right->count)
		return left->count < right->count ? -1 : 1;
	return by_item(one, other);
}

static int by_number(const void *one, const void *other)
{
	uint32_t left = *(const uint32_t *)one, right = *(const uint32_t *)other;

	return left < right ? -1 : left > right;
}

struct ranks {
	struct frequency *all; /* in order of items once ranks are given */
	size_t count, room;
};

static size_t gather(
	struct frequency *all, size_t count, const struct rx_shingles *sets, size_t sets_count)
{
	for (size_t set = 0; set < sets_count; set++) {
		for (size_t at = 0; at < sets[set].count; at++)
			all[count++] = (struct frequency){sets[set].items[at], 1, 0};
	}
	return count;
}

static size_t size_of(const struct rx_shingles *sets, size_t count)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += sets[set].count;
	return sum;
}

static void give_ranks(struct ranks *ranks)
{
	size_t kept = 0;

	qsort(ranks->all, ranks->count, sizeof(*ranks->all), by_item);
	for (size_t at = 0; at < ranks->count; at++) {
		if (kept && ranks->all[kept - 1].item == ranks->all[at].item)
			ranks->all[kept - 1].count++;
		else
			ranks->all[kept++] = ranks->all[at];
	}
	ranks->count = kept;
	qsort(ranks->all, kept, sizeof(*ranks->all), by_count);
	for (size_t at = 0; at < kept; at++)
		ranks->all[at].rank = (uint32_t)at;
	qsort(ranks->all, kept, sizeof(*ranks->all), by_item);
}

/* All sets as ascending ranks. */
static struct ranked *rank_sets(
	struct join *join, const struct ranks *ranks, const struct rx_shingles *sets, size_t count)
{
	struct ranked *ranked = rx_arena_new(&join->arena, (count + 1) * sizeof(*ranked));
	uint32_t *items = rx_arena_new(&join->arena, (size_of(sets, count) + 1) * sizeof(*items));

	if (!ranked || !items)
		return NULL;
	for (size_t set = 0; set < count; set++) {
		size_t size = sets[set].count;
		size_t part = (join->least * size + 1999 - join->least) / (2000 - join->least);

		for (size_t at = 0; at < size; at++) {
			struct frequency wanted = {sets[set].items[at], 0, 0};
			const struct frequency *found =
				bsearch(&wanted, ranks->all, ranks->count, sizeof(wanted), by_item);

			items[at] = found->rank;
		}
		qsort(items, size, sizeof(*items), by_number);
		ranked[set] = (struct ranked){
			items, (uint32_t)size, (uint32_t)(size ? size - part + 1 : 0)};
		items += size;
	}
	return ranked;
}

/* ---- the index ------------------------------------------------------------------------------ */

/* Sets by their rarest shingles: those of rank r stand at starts[r] up to starts[r + 1]. */
struct index {
	size_t *starts;
	uint32_t *sets;
};

static bool make_index(struct join *join, struct index *index, const struct ranked *sets,
	size_t count, size_t ranks)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += sets[set].prefix;
	index->starts = rx_arena_new(&join->arena, (ranks + 2) * sizeof(*index->starts));
	index->sets = rx_arena_new(&join->arena, (sum + 1) * sizeof(*index->sets));
	if (!index->starts || !index->sets)
		return false;
	for (size_t set = 0; set < count; set++) {
		for (size_t at = 0; at < sets[set].prefix; at++)
			index->starts[sets[set].items[at] + 2]++;
	}
	for (size_t rank = 2; rank < ranks + 2; rank++)
		index->starts[rank] += index->starts[rank - 1];
	for (size_t set = 0; set < count; set++) {
		for (size_t at = 0; at < sets[set].prefix; at++)
			index->sets[index->starts[sets[set].items[at] + 1]++] = (uint32_t)set;
	}
	return true;
}

static size_t shared(const struct ranked *one, const struct ranked *other)
{
	size_t left = 0, right = 0, count = 0;

	while (left < one->count && right < other->count) {
		uint32_t mine = one->items[left], theirs = other->items[right];

		count += mine == theirs;
		left += mine <= theirs;
		right += theirs <= mine;
	}
	return count;
}

static bool sizes_fit(const struct join *join, size_t one, size_t other)
{
	size_t less = one < other ? one : other;

	return 2000 * less >= join->least * (one + other);
}

/* ---- the join ------------------------------------------------------------------------------- */

/* Candidates of one set, each once: seen holds the set (plus 1) that met it last. */
static void join_one(struct join *join, const struct index *index, const struct ranked *ones,
	const struct ranked *other, size_t place, uint32_t *seen, bool itself)
{
	for (size_t at = 0; at < other->prefix; at++) {
		uint32_t rank = other->items[at];

		for (size_t each = index->starts[rank]; each < index->starts[rank + 1]; each++) {
			uint32_t one = index->sets[each];

			if (itself && one >= place)
				break;
			if (seen[one] == place + 1)
				continue;
			seen[one] = (uint32_t)(place + 1);
			if (sizes_fit(join, ones[one].count, other->count))
				add_pair(join, one, place,
					rx_dice(ones[one].count, other->count,
						shared(&ones[one], other)));
		}
	}
}

static void join_by_index(struct join *join, const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count)
{
	struct ranks ranks = {0};
	size_t sum = size_of(ones, one_count) + (ones == others ? 0 : size_of(others, other_count));
	struct ranked *left, *right;
	struct index index;
	uint32_t *seen = rx_arena_new(&join->arena, (one_count + 1) * sizeof(*seen));

	ranks.all = malloc((sum + 1) * sizeof(*ranks.all));
	if (!ranks.all || !seen) {
		free(ranks.all);
		join->failed = true;
		return;
	}
	ranks.count = gather(ranks.all, 0, ones, one_count);
	if (ones != others)
		ranks.count = gather(ranks.all, ranks.count, others, other_count);
	give_ranks(&ranks);
	left = rank_sets(join, &ranks, ones, one_count);
	right = ones == others ? left : rank_sets(join, &ranks, others, other_count);
	if (!left || !right || !make_index(join, &index, left, one_count, ranks.count))
		join->failed = true;
	for (size_t place = 0; !join->failed && place < other_count; place++)
		join_one(join, &index, left, &right[place], place, seen, ones == others);
	free(ranks.all);
}

static void join_each(struct join *join, const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count)
{
	for (size_t other = 0; other < other_count; other++) {
		for (size_t one = 0; one < (ones == others ? other : one_count); one++)
			add_pair(join, one, other, rx_shingles_dice(ones[one], others[other]));
	}
}

static int in_order(const void *one, const void *other)
{
	const struct rx_resemblance *left = one, *right = other;

	if (left->other != right->other)
		return left->other < right->other ? -1 : 1;
	return left->one < right->one ? -1 : left->one > right->one;
}

enum { FEW = 1024 };

bool rx_resemble(const struct rx_shingles *ones, size_t one_count, const struct rx_shingles *others,
	size_t other_count, unsigned least, size_t most, struct rx_resemblance **pairs,
	size_t *count)
{
	struct join join = {.least = least, .most = most};

	if (one_count == 0 || other_count <= FEW / one_count)
		join_each(&join, ones, one_count, others, other_count);
	else
		join_by_index(&join, ones, one_count, others, other_count);
	if (join.arena.failed)
		join.failed = true;
	rx_arena_release(&join.arena);
	if (join.count > 1)
		qsort(join.pairs, join.count, sizeof(*join.pairs), in_order);
	*pairs = join.pairs;
	*count = join.count;
	if (!join.failed)
		return true;
	free(join.pairs);
	*pairs = NULL;
	return false;
}
