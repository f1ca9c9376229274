/*
 * check_cells.c - what single cells must be: columns that a ledger has, dates, numbers, words and ids;
 * and cells put right that have one possible reading.
 */
#include "checker.h"
#include "date.h"
#include "decimal.h"
#include "header.h"
#include "list.h"
#include "message.h"
#include "nearest.h"

/* ---- columns -------------------------------------------------------------------------------- */

static bool is_filled(const struct rx_checked *row, enum rx_column column)
{
	if (rx_check_has(row, column))
		return true;
	return (column == RX_COLUMN_DUE && rx_check_has(row, RX_COLUMN_DUE_TEXT))
		|| (column == RX_COLUMN_STATUS && rx_check_has(row, RX_COLUMN_STATUS_TEXT));
}

/* A column that all findings of a ledger leave empty is not there for anybody who reads it. */
static void columns_of_ledger(struct rx_check *check, size_t doc)
{
	struct rx_text rest = rx_profile_text(check->profile, RX_SETTING_SCHEMA), name;

	while (rest.length && rx_names_next(&rest, &name)) {
		int column = rx_word_find(RX_SET_COLUMN, name);
		bool filled = false;

		for (size_t at = 0; column >= 0 && at < check->count && !filled; at++) {
			const struct rx_checked *row = &check->rows[at];

			filled = row->doc == doc && row->kind == RX_KIND_FINDING
				&& is_filled(row, (enum rx_column)column);
		}
		if (column >= 0 && !filled)
			rx_check_say(check, check->docs[doc].first, RX_REMARK_NO_COLUMN,
				rx_check_label(check, (enum rx_column)column));
	}
}

/* ---- cells ---------------------------------------------------------------------------------- */

/* A list of dates each of which the stream's form has. */
static bool are_dates(struct rx_text cell)
{
	struct rx_text item;
	struct rx_days days;

	while (rx_list_next(&cell, &item)) {
		if (!rx_days_parse(item, &days))
			return false;
	}
	return true;
}

static void word(struct rx_check *check, size_t at, enum rx_column column, struct rx_text cell)
{
	char list[RX_NEAREST_SIZE];

	if (rx_word_find(rx_column_set(column), cell) >= 0)
		return;
	/* Types of remarks are slugs, which have a list of their own. */
	if (column == RX_COLUMN_TYPE
		|| (column == RX_COLUMN_STATUS && check->rows[at].kind == RX_KIND_DIAG))
		return;
	rx_check_say(check, at, RX_REMARK_NO_WORD, rx_check_quote(check, cell),
		rx_check_label(check, column), rx_nearest_words(rx_column_set(column), cell, list));
}

static void cell_of(struct rx_check *check, size_t at, enum rx_column column)
{
	struct rx_text cell = check->rows[at].cells[column];
	struct rx_decimal number;

	if (cell.length == 0)
		return;
	switch (rx_column_type(column)) {
	case RX_TYPE_DATE:
		if (!are_dates(cell))
			rx_check_say(check, at, RX_REMARK_NO_DATE, rx_check_quote(check, cell),
				rx_check_label(check, column));
		break;
	case RX_TYPE_NUMBER:
		if (!rx_decimal_parse(cell, &number))
			rx_check_say(check, at, RX_REMARK_NO_NUMBER, rx_check_quote(check, cell),
				rx_check_label(check, column));
		break;
	case RX_TYPE_WORD: word(check, at, column, cell); break;
	default: break;
	}
}

/* Words for a deadline that hold a year and yet gave no date: 2024-13-45. */
static void deadline_words(struct rx_check *check, size_t at)
{
	struct rx_text words = check->rows[at].cells[RX_COLUMN_DUE_TEXT];
	size_t digits = 0;

	if (check->rows[at].cells[RX_COLUMN_DUE].length)
		return;
	for (size_t place = 0; place < words.length; place++)
		digits += words.bytes[place] >= '0' && words.bytes[place] <= '9';
	if (digits >= 4)
		rx_check_say(check, at, RX_REMARK_WORDS_NO_DATE, rx_check_quote(check, words));
}

void rx_check_schema(struct rx_check *check)
{
	if (!check->wanted[RX_RULE_SCHEMA])
		return;
	for (size_t doc = 0; doc < check->doc_count; doc++) {
		if (check->docs[doc].ledger && check->docs[doc].findings)
			columns_of_ledger(check, doc);
	}
	for (size_t at = 0; at < check->count; at++) {
		for (size_t column = 0; column < RX_COLUMN_COUNT; column++)
			cell_of(check, at, (enum rx_column)column);
		deadline_words(check, at);
	}
}

void rx_check_ids(struct rx_check *check)
{
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		size_t first = rx_check_row_of(check, row->doc, row->cells[RX_COLUMN_ID]);

		if (first != RX_NONE && first < at)
			rx_check_say(check, at, RX_REMARK_SAME_ID,
				rx_check_quote(check, row->cells[RX_COLUMN_ID]),
				rx_check_number(check, check->rows[first].line));
	}
}

/* ---- putting right -------------------------------------------------------------------------- */

/* The only date that a cell's words can mean, in the stream's form. */
static bool one_date(struct rx_text cell, char text[32])
{
	struct rx_date date;

	if (!rx_date_at(cell, 0, NULL, &date) || date.count != 1 || date.damaged
		|| date.end != cell.length || date.readings[0].year == 0)
		return false;
	rx_reading_format(date.readings[0], text);
	return true;
}

/* Digits of full width, and blanks around a number. */
static bool plain_number(struct rx_text cell, struct rx_buffer *out)
{
	struct rx_decimal number;

	rx_buffer_reset(out);
	cell = rx_text_trim(cell);
	for (size_t at = 0; at < cell.length; at++) {
		bool wide = at + 2 < cell.length && memcmp(cell.bytes + at, "\xEF\xBC", 2) == 0
			&& (unsigned char)cell.bytes[at + 2] >= 0x90
			&& (unsigned char)cell.bytes[at + 2] <= 0x99;

		if (wide) {
			rx_buffer_add_byte(out, (char)(cell.bytes[at + 2] - 0x60));
			at += 2;
		} else {
			rx_buffer_add_byte(out, cell.bytes[at]);
		}
	}
	return !out->failed && rx_decimal_parse(rx_buffer_text(out), &number);
}

/* The better form of a cell, in out; false where there is none. */
static bool better(enum rx_column column, struct rx_text cell, struct rx_buffer *out)
{
	char text[32];
	int place;

	switch (rx_column_type(column)) {
	case RX_TYPE_DATE:
		if (are_dates(cell) || !one_date(rx_text_trim(cell), text))
			return false;
		rx_buffer_reset(out);
		rx_buffer_add_string(out, text);
		return true;
	case RX_TYPE_NUMBER:
		return plain_number(cell, out) && !rx_text_equal(rx_buffer_text(out), cell);
	case RX_TYPE_WORD:
		place = rx_word_find(rx_column_set(column), rx_text_trim(cell));
		if (place < 0
			|| rx_text_equal(rx_word_name(rx_column_set(column), (size_t)place), cell))
			return false;
		rx_buffer_reset(out);
		rx_buffer_add_text(out, rx_word_name(rx_column_set(column), (size_t)place));
		return true;
	default: return false;
	}
}

static void write_header(
	struct rx_check *check, const struct rx_header *header, struct rx_writer *writer)
{
	if (check->fixing && check->fixed_serial == header->serial)
		return;
	for (size_t at = 0; at < header->count; at++) {
		if (at)
			rx_writer_string(writer, "\t");
		rx_writer_cell(writer, header->names[at]);
	}
	rx_writer_end_row(writer);
	check->fixing = true;
	check->fixed_serial = header->serial;
}

static long fix_row(struct rx_check *check, const struct rx_block *block, size_t row,
	const int *columns, struct rx_writer *writer)
{
	long changed = 0;

	for (size_t at = 0; at < block->columns; at++) {
		struct rx_text cell = rx_block_cell(block, row, at);

		if (at)
			rx_writer_string(writer, "\t");
		if (columns[at] >= 0 && cell.length && !memchr(cell.bytes, '\\', cell.length)
			&& better((enum rx_column)columns[at], cell, &check->fix)) {
			rx_writer_cell(writer, rx_buffer_text(&check->fix));
			changed++;
		} else {
			rx_writer_bytes(writer, cell.bytes, cell.length);
		}
	}
	rx_writer_end_row(writer);
	return changed;
}

long rx_check_fix(struct rx_check *check, const struct rx_block *block, struct rx_writer *writer)
{
	int *columns = rx_arena_new(&check->arena, (block->columns + 1) * sizeof(*columns));
	long changed = 0;

	if (!columns) {
		rx_say(check->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	for (size_t at = 0; at < block->columns; at++)
		columns[at] = rx_word_find(RX_SET_COLUMN, block->header->names[at]);
	write_header(check, block->header, writer);
	for (size_t row = 0; row < block->rows; row++)
		changed += fix_row(check, block, row, columns, writer);
	return check->fix.failed ? -1 : changed;
}
