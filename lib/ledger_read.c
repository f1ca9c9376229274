/*
 * ledger_read.c - one ledger: what stands around its rows, and the text records that hold the rest.
 *
 *     sheet -> header -> text of cells -> doc -> rows -> totals -> text
 */
#include "ledger_read.h"
#include "identity.h"
#include "ledger_rows.h"
#include "ledger_total.h"
#include "ledger_value.h"
#include "phrase.h"

#include <stdlib.h>

#define NO_SCALE ((unsigned)-1)

struct reading {
	struct rx_parse *parse;
	struct rx_ledger_head *head;
	struct rx_ledger_text *text;
	unsigned scale;  /* of amounts, from a note above the header, or NO_SCALE */
	size_t title_at; /* of the title cell in the text, or RX_NONE */
};

/* ---- above the header ------------------------------------------------------------------------- */

/* 填报单位:X → the value behind the colon; empty when the words in front are none of names. */
static struct rx_text value_of(struct rx_text cell, const char *names)
{
	struct rx_text colon;
	size_t at = rx_phrase_find(cell, ":|" FULL_COLON, &colon);

	if (at == RX_NONE || !rx_phrase_is(rx_phrase_trim(rx_text_slice(cell, 0, at)), names))
		return (struct rx_text){"", 0};
	return rx_phrase_trim(rx_text_slice(cell, at + colon.length, cell.length));
}

static void take_date(struct rx_parse *parse, struct rx_text words)
{
	struct rx_days days;
	char date[32];
	bool whole;

	if (!rx_ledger_date(words, parse->year, date, &whole))
		return;
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_UPDATED,
		rx_arena_copy(&parse->arena, rx_text(date)));
	if (rx_days_parse(rx_text(date), &days))
		parse->year = rx_day_civil(days.last).year;
}

/* A note of one cell; false when it is none. */
static bool take_note(struct reading *reading, struct rx_text cell)
{
	static const char units[] = "填报单位|填报部门|被巡察单位|被巡察党组织|被巡视单位|"
				    "被审计单位|单位名称|整改单位|责任单位|报送单位|单位";
	static const char dates[] = "填报日期|填报时间|报送时间|报送日期|更新时间|更新日期|"
				    "统计时间|统计日期|截止时间|截止日期|截至|日期|时间";
	struct rx_text value;
	unsigned scale;
	bool found;

	scale = rx_ledger_scale(cell, &found);
	if (found) {
		reading->scale = scale;
		return true;
	}
	value = value_of(cell, dates);
	if (value.length) {
		take_date(reading->parse, value);
		return true;
	}
	value = value_of(cell, units);
	if (value.length)
		rx_record_set(&reading->parse->records, RX_DOC, RX_COLUMN_UNIT, value);
	return value.length > 0 || rx_phrase_find(cell, ":|" FULL_COLON, &value) != RX_NONE;
}

static void take_title(struct reading *reading, struct rx_text cell, size_t start)
{
	struct rx_record *doc = &reading->parse->records.items[RX_DOC];

	if (doc->title.length
		|| (rx_phrase_start(cell, "附件|附表|附:|附" FULL_COLON) && cell.length < 24))
		return;
	doc->title = rx_heading_section_title(cell);
	reading->title_at = start;
}

/* A date in the title, 截至2024年5月, gives the year of dates that have none. */
static void take_year(struct rx_parse *parse)
{
	struct rx_text title = parse->records.items[RX_DOC].title;
	struct rx_date date;

	if (parse->year == 0 && rx_date_find(title, 0, NULL, &date))
		parse->year = date.readings[0].year;
}

static void read_above(struct reading *reading)
{
	struct rx_parse *parse = reading->parse;
	size_t start, end;

	for (size_t row = 0; row < reading->head->first; row++) {
		for (size_t at = 0; at < reading->text->sheet->rows[row].count; at++) {
			struct rx_text cell;

			if (!rx_ledger_text_span(reading->text, row, at, &start, &end))
				continue;
			cell = rx_parse_slice(parse, start, end);
			if (!take_note(reading, cell))
				take_title(reading, cell, start);
		}
	}
	take_year(parse);
}

/* Amounts without a unit of their own take the note's, else yuan. */
static void settle_scales(struct reading *reading)
{
	for (size_t at = 0; at < reading->head->count; at++) {
		struct rx_ledger_field *field = &reading->head->fields[at];

		if (field->scale == NO_SCALE)
			field->scale = reading->scale == NO_SCALE ? 0 : reading->scale;
	}
}

/* Key of the title; without one, of the header and the unit of the first row, which are the same in
 * every week's copy of the ledger. */
static void read_series(struct reading *reading)
{
	struct rx_parse *parse = reading->parse;
	struct rx_buffer key = {0}, names = {0};
	const struct rx_ledger_head *head = reading->head;

	if (parse->options->series) {
		parse->series = rx_text(parse->options->series);
		return;
	}
	rx_identity_key(&key, parse->records.items[RX_DOC].title, 64);
	for (size_t at = 0; key.length == 0 && at < head->count; at++) {
		rx_buffer_add_text(&names, head->fields[at].name);
		rx_buffer_add_byte(&names, '\t');
		if (head->fields[at].role == RX_LEDGER_FIELD
			&& head->fields[at].column == RX_COLUMN_UNIT)
			rx_buffer_add_text(
				&names, rx_sheet_at(reading->text->sheet, head->last + 1, at));
	}
	if (key.length == 0)
		rx_identity_hash(&key, rx_buffer_text(&names), 10);
	parse->series = rx_arena_copy(&parse->arena, rx_buffer_text(&key));
	parse->arena.failed = parse->arena.failed || key.failed || names.failed;
	rx_buffer_release(&key);
	rx_buffer_release(&names);
}

static bool describe(struct reading *reading)
{
	struct rx_parse *parse = reading->parse;
	size_t place = rx_parse_record(parse, RX_KIND_DOC, RX_NONE, 0, parse->text.length);

	if (place == RX_NONE)
		return false;
	parse->records.items[place].type = RX_DOCTYPE_LEDGER;
	read_above(reading);
	settle_scales(reading);
	read_series(reading);
	parse->records.items[place].line = reading->title_at == RX_NONE
		? 1
		: rx_origins_line(parse->origins, parse->text, reading->title_at);
	return true;
}

/* ---- what is left as text --------------------------------------------------------------------- */

struct span {
	uint32_t start;
	uint32_t end;
};

static int by_start(const void *one, const void *other)
{
	uint32_t left = ((const struct span *)one)->start,
		 right = ((const struct span *)other)->start;

	return left < right ? -1 : left > right;
}

static size_t collect(const struct rx_records *records, struct span *spans)
{
	size_t count = 0;

	for (size_t at = 0; at < records->count; at++) {
		const struct rx_record *record = &records->items[at];

		if (record->kind != RX_KIND_DOC && record->kind != RX_KIND_DIAG)
			spans[count++] = (struct span){record->start, record->end};
	}
	qsort(spans, count, sizeof(*spans), by_start);
	return count;
}

static enum rx_doctype type_of(const struct reading *reading, const struct rx_ledger_rows *rows,
	size_t row, size_t column, size_t start)
{
	const struct rx_ledger_head *head = reading->head;

	if (start == reading->title_at)
		return RX_DOCTYPE_TITLE;
	if (row < head->first)
		return RX_DOCTYPE_PREAMBLE;
	if (row <= head->last || rows->kinds[row] == RX_LEDGER_ROW_HEADER)
		return RX_DOCTYPE_LABEL;
	if (rows->kinds[row] == RX_LEDGER_ROW_NOTE)
		return RX_DOCTYPE_SIGNATURE;
	if (column < head->count && head->fields[column].role == RX_LEDGER_FIELD
		&& (head->fields[column].column == RX_COLUMN_STATUS
			|| head->fields[column].column == RX_COLUMN_STATUS_TEXT))
		return RX_DOCTYPE_STATUS;
	return RX_DOCTYPE_BODY;
}

/* The record of the header's cell that stands right above a column's cells, the last one made, gets
 * the column's whole name as title and its place, from 1, as value. */
static void name_column(
	struct rx_parse *parse, const struct reading *reading, size_t row, size_t column)
{
	const struct rx_ledger_head *head = reading->head;
	struct rx_buffer place = {0};
	size_t start, end, last = parse->records.count - 1;

	if (row < head->first || row > head->last || column >= head->count
		|| (row < head->last
			&& rx_ledger_text_span(reading->text, head->last, column, &start, &end)))
		return;
	rx_buffer_add_number(&place, column + 1);
	parse->records.items[last].title = head->fields[column].name;
	rx_record_set(&parse->records, last, RX_COLUMN_VALUE,
		rx_arena_copy(&parse->arena, rx_buffer_text(&place)));
	parse->arena.failed |= place.failed;
	rx_buffer_release(&place);
}

/* The parts of [start,end) that no span holds. */
static void keep_gaps(struct rx_parse *parse, const struct span *spans, size_t count, size_t owner,
	size_t start, size_t end, enum rx_doctype type, struct rx_text name)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (spans[middle].end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; start < end; low++) {
		size_t stop = low < count && spans[low].start < end ? spans[low].start : end;

		if (stop > start && rx_phrase_trim(rx_parse_slice(parse, start, stop)).length)
			rx_ledger_keep(parse, owner, start, stop, type, name);
		start = stop == end ? end : spans[low].end;
	}
}

static void keep_rest(struct reading *reading, const struct rx_ledger_rows *rows, bool all)
{
	const struct rx_sheet *sheet = reading->text->sheet;
	struct rx_parse *parse = reading->parse;
	struct span *spans = calloc(parse->records.count + 1, sizeof(*spans));
	size_t start, end, count;

	if (!spans) {
		parse->arena.failed = true;
		return;
	}
	count = collect(&parse->records, spans);
	for (size_t row = 0; row < sheet->row_count; row++) {
		bool body = row > reading->head->last;

		if (!all && !(body && rows->kinds[row] == RX_LEDGER_ROW_NOTE))
			continue;
		for (size_t at = 0; at < sheet->rows[row].count; at++) {
			size_t before = parse->records.count;

			if (!rx_ledger_text_span(reading->text, row, at, &start, &end))
				continue;
			keep_gaps(parse, spans, count, rows->owners[row], start, end,
				type_of(reading, rows, row, at, start),
				body && at < reading->head->count ? reading->head->fields[at].name
								  : (struct rx_text){"", 0});
			if (parse->records.count > before)
				name_column(parse, reading, row, at);
		}
	}
	free(spans);
}

/* ---- all of it -------------------------------------------------------------------------------- */

static bool prepare_rows(struct rx_ledger_rows *rows, const struct reading *reading)
{
	size_t count = reading->text->sheet->row_count + 1;
	struct rx_arena *arena = &reading->parse->arena;

	*rows = (struct rx_ledger_rows){
		.parse = reading->parse, .text = reading->text, .category = RX_NONE};
	rows->owners = rx_arena_new(arena, count * sizeof(*rows->owners)); /* zero is RX_DOC */
	rows->kinds = rx_arena_new(arena, count * sizeof(*rows->kinds));
	rows->shared = rx_arena_new(arena, reading->head->count + 1);
	rows->heading = RX_DOC;
	return rows->owners && rows->kinds && rows->shared;
}

static void set_lines(struct rx_parse *parse)
{
	for (size_t at = 0; at < parse->records.count; at++) {
		struct rx_record *record = &parse->records.items[at];

		if (record->line == 0)
			record->line = rx_origins_line(parse->origins, parse->text, record->start);
	}
}

bool rx_ledger_read(struct rx_parse *parse, const struct rx_sheet *sheet, struct rx_text source)
{
	struct rx_ledger_head *head = rx_arena_new(&parse->arena, sizeof(*head));
	struct rx_ledger_text *text = rx_arena_new(&parse->arena, sizeof(*text));
	struct reading reading = {parse, head, text, NO_SCALE, RX_NONE};
	struct rx_ledger_rows rows;

	if (!head || !text || !rx_ledger_head_find(sheet, &parse->arena, head))
		return false;
	rx_ledger_text_build(text, parse, sheet, head, source);
	if (parse->arena.failed || rx_cues_scan(&parse->cues, parse->text)) {
		parse->arena.failed = true;
		return true;
	}
	if (!describe(&reading) || !prepare_rows(&rows, &reading))
		return true;
	rx_ledger_rows_read(&rows);
	rx_ledger_total_check(&rows);
	keep_rest(&reading, &rows, parse->options->text);
	set_lines(parse);
	return true;
}
