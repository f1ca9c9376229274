/*
 * diff_similar.c - findings of any number of inputs in, those that say the same in groups out: what comes
 * again in the same unit at another inspection, and what many units have in common.
 *
 * Equal titles are one first, so that a formula that a thousand units share costs one comparison; the
 * different ones make groups by rx_stars().  The groups do not depend on the order of inputs.
 */
#include "diff.h"
#include "identity.h"
#include "list.h"
#include "stars.h"

#include <stdio.h>
#include <stdlib.h>

/* One finding. */
struct member {
	const struct rx_snapshot *snapshot;
	size_t row;
	uint32_t title; /* place among the titles */
};

/* A title, and so a group where it is a centre. */
struct title {
	struct rx_text key;
	size_t count;                 /* findings that have it */
	size_t members;               /* of a group: findings in all */
	size_t units, rounds, visits; /* different units, series, and both together */
};

struct similar {
	struct rx_diff *diff;
	struct rx_arena arena;
	struct rx_keys keys;
	struct member *members;
	size_t count, room;
	struct title *titles;
	struct rx_star *stars;
	struct rx_keys units, rounds, visits;
	struct rx_buffer scratch[2];
	bool failed;
};

/* ---- titles --------------------------------------------------------------------------------- */

static void add_member(struct similar *similar, const struct rx_snapshot *snapshot, size_t row)
{
	struct member *grown =
		rx_array_grow(similar->members, similar->count, &similar->room, sizeof(*grown));
	bool added;
	size_t title;

	rx_buffer_reset(&similar->scratch[0]);
	rx_identity_key(
		&similar->scratch[0], rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), SIZE_MAX);
	if (similar->scratch[0].length == 0)
		return;
	title = rx_keys_add(&similar->keys, 0, rx_buffer_text(&similar->scratch[0]), &added);
	if (!grown || title == RX_NONE) {
		similar->failed = true;
		return;
	}
	similar->members = grown;
	grown[similar->count++] = (struct member){snapshot, row, (uint32_t)title};
}

static void gather(struct similar *similar)
{
	for (size_t at = 0; at < similar->diff->count; at++) {
		const struct rx_snapshot *snapshot = similar->diff->inputs[at];

		for (size_t row = 0; row < snapshot->count; row++) {
			if (snapshot->rows[row].kind == RX_KIND_FINDING)
				add_member(similar, snapshot, row);
		}
	}
	similar->titles =
		rx_arena_new(&similar->arena, (similar->keys.count + 1) * sizeof(*similar->titles));
	for (size_t at = 0; similar->titles && at < similar->keys.count; at++)
		similar->titles[at].key = rx_keys_text(&similar->keys, at);
	for (size_t at = 0; similar->titles && at < similar->count; at++)
		similar->titles[similar->members[at].title].count++;
}

/* An entry to be sorted: the greatest number first, then by bytes. */
struct ranked {
	size_t number;
	struct rx_text key;
	size_t place;
};

static int by_rank(const void *one, const void *other)
{
	const struct ranked *left = one, *right = other;

	if (left->number != right->number)
		return left->number > right->number ? -1 : 1;
	if (!rx_text_equal(left->key, right->key))
		return rx_text_compare(left->key, right->key);
	return left->place < right->place ? -1 : left->place > right->place;
}

/* Titles that most findings have come first. */
static uint32_t *order_titles(struct similar *similar)
{
	size_t count = similar->keys.count;
	struct ranked *ranked = rx_arena_new(&similar->arena, (count + 1) * sizeof(*ranked));
	uint32_t *order = rx_arena_new(&similar->arena, (count + 1) * sizeof(*order));

	if (!ranked || !order)
		return NULL;
	for (size_t at = 0; at < count; at++)
		ranked[at] =
			(struct ranked){similar->titles[at].count, similar->titles[at].key, at};
	qsort(ranked, count, sizeof(*ranked), by_rank);
	for (size_t at = 0; at < count; at++)
		order[at] = (uint32_t)ranked[at].place;
	return order;
}

static void find_groups(struct similar *similar, unsigned least)
{
	size_t count = similar->keys.count;
	struct rx_shingles *sets = rx_arena_new(&similar->arena, (count + 1) * sizeof(*sets));
	uint32_t *order = order_titles(similar);

	for (size_t at = 0; sets && at < count; at++)
		sets[at] = rx_shingles_of(&similar->arena, similar->titles[at].key);
	if (sets && order && !similar->arena.failed)
		similar->stars = rx_stars(sets, count, least, order);
	if (!similar->stars)
		similar->failed = true;
}

/* ---- groups --------------------------------------------------------------------------------- */

/* The unit of a finding: its own, else that of its document. */
static struct rx_text unit_of(struct similar *similar, const struct member *member)
{
	struct rx_text unit = rx_snapshot_value(member->snapshot, member->row, RX_COLUMN_UNIT);
	size_t up = member->row;

	for (int depth = 0; unit.length == 0 && up != RX_NONE && depth < 64; depth++) {
		up = member->snapshot->rows[up].parent;
		if (up != RX_NONE && member->snapshot->rows[up].kind == RX_KIND_DOC)
			unit = rx_snapshot_value(member->snapshot, up, RX_COLUMN_UNIT);
	}
	return rx_alias_list(&similar->diff->alias, unit, &similar->scratch[1]);
}

static void count_one(struct similar *similar, struct rx_keys *keys, uint32_t group,
	struct rx_text key, size_t *count)
{
	bool added = false;

	if (key.length && rx_keys_add(keys, group, key, &added) == RX_NONE)
		similar->failed = true;
	*count += added;
}

static void count_groups(struct similar *similar)
{
	for (size_t at = 0; at < similar->count; at++) {
		const struct member *member = &similar->members[at];
		uint32_t centre = similar->stars[member->title].centre;
		struct title *group = &similar->titles[centre];
		struct rx_text series =
			rx_snapshot_value(member->snapshot, member->row, RX_COLUMN_SERIES);
		struct rx_text unit = unit_of(similar, member);

		group->members++;
		count_one(similar, &similar->units, centre, unit, &group->units);
		count_one(similar, &similar->rounds, centre, series, &group->rounds);
		rx_buffer_reset(&similar->scratch[0]);
		rx_buffer_add_text(&similar->scratch[0], unit);
		rx_buffer_add_byte(&similar->scratch[0], '\t');
		rx_buffer_add_text(&similar->scratch[0], series);
		count_one(similar, &similar->visits, centre, rx_buffer_text(&similar->scratch[0]),
			&group->visits);
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static const enum rx_column shown[] = {RX_COLUMN_KIND, RX_COLUMN_SERIES, RX_COLUMN_ID,
	RX_COLUMN_PARENT, RX_COLUMN_NO, RX_COLUMN_TITLE, RX_COLUMN_STATUS, RX_COLUMN_LEADER,
	RX_COLUMN_DEPT, RX_COLUMN_OWNER, RX_COLUMN_UNIT, RX_COLUMN_OPENED, RX_COLUMN_DUE,
	RX_COLUMN_CLOSED_ON, RX_COLUMN_AMOUNT, RX_COLUMN_URL, RX_COLUMN_FILE, RX_COLUMN_LINE};

enum { SHOWN = sizeof(shown) / sizeof(*shown) };

static void write_count(struct rx_writer *writer, size_t number)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "\t%zu", number);
	rx_writer_string(writer, digits);
}

/* Thousandths as a decimal. */
static void write_likeness(struct rx_writer *writer, unsigned dice)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "\t%u.%03u", dice / 1000, dice % 1000);
	rx_writer_string(writer, digits);
}

static void write_member(struct similar *similar, const struct member *member, size_t number,
	struct rx_writer *writer)
{
	struct rx_star star = similar->stars[member->title];
	const struct title *group = &similar->titles[star.centre];

	for (size_t at = 0; at < SHOWN; at++) {
		struct rx_text cell = rx_snapshot_value(member->snapshot, member->row, shown[at]);

		if (shown[at] == RX_COLUMN_KIND)
			cell = rx_word_name(RX_SET_KIND, RX_KIND_FINDING);
		else if (shown[at] == RX_COLUMN_UNIT)
			cell = unit_of(similar, member);
		else if (shown[at] == RX_COLUMN_FILE && cell.length == 0)
			cell = rx_text(member->snapshot->name);
		if (at)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_cell(writer, cell);
	}
	write_count(writer, number);
	write_count(writer, group->members);
	write_count(writer, group->units);
	write_count(writer, group->rounds);
	rx_writer_bytes(writer, "\t", 1);
	if (group->units && group->visits > group->units)
		rx_writer_string(writer, group->units > 1 ? "again;common" : "again");
	else if (group->units > 1)
		rx_writer_string(writer, "common");
	write_likeness(writer, star.dice);
	rx_writer_end_row(writer);
}

/* A member with what it is sorted by: its group's place, and its likeness. */
struct placed {
	size_t group;
	unsigned dice;
	size_t member;
	struct rx_text id;
};

static int by_place(const void *one, const void *other)
{
	const struct placed *left = one, *right = other;

	if (left->group != right->group)
		return left->group < right->group ? -1 : 1;
	if (left->dice != right->dice)
		return left->dice > right->dice ? -1 : 1;
	if (!rx_text_equal(left->id, right->id))
		return rx_text_compare(left->id, right->id);
	return left->member < right->member ? -1 : left->member > right->member;
}

/* Groups of two and more, the largest first: their number by their centre, from 1. */
static size_t *number_groups(struct similar *similar)
{
	size_t count = similar->keys.count, groups = 0;
	struct ranked *ranked = rx_arena_new(&similar->arena, (count + 1) * sizeof(*ranked));
	size_t *numbers = rx_arena_new(&similar->arena, (count + 1) * sizeof(*numbers));

	if (!ranked || !numbers)
		return NULL;
	for (size_t at = 0; at < count; at++) {
		if (similar->titles[at].members > 1)
			ranked[groups++] = (struct ranked){
				similar->titles[at].members, similar->titles[at].key, at};
	}
	qsort(ranked, groups, sizeof(*ranked), by_rank);
	for (size_t at = 0; at < groups; at++)
		numbers[ranked[at].place] = at + 1;
	return numbers;
}

static long write_groups(struct similar *similar, struct rx_writer *writer)
{
	size_t *numbers = number_groups(similar), count = 0;
	struct placed *placed =
		rx_arena_new(&similar->arena, (similar->count + 1) * sizeof(*placed));

	if (!numbers || !placed)
		return -1;
	for (size_t at = 0; at < similar->count; at++) {
		const struct member *member = &similar->members[at];
		struct rx_star star = similar->stars[member->title];

		if (numbers[star.centre])
			placed[count++] = (struct placed){numbers[star.centre], star.dice, at,
				rx_snapshot_value(member->snapshot, member->row, RX_COLUMN_ID)};
	}
	qsort(placed, count, sizeof(*placed), by_place);
	rx_diff_columns(writer, shown, SHOWN, "group\tmembers\tunits\trounds\trepeat\tsimilarity");
	for (size_t at = 0; at < count; at++)
		write_member(
			similar, &similar->members[placed[at].member], placed[at].group, writer);
	return (long)count;
}

long rx_diff_similar(struct rx_diff *diff, struct rx_writer *writer)
{
	struct similar similar = {.diff = diff};
	long outcome = -1;

	gather(&similar);
	if (similar.titles && !similar.failed)
		find_groups(&similar, diff->least);
	if (similar.stars)
		count_groups(&similar);
	if (similar.stars && !similar.failed)
		outcome = write_groups(&similar, writer);
	if (similar.scratch[0].failed || similar.scratch[1].failed || similar.arena.failed)
		outcome = -1;
	if (outcome < 0)
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	free(similar.stars);
	free(similar.members);
	rx_keys_release(&similar.keys);
	rx_keys_release(&similar.units);
	rx_keys_release(&similar.rounds);
	rx_keys_release(&similar.visits);
	rx_buffer_release(&similar.scratch[0]);
	rx_buffer_release(&similar.scratch[1]);
	rx_arena_release(&similar.arena);
	return outcome;
}
