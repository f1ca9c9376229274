/*
 * diff_score.c - reviewed records and found ones in; precision, recall and F1 of each kind and each of
 * its columns out, with intervals of 95 % (Wilson 1927).
 *
 * Records are the same when rx-diff would take them for the same or when their spans are equal.  A cell
 * is right when both records say the same in it; cells that both leave empty do not count.
 */
#include "diff.h"
#include "difference.h"

#include <stdio.h>

struct tally {
	size_t gold, found, right;
};

struct score {
	const struct rx_snapshot *gold, *found;
	struct rx_pairing pairing;
	struct rx_differences differences;
	struct tally *tallies; /* of each kind: records, then each column */
	size_t width;
	struct rx_arena arena;
};

/* ---- counting ------------------------------------------------------------------------------- */

static bool same_span(const struct score *score, size_t gold, size_t found)
{
	static const enum rx_column spans[] = {RX_COLUMN_START, RX_COLUMN_END};

	for (size_t at = 0; at < 2; at++) {
		struct rx_text one = rx_snapshot_value(score->gold, gold, spans[at]);
		struct rx_text other = rx_snapshot_value(score->found, found, spans[at]);

		if (one.length == 0 || !rx_text_equal(one, other))
			return false;
	}
	return true;
}

/* Records that nothing but their place in the source makes the same. */
static void pair_by_span(struct score *score)
{
	size_t from = 0;

	for (size_t gold = 0; gold < score->gold->count; gold++) {
		if (score->pairing.of_old[gold] != RX_NONE)
			continue;
		for (size_t step = 0; step < score->found->count; step++) {
			size_t found = (from + step) % score->found->count;

			if (score->pairing.of_new[found] != RX_NONE
				|| score->found->rows[found].kind != score->gold->rows[gold].kind
				|| !same_span(score, gold, found))
				continue;
			score->pairing.of_old[gold] = found;
			score->pairing.of_new[found] = gold;
			from = found;
			break;
		}
	}
}

static bool is_scored(int column)
{
	return column != RX_COLUMN_FILE && column != RX_COLUMN_ID && column != RX_COLUMN_KIND
		&& column != RX_COLUMN_PARENT && column != RX_COLUMN_DOC;
}

static struct tally *tallies_of(struct score *score, int kind)
{
	return score->tallies + (size_t)kind * score->width;
}

/* parent stands for the right place in the tree, whatever the ids are. */
static bool same_parent(const struct score *score, size_t gold, size_t found)
{
	size_t one = score->gold->rows[gold].parent, other = score->found->rows[found].parent;

	if (one == RX_NONE || other == RX_NONE)
		return one == other;
	return score->pairing.of_old[one] == other;
}

static void count_gold(struct score *score, size_t row)
{
	struct tally *tally;
	size_t found = score->pairing.of_old[row];

	if (score->gold->rows[row].kind < 0)
		return;
	tally = tallies_of(score, score->gold->rows[row].kind);
	tally[0].gold++;
	tally[0].right += found != RX_NONE;
	tally[1].gold++;
	tally[1].right += found != RX_NONE && same_parent(score, row, found);
	for (size_t at = 0; at < score->differences.count; at++) {
		bool stated = rx_difference_old(&score->differences, at, row).length > 0;

		tally[at + 2].gold += stated;
		tally[at + 2].right += stated && found != RX_NONE
			&& rx_difference_new(&score->differences, at, found).length
			&& !rx_differ(&score->differences, at, row, found);
	}
}

static void count_found(struct score *score, size_t row)
{
	struct tally *tally;

	if (score->found->rows[row].kind < 0)
		return;
	tally = tallies_of(score, score->found->rows[row].kind);
	tally[0].found++;
	tally[1].found++;
	for (size_t at = 0; at < score->differences.count; at++)
		tally[at + 2].found += rx_difference_new(&score->differences, at, row).length > 0;
}

/* ---- intervals ------------------------------------------------------------------------------ */

static double root(double number)
{
	double guess = number > 1 ? number : 1;

	for (int step = 0; number > 0 && step < 64; step++)
		guess = (guess + number / guess) / 2;
	return number > 0 ? guess : 0;
}

struct rate {
	double value, low, high;
};

static struct rate wilson(size_t right, size_t all)
{
	const double z = 1.959964;
	double n = (double)all, p, centre, spread;

	if (all == 0)
		return (struct rate){0, 0, 1};
	p = (double)right / n;
	centre = (p + z * z / (2 * n)) / (1 + z * z / n);
	spread = z / (1 + z * z / n) * root(p * (1 - p) / n + z * z / (4 * n * n));
	return (struct rate){
		p, right == 0 ? 0 : centre - spread, right == all ? 1 : centre + spread};
}

/* F1 is 2 J / (1 + J) of the share J of right ones among all that were there or were found, and grows
 * with it; so the ends of J's interval are those of F1's. */
static struct rate f1_of(struct tally tally)
{
	struct rate share = wilson(tally.right, tally.gold + tally.found - tally.right);

	return (struct rate){2 * share.value / (1 + share.value), 2 * share.low / (1 + share.low),
		2 * share.high / (1 + share.high)};
}

/* ---- writing -------------------------------------------------------------------------------- */

static void write_number(struct rx_writer *writer, size_t number)
{
	char digits[32];

	snprintf(digits, sizeof(digits), "\t%zu", number);
	rx_writer_string(writer, digits);
}

/* As per cent with two decimals; nothing where there was nothing to divide by. */
static void write_rate(struct rx_writer *writer, struct rate rate, size_t all)
{
	double values[3] = {rate.value, rate.low, rate.high};

	for (size_t at = 0; at < 3; at++) {
		size_t hundredths = (size_t)(values[at] * 10000 + 0.5);
		char digits[3] = {
			'.', (char)('0' + hundredths / 10 % 10), (char)('0' + hundredths % 10)};

		if (all == 0) {
			rx_writer_bytes(writer, "\t", 1);
			continue;
		}
		write_number(writer, hundredths / 100);
		rx_writer_bytes(writer, digits, 3);
	}
}

static void write_tally(
	struct rx_writer *writer, int kind, struct rx_text field, struct tally tally)
{
	struct rx_text name = rx_word_name(RX_SET_KIND, (size_t)kind);

	rx_writer_bytes(writer, name.bytes, name.length);
	rx_writer_bytes(writer, "\t", 1);
	rx_writer_cell(writer, field);
	write_number(writer, tally.gold);
	write_number(writer, tally.found);
	write_number(writer, tally.right);
	write_rate(writer, wilson(tally.right, tally.found), tally.found);
	write_rate(writer, wilson(tally.right, tally.gold), tally.gold);
	write_rate(writer, f1_of(tally), tally.gold + tally.found);
	rx_writer_end_row(writer);
}

static long write_all(struct score *score, struct rx_writer *writer)
{
	long written = 0;

	rx_writer_string(writer,
		"record\tfield\tgold\tfound\tright\tprecision\tprecision_low\tprecision_high\t"
		"recall\trecall_low\trecall_high\tf1\tf1_low\tf1_high");
	rx_writer_end_row(writer);
	for (int kind = 0; kind < RX_KIND_COUNT; kind++) {
		struct tally *tally = tallies_of(score, kind);

		if (tally[0].gold + tally[0].found == 0)
			continue;
		write_tally(writer, kind, RX_LITERAL("record"), tally[0]);
		write_tally(writer, kind, RX_LITERAL("parent"), tally[1]);
		written += 2;
		for (size_t at = 0; at < score->differences.count; at++) {
			const struct rx_snapshot_column *column =
				&score->differences.columns[at].column;

			if (!is_scored(column->column)
				|| tally[at + 2].gold + tally[at + 2].found == 0)
				continue;
			write_tally(writer, kind,
				column->column < 0
					? column->name
					: rx_word_name(RX_SET_COLUMN, (size_t)column->column),
				tally[at + 2]);
			written++;
		}
	}
	return written;
}

static int run(struct score *score, struct rx_diff *diff)
{
	if (rx_pairing_make(
		    &score->pairing, score->gold, score->found, RX_PAIRING_ANY_SERIES, diff->sink)
		|| rx_differences_begin(&score->differences, NULL))
		return -1;
	pair_by_span(score);
	score->width = score->differences.count + 2;
	score->tallies =
		rx_arena_new(&score->arena, RX_KIND_COUNT * score->width * sizeof(*score->tallies));
	if (!score->tallies) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	for (size_t row = 0; row < score->gold->count; row++)
		count_gold(score, row);
	for (size_t row = 0; row < score->found->count; row++)
		count_found(score, row);
	return 0;
}

long rx_diff_score(struct rx_diff *diff, struct rx_writer *writer)
{
	struct score score = {.gold = diff->inputs[0], .found = diff->inputs[1]};
	long outcome = -1;

	score.differences = (struct rx_differences){
		.old = score.gold, .new = score.found, .alias = &diff->alias, .every = true};
	if (run(&score, diff) == 0) {
		outcome = write_all(&score, writer);
		if (rx_differences_failed(&score.differences, diff->sink))
			outcome = -1;
	}
	rx_differences_release(&score.differences);
	rx_pairing_release(&score.pairing);
	rx_arena_release(&score.arena);
	return outcome;
}
