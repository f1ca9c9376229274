/*
 * rates.c - the table of rates as two conditions each, and counting by it.
 *
 * What a row means (its status, deadline and completion) is worked out once per row; a rate is then
 * two questions to that.  Cells that cannot be read count as not stated and are counted themselves.
 */
#include "rates.h"
#include "fields.h"
#include "list.h"
#include "message.h"
#include "nearest.h"

#include <stdlib.h>

enum { WARNING_LIMIT = 5 };

static const enum rx_column columns[RX_RATE_COLUMNS] = {RX_COLUMN_KIND, RX_COLUMN_STATUS,
	RX_COLUMN_DUE, RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON, RX_COLUMN_AMOUNT,
	RX_COLUMN_AMOUNT_DONE};

/* ---- the table ------------------------------------------------------------------------------ */

static bool is_any(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->counted;
}

static bool is_done(const struct rx_case *one, int32_t today)
{
	(void)today;
	return rx_status_is_done(one->status);
}

static bool is_mostly_done(const struct rx_case *one, int32_t today)
{
	return one->status == RX_STATUS_MOSTLY || is_done(one, today);
}

static bool is_closed(const struct rx_case *one, int32_t today)
{
	(void)today;
	return one->status == RX_STATUS_CLOSED;
}

/* The last day of the deadline is the first on which it has come. */
static bool is_due(const struct rx_case *one, int32_t today)
{
	return one->due_known && one->due <= today;
}

static bool is_settled(const struct rx_case *one, int32_t today)
{
	return one->due_known && (one->due <= today || is_done(one, today));
}

static bool is_on_time(const struct rx_case *one, int32_t today)
{
	return is_done(one, today) && one->done_known && one->done_on <= one->due;
}

#define NEEDS(column) (1u << RX_RATE_##column)

/* part is asked of rows that are in whole; rates of money have neither and sum two columns. */
static const struct rx_rate_kind {
	const char *name;
	const char *also;
	bool (*part)(const struct rx_case *one, int32_t today);
	bool (*whole)(const struct rx_case *one, int32_t today);
	unsigned needs;
	const char *meaning[2];
} kinds[] = {
	{"done", "strict", is_done, is_any, NEEDS(STATUS),
		{"done sustained closing closed; of all but void",
			"整改完成率：已完成整改、已完成并长期坚持、待验收销号、已销号，"
			"占除已撤销外全部"}},
	{"loose", NULL, is_mostly_done, is_any, NEEDS(STATUS),
		{"the same and mostly; of all but void",
			"宽口径完成率：另含基本完成，占除已撤销外全部"}},
	{"closed", NULL, is_closed, is_any, NEEDS(STATUS),
		{"closed; of all but void", "销号率：已销号，占除已撤销外全部"}},
	{"due", NULL, is_done, is_due, NEEDS(STATUS) | NEEDS(DUE),
		{"done; of those whose deadline has come", "到期完成率：已完成，占整改时限已到的"}},
	{"ontime", NULL, is_on_time, is_settled, NEEDS(STATUS) | NEEDS(DUE),
		{"done by the deadline; of those done or due",
			"按期办结率：时限内完成，占有时限且已完成或已到期的"}},
	{"amount", NULL, NULL, NULL, NEEDS(STATUS) | NEEDS(AMOUNT) | NEEDS(AMOUNT_DONE),
		{"the sum of amount_done; of the sum of amount",
			"资金整改率：已整改金额，占涉及金额"}},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

const char *rx_rate_explain(size_t index, enum rx_lang lang, const char **meaning)
{
	if (index >= KIND_COUNT)
		return NULL;
	*meaning = kinds[index].meaning[lang];
	return kinds[index].name;
}

/* ---- choosing and binding ------------------------------------------------------------------- */

static const struct rx_rate_kind *find_kind(struct rx_text name)
{
	for (size_t at = 0; at < KIND_COUNT; at++) {
		if (rx_text_equal(rx_text(kinds[at].name), name) ||
			(kinds[at].also && rx_text_equal(rx_text(kinds[at].also), name)))
			return &kinds[at];
	}
	return NULL;
}

static int report_unknown(struct rx_text name, const struct rx_sink *sink)
{
	char shown[128], all[128];
	size_t used = 0;

	for (size_t at = 0; at < KIND_COUNT; at++) {
		struct rx_text known = rx_text(kinds[at].name);

		memcpy(all + used, known.bytes, known.length);
		used += known.length;
		all[used++] = at + 1 < KIND_COUNT ? ' ' : '\0';
	}
	rx_say(sink, (struct rx_place){0}, RX_SAY_RATE, rx_quotable(name, shown, sizeof(shown)),
		all);
	return -1;
}

const char *rx_rates_name(const struct rx_rates *rates, size_t place)
{
	return rates->chosen[place]->name;
}

static bool is_chosen(const struct rx_rates *rates, const struct rx_rate_kind *kind)
{
	for (size_t at = 0; at < rates->count; at++) {
		if (rates->chosen[at] == kind)
			return true;
	}
	return false;
}

int rx_rates_set(struct rx_rates *rates, struct rx_text names, const struct rx_sink *sink)
{
	struct rx_text name;

	while (rx_names_next(&names, &name)) {
		const struct rx_rate_kind *kind = find_kind(name);

		if (!kind)
			return report_unknown(name, sink);
		if (!is_chosen(rates, kind))
			rates->chosen[rates->count++] = kind;
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
}

int rx_rates_bind(struct rx_rates *rates, const struct rx_header *header, const char *file,
	const struct rx_sink *sink)
{
	unsigned needs = 0;

	for (size_t at = 0; at < rates->count; at++)
		needs |= rates->chosen[at]->needs;
	for (size_t at = 0; at < RX_RATE_COLUMNS; at++) {
		struct rx_text name = rx_word_name(RX_SET_COLUMN, columns[at]);
		int found = rx_header_find(header, name);

		rates->columns[at] = found < 0 ? RX_NONE : (size_t)found;
		if (needs >> at & 1 &&
			rx_column_bind(header, name, file, sink, &rates->columns[at]))
			return -1;
	}
	return 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static struct rx_text cell_of(const struct rx_rates *rates, const struct rx_chunk *chunk,
	size_t row, enum rx_rate_column column)
{
	if (rates->columns[column] == RX_NONE)
		return (struct rx_text){NULL, 0};
	return rx_chunk_cell(chunk, row, rates->columns[column]);
}

static void warn_status(
	struct rx_rates *rates, struct rx_text cell, const struct rx_chunk *chunk, size_t row)
{
	struct rx_nearest nearest = {.name = cell};
	struct rx_place place = {
		.file = chunk->block->file, .line = chunk->block->line + chunk->first + row};
	struct rx_buffer near = {0};
	char shown[128];

	if (rates->unknown++ >= WARNING_LIMIT)
		return;
	for (size_t at = 0; at < RX_STATUS_COUNT; at++) {
		struct rx_text name = rx_word_name(RX_SET_STATUS, at);

		rx_nearest_offer(&nearest, name, name);
		rx_nearest_offer(&nearest, rx_word_label(RX_SET_STATUS, at, RX_LANG_ZH), name);
	}
	rx_nearest_write(&nearest, &near);
	rx_say(chunk->sink, place, RX_SAY_NO_STATUS, rx_quotable(cell, shown, sizeof(shown)),
		near.failed ? "-" : near.bytes);
	rx_buffer_release(&near);
}

static bool status_of(
	struct rx_rates *rates, const struct rx_chunk *chunk, size_t row, enum rx_status *status)
{
	struct rx_text cell = cell_of(rates, chunk, row, RX_RATE_STATUS);
	int outcome = rx_statuses_read(&rates->statuses, cell, status);

	if (outcome > 0)
		warn_status(rates, cell, chunk, row);
	return outcome >= 0;
}

static bool last_day(struct rx_rates *rates, struct rx_text cell, int32_t *day)
{
	struct rx_days days;
	bool known = false;

	if (cell.length == 0)
		return false;
	for (struct rx_text rest = cell; rx_days_next(&rest, &days);) {
		if (!known || days.last > *day)
			*day = days.last;
		known = true;
	}
	rates->unread += !known;
	return known;
}

static bool is_finding(const struct rx_rates *rates, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text cell;

	if (rates->columns[RX_RATE_KIND] == RX_NONE)
		return true;
	cell = rx_chunk_cell(chunk, row, rates->columns[RX_RATE_KIND]);
	if (rx_text_equal(cell, RX_LITERAL("finding")))
		return true;
	/* Words of the stream itself need no look-up; labels do, in a ledger with a column of kinds. */
	return cell.length && (unsigned char)cell.bytes[0] >= 0x80 &&
	       rx_word_find(RX_SET_KIND, cell) == RX_KIND_FINDING;
}

int rx_rates_look(struct rx_rates *rates, const struct rx_chunk *chunk)
{
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_case *one = &rates->cases[row];

		rates->findings[row] = one->counted = is_finding(rates, chunk, row);
		if (!one->counted)
			continue;
		if (!status_of(rates, chunk, row, &one->status)) {
			rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_MEMORY);
			return -1;
		}
		one->counted = one->status != RX_STATUS_VOID;
		one->open = rx_status_is_open(one->status);
		one->due_known =
			last_day(rates, cell_of(rates, chunk, row, RX_RATE_DUE), &one->due);
		one->done_known =
			!one->open &&
			(last_day(rates, cell_of(rates, chunk, row, RX_RATE_DONE_ON),
				 &one->done_on) ||
				last_day(rates, cell_of(rates, chunk, row, RX_RATE_CLOSED_ON),
					&one->done_on));
	}
	return 0;
}

/* ---- groups --------------------------------------------------------------------------------- */

bool rx_rates_reserve(struct rx_rates *rates, size_t groups)
{
	size_t old = rates->state_room;

	while (rates->state_room < groups) {
		struct rx_rate_state *states = rx_array_grow(
			rates->states, rates->state_room, &rates->state_room, sizeof(*states));

		if (!states)
			return false;
		rates->states = states;
	}
	if (rates->state_room > old)
		memset(rates->states + old, 0, (rates->state_room - old) * sizeof(*rates->states));
	return true;
}

static bool add_amount(struct rx_rates *rates, const struct rx_chunk *chunk, size_t row,
	enum rx_rate_column column, struct rx_total *total)
{
	struct rx_text cell = cell_of(rates, chunk, row, column);
	struct rx_decimal number;

	if (cell.length && rx_number_parse(cell, &number))
		return rx_total_add(total, number);
	rates->unread += cell.length > 0;
	return true;
}

static int add_amounts(struct rx_rates *rates, const struct rx_chunk *chunk, size_t row,
	struct rx_rate_state *state)
{
	if (add_amount(rates, chunk, row, RX_RATE_AMOUNT, &state->amount) &&
		add_amount(rates, chunk, row, RX_RATE_AMOUNT_DONE, &state->amount_done))
		return 0;
	rx_say(chunk->sink, (struct rx_place){0}, RX_SAY_OVERFLOW, "amount");
	return -1;
}

int rx_rates_add(struct rx_rates *rates, const struct rx_chunk *chunk)
{
	for (size_t hit = 0; hit < chunk->hit_count; hit++) {
		size_t row = chunk->hits[hit].row;
		const struct rx_case *one = &rates->cases[row];
		struct rx_rate_state *state = &rates->states[chunk->hits[hit].group];

		if (!one->counted)
			continue;
		state->within += one->open && one->due_known && one->due >= chunk->today;
		for (size_t at = 0; at < rates->count; at++) {
			const struct rx_rate_kind *kind = rates->chosen[at];

			if (!kind->whole) {
				if (add_amounts(rates, chunk, row, state))
					return -1;
			} else if (kind->whole(one, chunk->today)) {
				state->whole[at]++;
				state->part[at] += kind->part(one, chunk->today);
			}
		}
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

void rx_rates_names(const struct rx_rates *rates, bool first, struct rx_buffer *out)
{
	static const char *const suffixes[] = {"", "_of", "_rate"};

	for (size_t at = 0; at < rates->count; at++) {
		for (size_t suffix = 0; suffix < 3; suffix++) {
			add_tab(&first, out);
			rx_buffer_add_string(out, rates->chosen[at]->name);
			rx_buffer_add_string(out, suffixes[suffix]);
		}
	}
	add_tab(&first, out);
	rx_buffer_add_string(out, "within\tas_of");
}

void rx_rates_finish(const struct rx_rates *rates, size_t group, int32_t today, bool first,
	struct rx_buffer *out)
{
	const struct rx_rate_state *state = &rates->states[group];
	char date[16];

	for (size_t at = 0; at < rates->count; at++) {
		struct rx_decimal part = {state->part[at], 0}, whole = {state->whole[at], 0};

		if (!rates->chosen[at]->whole) {
			part = rx_decimal_normal(state->amount_done.sum);
			whole = rx_decimal_normal(state->amount.sum);
		}
		add_tab(&first, out);
		rx_decimal_format(out, part);
		rx_buffer_add_byte(out, '\t');
		rx_decimal_format(out, whole);
		rx_buffer_add_byte(out, '\t');
		rx_percent_format(out, part, whole);
	}
	add_tab(&first, out);
	rx_buffer_add_number(out, state->within);
	rx_day_format(today, date);
	rx_buffer_add_byte(out, '\t');
	rx_buffer_add_string(out, date);
}
