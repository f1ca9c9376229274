/*
 * summary_write.c - states of groups in, one row per group out.
 *
 * Rows are in byte order of the groups' cells, or ranked by the first figure, the greatest first.  The
 * row of all records comes last in either case.
 */
#include "long.h"
#include "message.h"
#include "pivot.h"
#include "summary.h"
#include "total.h"

#include <stdlib.h>

enum { FLOW_LIMIT = 1000000 };

/* A group on its way to its place in the ranking. */
struct place {
	struct rx_decimal figure;
	bool present;
	uint32_t group;
	size_t at; /* place in byte order, which settles ties */
};

/* Appends a group's row without its end; rank 0 leaves its cell, and how many share it, empty. */
static void group_line(const struct rx_summary *summary, size_t group, size_t rank, size_t ties,
	struct rx_buffer *out)
{
	if (summary->rank) {
		if (rank)
			rx_buffer_add_number(out, rank);
		rx_buffer_add_byte(out, '\t');
		if (rank)
			rx_buffer_add_number(out, ties);
		rx_buffer_add_byte(out, '\t');
	}
	if (summary->by.count) {
		rx_buffer_add_text(out, rx_keys_text(&summary->by.groups, group));
		rx_buffer_add_byte(out, '\t');
	}
	rx_summary_figures(summary, group, out);
}

/* ---- ranking -------------------------------------------------------------------------------- */

/* The figure that ranks a group: that of the first operation, else the first rate. */
static bool figure_of(struct rx_summary *summary, size_t group, struct rx_buffer *scratch,
	struct rx_decimal *figure)
{
	struct rx_text cell;

	rx_buffer_reset(scratch);
	if (summary->operation_count) {
		summary->operations[0].kind->finish(&summary->operations[0], group, scratch);
	} else {
		/* part, whole, percent: the third is the rate.  A scheme has numbers only. */
		rx_rates_cell(&summary->rates,
			&summary->rates.figures[summary->rates.chosen_count ? 2 : 0], group,
			summary->today, scratch);
	}
	cell = rx_buffer_text(scratch);
	return cell.length && rx_number_parse(cell, figure);
}

static int compare_places(const void *one, const void *other)
{
	const struct place *left = one, *right = other;
	int order = 0;

	if (left->present != right->present)
		return left->present ? -1 : 1;
	if (left->present)
		order = rx_decimal_compare(right->figure, left->figure);
	return order ? order : (left->at > right->at) - (left->at < right->at);
}

/* Equal figures share a rank, and the next one counts on from all before it. */
static bool same_figure(const struct place *one, const struct place *other)
{
	return one->present == other->present
		&& (!one->present || rx_decimal_compare(one->figure, other->figure) == 0);
}

/* How many places from the first of a rank on share it, those that are not written too. */
static size_t ties_at(const struct place *places, size_t count, size_t first)
{
	size_t end = first + 1;

	while (end < count && same_figure(&places[end], &places[first]))
		end++;
	return end - first;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* Puts the groups, in byte order so far, into the order of their rows. */
static void rank_places(
	struct rx_summary *summary, struct place *places, size_t count, struct rx_buffer *scratch)
{
	for (size_t at = 0; at < count; at++)
		places[at].present =
			figure_of(summary, places[at].group, scratch, &places[at].figure);
	qsort(places, count, sizeof(*places), compare_places);
	rx_buffer_reset(scratch);
}

static long write_rows(
	struct rx_summary *summary, struct place *places, size_t count, struct rx_writer *writer)
{
	bool total = summary->by.total && summary->by.count && count;
	size_t groups = total ? count - 1 : count, rank = 1, ties = 1;
	size_t rows = summary->top && summary->top < groups ? summary->top : groups;
	struct rx_buffer line = {0};

	if (summary->top || summary->rank)
		rank_places(summary, places, groups, &line);
	rx_summary_header(summary, &line);
	rx_summary_line(writer, &line);
	for (size_t at = 0; at < rows && !line.failed; at++) {
		if (at && !same_figure(&places[at - 1], &places[at]))
			rank = at + 1;
		if (rank == at + 1)
			ties = ties_at(places, groups, at);
		group_line(summary, places[at].group, rank, ties, &line);
		rx_summary_line(writer, &line);
	}
	if (total && !line.failed) {
		group_line(summary, places[count - 1].group, 0, 0, &line);
		rx_summary_line(writer, &line);
	}
	if (line.failed)
		rx_summary_fail_memory(summary);
	rx_buffer_release(&line);
	return summary->failed ? -1 : (long)rows;
}

/* The groups, given in byte order, as places. */
static struct place *all_places(const uint32_t *order, size_t count)
{
	struct place *places = calloc(count + 1, sizeof(*places));

	for (size_t at = 0; places && at < count; at++)
		places[at] = (struct place){.group = order[at], .at = at};
	return places;
}

static long write_final(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	size_t count = summary->by.groups.count;
	struct place *places = all_places(order, count);
	long rows;

	if (!places)
		return -1;
	rows = write_rows(summary, places, count, writer);
	free(places);
	return rows;
}

static bool prepare(struct rx_summary *summary)
{
	for (size_t at = 0; at < summary->operation_count; at++) {
		if (!rx_operation_prepare(&summary->operations[at], summary->by.groups.count,
			    summary->rows, summary->write_partial))
			return false;
	}
	return true;
}

static int ready_flow(struct rx_summary *summary)
{
	size_t periods;

	rx_flow_ready(&summary->flow, summary->today);
	periods = (size_t)(summary->flow.last - summary->flow.first) + 1;
	if (periods * (summary->by.groups.count + 1) <= FLOW_LIMIT)
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SERIES_LIMIT, periods,
		(size_t)FLOW_LIMIT);
	return -1;
}

/* Groups that no row fell into but that the output has a place for; 0, or -1 after a report. */
static int fill(struct rx_summary *summary)
{
	if (summary->flow.asked && ready_flow(summary))
		return -1;
	if (summary->write_partial)
		return 0;
	if (summary->by.series && rx_by_fill(&summary->by, summary->sink))
		return -1;
	return summary->by.pivot ? rx_pivot_fill(&summary->by, summary->sink) : 0;
}

static long write_in_order(
	struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	if (summary->write_partial)
		return rx_partial_write(summary, order, writer);
	if (summary->by.pivot)
		return rx_pivot_write(summary, writer);
	if (summary->flow.asked)
		return rx_long_flow(summary, order, writer);
	if (summary->summarize)
		return rx_long_summary(summary, order, writer);
	if (summary->explain)
		return rx_long_explain(summary, order, writer);
	return write_final(summary, order, writer);
}

long rx_summary_write(struct rx_summary *summary, struct rx_writer *writer)
{
	size_t skipped = summary->fields.skipped + summary->rates.unread + summary->facts.unread;
	size_t undated = summary->by.undated + summary->flow.undated;
	uint32_t *order;
	long rows = -1;

	if (summary->failed || (summary->merge && rx_partial_end(summary)))
		return -1;
	if (fill(summary)) {
		summary->failed = true;
		return -1;
	}
	if (skipped && !summary->write_partial)
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SKIPPED, skipped);
	if (undated && !summary->write_partial)
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_UNDATED, undated);
	order = rx_keys_sorted(&summary->by.groups);
	if (order && rx_summary_reserve(summary) && prepare(summary))
		rows = write_in_order(summary, order, writer);
	free(order);
	return rows < 0 && !summary->failed ? rx_summary_fail_memory(summary) : rows;
}
