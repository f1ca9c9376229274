/*
 * diff_clones.c - documents in, those that are one notice from several sites in groups out, the least
 * damaged copy first.
 *
 * A document is the set of what its findings and measures say; damage is how many of its records have a
 * flag that tells of a damaged source.
 */
#include "diff.h"
#include "identity.h"
#include "list.h"
#include "stars.h"

#include <stdio.h>
#include <stdlib.h>

struct copy {
	const struct rx_snapshot *snapshot;
	size_t row; /* of its doc record */
	size_t records, damage;
};

struct clones {
	struct rx_diff *diff;
	struct rx_arena arena;
	struct copy *copies;
	struct rx_shingles *sets;
	size_t count, room, set_room;
	struct rx_buffer scratch;
	bool failed;
};

static bool tells_damage(struct rx_text flag)
{
	static const char *const flags[] = {"date-elided", "date-restored", "date-ambiguous",
		"mojibake", "mojibake-suspect", "quote-unbalanced", "char-lost"};

	for (size_t at = 0; at < sizeof(flags) / sizeof(*flags); at++) {
		if (rx_text_equal(flag, rx_text(flags[at])))
			return true;
	}
	return false;
}

static bool is_damaged(const struct rx_snapshot *snapshot, size_t row)
{
	struct rx_text rest = rx_snapshot_value(snapshot, row, RX_COLUMN_FLAGS), flag;

	/* A diag record's type is what its record's flag says, too. */
	if (snapshot->rows[row].kind == RX_KIND_DIAG)
		return tells_damage(rx_snapshot_value(snapshot, row, RX_COLUMN_TYPE));
	while (rest.length && rx_list_next(&rest, &flag)) {
		if (tells_damage(flag))
			return true;
	}
	return false;
}

static int by_number(const void *one, const void *other)
{
	uint64_t left = *(const uint64_t *)one, right = *(const uint64_t *)other;

	return left < right ? -1 : left > right;
}

/* Hashes of what the records of a document say: those from its doc record to the next one. */
static void read_copy(struct clones *clones, struct copy *copy, struct rx_shingles *set)
{
	const struct rx_snapshot *snapshot = copy->snapshot;
	uint64_t *items;
	size_t end = copy->row + 1, count = 0, kept = 0;

	while (end < snapshot->count && snapshot->rows[end].kind != RX_KIND_DOC)
		end++;
	items = rx_arena_new(&clones->arena, (end - copy->row) * sizeof(*items));
	for (size_t row = copy->row + 1; items && row < end; row++) {
		int kind = snapshot->rows[row].kind;

		copy->damage += is_damaged(snapshot, row);
		if (kind != RX_KIND_FINDING && kind != RX_KIND_MEASURE && kind != RX_KIND_ACTION
			&& kind != RX_KIND_COMMITMENT)
			continue;
		copy->records++;
		rx_buffer_reset(&clones->scratch);
		rx_identity_key(&clones->scratch, rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE),
			SIZE_MAX);
		items[count++] = rx_checksum(0, rx_buffer_text(&clones->scratch));
	}
	if (count)
		qsort(items, count, sizeof(*items), by_number);
	for (size_t at = 0; at < count; at++) {
		if (kept == 0 || items[kept - 1] != items[at])
			items[kept++] = items[at];
	}
	*set = (struct rx_shingles){items, kept};
}

static void gather(struct clones *clones)
{
	for (size_t at = 0; at < clones->diff->count; at++) {
		const struct rx_snapshot *snapshot = clones->diff->inputs[at];

		for (size_t row = 0; row < snapshot->count; row++) {
			struct copy *copies;
			struct rx_shingles *sets;

			if (snapshot->rows[row].kind != RX_KIND_DOC)
				continue;
			copies = rx_array_grow(
				clones->copies, clones->count, &clones->room, sizeof(*copies));
			if (copies)
				clones->copies = copies;
			sets = rx_array_grow(
				clones->sets, clones->count, &clones->set_room, sizeof(*sets));
			if (sets)
				clones->sets = sets;
			if (!copies || !sets) {
				clones->failed = true;
				return;
			}
			copies[clones->count] = (struct copy){snapshot, row, 0, 0};
			read_copy(clones, &copies[clones->count], &sets[clones->count]);
			clones->count++;
		}
	}
}

/* A copy with what it is ordered by: least damaged, then most complete, then by name. */
struct ordered {
	const struct copy *copy;
	uint32_t place;
	uint32_t group;
};

static int by_damage(const void *one, const void *other)
{
	const struct ordered *left = one, *right = other;
	const struct copy *mine = left->copy, *theirs = right->copy;
	int names;

	if (left->group != right->group)
		return left->group < right->group ? -1 : 1;
	if (mine->damage != theirs->damage)
		return mine->damage < theirs->damage ? -1 : 1;
	if (mine->records != theirs->records)
		return mine->records > theirs->records ? -1 : 1;
	names = strcmp(mine->snapshot->name, theirs->snapshot->name);
	return names ? names : left->place < right->place ? -1 : left->place > right->place;
}

/* ---- writing -------------------------------------------------------------------------------- */

static const enum rx_column shown[] = {RX_COLUMN_KIND, RX_COLUMN_SERIES, RX_COLUMN_ID,
	RX_COLUMN_TITLE, RX_COLUMN_UNIT, RX_COLUMN_UPDATED, RX_COLUMN_TYPE, RX_COLUMN_URL,
	RX_COLUMN_FILE, RX_COLUMN_LINE};

enum { SHOWN = sizeof(shown) / sizeof(*shown) };

static void write_copy(
	const struct copy *copy, const size_t numbers[4], unsigned dice, struct rx_writer *writer)
{
	char digits[128];

	for (size_t at = 0; at < SHOWN; at++) {
		rx_writer_cell(writer, rx_snapshot_value(copy->snapshot, copy->row, shown[at]));
		rx_writer_bytes(writer, "\t", 1);
	}
	snprintf(digits, sizeof(digits), "%zu\t%zu\t%zu\t%zu\t%u.%03u", numbers[0], numbers[1],
		numbers[2], numbers[3], dice / 1000, dice % 1000);
	rx_writer_string(writer, digits);
	rx_writer_end_row(writer);
}

/* Copies side by side, groups in the order of their best copy. */
static long write_groups(struct clones *clones, struct ordered *ordered,
	const struct rx_star *stars, struct rx_writer *writer)
{
	size_t *sizes = rx_arena_new(&clones->arena, (clones->count + 1) * sizeof(*sizes));
	uint32_t *ranks = rx_arena_new(&clones->arena, (clones->count + 1) * sizeof(*ranks));
	size_t group = 0;
	long written = 0;

	if (!sizes || !ranks)
		return -1;
	for (size_t at = 0; at < clones->count; at++) {
		sizes[stars[at].centre]++;
		ranks[ordered[at].place] = (uint32_t)at;
	}
	for (size_t at = 0; at < clones->count; at++)
		ordered[at].group = ranks[stars[ordered[at].place].centre];
	qsort(ordered, clones->count, sizeof(*ordered), by_damage);
	rx_diff_columns(writer, shown, SHOWN, "group\tcopies\trecords\tdamage\tsimilarity");
	for (size_t at = 0; at < clones->count; at++) {
		struct rx_star star = stars[ordered[at].place];
		const struct copy *copy = ordered[at].copy;

		if (sizes[star.centre] < 2)
			continue;
		group += star.centre == ordered[at].place;
		write_copy(copy,
			(const size_t[4]){group, sizes[star.centre], copy->records, copy->damage},
			star.dice, writer);
		written++;
	}
	return written;
}

static long run(struct clones *clones, struct rx_writer *writer)
{
	struct ordered *ordered =
		rx_arena_new(&clones->arena, (clones->count + 1) * sizeof(*ordered));
	uint32_t *order = rx_arena_new(&clones->arena, (clones->count + 1) * sizeof(*order));
	struct rx_star *stars = NULL;
	long outcome = -1;

	if (!ordered || !order || clones->arena.failed)
		return -1;
	for (size_t at = 0; at < clones->count; at++)
		ordered[at] = (struct ordered){&clones->copies[at], (uint32_t)at, 0};
	qsort(ordered, clones->count, sizeof(*ordered), by_damage);
	for (size_t at = 0; at < clones->count; at++)
		order[at] = ordered[at].place;
	stars = rx_stars(clones->sets, clones->count, clones->diff->least, order);
	if (stars)
		outcome = write_groups(clones, ordered, stars, writer);
	free(stars);
	return outcome;
}

long rx_diff_clones(struct rx_diff *diff, struct rx_writer *writer)
{
	struct clones clones = {.diff = diff};
	long outcome = -1;

	gather(&clones);
	if (!clones.failed && !clones.scratch.failed)
		outcome = run(&clones, writer);
	if (outcome < 0)
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	free(clones.copies);
	free(clones.sets);
	rx_buffer_release(&clones.scratch);
	rx_arena_release(&clones.arena);
	return outcome;
}
