/*
 * rates.c - choosing figures, and counting the conditions they are made of.
 *
 * Each condition is counted once per group however many figures ask for it.  What a row means (its
 * status, deadline and completion) is worked out in case.c, once per row.
 */
#include "rates.h"
#include "fields.h"
#include "list.h"
#include "message.h"

#include <stdlib.h>

const char *rx_rate_explain(size_t index, enum rx_lang lang, const char **meaning, bool *scheme)
{
	const struct rx_rate_kind *kind = rx_rate_kind(index);
	const struct rx_scheme *other;
	size_t rates = 0;

	*scheme = !kind;
	if (kind) {
		*meaning = kind->meaning[lang];
		return kind->name;
	}
	while (rx_rate_kind(rates))
		rates++;
	other = rx_scheme(index - rates);
	if (!other)
		return NULL;
	*meaning = other->meaning[lang];
	return other->name;
}

/* ---- choosing ------------------------------------------------------------------------------- */

static void want(struct rx_rates *rates, enum rx_condition_id id)
{
	for (size_t at = 0; at < rates->condition_count; at++) {
		if (rates->conditions[at] == id)
			return;
	}
	rates->places[id] = rates->condition_count;
	rates->conditions[rates->condition_count++] = id;
}

static void add_figure(struct rx_rates *rates, const char *name, const char *suffix,
	enum rx_figure_form form, const struct rx_rate_kind *kind)
{
	struct rx_figure *figure = &rates->figures[rates->count++];

	*figure = (struct rx_figure){name, suffix, form, kind->part, kind->whole};
	if (form == RX_FIGURE_COUNT || form == RX_FIGURE_PERCENT)
		want(rates, kind->part);
	if (form == RX_FIGURE_PERCENT)
		want(rates, kind->whole);
}

static void add_count(struct rx_rates *rates, const char *name, enum rx_condition_id id)
{
	const struct rx_rate_kind count = {.part = id};

	add_figure(rates, name, "", RX_FIGURE_COUNT, &count);
}

static void add_rate(struct rx_rates *rates, const struct rx_rate_kind *kind)
{
	const struct rx_rate_kind whole = {.part = kind->whole};

	rates->chosen[rates->chosen_count++] = kind;
	rates->money |= kind->money;
	if (kind->money) {
		want(rates, RX_CONDITION_ALL);
		add_figure(rates, kind->name, "", RX_FIGURE_MONEY_DONE, kind);
		add_figure(rates, kind->name, "_of", RX_FIGURE_MONEY, kind);
		add_figure(rates, kind->name, "_rate", RX_FIGURE_MONEY_PERCENT, kind);
		return;
	}
	add_figure(rates, kind->name, "", RX_FIGURE_COUNT, kind);
	add_figure(rates, kind->name, "_of", RX_FIGURE_COUNT, &whole);
	add_figure(rates, kind->name, "_rate", RX_FIGURE_PERCENT, kind);
}

static bool is_chosen(const struct rx_rates *rates, const struct rx_rate_kind *kind)
{
	for (size_t at = 0; at < rates->chosen_count; at++) {
		if (rates->chosen[at] == kind)
			return true;
	}
	return false;
}

int rx_rates_set(struct rx_rates *rates, struct rx_text names, const struct rx_sink *sink)
{
	struct rx_text name;

	while (rx_names_next(&names, &name)) {
		const struct rx_rate_kind *kind = rx_rate_find(name, sink);

		if (!kind)
			return -1;
		if (!is_chosen(rates, kind))
			add_rate(rates, kind);
	}
	return 0;
}

int rx_rates_set_scheme(struct rx_rates *rates, struct rx_text name, const struct rx_sink *sink)
{
	rates->scheme = rx_scheme_find(name, sink);
	if (!rates->scheme)
		return -1;
	add_count(rates, "findings", RX_CONDITION_ALL);
	rx_rates_set_table(rates, rates->scheme->counted, rates->scheme->count);
	return 0;
}

void rx_rates_set_table(struct rx_rates *rates, const struct rx_counted *table, size_t count)
{
	for (size_t at = 0; at < count; at++)
		add_count(rates, table[at].name, table[at].condition);
}

void rx_rates_set_report(struct rx_rates *rates, const struct rx_counted *table, size_t count)
{
	rates->lenient = rates->money = true;
	rx_rates_set_table(rates, table, count);
	for (size_t at = 0; at < count; at++) {
		rates->figures[rates->count - count + at].whole = table[at].whole;
		want(rates, table[at].whole);
	}
}

int rx_rates_ready(struct rx_rates *rates, bool dated, const struct rx_sink *sink)
{
	static const struct rx_rate_kind none;

	if (rates->count == 0)
		return 0;
	if (dated) {
		add_count(rates, "within", RX_CONDITION_WITHIN);
		add_figure(rates, "as_of", "", RX_FIGURE_AS_OF, &none);
	}
	rates->cases = calloc(RX_CHUNK_ROWS, sizeof(*rates->cases));
	rates->findings = calloc(RX_CHUNK_ROWS, sizeof(*rates->findings));
	if (rates->cases && rates->findings)
		return 0;
	rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

void rx_rates_release(struct rx_rates *rates)
{
	rx_statuses_release(&rates->statuses);
	free(rates->cases);
	free(rates->findings);
	free(rates->states);
	free(rates->monies);
}

/* ---- binding -------------------------------------------------------------------------------- */

/* The columns without which a figure cannot be made; what stands beside the rates does without. */
static unsigned needs_of(const struct rx_rates *rates)
{
	unsigned needs = 0;

	for (size_t at = 0; at < rates->chosen_count; at++) {
		const struct rx_rate_kind *kind = rates->chosen[at];

		needs |= rx_condition(kind->whole)->needs;
		if (kind->money)
			needs |= 1u << RX_CASE_AMOUNT | 1u << RX_CASE_AMOUNT_DONE;
	}
	for (size_t at = 0; rates->scheme && at < rates->scheme->count; at++)
		needs |= rx_condition(rates->scheme->counted[at].condition)->needs;
	return needs | 1u << RX_CASE_STATUS;
}

int rx_rates_bind(struct rx_rates *rates, const struct rx_header *header, const char *file,
	const struct rx_sink *sink)
{
	unsigned needs = rates->lenient ? 1u << RX_CASE_STATUS : needs_of(rates);

	rx_derived_bind(&rates->derived, header);
	for (size_t at = 0; at < RX_CASE_COLUMNS; at++) {
		struct rx_text name = rx_word_name(RX_SET_COLUMN, rx_case_column(at));
		int found = rx_header_find(header, name);

		rates->columns[at] = found < 0 ? RX_NONE : (size_t)found;
		if (needs >> at & 1
			&& rx_column_bind(header, name, file, sink, &rates->columns[at]))
			return -1;
		if (rates->columns[at] != RX_NONE)
			rates->present |= 1u << at;
	}
	return 0;
}

bool rx_rates_known(const struct rx_rates *rates, enum rx_condition_id id)
{
	const unsigned named = 1u << RX_CASE_LEADER | 1u << RX_CASE_DEPT | 1u << RX_CASE_OWNER;
	const unsigned ends = 1u << RX_CASE_DONE_ON | 1u << RX_CASE_CLOSED_ON;
	unsigned needs = rx_condition(id)->needs;

	/* One column of a kind will do: of those that name somebody, and of those that end it. */
	if ((needs & named) == named && rates->present & named)
		needs &= ~named;
	if ((needs & ends) == ends && rates->present & ends)
		needs &= ~ends;
	return (needs & rates->present) == needs;
}

/* ---- groups --------------------------------------------------------------------------------- */

bool rx_rates_reserve(struct rx_rates *rates, size_t groups)
{
	size_t old = rates->state_room, width = rates->condition_count;

	while (rates->state_room < groups) {
		size_t room = rates->state_room;
		uint64_t *states = rx_array_grow(
			rates->states, rates->state_room, &room, width * sizeof(*states));
		struct rx_money *monies;

		if (!states)
			return false;
		rates->states = states;
		if (rates->money) {
			monies = realloc(rates->monies, room * sizeof(*monies));
			if (!monies)
				return false;
			rates->monies = monies;
		}
		rates->state_room = room;
	}
	if (rates->state_room == old)
		return true;
	memset(rates->states + old * width, 0,
		(rates->state_room - old) * width * sizeof(*rates->states));
	if (rates->money)
		memset(rates->monies + old, 0, (rates->state_room - old) * sizeof(*rates->monies));
	return true;
}

static bool add_amount(struct rx_rates *rates, const struct rx_chunk *chunk, size_t row,
	enum rx_case_column column, struct rx_total *total)
{
	struct rx_text cell = {NULL, 0};
	struct rx_decimal number;

	if (rates->columns[column] != RX_NONE)
		cell = rx_chunk_cell(chunk, row, rates->columns[column]);
	if (cell.length && rx_number_parse(cell, &number))
		return rx_total_add(total, number);
	rates->unread += cell.length > 0;
	return true;
}

static int add_money(
	struct rx_rates *rates, const struct rx_chunk *chunk, size_t row, struct rx_money *money)
{
	if (add_amount(rates, chunk, row, RX_CASE_AMOUNT, &money->all)
		&& add_amount(rates, chunk, row, RX_CASE_AMOUNT_DONE, &money->done))
		return 0;
	rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_OVERFLOW, "amount");
	return -1;
}

int rx_rates_add(struct rx_rates *rates, const struct rx_chunk *chunk)
{
	for (size_t hit = 0; hit < chunk->hit_count; hit++) {
		size_t row = chunk->hits[hit].row, group = chunk->hits[hit].group;
		const struct rx_case *one = &rates->cases[row];
		uint64_t *counts = &rates->states[group * rates->condition_count];

		if (!one->counted)
			continue;
		for (size_t at = 0; at < rates->condition_count; at++)
			counts[at] += rx_condition(rates->conditions[at])->holds(one, chunk->today);
		if (rates->money && add_money(rates, chunk, row, &rates->monies[group]))
			return -1;
	}
	return 0;
}

/* ---- output --------------------------------------------------------------------------------- */

static void add_tab(bool *first, struct rx_buffer *out)
{
	if (!*first)
		rx_buffer_add_byte(out, '\t');
	*first = false;
}

void rx_rates_name(const struct rx_figure *figure, struct rx_buffer *out)
{
	rx_buffer_add_string(out, figure->name);
	rx_buffer_add_string(out, figure->suffix);
}

void rx_rates_names(const struct rx_rates *rates, bool first, struct rx_buffer *out)
{
	for (size_t at = 0; at < rates->count; at++) {
		add_tab(&first, out);
		rx_rates_name(&rates->figures[at], out);
	}
}

void rx_rates_cell(const struct rx_rates *rates, const struct rx_figure *figure, size_t group,
	int32_t today, struct rx_buffer *out)
{
	const struct rx_money *money = rates->money ? &rates->monies[group] : NULL;
	struct rx_decimal part = {0}, whole = {0};
	char date[16];

	switch (figure->form) {
	case RX_FIGURE_COUNT:
		rx_buffer_add_number(out, rx_rates_count(rates, group, figure->part));
		break;
	case RX_FIGURE_PERCENT:
		part.coefficient = (rx_int128)rx_rates_count(rates, group, figure->part);
		whole.coefficient = (rx_int128)rx_rates_count(rates, group, figure->whole);
		rx_percent_format(out, part, whole);
		break;
	case RX_FIGURE_MONEY_DONE:
		rx_decimal_format(out, rx_decimal_normal(money->done.sum));
		break;
	case RX_FIGURE_MONEY: rx_decimal_format(out, rx_decimal_normal(money->all.sum)); break;
	case RX_FIGURE_MONEY_PERCENT:
		rx_percent_format(
			out, rx_decimal_normal(money->done.sum), rx_decimal_normal(money->all.sum));
		break;
	case RX_FIGURE_AS_OF:
		rx_day_format(today, date);
		rx_buffer_add_string(out, date);
		break;
	}
}

void rx_rates_finish(const struct rx_rates *rates, size_t group, int32_t today, bool first,
	struct rx_buffer *out)
{
	for (size_t at = 0; at < rates->count; at++) {
		add_tab(&first, out);
		rx_rates_cell(rates, &rates->figures[at], group, today, out);
	}
}
