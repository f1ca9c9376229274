/*
 * rates_look.c - from the cells of a row to what conditions ask about it.
 *
 * Cells that cannot be read count as not stated and are counted themselves.  A deadline, like any
 * date of a case, is its last day, and of several the latest.
 */
#include "fields.h"
#include "message.h"
#include "nearest.h"
#include "rates.h"

enum { WARNING_LIMIT = 5 };

static struct rx_text cell_of(const struct rx_rates *rates, const struct rx_chunk *chunk,
	size_t row, enum rx_case_column column)
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
	struct rx_text cell = cell_of(rates, chunk, row, RX_CASE_STATUS);
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
	return known && *day != RX_DAY_OPEN_END;
}

static bool is_finding(const struct rx_rates *rates, const struct rx_chunk *chunk, size_t row)
{
	struct rx_text cell;

	if (rates->columns[RX_CASE_KIND] == RX_NONE)
		return true;
	cell = rx_chunk_cell(chunk, row, rates->columns[RX_CASE_KIND]);
	if (rx_text_equal(cell, RX_LITERAL("finding")))
		return true;
	/* Words of the stream itself need no look-up; labels do, in a ledger with a column of kinds. */
	return cell.length && (unsigned char)cell.bytes[0] >= 0x80
		&& rx_word_find(RX_SET_KIND, cell) == RX_KIND_FINDING;
}

/* The first of two columns that states a day. */
static bool either_day(
	struct rx_rates *rates, struct rx_text first, struct rx_text second, int32_t *day)
{
	return first.length ? last_day(rates, first, day) : last_day(rates, second, day);
}

static void look_at_dates(
	struct rx_rates *rates, const struct rx_chunk *chunk, size_t row, struct rx_case *one)
{
	struct rx_text due = cell_of(rates, chunk, row, RX_CASE_DUE);
	struct rx_text done_on = cell_of(rates, chunk, row, RX_CASE_DONE_ON);
	struct rx_text closed_on = cell_of(rates, chunk, row, RX_CASE_CLOSED_ON);

	one->due_known = last_day(rates, due, &one->due);
	one->deadline_known = one->due_known;
	one->deadline = one->due;
	if (!due.length && one->open && rates->derived.profile)
		one->deadline_known = rx_derived_deadline(
			&rates->derived, chunk->block, chunk->first + row, &one->deadline);
	one->done_known = !one->open && either_day(rates, done_on, closed_on, &one->done_on);
	one->finish_known = !one->open && either_day(rates, closed_on, done_on, &one->finish);
	one->nodate = !due.length && !cell_of(rates, chunk, row, RX_CASE_DUE_TEXT).length;
	one->opened_known = one->updated_known = false;
	if (!rates->lenient)
		return;
	one->opened_known =
		last_day(rates, cell_of(rates, chunk, row, RX_CASE_OPENED), &one->opened);
	one->updated_known =
		last_day(rates, cell_of(rates, chunk, row, RX_CASE_UPDATED), &one->updated);
}

/* What only summaries ask. */
static void look_at_rest(
	struct rx_rates *rates, const struct rx_chunk *chunk, size_t row, struct rx_case *one)
{
	struct rx_text class = cell_of(rates, chunk, row, RX_CASE_CLASS);
	struct rx_text round = cell_of(rates, chunk, row, RX_CASE_ROUND);
	struct rx_decimal number, two = {2, 0};

	one->class = class.length ? rx_word_find(RX_SET_CLASS, class) : -1;
	one->again = round.length && rx_number_parse(round, &number)
		&& rx_decimal_compare(number, two) >= 0;
	one->unassigned = !cell_of(rates, chunk, row, RX_CASE_LEADER).length
		&& !cell_of(rates, chunk, row, RX_CASE_DEPT).length
		&& !cell_of(rates, chunk, row, RX_CASE_OWNER).length;
	one->unproven = !cell_of(rates, chunk, row, RX_CASE_EVIDENCE).length;
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
		if (!one->counted)
			continue;
		one->open = rx_status_is_open(one->status);
		look_at_dates(rates, chunk, row, one);
		if (rates->lenient)
			look_at_rest(rates, chunk, row, one);
	}
	return 0;
}
