/*
 * partial_write.c - a summary as a partial count: see partial.h for the form.
 */
#include "cell.h"
#include "message.h"
#include "summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

/* Names stand one a line in the description. */
static bool has_line_end(const struct rx_summary *summary)
{
	for (size_t at = 0; at < summary->word_count; at++) {
		if (strchr(summary->words[at], '\n'))
			return true;
	}
	return false;
}

int rx_partial_check(const struct rx_summary *summary)
{
	if (has_line_end(summary)) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SHARD);
		return -1;
	}
	if ((summary->rates.count || summary->where) && !summary->today_given
		&& summary->dated == RX_DATED_NOT) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_PARTIAL_TODAY);
		return -1;
	}
	for (size_t at = 0; at < summary->operation_count; at++) {
		const struct rx_operation_kind *kind = summary->operations[at].kind;

		if (kind->gather->store)
			continue;
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_PARTIAL_ORDER, kind->name);
		return -1;
	}
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

/* What rows are made in, and the checksum of those written so far. */
struct pen {
	struct rx_writer *writer;
	struct rx_buffer row;
	struct rx_buffer value;
	uint64_t sum;
};

static void end_row(struct pen *pen)
{
	pen->sum = rx_checksum(pen->sum, rx_buffer_text(&pen->row));
	rx_writer_bytes(pen->writer, pen->row.bytes, pen->row.length);
	rx_writer_end_row(pen->writer);
	rx_buffer_reset(&pen->row);
}

static void write_header(const struct rx_summary *summary, struct pen *pen)
{
	struct rx_buffer *out = &pen->row;
	uint64_t sum = 0;

	for (size_t at = 0; at < summary->by.count; at++) {
		rx_by_name(&summary->by.columns[at], out);
		rx_buffer_add_byte(out, '\t');
	}
	rx_buffer_add_string(out, "partial");
	for (size_t at = 0; at < summary->operation_count; at++) {
		if (summary->operations[at].source)
			continue;
		rx_buffer_add_byte(out, '\t');
		rx_operation_name(&summary->operations[at], out);
	}
	rx_buffer_add_string(out, summary->rates.count ? "\trates" : "");
	rx_buffer_add_string(out, summary->facts.asked ? "\tfacts" : "");
	rx_buffer_add_string(out, summary->flow.asked ? "\tflow" : "");
	for (struct rx_text rest = rx_buffer_text(out), name; rx_text_split(&rest, '\t', &name);)
		sum = rx_checksum(sum, rx_cell_value(name, &pen->value));
	end_row(pen);
	pen->sum = sum; /* everything goes on from the column names */
	rx_buffer_reset(&pen->value);
}

/* A row with nothing but the value in its column `partial`. */
static void write_value(const struct rx_summary *summary, struct pen *pen)
{
	for (size_t at = 0; at < summary->by.count; at++)
		rx_buffer_add_byte(&pen->row, '\t');
	rx_cell_encode(&pen->row, rx_buffer_text(&pen->value));
	for (size_t at = 0; at < summary->operation_count; at++) {
		if (!summary->operations[at].source)
			rx_buffer_add_byte(&pen->row, '\t');
	}
	rx_buffer_add_string(&pen->row, summary->rates.count ? "\t" : "");
	rx_buffer_add_string(&pen->row, summary->facts.asked ? "\t" : "");
	rx_buffer_add_string(&pen->row, summary->flow.asked ? "\t" : "");
	end_row(pen);
	rx_buffer_reset(&pen->value);
}

static void add_line(struct rx_buffer *out, const char *word, struct rx_text rest)
{
	rx_buffer_add_byte(out, '\n');
	rx_buffer_add_string(out, word);
	if (rest.length)
		rx_buffer_add_byte(out, ' ');
	rx_buffer_add_text(out, rest);
}

/* Everything that has to be the same in counts that are merged. */
static void describe(const struct rx_summary *summary, struct rx_buffer *out)
{
	size_t first = summary->by.series || summary->dated == RX_DATED_EACH;
	char text[32];

	rx_buffer_add_string(out, "rx-partial 1");
	if (summary->where)
		add_line(out, "where", rx_text(summary->where_text));
	if (summary->by.series) {
		add_line(out, "series", summary->by.columns[0].name);
		add_line(out, "on", summary->by.columns[0].field);
	}
	for (size_t at = first; at < summary->by.count - summary->by.pivot; at++) {
		rx_buffer_add_string(out, at > first ? "," : "\nby ");
		rx_buffer_add_text(out, summary->by.columns[at].name);
	}
	if (summary->by.pivot)
		add_line(out, "pivot", summary->by.columns[summary->by.count - 1].name);
	for (size_t at = 0; at < summary->operation_count; at++) {
		const struct rx_operation *operation = &summary->operations[at];

		add_line(out, "do", operation->name);
		if (operation->column.length)
			rx_buffer_add_byte(out, ':');
		rx_buffer_add_text(out, operation->column);
	}
	for (size_t at = 0; at < summary->rates.chosen_count; at++) {
		rx_buffer_add_string(out, at ? "," : "\nrate ");
		rx_buffer_add_string(out, summary->rates.chosen[at]->name);
	}
	if (summary->rates.scheme)
		add_line(out, "scheme", rx_text(summary->rates.scheme->name));
	if (summary->summarize)
		add_line(out, "summary", rx_text(NULL));
	if (summary->dated == RX_DATED_EACH)
		add_line(out, "snapshots", rx_text(NULL));
	if (summary->flow.asked)
		add_line(out, "series", rx_text(summary->flow.name));
	if (summary->today_given) {
		rx_day_format(summary->today, text);
		add_line(out, "today", rx_text(text));
	}
	if (summary->by.total)
		add_line(out, "total", rx_text(NULL));
	if (summary->rank)
		add_line(out, "rank", rx_text(NULL));
	if (summary->top) {
		snprintf(text, sizeof(text), "%zu", summary->top);
		add_line(out, "top", rx_text(text));
	}
}

/* False when memory is exhausted. */
static bool write_opening(const struct rx_summary *summary, struct pen *pen)
{
	const struct rx_keys *shards = &summary->partial.shards;
	uint32_t *order = rx_keys_sorted(shards);

	if (!order)
		return false;
	if (summary->partial.description.length)
		rx_buffer_add_text(&pen->value, rx_buffer_text(&summary->partial.description));
	else
		describe(summary, &pen->value);
	for (size_t at = 0; at < shards->count; at++)
		add_line(&pen->value, "shard", rx_keys_text(shards, order[at]));
	free(order);
	write_value(summary, pen);
	return true;
}

/* The cells of what is counted of findings and facts; all of it stands in the group's first row. */
static void store_findings(const struct rx_summary *summary, uint32_t group, bool first,
	const uint32_t *facts_order, struct rx_buffer *out)
{
	if (summary->rates.count) {
		rx_buffer_add_byte(out, '\t');
		if (first)
			rx_rates_store(&summary->rates, group, out);
	}
	if (summary->facts.asked) {
		rx_buffer_add_byte(out, '\t');
		if (first)
			rx_facts_store(&summary->facts, facts_order, group, out);
	}
	if (summary->flow.asked) {
		rx_buffer_add_byte(out, '\t');
		if (first)
			rx_flow_store(&summary->flow, group, out);
	}
}

/* One row of a group; true when some state goes on in another row. */
static bool write_state(const struct rx_summary *summary, uint32_t group, size_t *cursors,
	bool first, const uint32_t *facts_order, struct pen *pen)
{
	struct rx_buffer *out = &pen->row;
	bool more = false;

	rx_buffer_add_text(out, rx_keys_text(&summary->by.groups, group));
	rx_buffer_add_string(out, summary->by.count ? "\t" : "");
	if (summary->by.groups.entries[group].owner == RX_BY_TOTAL)
		rx_buffer_add_string(out, "total");
	for (size_t at = 0; at < summary->operation_count; at++) {
		const struct rx_operation *operation = &summary->operations[at];

		if (operation->source)
			continue;
		rx_buffer_add_byte(out, '\t');
		if (!first && cursors[at] == RX_NONE)
			continue;
		if (operation->kind->gather->store(operation, group, &cursors[at], out))
			more = true;
		else
			cursors[at] = RX_NONE;
	}
	store_findings(summary, group, first, facts_order, out);
	end_row(pen);
	return more;
}

static void write_end(const struct rx_summary *summary, struct pen *pen)
{
	char text[128];

	snprintf(text, sizeof(text), "end\nrows %" PRIu64 "\nundated %zu\npresent %u\nskipped %zu",
		summary->rows, summary->by.undated + summary->flow.undated, summary->rates.present,
		summary->fields.skipped + summary->rates.unread + summary->facts.unread);
	rx_buffer_add_string(&pen->value, text);
	pen->sum = rx_checksum(pen->sum, rx_buffer_text(&pen->value));
	snprintf(text, sizeof(text), "\nchecksum %016" PRIx64, pen->sum);
	rx_buffer_add_string(&pen->value, text);
	write_value(summary, pen);
}

long rx_partial_write(struct rx_summary *summary, const uint32_t *order, struct rx_writer *writer)
{
	struct pen pen = {.writer = writer};
	size_t *cursors = calloc(summary->operation_count + 1, sizeof(*cursors));
	uint32_t *facts_order = rx_keys_sorted(&summary->facts.keys);
	size_t groups = summary->by.groups.count;
	bool ready;

	write_header(summary, &pen);
	ready = cursors && facts_order && write_opening(summary, &pen);
	for (size_t at = 0; ready && at < groups && !pen.row.failed; at++) {
		bool first = true;

		memset(cursors, 0, (summary->operation_count + 1) * sizeof(*cursors));
		while (write_state(summary, order[at], cursors, first, facts_order, &pen))
			first = false;
	}
	write_end(summary, &pen);
	ready = ready && !pen.row.failed && !pen.value.failed;
	free(cursors);
	free(facts_order);
	rx_buffer_release(&pen.row);
	rx_buffer_release(&pen.value);
	return ready ? (long)groups : -1;
}
