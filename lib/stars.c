/*
 * stars.c - all sets under each of their rarest shingles; each centre looks under its own, and what is
 * in a group already is dropped from the lists as they are walked.
 *
 * Most of what a list holds is passed over without a look at its shingles: by its place in the set, which
 * bounds what can still be shared behind it (Xiao and others 2008), then by 128 bits that stand for them.
 */
#include "stars.h"
#include "rarest.h"

#include <stdlib.h>

/* A set under one of its shingles: how many it has, and how many stand in front of this one. */
struct entry {
	uint32_t set;
	uint16_t size, before;
};

/* Of each set what the walk looks at, side by side. */
struct glimpse {
	uint64_t bits[2]; /* one for each shingle, by its rank */
	uint32_t seen;    /* the last centre that it was compared with, from 1 */
	uint32_t taken;
};

struct sky {
	struct rx_arena arena;
	struct rx_star *stars;
	const struct rx_ranked *sets;
	unsigned least;
	size_t *starts, *ends; /* of the list of each shingle among the entries */
	struct entry *entries;
	struct glimpse *glimpses;
};

/* Sets beyond that are compared as if they were that long, which only passes over less. */
static uint16_t in_short(size_t number)
{
	return number < UINT16_MAX ? (uint16_t)number : UINT16_MAX;
}

static size_t bits_in(uint64_t one, uint64_t other)
{
	const uint64_t twos = 0x3333333333333333, fours = 0x0F0F0F0F0F0F0F0F;

	one -= one >> 1 & 0x5555555555555555;
	other -= other >> 1 & 0x5555555555555555;
	one = (one & twos) + (one >> 2 & twos) + (other & twos) + (other >> 2 & twos);
	one = (one & fours) + (one >> 4 & fours);
	return (size_t)(one * 0x0101010101010101 >> 56);
}

static void add_entries(struct sky *sky, size_t set)
{
	const struct rx_ranked *mine = &sky->sets[set];

	for (uint32_t at = 0; at < mine->prefix; at++)
		sky->entries[sky->ends[mine->items[at]]++] =
			(struct entry){(uint32_t)set, in_short(mine->count), in_short(at)};
	for (uint32_t at = 0; at < mine->count; at++)
		sky->glimpses[set].bits[mine->items[at] >> 6 & 1] |= (uint64_t)1
			<< (mine->items[at] & 63);
}

static bool list_entries(struct sky *sky, size_t count, size_t kinds)
{
	size_t sum = 0;

	for (size_t set = 0; set < count; set++)
		sum += sky->sets[set].prefix;
	sky->starts = rx_arena_new(&sky->arena, (kinds + 1) * sizeof(*sky->starts));
	sky->ends = rx_arena_new(&sky->arena, (kinds + 1) * sizeof(*sky->ends));
	sky->entries = rx_arena_new(&sky->arena, (sum + 1) * sizeof(*sky->entries));
	sky->glimpses = rx_arena_new(&sky->arena, (count + 1) * sizeof(*sky->glimpses));
	if (sky->arena.failed)
		return false;
	for (size_t set = 0; set < count; set++) {
		for (uint32_t at = 0; at < sky->sets[set].prefix; at++)
			sky->ends[sky->sets[set].items[at]]++;
	}
	sum = 0;
	for (size_t kind = 0; kind < kinds; kind++) {
		sky->starts[kind] = sum;
		sum += sky->ends[kind];
		sky->ends[kind] = sky->starts[kind];
	}
	for (size_t set = 0; set < count; set++)
		add_entries(sky, set);
	return true;
}

/* What two sets share, or 0 as soon as it must stay below what is needed. */
static size_t shared(const struct rx_ranked *one, const struct rx_ranked *other, size_t needed)
{
	size_t left = 0, right = 0, count = 0;

	while (left < one->count && right < other->count) {
		uint32_t mine = one->items[left], theirs = other->items[right];
		size_t rest = one->count - left < other->count - right ? one->count - left
								       : other->count - right;

		if (count + rest < needed)
			return 0;
		count += mine == theirs;
		left += mine <= theirs;
		right += theirs <= mine;
	}
	return count >= needed ? count : 0;
}

/* Whether a set under the shingle that stands at a place of the centre may share enough, as far as a
 * glimpse tells. */
static bool may_be_like(const struct sky *sky, uint32_t centre, const struct entry *entry)
{
	size_t mine = sky->sets[centre].count, theirs = sky->sets[entry->set].count;
	const struct glimpse *one = &sky->glimpses[centre], *other = &sky->glimpses[entry->set];

	return other->seen != centre + 1
		&& bits_in(one->bits[0] & ~other->bits[0], one->bits[1] & ~other->bits[1])
			+ rx_needed(sky->least, mine, theirs)
		<= mine;
}

static void compare(struct sky *sky, uint32_t centre, uint32_t set)
{
	const struct rx_ranked *mine = &sky->sets[centre], *theirs = &sky->sets[set];
	size_t both = shared(mine, theirs, rx_needed(sky->least, mine->count, theirs->count));

	sky->glimpses[set].seen = centre + 1;
	if (both == 0)
		return;
	sky->glimpses[set].taken = 1;
	sky->stars[set] = (struct rx_star){centre, rx_dice(mine->count, theirs->count, both)};
}

/* All sets under the shingle at a place of the centre; those in a group leave the list. */
static void walk(struct sky *sky, uint32_t centre, uint32_t at)
{
	size_t count = sky->sets[centre].count, rest = count - at;
	uint32_t kind = sky->sets[centre].items[at];
	size_t kept = sky->starts[kind];

	for (size_t place = kept; place < sky->ends[kind]; place++) {
		struct entry entry = sky->entries[place];
		size_t theirs = (size_t)(entry.size - entry.before);
		size_t needed = rx_needed(sky->least, count, entry.size);

		if ((theirs >= needed || entry.size == UINT16_MAX) && rest >= needed) {
			if (sky->glimpses[entry.set].taken)
				continue;
			if (may_be_like(sky, centre, &entry))
				compare(sky, centre, entry.set);
		}
		sky->entries[kept++] = entry;
	}
	sky->ends[kind] = kept;
}

struct rx_star *rx_stars(
	const struct rx_shingles *sets, size_t count, unsigned least, const uint32_t *order)
{
	struct rx_ranking ranking = {.ones = sets, .one_count = count, .least = least};
	struct sky sky = {.least = least, .stars = calloc(count + 1, sizeof(*sky.stars))};
	bool listed = sky.stars && rx_rank(&ranking, &sky.arena);

	sky.sets = ranking.left;
	if (!listed || !list_entries(&sky, count, ranking.kinds)) {
		free(sky.stars);
		sky.stars = NULL;
	}
	for (size_t at = 0; sky.stars && at < count; at++) {
		uint32_t centre = order[at];

		if (sky.stars[centre].dice)
			continue;
		sky.stars[centre] = (struct rx_star){centre, 1000};
		sky.glimpses[centre].taken = 1;
		for (uint32_t each = 0; each < sky.sets[centre].prefix; each++)
			walk(&sky, centre, each);
	}
	rx_arena_release(&sky.arena);
	return sky.stars;
}
