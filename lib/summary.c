/*
 * summary.c - blocks in, states of groups out: puts groups, operations and rates together.
 *
 * A block is taken in chunks of a few hundred rows.  For each chunk the rows find their groups, the
 * cells that operations read are parsed once, and then each operation goes over the whole chunk by
 * itself, so the loops are short and the price of a row does not grow with what is not asked for.
 */
#include "summary.h"
#include "message.h"

#include <stdlib.h>

int rx_summary_is_operation(struct rx_text word)
{
	return rx_operation_named(word);
}

const char *rx_summary_explain(size_t index, enum rx_lang lang, const char **meaning, int *rate)
{
	const struct rx_operation_kind *kind = rx_operation_kind(index);
	size_t operations = 0;
	const char *name;
	bool scheme;

	*rate = !kind;
	if (kind) {
		*meaning = lang == RX_LANG_ZH ? kind->zh : kind->en;
		return kind->shown;
	}
	while (rx_operation_kind(operations))
		operations++;
	name = rx_rate_explain(index - operations, lang, meaning, &scheme);
	*rate += scheme;
	return name;
}

void rx_summary_free(struct rx_summary *summary)
{
	if (!summary)
		return;
	rx_query_free(summary->where);
	rx_by_release(&summary->by);
	rx_fields_release(&summary->fields);
	for (size_t at = 0; at < summary->operation_count; at++)
		rx_operation_release(&summary->operations[at]);
	for (size_t at = 0; at < summary->word_count; at++)
		free(summary->words[at]);
	free(summary->operations);
	free(summary->words);
	rx_rates_release(&summary->rates);
	rx_facts_release(&summary->facts);
	rx_flow_release(&summary->flow);
	rx_partial_release(&summary->partial);
	free(summary);
}

/* ---- making --------------------------------------------------------------------------------- */

/* The name of what a partial count is of, if it has one. */
static int set_shard(struct rx_summary *summary, const char *shard)
{
	bool added;

	if (!shard)
		return 0;
	if (strchr(shard, '\n')) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SHARD);
		return -1;
	}
	return rx_keys_add(&summary->partial.shards, 0, rx_text(shard), &added) == RX_NONE
		? rx_summary_fail_memory(summary)
		: 0;
}

static int check_merge(
	const struct rx_summary *summary, const struct rx_summary_options *options, size_t count)
{
	if (!options->by && !options->where && !options->pivot && !options->series && !options->on
		&& !options->rate && !options->top && !options->rank && !options->total
		&& !options->scheme && !options->explain && !options->summarize
		&& !options->snapshots && !options->skip_bad && !options->shard && count == 0)
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MERGE_OPTIONS);
	return -1;
}

struct rx_summary *rx_summary_new(const struct rx_summary_options *options,
	const char *const *operations, size_t count, const struct rx_sink *sink)
{
	static const struct rx_summary_options none;
	struct rx_summary *summary = calloc(1, sizeof(*summary));
	int outcome;

	if (!summary)
		return NULL;
	options = options ? options : &none;
	summary->sink = sink;
	summary->write_partial = options->partial;
	summary->merge = options->merge;
	summary->memory = options->memory;
	/* What to merge tells itself how it was counted. */
	if (summary->merge)
		outcome = check_merge(summary, options, count)
			|| (options->manifest && rx_partial_manifest(summary, options->manifest));
	else
		outcome = rx_summary_set(summary, options, operations, count);
	if (outcome == 0 && summary->write_partial && !summary->merge)
		outcome = rx_partial_check(summary) || set_shard(summary, options->shard);
	if (outcome == 0 && options->manifest && !summary->merge) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MANIFEST);
		outcome = -1;
	}
	if (outcome == 0)
		return summary;
	rx_summary_free(summary);
	return NULL;
}

/* ---- adding --------------------------------------------------------------------------------- */

/* A snapshot is as of the date in its name. */
static int take_date(struct rx_summary *summary, const char *file)
{
	char text[16];

	if (summary->dated == RX_DATED_EARLIER) {
		if (!rx_day_in_name(rx_text(file), &summary->today))
			summary->today = summary->week_before;
		return 0;
	}
	if (!rx_day_in_name(rx_text(file), &summary->today)) {
		rx_say(summary->sink, (struct rx_place){.file = file}, RX_SAY_SNAPSHOT);
		return -1;
	}
	rx_day_format(summary->today, text);
	rx_buffer_reset(&summary->by.snapshot);
	rx_buffer_add_string(&summary->by.snapshot, text);
	return summary->by.snapshot.failed ? rx_summary_fail_memory(summary) : 0;
}

int rx_summary_bind(struct rx_summary *summary, const struct rx_header *header, const char *file)
{
	const struct rx_sink *sink = summary->sink;

	if (summary->merge)
		return rx_partial_begin(summary, file);
	summary->serial = 0;
	if (summary->dated != RX_DATED_NOT && take_date(summary, file))
		return rx_summary_fail(summary);
	if (summary->facts.asked)
		rx_facts_bind(&summary->facts, header);
	if ((summary->where && rx_query_bind(summary->where, header))
		|| rx_by_bind(&summary->by, header, file, sink)
		|| rx_fields_bind(&summary->fields, header, file, sink)
		|| (summary->rates.count && rx_rates_bind(&summary->rates, header, file, sink)))
		return rx_summary_fail(summary);
	summary->serial = header->serial;
	return 0;
}

struct rx_query *rx_summary_where(struct rx_summary *summary)
{
	/* What is merged was selected when it was counted. */
	return summary->merge ? NULL : summary->where;
}

/* A finding, or a fact of which a summary has the totals. */
static bool is_counted(const struct rx_summary *summary, size_t row)
{
	return summary->rates.findings[row] || (summary->facts.asked && summary->facts.tops[row]);
}

/* Marks the rows that count: those that where selects, and where only rates are asked for, those
 * that a rate looks at; the others make no groups either.  *wanted is NULL when all do. */
static int find_wanted(
	struct rx_summary *summary, const struct rx_chunk *chunk, const bool **wanted)
{
	bool rates_only = summary->operation_count == 0;
	int selected = 1;

	*wanted = rates_only || summary->where ? summary->wanted : NULL;
	for (size_t row = 0; *wanted && row < chunk->rows; row++) {
		if (summary->where)
			selected = rx_query_match(summary->where, chunk->block, chunk->first + row);
		if (selected < 0)
			return -1;
		summary->rows += (uint64_t)selected;
		summary->wanted[row] = selected && (!rates_only || is_counted(summary, row));
	}
	if (!*wanted)
		summary->rows += chunk->rows;
	return 0;
}

static int add_chunk(struct rx_summary *summary, struct rx_chunk *chunk)
{
	struct rx_rates *rates = &summary->rates;
	const bool *wanted;

	if (rates->count && rx_rates_look(rates, chunk))
		return -1;
	if (summary->facts.asked && !rx_facts_look(&summary->facts, chunk))
		return rx_summary_fail_memory(summary);
	if (find_wanted(summary, chunk, &wanted) || rx_by_find(&summary->by, chunk, wanted)
		|| rx_fields_parse(&summary->fields, chunk, wanted))
		return -1;
	if (!rx_summary_reserve(summary))
		return rx_summary_fail_memory(summary);
	chunk->hits = summary->by.hits;
	chunk->hit_count = summary->by.hit_count;
	for (size_t at = 0; at < summary->operation_count; at++) {
		struct rx_operation *operation = &summary->operations[at];

		if (!operation->source && operation->kind->gather->add(operation, chunk))
			return -1;
	}
	if (summary->flow.asked && rx_flow_add(&summary->flow, chunk))
		return -1;
	if (summary->facts.asked && rx_facts_add(&summary->facts, chunk))
		return -1;
	return rates->count ? rx_rates_add(rates, chunk) : 0;
}

void rx_summary_compare(struct rx_summary *summary, const struct rx_summary *last)
{
	summary->last = last;
}

int rx_summary_add(struct rx_summary *summary, const struct rx_block *block)
{
	if (summary->failed)
		return -1;
	if (summary->merge)
		return rx_partial_add(summary, block);
	if (block->header->serial != summary->serial
		&& rx_summary_bind(summary, block->header, block->file))
		return -1;
	for (size_t first = 0; first < block->rows; first += RX_CHUNK_ROWS) {
		size_t left = block->rows - first;
		struct rx_chunk chunk = {.block = block,
			.first = first,
			.rows = left < RX_CHUNK_ROWS ? left : RX_CHUNK_ROWS,
			.fields = summary->fields.items,
			.cases = summary->rates.cases,
			.today = summary->today,
			.sink = summary->sink};

		if (add_chunk(summary, &chunk))
			return rx_summary_fail(summary);
	}
	return rx_summary_check_memory(summary);
}
