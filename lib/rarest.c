/*
 * rarest.c - all shingles counted, ordered by how often they come, and put into each set by that rank.
 */
#include "rarest.h"

#include <stdlib.h>

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

static size_t size_of(const struct rx_shingles *sets, size_t count)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += sets[set].count;
	return sum;
}

static size_t gather(
	struct frequency *all, size_t count, const struct rx_shingles *sets, size_t set_count)
{
	for (size_t set = 0; set < set_count; set++) {
		for (size_t at = 0; at < sets[set].count; at++)
			all[count++] = (struct frequency){sets[set].items[at], 1, 0};
	}
	return count;
}

/* Equal ones become one; in order of items again once ranks are given.  Returns how many there are. */
static size_t give_ranks(struct frequency *all, size_t count)
{
	size_t kept = 0;

	qsort(all, count, sizeof(*all), by_item);
	for (size_t at = 0; at < count; at++) {
		if (kept && all[kept - 1].item == all[at].item)
			all[kept - 1].count++;
		else
			all[kept++] = all[at];
	}
	qsort(all, kept, sizeof(*all), by_count);
	for (size_t at = 0; at < kept; at++)
		all[at].rank = (uint32_t)at;
	qsort(all, kept, sizeof(*all), by_item);
	return kept;
}

static struct rx_ranked rank_set(const struct rx_ranking *ranking, const struct frequency *all,
	struct rx_shingles set, uint32_t *items)
{
	size_t size = set.count;
	size_t part = (ranking->least * size + 1999 - ranking->least) / (2000 - ranking->least);
	size_t prefix = size < part ? 0 : size - part + 2 < size ? size - part + 2 : size;

	for (size_t at = 0; at < size; at++) {
		struct frequency wanted = {set.items[at], 0, 0};
		const struct frequency *found =
			bsearch(&wanted, all, ranking->kinds, sizeof(wanted), by_item);

		items[at] = found->rank;
	}
	qsort(items, size, sizeof(*items), by_number);
	return (struct rx_ranked){items, (uint32_t)size, (uint32_t)prefix, part < 2};
}

static struct rx_ranked *rank_sets(const struct rx_ranking *ranking, struct rx_arena *arena,
	const struct frequency *all, const struct rx_shingles *sets, size_t count)
{
	struct rx_ranked *ranked = rx_arena_new(arena, (count + 1) * sizeof(*ranked));
	uint32_t *items = rx_arena_new(arena, (size_of(sets, count) + 1) * sizeof(*items));

	for (size_t set = 0; ranked && items && set < count; set++) {
		ranked[set] = rank_set(ranking, all, sets[set], items);
		items += sets[set].count;
	}
	return items ? ranked : NULL;
}

bool rx_rank(struct rx_ranking *ranking, struct rx_arena *arena)
{
	size_t sum = size_of(ranking->ones, ranking->one_count)
		+ size_of(ranking->others, ranking->other_count);
	struct frequency *all = malloc((sum + 1) * sizeof(*all));

	if (!all)
		return false;
	sum = gather(all, 0, ranking->ones, ranking->one_count);
	sum = gather(all, sum, ranking->others, ranking->other_count);
	ranking->kinds = give_ranks(all, sum);
	ranking->left = rank_sets(ranking, arena, all, ranking->ones, ranking->one_count);
	ranking->right = ranking->others
		? rank_sets(ranking, arena, all, ranking->others, ranking->other_count)
		: NULL;
	free(all);
	return ranking->left && (ranking->right || !ranking->others);
}
