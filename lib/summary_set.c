/*
 * summary_set.c - options and operations in, a summary ready for its first row out.
 *
 * Every string of the caller's is copied, so that names may point into it for good.  What does not go
 * together is refused here, before any input is read.
 */
#include "message.h"
#include "summary.h"

#include <stdlib.h>

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

	return names.bytes ? rx_by_set(&summary->by, names, summary->sink)
			   : rx_summary_fail_memory(summary);
}

static int set_where(struct rx_summary *summary, const struct rx_summary_options *options)
{
	const struct rx_query_options how = {.today = options->today, .profile = options->profile};
	struct rx_text text;

	if (!options->where)
		return 0;
	text = keep(summary, options->where);
	if (!text.bytes)
		return rx_summary_fail_memory(summary);
	summary->where_text = text.bytes;
	summary->where = rx_query_new(text, RX_QUERY_EXPRESSION, &how, summary->sink);
	return summary->where ? 0 : rx_summary_fail(summary);
}

/* A series on no column is that of findings over time. */
static int set_flow(struct rx_summary *summary, const char *series)
{
	struct rx_text period = keep(summary, series);
	char shown[128];

	if (!period.bytes)
		return rx_summary_fail_memory(summary);
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
		return rx_summary_fail_memory(summary);
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
		return rx_summary_fail_memory(summary);
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
			outcome = rx_summary_fail_memory(summary);
		} else if (!added) {
			rx_say(summary->sink, (struct rx_place){0}, RX_SAY_COLUMN_TWICE,
				rx_quotable(name, shown, sizeof(shown)));
			outcome = rx_summary_fail(summary);
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
	outcome = line.failed ? rx_summary_fail_memory(summary)
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
			return rx_summary_fail_memory(summary);
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
		return rx_summary_fail_memory(summary);
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
		return rx_summary_fail_memory(summary);
	if (set_all(summary, options, operations, count) || check_header(summary))
		return rx_summary_fail(summary);
	return 0;
}
