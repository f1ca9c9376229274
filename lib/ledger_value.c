/*
 * ledger_value.c - reading cells: dates, amounts, progress, statuses, names.
 */
#include "ledger_value.h"
#include "date_loss.h"
#include "duty.h"
#include "phrase.h"
#include "status.h"
#include "utf8.h"

#include <stdio.h>

/* ---- dates ---------------------------------------------------------------------------------- */

/* Serial numbers of spreadsheets count days from 1899-12-30; those of 2000 to 2079 are believed. */
enum { SERIAL_FIRST = 36526, SERIAL_LAST = 65744, SERIAL_EPOCH = -25569 };

static bool serial_date(struct rx_text value, char date[32])
{
	struct rx_decimal number;
	int32_t serial = 0;

	if (value.length < 5 || !rx_decimal_parse(value, &number)
		|| memchr(value.bytes, ',', value.length))
		return false;
	for (size_t at = 0; at < 5; at++) {
		if (value.bytes[at] < '0' || value.bytes[at] > '9')
			return false;
		serial = serial * 10 + (value.bytes[at] - '0');
	}
	if ((value.length > 5 && value.bytes[5] != '.') || serial < SERIAL_FIRST
		|| serial > SERIAL_LAST)
		return false;
	rx_day_format(serial + SERIAL_EPOCH, date);
	return true;
}

/* 202211 in a column of dates is a month. */
static bool compact_month(struct rx_text value, char date[32])
{
	struct rx_days days;

	if (value.length != 6)
		return false;
	for (size_t at = 0; at < 6; at++) {
		if (value.bytes[at] < '0' || value.bytes[at] > '9')
			return false;
	}
	snprintf(date, 32, "%.4s-%.2s", value.bytes, value.bytes + 4);
	return rx_days_parse(rx_text(date), &days) && date[0] == '2' && date[1] == '0';
}

bool rx_ledger_date(struct rx_text value, int32_t year, char text[32], bool *whole)
{
	struct rx_reading before = {.year = year};
	struct rx_date date;
	struct rx_text rest;

	*whole = true;
	value = rx_phrase_trim(value);
	if (serial_date(value, text) || compact_month(value, text))
		return true;
	if (!rx_date_find(value, 0, &before, &date) || date.count != 1
		|| date.readings[0].year == 0)
		return false;
	rx_reading_format(date.readings[0], text);
	rest = rx_phrase_trim(rx_text_slice(value, date.end, value.length));
	*whole = date.start == 0
		&& (rest.length == 0 || rx_phrase_is(rest, "前|底前|00:00|00:00:00|0:00|0:00:00"));
	return true;
}

static struct rx_text kept(struct rx_parse *parse, const char *text)
{
	return rx_arena_copy(&parse->arena, rx_text(text));
}

/* Says that a cell has lost characters of its date: on the record, and where it stands. */
static void note_loss(struct rx_parse *parse, size_t place, struct rx_text value)
{
	struct rx_reading before = {.year = parse->year};
	struct rx_date date;
	char values[160];
	size_t offset = (size_t)(value.bytes - parse->text.bytes);

	/* 20220831 and 202208 are written so. */
	if (!rx_date_find(value, 0, &before, &date) || !date.damaged
		|| (date.end - date.start == value.length
			&& (value.length == 8 || value.length == 6)))
		return;
	rx_date_readings(&date, values);
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, rx_date_loss_flag(date.count > 1));
	if (date.count > 1)
		rx_record_set(&parse->records, place, RX_COLUMN_ALT, kept(parse, values));
	rx_date_loss(parse, place, offset + date.start, offset + date.end, values, date.count > 1);
}

static bool set_date(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value)
{
	char date[32];
	bool whole;

	note_loss(parse, place, value);
	if (!rx_ledger_date(value, parse->year, date, &whole))
		return false;
	rx_record_set(&parse->records, place, column, kept(parse, date));
	return whole;
}

static bool set_due(struct rx_parse *parse, size_t place, struct rx_text value)
{
	char date[32];

	if (!serial_date(value, date)) {
		note_loss(parse, place, value);
		rx_duty_deadline(parse, place, value);
		return true;
	}
	rx_record_set(&parse->records, place, RX_COLUMN_DUE_TEXT, value);
	rx_record_set(&parse->records, place, RX_COLUMN_DUE, kept(parse, date));
	rx_record_set(&parse->records, place, RX_COLUMN_BOUND, RX_LITERAL("le"));
	return true;
}

static bool set_first_due(struct rx_parse *parse, size_t place, struct rx_text value)
{
	char date[32];
	bool whole = true;

	if (!serial_date(value, date) && !rx_date_deadline(value, parse->year, date))
		return false;
	note_loss(parse, place, value);
	rx_record_set(&parse->records, place, RX_COLUMN_DUE_FIRST, kept(parse, date));
	return rx_ledger_date(value, parse->year, date, &whole) && whole;
}

/* ---- numbers -------------------------------------------------------------------------------- */

/* Moves the point to the right. */
static bool scale_up(struct rx_decimal *number, unsigned places)
{
	for (; places; places--) {
		if (number->scale)
			number->scale--;
		else if (number->coefficient > (rx_int128)1 << 100
			|| number->coefficient < -((rx_int128)1 << 100))
			return false;
		else
			number->coefficient *= 10;
	}
	return true;
}

bool rx_ledger_amount(struct rx_text value, unsigned scale, struct rx_decimal *yuan, bool *whole)
{
	struct rx_text number = rx_phrase_trim(value);
	size_t about = rx_phrase_start(number, "约|人民币|￥|¥|共|共计"), unit;

	*whole = about == 0;
	number = rx_phrase_trim(rx_text_slice(number, about, number.length));
	unit = rx_phrase_end(number, "元");
	number = rx_phrase_trim(rx_text_slice(number, 0, number.length - unit));
	if (!rx_decimal_parse(number, yuan) || rx_phrase_end(number, "%"))
		return false;
	if (unit || rx_phrase_end(number, "万|亿"))
		return true;
	return scale_up(yuan, scale);
}

static void set_decimal(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_decimal number)
{
	struct rx_buffer digits = {0};

	rx_decimal_format(&digits, number);
	rx_record_set(&parse->records, place, column,
		rx_arena_copy(&parse->arena, rx_buffer_text(&digits)));
	parse->arena.failed = parse->arena.failed || digits.failed;
	rx_buffer_release(&digits);
}

/* 42%, 42, and 0.42 are 42; 1 is all of it, since ledgers with shares of one write it so. */
static bool set_progress(struct rx_parse *parse, size_t place, struct rx_text value)
{
	struct rx_decimal number, one = {1, 0}, nothing = {0, 0};
	bool percent = rx_phrase_end(value, "%|\xEF\xBC\x85") > 0;

	value = rx_phrase_trim(
		rx_text_slice(value, 0, value.length - rx_phrase_end(value, "%|\xEF\xBC\x85")));
	if (!rx_decimal_parse(value, &number) || rx_phrase_end(value, "%|万|亿")
		|| rx_decimal_compare(number, nothing) < 0)
		return false;
	if (!percent && rx_decimal_compare(number, one) <= 0)
		(void)scale_up(&number, 2);
	set_decimal(parse, place, RX_COLUMN_PROGRESS, number);
	return true;
}

static bool set_count(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value)
{
	size_t unit = rx_phrase_end(value, "次|轮|个|项|条|件");
	struct rx_decimal number;

	if (!rx_decimal_parse(rx_text_slice(value, 0, value.length - unit), &number))
		return false;
	set_decimal(parse, place, column, number);
	return true;
}

static bool set_number(struct rx_parse *parse, size_t place, const struct rx_ledger_field *field,
	struct rx_text value)
{
	struct rx_decimal yuan;
	bool whole;

	switch (field->column) {
	case RX_COLUMN_PROGRESS: return set_progress(parse, place, value);
	case RX_COLUMN_AMOUNT:
	case RX_COLUMN_AMOUNT_DONE:
		if (!rx_ledger_amount(value, field->scale, &yuan, &whole))
			return false;
		set_decimal(parse, place, field->column, yuan);
		return whole;
	default: return set_count(parse, place, field->column, value);
	}
}

/* ---- statuses ------------------------------------------------------------------------------- */

/* The status that a cell states, in words or in one of its sentences. */
static int status_of(struct rx_text value)
{
	int status = rx_status_of_words(value);
	struct rx_text word;
	size_t at;

	while (status == RX_UNSET && value.length) {
		at = rx_phrase_find(value, "。|;|" FULL_SEMICOLON "|\n", &word);
		status = rx_status_of_sentence(at == RX_NONE ? value : rx_text_slice(value, 0, at));
		value = at == RX_NONE ? rx_text_slice(value, value.length, value.length)
				      : rx_text_slice(value, at + word.length, value.length);
	}
	return status;
}

static void take_status(struct rx_parse *parse, size_t place, int status, struct rx_text words)
{
	struct rx_record *record = &parse->records.items[place];

	record->status = status;
	record->basis = RX_BASIS_LEDGER;
	rx_record_set(&parse->records, place, RX_COLUMN_STATUS_TEXT, words);
	/* 长期坚持 by itself says that something goes on, and is taken for done and kept up. */
	if (status == RX_STATUS_SUSTAINED
		&& rx_phrase_is(rx_phrase_trim(words), "长期坚持|常态化坚持|持续坚持"))
		rx_record_set(
			&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("status-inferred"));
}

static bool is_open_for_status(const struct rx_record *record)
{
	return record->status == RX_UNSET || record->status == RX_STATUS_UNSTATED;
}

static bool set_text(
	struct rx_parse *parse, size_t place, enum rx_column column, struct rx_text value)
{
	if (rx_record_get(&parse->records, place, column).length)
		return false;
	rx_record_set(&parse->records, place, column, value);
	return true;
}

/* The words of the first column that speaks of the status stay; a second one is the report. */
static bool set_status(struct rx_parse *parse, size_t place, struct rx_text value)
{
	struct rx_record *record = &parse->records.items[place];
	bool said = rx_record_get(&parse->records, place, RX_COLUMN_STATUS_TEXT).length > 0;
	int status = is_open_for_status(record) ? status_of(value) : RX_UNSET;

	if (status != RX_UNSET && !said) {
		take_status(parse, place, status, value);
		return true;
	}
	if (status != RX_UNSET) {
		record->status = status;
		record->basis = RX_BASIS_LEDGER;
	}
	return set_text(parse, place, said ? RX_COLUMN_REPORT : RX_COLUMN_STATUS_TEXT, value);
}

/* A column of progress that only says 已整改 is a column of statuses. */
static bool set_report(struct rx_parse *parse, size_t place, struct rx_text value, bool guess)
{
	int status = guess && value.length <= 60 ? rx_status_of_words(value) : RX_UNSET;

	if (status != RX_UNSET && is_open_for_status(&parse->records.items[place])) {
		take_status(parse, place, status, value);
		return true;
	}
	return set_text(parse, place, RX_COLUMN_REPORT, value);
}

/* The date on which a finding was struck off says that it is, where the status only says that it is done. */
static void close_when_struck(struct rx_parse *parse, size_t place)
{
	struct rx_record *record = &parse->records.items[place];

	if ((record->status == RX_STATUS_DONE || record->status == RX_STATUS_CLOSING)
		&& rx_record_get(&parse->records, place, RX_COLUMN_CLOSED_ON).length)
		record->status = RX_STATUS_CLOSED;
}

static bool set_class(struct rx_parse *parse, size_t place, struct rx_text value)
{
	int class = rx_class_of_words(value);

	if (class == RX_UNSET)
		return false;
	parse->records.items[place].class = class;
	return rx_word_find(RX_SET_CLASS, value) >= 0;
}

bool rx_ledger_set(struct rx_parse *parse, size_t place, const struct rx_ledger_field *field,
	struct rx_text value, bool guess)
{
	enum rx_column column = field->column;

	if (field->role != RX_LEDGER_FIELD)
		return false;
	switch (column) {
	case RX_COLUMN_STATUS:
	case RX_COLUMN_STATUS_TEXT: return set_status(parse, place, value);
	case RX_COLUMN_REPORT: return set_report(parse, place, value, guess);
	case RX_COLUMN_CLASS: return set_class(parse, place, value);
	case RX_COLUMN_DUE: return set_due(parse, place, value);
	case RX_COLUMN_DUE_FIRST: return set_first_due(parse, place, value);
	case RX_COLUMN_DONE_ON:
		/* 完成时间: 6月底前 is still to come. */
		if (rx_duty_is_ahead(value)
			&& rx_record_get(&parse->records, place, RX_COLUMN_DUE_TEXT).length == 0)
			return set_due(parse, place, value);
		break;
	default: break;
	}
	switch (rx_column_type(column)) {
	case RX_TYPE_DATE: {
		bool whole = set_date(parse, place, column, value);

		if (column == RX_COLUMN_CLOSED_ON && rx_phrase_in(field->name, "销号"))
			close_when_struck(parse, place);
		return whole;
	}
	case RX_TYPE_NUMBER: return set_number(parse, place, field, value);
	case RX_TYPE_LIST: rx_duty_list(parse, place, column, value); return true;
	default: return set_text(parse, place, column, value);
	}
}
