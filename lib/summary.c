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

static int fail(struct rx_summary *summary)
{
	summary->failed = true;
	return -1;
}

static int fail_memory(struct rx_summary *summary)
{
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return fail(summary);
}

/* ---- making --------------------------------------------------------------------------------- */

/* Keeps a copy of a string of the caller's; bytes is NULL when memory is exhausted. */
static struct rx_text keep(struct rx_summary *summary, const char *string)
{
	char *copy = strdup(string);

	if (copy)
		summary->words[summary->word_count++] = copy;
	return rx_text(copy);
}

static int set_by(struct rx_summary *summary, const char *by)
{
	struct rx_text names = keep(summary, by);

	return names.bytes ? rx_by_set(&summary->by, names, summary->sink) : fail_memory(summary);
}

static int set_where(struct rx_summary *summary, const struct rx_summary_options *options)
{
	const struct rx_query_options how = {.today = options->today, .profile = options->profile};
	struct rx_text text;

	if (!options->where)
		return 0;
	text = keep(summary, options->where);
	if (!text.bytes)
		return fail_memory(summary);
	summary->where_text = text.bytes;
	summary->where = rx_query_new(text, RX_QUERY_EXPRESSION, &how, summary->sink);
	return summary->where ? 0 : fail(summary);
}

/* A series on no column is that of findings over time. */
static int set_flow(struct rx_summary *summary, const char *series)
{
	struct rx_text period = keep(summary, series);
	char shown[128];

	if (!period.bytes)
		return fail_memory(summary);
	summary->flow.asked = true;
	summary->flow.name = period.bytes;
	if (rx_period_named(period, &summary->flow.period))
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SERIES,
		rx_quotable(period, shown, sizeof(shown)));
	return -1;
}

static int set_series(struct rx_summary *summary, const struct rx_summary_options *options)
{
	struct rx_text period, field;

	if (!options->series && !options->on)
		return 0;
	if (options->series && !options->on)
		return set_flow(summary, options->series);
	if (!options->series) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_SERIES_ON);
		return -1;
	}
	period = keep(summary, options->series);
	field = keep(summary, options->on);
	if (!period.bytes || !field.bytes)
		return fail_memory(summary);
	return rx_by_set_series(&summary->by, period, field, summary->sink);
}

/* The pivot column is one more by column. */
static int set_pivot(struct rx_summary *summary, const struct rx_summary_options *options)
{
	size_t before = summary->by.count;

	if (!options->pivot)
		return 0;
	if (options->total || options->top || options->rank) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_PIVOT_OPTIONS);
		return -1;
	}
	if (set_by(summary, options->pivot))
		return -1;
	if (summary->by.count != before + 1) {
		rx_say(summary->sink, (struct rx_place){0}, RX_SAY_PIVOT_OPTIONS);
		return -1;
	}
	summary->by.pivot = true;
	return 0;
}

static int add_operation(struct rx_summary *summary, const char *operation)
{
	struct rx_operation *operations = summary->operations;
	size_t at = summary->operation_count;
	struct rx_text word = keep(summary, operation);

	if (!word.bytes)
		return fail_memory(summary);
	if (rx_operation_init(&operations[at], word, &summary->fields, summary->sink))
		return -1;
	for (size_t before = 0; before < at; before++)
		rx_operation_share(&operations[at], &operations[before]);
	summary->operation_count++;
	return 0;
}

static int set_operations(struct rx_summary *summary, const char *const *operations, size_t count)
{
	bool counts = false;

	for (size_t at = 0; at < count; at++) {
		if (add_operation(summary, operations[at]))
			return -1;
		counts |= !strcmp(operations[at], "count");
	}
	/* A rank says little without the number of records that it rests on. */
	return summary->rank && count && !counts ? add_operation(summary, "count") : 0;
}

int rx_summary_check_names(struct rx_summary *summary, struct rx_text line)
{
	struct rx_keys names = {0};
	struct rx_text name;
	bool added = true;
	char shown[128];
	int outcome = 0;

	while (outcome == 0 && line.length && rx_text_split(&line, '\t', &name)) {
		if (rx_keys_add(&names, 0, name, &added) == RX_NONE) {
			outcome = fail_memory(summary);
		} else if (!added) {
			rx_say(summary->sink, (struct rx_place){0}, RX_SAY_COLUMN_TWICE,
				rx_quotable(name, shown, sizeof(shown)));
			outcome = fail(summary);
		}
	}
	rx_keys_release(&names);
	return outcome;
}

static int check_header(struct rx_summary *summary)
{
	struct rx_buffer line = {0};
	int outcome;

	rx_summary_header(summary, &line);
	outcome = line.failed ? fail_memory(summary)
			      : rx_summary_check_names(summary, rx_buffer_text(&line));
	rx_buffer_release(&line);
	return outcome;
}

/* Everything that is asked of findings. */
static int set_rates(struct rx_summary *summary, const struct rx_summary_options *options)
{
	struct rx_rates *rates = &summary->rates;
	bool report = options->summarize || options->snapshots || summary->flow.asked;
	size_t count;
	const struct rx_counted *table;

	if (options->rate) {
		struct rx_text names = keep(summary, options->rate);

		if (!names.bytes)
			return fail_memory(summary);
		if (rx_rates_set(rates, names, summary->sink))
			return -1;
	}
	if (options->scheme && rx_rates_set_scheme(rates, rx_text(options->scheme), summary->sink))
		return -1;
	if (report) {
		table = options->summarize ? rx_report_figures(&count)
					   : rx_snapshot_figures(&count);
		rx_rates_set_report(rates, table, count);
	}
	if (options->summarize && !rx_facts_ask(&summary->facts))
		return fail_memory(summary);
	return rx_rates_ready(rates, !report, summary->sink);
}

/* Some forms of the output have no place for what others are made of; -1 after a report. */
static int check_forms(
	struct rx_summary *summary, const struct rx_summary_options *options, size_t operations)
{
	int forms = !!options->summarize + !!options->snapshots + summary->flow.asked;
	bool figures = operations || options->rate || options->scheme;
	bool shaped = options->pivot || options->top || options->rank;

	if (forms <= 1 && !(forms && (figures || shaped || options->on))
		&& !(options->explain && (shaped || options->partial || options->snapshots))
		&& !(summary->flow.asked && options->total))
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_FORMS);
	return -1;
}

static int set_all(struct rx_summary *summary, const struct rx_summary_options *options,
	const char *const *operations, size_t count)
{
	static const char *const rows[] = {"count"};

	if (!rx_today(options->today, summary->sink, &summary->today))
		return -1;
	summary->today_given = options->today != NULL;
	summary->top = options->top;
	summary->rank = options->rank;
	summary->by.total = options->total;
	summary->explain = options->explain;
	summary->by.derived.profile = summary->rates.derived.profile = options->profile;
	summary->summarize = options->summarize;
	summary->dated = options->snapshots ? RX_DATED_EACH
		: options->earlier          ? RX_DATED_EARLIER
					    : RX_DATED_NOT;
	summary->week_before = summary->today - 7;
	summary->memory = options->memory;
	summary->fields.skip_bad = options->skip_bad;
	if (set_where(summary, options) || set_series(summary, options))
		return -1;
	if (options->snapshots && rx_by_set_snapshot(&summary->by, summary->sink))
		return -1;
	if (options->by && set_by(summary, options->by))
		return -1;
	if (set_pivot(summary, options))
		return -1;
	if (set_rates(summary, options) || check_forms(summary, options, count))
		return -1;
	if (count == 0 && summary->rates.count == 0)
		return set_operations(summary, rows, 1);
	return set_operations(summary, operations, count);
}

int rx_summary_set(struct rx_summary *summary, const struct rx_summary_options *options,
	const char *const *operations, size_t count)
{
	summary->operations = calloc(count + 2, sizeof(*summary->operations));
	summary->words = calloc(count + 8, sizeof(*summary->words));
	if (!summary->operations || !summary->words)
		return fail_memory(summary);
	if (set_all(summary, options, operations, count) || check_header(summary))
		return fail(summary);
	return 0;
}

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
		? fail_memory(summary)
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

/* ---- memory ---------------------------------------------------------------------------------- */

static size_t memory_of_keys(const struct rx_keys *keys)
{
	return keys->bytes.length + keys->count * sizeof(*keys->entries)
		+ keys->slot_count * sizeof(*keys->slots);
}

static size_t memory_of_operation(const struct rx_operation *operation)
{
	if (operation->source)
		return 0;
	return operation->state_room * operation->kind->gather->state_size
		+ memory_of_keys(&operation->keys) + operation->texts.length
		+ operation->count_room * sizeof(*operation->counts)
		+ operation->buckets.slot_count * sizeof(*operation->buckets.slots);
}

int rx_summary_check_memory(struct rx_summary *summary)
{
	size_t memory = memory_of_keys(&summary->by.groups) + memory_of_keys(&summary->facts.keys)
		+ summary->rates.state_room * summary->rates.condition_count * sizeof(uint64_t);

	for (size_t at = 0; at < summary->operation_count; at++)
		memory += memory_of_operation(&summary->operations[at]);
	for (size_t part = 0; part < RX_FLOW_PARTS; part++)
		memory += summary->flow.parts[part].slot_count * sizeof(struct rx_bucket);
	if (!summary->memory || memory <= summary->memory)
		return 0;
	rx_say(summary->sink, (struct rx_place){0}, RX_SAY_MEMORY_LIMIT, summary->memory >> 20);
	return fail(summary);
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
	return summary->by.snapshot.failed ? fail_memory(summary) : 0;
}

int rx_summary_bind(struct rx_summary *summary, const struct rx_header *header, const char *file)
{
	const struct rx_sink *sink = summary->sink;

	if (summary->merge)
		return rx_partial_begin(summary, file);
	summary->serial = 0;
	if (summary->dated != RX_DATED_NOT && take_date(summary, file))
		return fail(summary);
	if (summary->facts.asked)
		rx_facts_bind(&summary->facts, header);
	if ((summary->where && rx_query_bind(summary->where, header))
		|| rx_by_bind(&summary->by, header, file, sink)
		|| rx_fields_bind(&summary->fields, header, file, sink)
		|| (summary->rates.count && rx_rates_bind(&summary->rates, header, file, sink)))
		return fail(summary);
	summary->serial = header->serial;
	return 0;
}

bool rx_summary_reserve(struct rx_summary *summary)
{
	size_t groups = summary->by.groups.count;

	for (size_t at = 0; at < summary->operation_count; at++) {
		struct rx_operation *operation = &summary->operations[at];

		if (!operation->source && !rx_operation_reserve(operation, groups))
			return false;
	}
	return !summary->rates.count || rx_rates_reserve(&summary->rates, groups);
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
		return fail_memory(summary);
	if (find_wanted(summary, chunk, &wanted) || rx_by_find(&summary->by, chunk, wanted)
		|| rx_fields_parse(&summary->fields, chunk, wanted))
		return -1;
	if (!rx_summary_reserve(summary))
		return fail_memory(summary);
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
			return fail(summary);
	}
	return rx_summary_check_memory(summary);
}
