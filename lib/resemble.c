/*
 * resemble.c - each set under all pairs of its rarest shingles; sets under the same pair counted out.
 *
 * Pairs are looked for by two shingles, since formulaic titles have many sets under one.
 */
#include "resemble.h"
#include "buffer.h"
#include "rarest.h"

#include <stdlib.h>

struct join {
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

static size_t pairs_of(const struct rx_ranked *sets, size_t count)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += (size_t)sets[set].prefix * (sets[set].prefix + 1) / 2;
	return sum;
}

/* All pairs of a set's rarest shingles; and where it has only one, or may share only one, each of them
 * with nothing. */
static void list_pairs(
	struct entries *entries, const struct rx_ranked *sets, size_t count, bool of_others)
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

/* Of two sets: what is left of the shorter rest. */
static size_t rest(
	const struct rx_ranked *one, size_t left, const struct rx_ranked *other, size_t right)
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
	const struct rx_ranked *one, const struct rx_ranked *other, uint64_t key, size_t needed)
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
static void join_run(
	struct join *join, const struct entry *run, size_t count, const struct rx_ranking *ranking)
{
	for (size_t at = 0; at < count && !join->failed; at++) {
		for (size_t next = at + 1; next < count; next++) {
			const struct entry *one = &run[at], *other = &run[next];
			size_t needed = rx_needed(join->least, one->size, other->size);

			if (!rx_sizes_fit(join->least, one->size, other->size))
				break;
			if (one->of_others == other->of_others)
				continue;
			if (one->of_others) {
				one = &run[next];
				other = &run[at];
			}
			add_pair(join, one->set, other->set,
				rx_dice(one->size, other->size,
					shared(&ranking->left[one->set],
						&ranking->right[other->set], run->key, needed)));
		}
	}
}

static void join_entries(struct join *join, const struct rx_ranking *ranking)
{
	size_t most = pairs_of(ranking->left, ranking->one_count)
		+ pairs_of(ranking->right, ranking->other_count);
	struct entries entries = {malloc((most + 1) * sizeof(struct entry)), 0};

	if (!entries.items) {
		join->failed = true;
		return;
	}
	list_pairs(&entries, ranking->left, ranking->one_count, false);
	list_pairs(&entries, ranking->right, ranking->other_count, true);
	qsort(entries.items, entries.count, sizeof(*entries.items), by_key);
	for (size_t at = 0, end; at < entries.count; at = end) {
		end = at + 1;
		while (end < entries.count && entries.items[end].key == entries.items[at].key)
			end++;
		join_run(join, &entries.items[at], end - at, ranking);
	}
	free(entries.items);
}

static void join_by_rarest(struct join *join, const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count)
{
	struct rx_arena arena = {0};
	struct rx_ranking ranking = {.ones = ones,
		.others = others,
		.one_count = one_count,
		.other_count = other_count,
		.least = join->least};

	if (rx_rank(&ranking, &arena))
		join_entries(join, &ranking);
	else
		join->failed = true;
	rx_arena_release(&arena);
}

static void join_each(struct join *join, const struct rx_shingles *ones, size_t one_count,
	const struct rx_shingles *others, size_t other_count)
{
	for (size_t other = 0; other < other_count; other++) {
		for (size_t one = 0; one < one_count; one++)
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
