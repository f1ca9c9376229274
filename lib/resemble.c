/*
 * resemble.c - ranks for shingles, the rarest first; each set under all pairs of its rarest ones; sets
 * under the same pair counted out.
 *
 * With Dice at least t the smaller of two sets has at least t / (2 - t) of the larger one's size, and a
 * set of n shares at least that part of n with any partner.  So one of its n - part + 1 rarest is shared,
 * and two of its n - part + 2 rarest, by one order for both lists.  Pairs are looked for by two, since
 * formulaic titles have many sets under one.
 */
#include "resemble.h"
#include "buffer.h"

#include <stdlib.h>

struct ranked {
	uint32_t *items; /* ascending: the rarest first */
	uint32_t count;
	uint32_t prefix; /* so many make the keys under which the set is found */
	bool lonely;     /* it may be like another with which it shares only one */
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
		/* One more than would share one at least, so that two are shared. */
		ranked[set] = (struct ranked){items, (uint32_t)size,
			(uint32_t)(size < part                   ? 0
					: size - part + 2 < size ? size - part + 2
								 : size),
			part < 2};
		items += size;
	}
	return ranked;
}

/* ---- candidates ----------------------------------------------------------------------------- */

/* Two of the rarest shingles of a set, and the set. */
struct entry {
	uint64_t key;
	uint32_t set;
	uint32_t size : 31;
	uint32_t of_others : 1;
};

struct entries {
	struct entry *items;
	size_t count;
};

static int by_key(const void *one, const void *other)
{
	const struct entry *left = one, *right = other;

	if (left->key != right->key)
		return left->key < right->key ? -1 : 1;
	if (left->size != right->size)
		return left->size < right->size ? -1 : 1;
	return left->set < right->set ? -1 : left->set > right->set;
}

static size_t pairs_of(const struct ranked *sets, size_t count)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += (size_t)sets[set].prefix * (sets[set].prefix + 1) / 2;
	return sum;
}

/* All pairs of a set's rarest shingles; and where it has only one, or may share only one, each of them
 * with nothing. */
static void list_pairs(
	struct entries *entries, const struct ranked *sets, size_t count, bool of_others)
{
	for (size_t set = 0; set < count; set++) {
		struct entry entry = {0, (uint32_t)set, sets[set].count, of_others};

		for (uint32_t at = 0; at < sets[set].prefix; at++) {
			if (sets[set].lonely) {
				entry.key = (uint64_t)sets[set].items[at] << 32 | UINT32_MAX;
				entries->items[entries->count++] = entry;
			}
			for (uint32_t next = at + 1; next < sets[set].prefix; next++) {
				entry.key =
					(uint64_t)sets[set].items[at] << 32 | sets[set].items[next];
				entries->items[entries->count++] = entry;
			}
		}
	}
}

static bool sizes_fit(const struct join *join, size_t one, size_t other)
{
	size_t less = one < other ? one : other;

	return 2000 * less >= join->least * (one + other);
}

/* Of two sets: what is left of the shorter rest. */
static size_t rest(const struct ranked *one, size_t left, const struct ranked *other, size_t right)
{
	size_t mine = one->count - left, theirs = other->count - right;

	return mine < theirs ? mine : theirs;
}

/*
 * What two sets share, or 0 when it is less than needed, or when they are met by another key than the
 * one that stands for the pair: the first two shingles that they share, or the only one.  So each pair is
 * counted out once.
 */
static size_t shared(
	const struct ranked *one, const struct ranked *other, uint64_t key, size_t needed)
{
	size_t left = 0, right = 0, count = 0;
	uint64_t met = UINT32_MAX;

	while (count + rest(one, left, other, right) >= needed && left < one->count
		&& right < other->count) {
		uint32_t mine = one->items[left], theirs = other->items[right];

		if (mine == theirs) {
			if (count == 0)
				met = (uint64_t)mine << 32 | UINT32_MAX;
			else if (count == 1)
				met = (met & ~(uint64_t)UINT32_MAX) | mine;
			if (count < 2 && met >> 32 != key >> 32)
				return 0;
			if (++count == 2 && met != key)
				return 0;
		} else if (count == 0 && mine > key >> 32 && theirs > key >> 32) {
			return 0;
		}
		left += mine <= theirs;
		right += theirs <= mine;
	}
	return met == key && count >= needed ? count : 0;
}

/* Entries with one key, ordered by size: each with those of the other list that fit. */
static void join_run(struct join *join, const struct entry *run, size_t count,
	const struct ranked *ones, const struct ranked *others, bool itself)
{
	for (size_t at = 0; at < count && !join->failed; at++) {
		for (size_t next = at + 1; next < count; next++) {
			const struct entry *one = &run[at], *other = &run[next];

			if (!sizes_fit(join, one->size, other->size))
				break;
			if (!itself && one->of_others == other->of_others)
				continue;
			if (itself ? one->set > other->set : one->of_others) {
				one = &run[next];
				other = &run[at];
			}
			add_pair(join, one->set, other->set,
				rx_dice(one->size, other->size,
					shared(&ones[one->set], &others[other->set], run->key,
						(join->least * (one->size + other->size) + 1999)
							/ 2000)));
		}
	}
}

static void join_entries(struct join *join, const struct ranked *ones, size_t one_count,
	const struct ranked *others, size_t other_count)
{
	bool itself = ones == others;
	size_t most = pairs_of(ones, one_count) + (itself ? 0 : pairs_of(others, other_count));
	struct entries entries = {malloc((most + 1) * sizeof(struct entry)), 0};

	if (!entries.items) {
		join->failed = true;
		return;
	}
	list_pairs(&entries, ones, one_count, false);
	if (!itself)
		list_pairs(&entries, others, other_count, true);
	qsort(entries.items, entries.count, sizeof(*entries.items), by_key);
	for (size_t at = 0, end; at < entries.count; at = end) {
		end = at + 1;
		while (end < entries.count && entries.items[end].key == entries.items[at].key)
			end++;
		join_run(join, &entries.items[at], end - at, ones, others, itself);
	}
	free(entries.items);
}

static void join_by_rarest(struct join *join, const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count)
{
	struct ranks ranks = {0};
	size_t sum = size_of(ones, one_count) + (ones == others ? 0 : size_of(others, other_count));
	struct ranked *left = NULL, *right = NULL;

	ranks.all = malloc((sum + 1) * sizeof(*ranks.all));
	if (ranks.all) {
		ranks.count = gather(ranks.all, 0, ones, one_count);
		if (ones != others)
			ranks.count = gather(ranks.all, ranks.count, others, other_count);
		give_ranks(&ranks);
		left = rank_sets(join, &ranks, ones, one_count);
		right = ones == others ? left : rank_sets(join, &ranks, others, other_count);
	}
	if (left && right)
		join_entries(join, left, one_count, right, other_count);
	else
		join->failed = true;
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
		join_by_rarest(&join, ones, one_count, others, other_count);
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
