/*
 * fields.c - binding columns and turning their cells into numbers and dates.
 */
#include "fields.h"
#include "cell.h"
#include "list.h"
#include "message.h"
#include "nearest.h"
#include "total.h"

#include <stdlib.h>

void rx_fields_release(struct rx_fields *fields)
{
	for (size_t at = 0; at < fields->count; at++) {
		free(fields->items[at].numbers);
		free(fields->items[at].dates);
	}
	free(fields->items);
	rx_buffer_release(&fields->scratch);
	*fields = (struct rx_fields){0};
}

enum rx_type rx_name_type(struct rx_text name)
{
	int column = rx_word_find(RX_SET_COLUMN, name);

	return column < 0 ? RX_TYPE_TEXT : rx_column_type((enum rx_column)column);
}

static size_t find_field(const struct rx_fields *fields, struct rx_text name)
{
	size_t at = 0;

	while (at < fields->count && !rx_text_equal(fields->items[at].name, name))
		at++;
	return at;
}

size_t rx_fields_add(struct rx_fields *fields, struct rx_text name, enum rx_want want)
{
	size_t at = find_field(fields, name);
	struct rx_field *field;

	if (at == fields->count) {
		struct rx_field *items =
			rx_array_grow(fields->items, fields->count, &fields->room, sizeof(*items));

		if (!items)
			return RX_NONE;
		fields->items = items;
		fields->items[fields->count++] =
			(struct rx_field){.name = name, .type = rx_name_type(name)};
	}
	field = &fields->items[at];
	if (want == RX_WANT_CELL)
		return at;
	if (want == RX_WANT_ORDER && field->type == RX_TYPE_DATE) {
		if (!field->dates)
			field->dates = calloc(RX_CHUNK_ROWS, sizeof(*field->dates));
		return field->dates ? at : RX_NONE;
	}
	if (!field->numbers)
		field->numbers = calloc(RX_CHUNK_ROWS, sizeof(*field->numbers));
	return field->numbers ? at : RX_NONE;
}

int rx_column_bind(const struct rx_header *header, struct rx_text name, const char *file,
	const struct rx_sink *sink, size_t *column)
{
	int found = rx_header_find(header, name);
	struct rx_buffer near = {0};
	char shown[128];

	if (found >= 0) {
		*column = (size_t)found;
		return 0;
	}
	rx_header_nearest(header, name, &near);
	rx_say(sink, (struct rx_place){0}, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(name, shown, sizeof(shown)), file, near.failed ? "-" : near.bytes);
	rx_buffer_release(&near);
	return -1;
}

int rx_fields_bind(struct rx_fields *fields, const struct rx_header *header, const char *file,
	const struct rx_sink *sink)
{
	for (size_t at = 0; at < fields->count; at++) {
		struct rx_field *field = &fields->items[at];

		if (rx_column_bind(header, field->name, file, sink, &field->column))
			return -1;
	}
	return 0;
}

struct rx_text rx_cell_canonical(struct rx_text cell, struct rx_buffer *scratch)
{
	struct rx_text value;

	if (cell.length == 0 || !memchr(cell.bytes, '\\', cell.length))
		return cell;
	/* The value and its encoded form share the buffer, one behind the other. */
	rx_buffer_reset(scratch);
	if (!rx_buffer_reserve(scratch, 3 * cell.length))
		return cell;
	value = rx_cell_decode(cell, scratch->bytes);
	scratch->length = value.length;
	rx_cell_encode(scratch, value);
	return rx_text_of(scratch->bytes + value.length, scratch->length - value.length);
}

/* ---- parsing -------------------------------------------------------------------------------- */

/* A cell does not parse: counts it, or reports it and returns -1. */
static int bad_cell(struct rx_fields *fields, const struct rx_chunk *chunk, size_t row,
	const struct rx_field *field, bool date)
{
	char shown[128], name[128];
	struct rx_place place = {
		.file = chunk->block->file, .line = chunk->block->line + chunk->first + row};

	if (fields->skip_bad) {
		fields->skipped++;
		return 0;
	}
	rx_quotable(rx_chunk_cell(chunk, row, field->column), shown, sizeof(shown));
	if (date)
		rx_say(chunk->sink, place, RX_SAY_NOT_A_DATE, shown);
	else
		rx_say(chunk->sink, place, RX_SAY_NOT_A_NUMBER, shown,
			rx_quotable(field->name, name, sizeof(name)));
	return -1;
}

static int parse_numbers(struct rx_fields *fields, const struct rx_field *field,
	const struct rx_chunk *chunk, const bool *wanted)
{
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_text cell = rx_chunk_cell(chunk, row, field->column);
		struct rx_number *number = &field->numbers[row];

		if (wanted && !wanted[row])
			continue;
		number->present = cell.length && rx_number_parse(cell, &number->value);
		if (cell.length && !number->present && bad_cell(fields, chunk, row, field, false))
			return -1;
	}
	return 0;
}

/* Order of dates for the earliest: by first day, then by last, then as text, so that the choice
 * among equal ones does not depend on which came first. */
static bool earlier(struct rx_days one, struct rx_text text, const struct rx_dates *than)
{
	if (one.first != than->first.first)
		return one.first < than->first.first;
	if (one.last != than->first.last)
		return one.last < than->first.last;
	return rx_text_compare(text, than->earliest) < 0;
}

static bool later(struct rx_days one, struct rx_text text, const struct rx_dates *than)
{
	if (one.last != than->last.last)
		return one.last > than->last.last;
	if (one.first != than->last.first)
		return one.first > than->last.first;
	return rx_text_compare(text, than->latest) < 0;
}

/* False when an item of the cell is no date. */
static bool parse_dates(struct rx_text cell, struct rx_dates *dates)
{
	struct rx_text rest = cell, item;
	struct rx_days days;

	dates->present = false;
	while (rx_list_next(&rest, &item)) {
		if (item.length == 0)
			continue;
		if (!rx_days_parse(item, &days)) {
			dates->present = false;
			return false;
		}
		if (!dates->present || earlier(days, item, dates)) {
			dates->earliest = item;
			dates->first = days;
		}
		if (!dates->present || later(days, item, dates)) {
			dates->latest = item;
			dates->last = days;
		}
		dates->present = true;
	}
	return true;
}

static int parse_date_column(struct rx_fields *fields, const struct rx_field *field,
	const struct rx_chunk *chunk, const bool *wanted)
{
	for (size_t row = 0; row < chunk->rows; row++) {
		struct rx_text cell = rx_chunk_cell(chunk, row, field->column);

		if (wanted && !wanted[row])
			continue;
		if (!parse_dates(cell, &field->dates[row])
			&& bad_cell(fields, chunk, row, field, true))
			return -1;
	}
	return 0;
}

int rx_fields_parse(struct rx_fields *fields, const struct rx_chunk *chunk, const bool *wanted)
{
	for (size_t at = 0; at < fields->count; at++) {
		const struct rx_field *field = &fields->items[at];

		if (field->numbers && parse_numbers(fields, field, chunk, wanted))
			return -1;
		if (field->dates && parse_date_column(fields, field, chunk, wanted))
			return -1;
	}
	return 0;
}
