/*
 * diff_carry.c - two snapshots in, the new one out with what the old one knows of its records: ids, the
 * day they were opened, rounds, first deadlines and how often a deadline was moved.
 *
 * A record that was closed and is stated open again begins another round; what the old snapshot says of
 * its earlier rounds stays there, untouched.  Carrying twice is the same as carrying once.
 */
#include "diff.h"
#include "carried_ids.h"
#include "decimal.h"
#include "rewrite.h"
#include "when.h"

/* The columns that may get another value, in the order in which missing ones are added. */
static const enum rx_column carried[] = {RX_COLUMN_ID, RX_COLUMN_PARENT, RX_COLUMN_DOC,
	RX_COLUMN_OPENED, RX_COLUMN_DUE_FIRST, RX_COLUMN_DEFERRALS, RX_COLUMN_DONE_ON,
	RX_COLUMN_CLOSED_ON, RX_COLUMN_ROUND, RX_COLUMN_FLAGS, RX_COLUMN_ALT};

enum { CARRIED = sizeof(carried) / sizeof(*carried) };

struct carried_row {
	struct rx_text cells[CARRIED];
};

struct carry {
	const struct rx_snapshot *old, *new;
	struct rx_pairing pairing;
	struct rx_arena arena;
	struct carried_row *rows;
};

static struct rx_text *cell(struct carry *carry, size_t row, enum rx_column column)
{
	size_t at = 0;

	while (carried[at] != column)
		at++;
	return &carry->rows[row].cells[at];
}

static struct rx_text number(struct carry *carry, uint64_t value)
{
	struct rx_buffer digits = {0};
	struct rx_text copy;

	rx_buffer_add_number(&digits, value);
	copy = rx_arena_keep(&carry->arena, &digits);
	rx_buffer_release(&digits);
	return copy;
}

/* A small count in a cell; 0 for an empty one and for what is none. */
static uint64_t count_of(struct rx_text text)
{
	struct rx_decimal value;

	if (!rx_decimal_parse(text, &value) || value.scale || value.coefficient < 0
		|| value.coefficient > 1000000)
		return 0;
	return (uint64_t)value.coefficient;
}

/* ---- ids and references --------------------------------------------------------------------- */

static void refer(struct carry *carry, size_t row, enum rx_column column)
{
	struct rx_text id = rx_snapshot_value(carry->new, row, column);
	size_t target = rx_snapshot_find(carry->new, id);

	*cell(carry, row, column) = target == RX_NONE ? id : *cell(carry, target, RX_COLUMN_ID);
}

/* ---- dates and rounds ----------------------------------------------------------------------- */

/* The day a new round begins: stated, or that of the document that reopens it. */
static struct rx_text opened_again(struct carry *carry, size_t old, size_t new)
{
	struct rx_text was = rx_snapshot_value(carry->old, old, RX_COLUMN_OPENED);
	struct rx_text is = rx_snapshot_value(carry->new, new, RX_COLUMN_OPENED);
	size_t doc =
		rx_snapshot_find(carry->new, rx_snapshot_value(carry->new, new, RX_COLUMN_DOC));
	struct rx_text published = {"", 0};

	if (is.length && !rx_text_equal(is, was))
		return is;
	if (doc != RX_NONE)
		published = rx_snapshot_value(carry->new, doc, RX_COLUMN_UPDATED);
	return published.length ? published : is;
}

static void begin_round(struct carry *carry, size_t old, size_t new)
{
	static const enum rx_column ends[] = {RX_COLUMN_DONE_ON, RX_COLUMN_CLOSED_ON};
	uint64_t was = count_of(rx_snapshot_value(carry->old, old, RX_COLUMN_ROUND));
	uint64_t is = count_of(rx_snapshot_value(carry->new, new, RX_COLUMN_ROUND));

	was = was ? was : 1;
	if (is <= was)
		*cell(carry, new, RX_COLUMN_ROUND) = number(carry, was + 1);
	*cell(carry, new, RX_COLUMN_OPENED) = opened_again(carry, old, new);
	for (size_t at = 0; at < 2; at++) {
		if (rx_text_equal(*cell(carry, new, ends[at]),
			    rx_snapshot_value(carry->old, old, ends[at])))
			*cell(carry, new, ends[at]) = rx_text_of("", 0);
	}
}

static void fill_from_old(struct carry *carry, size_t old, size_t new, enum rx_column column)
{
	struct rx_text *is = cell(carry, new, column);

	if (is->length == 0)
		*is = rx_snapshot_value(carry->old, old, column);
}

/* A deadline that is later than before was moved; an earlier one is no deferral. */
static void carry_deadline(struct carry *carry, size_t old, size_t new)
{
	struct rx_text was = rx_snapshot_value(carry->old, old, RX_COLUMN_DUE);
	struct rx_days before, behind;
	uint64_t deferrals = count_of(rx_snapshot_value(carry->old, old, RX_COLUMN_DEFERRALS));

	fill_from_old(carry, old, new, RX_COLUMN_DUE_FIRST);
	if (rx_days_parse(was, &before)
		&& rx_days_parse(rx_snapshot_value(carry->new, new, RX_COLUMN_DUE), &behind)
		&& behind.last > before.last) {
		if (cell(carry, new, RX_COLUMN_DUE_FIRST)->length == 0)
			*cell(carry, new, RX_COLUMN_DUE_FIRST) = was;
		deferrals++;
	}
	if (deferrals > count_of(*cell(carry, new, RX_COLUMN_DEFERRALS)))
		*cell(carry, new, RX_COLUMN_DEFERRALS) = number(carry, deferrals);
}

static void carry_pair(struct carry *carry, size_t old, size_t new)
{
	if (rx_diff_status_change(rx_snapshot_value(carry->old, old, RX_COLUMN_STATUS),
		    rx_snapshot_value(carry->new, new, RX_COLUMN_STATUS))
		== RX_DOCTYPE_REOPENED) {
		begin_round(carry, old, new);
		return;
	}
	fill_from_old(carry, old, new, RX_COLUMN_OPENED);
	fill_from_old(carry, old, new, RX_COLUMN_ROUND);
	carry_deadline(carry, old, new);
}

/* A record that could be one of several keeps an id of its own and names them. */
static void carry_doubt(struct carry *carry, size_t row, const struct rx_doubt *doubt)
{
	struct rx_buffer text = {0};
	struct rx_text *flags = cell(carry, row, RX_COLUMN_FLAGS);

	if (rx_text_find(*flags, RX_LITERAL("id-ambiguous"), 0) != RX_NONE)
		return;
	rx_buffer_add_text(&text, *flags);
	rx_buffer_add_string(&text, flags->length ? ";id-ambiguous" : "id-ambiguous");
	*flags = rx_arena_keep(&carry->arena, &text);
	rx_buffer_reset(&text);
	rx_buffer_add_text(&text, *cell(carry, row, RX_COLUMN_ALT));
	for (; doubt; doubt = doubt->next) {
		if (text.length)
			rx_buffer_add_byte(&text, '|');
		rx_buffer_add_text(&text, rx_snapshot_value(carry->old, doubt->row, RX_COLUMN_ID));
	}
	*cell(carry, row, RX_COLUMN_ALT) = rx_arena_keep(&carry->arena, &text);
	rx_buffer_release(&text);
}

static void carry_rows(struct carry *carry)
{
	const struct rx_pairing *pairing = &carry->pairing;
	const struct rx_text *ids = rx_carried_ids(pairing, &carry->arena);

	if (!ids)
		return;
	for (size_t row = 0; row < carry->new->count; row++) {
		for (size_t at = 0; at < CARRIED; at++)
			carry->rows[row].cells[at] =
				rx_snapshot_value(carry->new, row, carried[at]);
	}
	for (size_t row = 0; row < carry->new->count; row++)
		*cell(carry, row, RX_COLUMN_ID) = ids[row];
	for (size_t row = 0; row < carry->new->count; row++) {
		refer(carry, row, RX_COLUMN_PARENT);
		refer(carry, row, RX_COLUMN_DOC);
		if (pairing->of_new[row] != RX_NONE)
			carry_pair(carry, pairing->of_new[row], row);
		else if (pairing->doubts_new[row])
			carry_doubt(carry, row, pairing->doubts_new[row]);
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

static void set_cells(const struct carry *carry, struct rx_rewrite *rewrite)
{
	/* Column by column, so that missing ones are added in their order. */
	for (size_t at = 0; at < CARRIED; at++) {
		for (size_t row = 0; row < carry->new->count; row++) {
			struct rx_text is = carry->rows[row].cells[at];

			if (!rx_text_equal(is, rx_snapshot_value(carry->new, row, carried[at])))
				rx_rewrite_value(rewrite, row, carried[at], is);
		}
	}
}

static int write_rows(struct carry *carry, struct rx_writer *writer)
{
	struct rx_rewrite rewrite;
	bool fine = rx_rewrite_begin(&rewrite, carry->new);

	if (fine) {
		set_cells(carry, &rewrite);
		fine = !rewrite.arena.failed;
	}
	if (fine) {
		rx_rewrite_header(&rewrite, writer);
		for (size_t row = 0; row < carry->new->count; row++)
			rx_rewrite_write(&rewrite, row, writer);
	}
	rx_rewrite_release(&rewrite);
	return fine ? 0 : -1;
}

long rx_diff_carry(struct rx_diff *diff, struct rx_writer *writer)
{
	struct carry carry = {.old = diff->inputs[0], .new = diff->inputs[1]};
	int fault = rx_pairing_make(
		&carry.pairing, carry.old, carry.new, RX_PAIRING_SERIES, diff->sink);

	if (!fault) {
		carry.rows =
			rx_arena_new(&carry.arena, (carry.new->count + 1) * sizeof(*carry.rows));
		if (carry.rows)
			carry_rows(&carry);
		if (carry.arena.failed || write_rows(&carry, writer)) {
			rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
			fault = -1;
		}
	}
	rx_arena_release(&carry.arena);
	rx_pairing_release(&carry.pairing);
	return fault ? -1 : (long)carry.new->count;
}
