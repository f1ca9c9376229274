/*
 * parser.c - documents in, records out: the public side of rx-parse, which calls the stages in turn
 * and writes the records as rows.
 */
#include "account.h"
#include "damage.h"
#include "frame.h"
#include "ids.h"
#include "input.h"
#include "ledger_head.h"
#include "ledger_read.h"
#include "office.h"
#include "outline.h"
#include "sheet_csv.h"
#include "unmerge.h"
#include "utf8.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define DOCUMENT_LIMIT ((size_t)1 << 30)
#define RULES "rules-1"

struct rx_parser {
	struct rx_parse_options options;
	const struct rx_sink *sink;
	struct rx_parse parse;
	struct rx_buffer cell;    /* scratch */
	uint64_t *series;         /* hashes of the series written so far, one per document */
	size_t series_count;
	size_t series_room;
	bool begun;               /* the header has been written */
};

struct rx_parser *rx_parser_new(const struct rx_parse_options *options, const struct rx_sink *sink)
{
	struct rx_parser *parser = calloc(1, sizeof(*parser));

	if (!parser)
		return NULL;
	if (options)
		parser->options = *options;
	parser->sink = sink;
	parser->parse.options = &parser->options;
	parser->parse.lang = sink ? sink->lang : RX_LANG_EN;
	parser->parse.records.arena = &parser->parse.arena;
	return parser;
}

void rx_parser_free(struct rx_parser *parser)
{
	if (!parser)
		return;
	rx_cues_release(&parser->parse.cues);
	rx_tree_release(&parser->parse.tree);
	rx_items_release(&parser->parse.items);
	rx_records_release(&parser->parse.records);
	rx_arena_release(&parser->parse.arena);
	rx_buffer_release(&parser->cell);
	free(parser->parse.stretches);
	free(parser->series);
	free(parser);
}

void rx_parser_restart(struct rx_parser *parser)
{
	parser->begun = false;
	parser->series_count = 0;
}

/* ---- rows ----------------------------------------------------------------------------------- */

static void write_header(struct rx_writer *writer)
{
	for (size_t column = 0; column < RX_COLUMN_COUNT; column++) {
		if (column)
			rx_writer_bytes(writer, "\t", 1);
		rx_writer_cell(writer, rx_word_name(RX_SET_COLUMN, column));
	}
	rx_writer_end_row(writer);
}

static struct rx_text word(enum rx_set set, int place)
{
	return place == RX_UNSET ? (struct rx_text){"", 0} : rx_word_name(set, (size_t)place);
}

static struct rx_text number(struct rx_parse *parse, size_t value)
{
	struct rx_buffer digits = {0};
	struct rx_text text;

	rx_buffer_add_number(&digits, value);
	text = rx_arena_copy(&parse->arena, rx_buffer_text(&digits));
	rx_buffer_release(&digits);
	return text;
}

/* The record's bytes in the document; none where its cells have no place of their own in it. */
static void fill_span(struct rx_parse *parse, const struct rx_record *record, struct rx_text *row)
{
	size_t start = record->start, end = record->end;

	if (parse->origins && record->kind == RX_KIND_DOC) {
		if (!parse->origins->located)
			return;
		start = 0;
		end = parse->origins->source.length;
	} else if (parse->origins && !rx_origins_span(parse->origins, &start, &end)) {
		return;
	}
	row[RX_COLUMN_START] = number(parse, start);
	row[RX_COLUMN_END] = number(parse, end);
}

static void fill_row(struct rx_parse *parse, const struct rx_record *record, struct rx_text *row)
{
	for (const struct rx_cell *cell = record->cells; cell; cell = cell->next)
		row[cell->column] = cell->value;
	row[RX_COLUMN_KIND] = word(RX_SET_KIND, (int)record->kind);
	row[RX_COLUMN_SERIES] = parse->series;
	row[RX_COLUMN_ID] = record->id;
	if (record->parent != RX_NONE)
		row[RX_COLUMN_PARENT] = parse->records.items[record->parent].id;
	row[RX_COLUMN_DOC] = parse->records.items[RX_DOC].id;
	row[RX_COLUMN_PATH] = record->path;
	row[RX_COLUMN_NO] = record->number ? number(parse, record->number) : record->no;
	row[RX_COLUMN_TITLE] = record->title;
	if (record->status != RX_UNSET)
		row[RX_COLUMN_STATUS] = word(RX_SET_STATUS, record->status);
	row[RX_COLUMN_BASIS] = word(RX_SET_BASIS, record->basis);
	row[RX_COLUMN_MODE] = word(RX_SET_MODE, record->mode);
	row[RX_COLUMN_CLASS] = word(RX_SET_CLASS, record->class);
	if (record->type != RX_UNSET)
		row[RX_COLUMN_TYPE] = word(RX_SET_TYPE, record->type);
	row[RX_COLUMN_FILE] = rx_text(parse->name);
	row[RX_COLUMN_LINE] = number(parse, record->line);
	fill_span(parse, record, row);
	if (record->kind != RX_KIND_DOC)
		row[RX_COLUMN_TEXT] = rx_parse_slice(parse, record->start, record->end);
}

/* A cell with bytes that are no UTF-8 gets U+FFFD for each of them. */
static struct rx_text valid(struct rx_parser *parser, struct rx_text cell)
{
	size_t length;

	if (rx_utf8_invalid(cell) == RX_NONE)
		return cell;
	rx_buffer_reset(&parser->cell);
	for (size_t at = 0; at < cell.length; at += length)
		rx_buffer_add_code(&parser->cell, rx_utf8_decode(cell, at, &length));
	return rx_buffer_text(&parser->cell);
}

static void write_record(struct rx_parser *parser, const struct rx_record *record,
	struct rx_writer *writer)
{
	struct rx_text row[RX_COLUMN_COUNT] = {{NULL, 0}};

	fill_row(&parser->parse, record, row);
	for (size_t column = 0; column < RX_COLUMN_COUNT; column++) {
		if (column)
			rx_writer_bytes(writer, "\t", 1);
		if (row[column].length)
			rx_writer_cell(writer, valid(parser, row[column]));
	}
	rx_writer_end_row(writer);
}

/* ---- documents ------------------------------------------------------------------------------ */

/* How many documents of this series there are with this one. */
static unsigned count_series(struct rx_parser *parser)
{
	struct rx_text series = parser->parse.series;
	uint64_t hash = XXH3_64bits(series.bytes, series.length), *grown;
	unsigned count = 1;

	for (size_t at = 0; at < parser->series_count; at++)
		count += parser->series[at] == hash;
	grown = rx_array_grow(parser->series, parser->series_count, &parser->series_room,
		sizeof(*grown));
	if (!grown) {
		parser->parse.arena.failed = true;
		return count;
	}
	parser->series = grown;
	grown[parser->series_count++] = hash;
	return count;
}

/* Faults of the bytes themselves; -1 when they cannot be read as text. */
static int inspect(struct rx_parser *parser, const char *name, struct rx_text text)
{
	struct rx_place place = {.file = name};
	const char *nul = text.length ? memchr(text.bytes, '\0', text.length) : NULL;
	size_t bad = 0, first = RX_NONE, at = 0, found;

	if (nul) {
		rx_say(parser->sink, place, RX_SAY_BINARY, (size_t)(nul - text.bytes));
		return -1;
	}
	while ((found = rx_utf8_invalid(rx_text_slice(text, at, text.length))) != RX_NONE) {
		if (first == RX_NONE)
			first = found;
		bad++;
		at += found + 1;
	}
	if (bad)
		rx_say(parser->sink, place, RX_SAY_ENCODING, bad, "UTF-8", first);
	return 0;
}

static void reset(struct rx_parse *parse, const char *name, struct rx_text text)
{
	rx_arena_reset(&parse->arena);
	parse->records.count = 0;
	parse->stretch_count = 0;
	parse->tree.count = 0;
	parse->year = 0;
	parse->name = name;
	parse->text = text;
	parse->origins = NULL;
}

/* All stages that make the records of a text. */
static void read_text(struct rx_parse *parse)
{
	if (rx_cues_scan(&parse->cues, parse->text) || rx_unmerge(&parse->cues, parse->text)) {
		parse->arena.failed = true;
		return;
	}
	rx_damage_mark(parse);
	rx_frame_find(parse);
	if (rx_tree_build(&parse->tree, &parse->cues, parse->text, parse->head_end, parse->tail_start)) {
		parse->arena.failed = true;
		return;
	}
	rx_frame_describe(parse);
	rx_outline_build(parse);
	rx_damage_report(parse);
	if (parse->options->text)
		rx_account_text(parse);
	rx_account_lines(parse);
}

/* A ledger in text: 1 when its records were made, 0 when it is none, -1 after a fault was reported.
 * located: the text's offsets are those of the document. */
static int read_ledger(struct rx_parser *parser, bool located)
{
	struct rx_parse *parse = &parser->parse;
	struct rx_text text = parse->text;
	struct rx_sheet sheet = {0};
	enum rx_ledger_form form = rx_ledger_sniff(text);
	int outcome;

	if (form == RX_LEDGER_NONE)
		return 0;
	outcome = form == RX_LEDGER_CSV ? rx_sheet_csv(&sheet, text, parse->name, parser->sink)
					: rx_sheet_tsv(&sheet, text, parse->name, parser->sink);
	sheet.located = located;
	if (outcome == 0)
		outcome = rx_ledger_read(parse, &sheet, text);
	rx_sheet_release(&sheet);
	return outcome;
}

/* Puts the records into their final order and names them. */
static void finish(struct rx_parser *parser)
{
	struct rx_parse *parse = &parser->parse;

	if (parse->arena.failed)
		return;
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL("rx-" RX_VERSION));
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL(RULES));
	rx_records_arrange(&parse->records);
	rx_ids_assign(parse, count_series(parser));
}

/* Writes the records of a document that has been read, behind the header if it is the first. */
static long write_records(struct rx_parser *parser, struct rx_writer *writer)
{
	struct rx_parse *parse = &parser->parse;

	if (parse->arena.failed) {
		rx_say(parser->sink, (struct rx_place){.file = parse->name}, RX_SAY_MEMORY);
		return -1;
	}
	if (!parser->begun)
		write_header(writer);
	parser->begun = true;
	for (size_t at = 0; at < parse->records.count; at++)
		write_record(parser, &parse->records.items[at], writer);
	return (long)parse->records.count;
}

/* A document as UTF-8 text. */
static long read_document(struct rx_parser *parser, const char *name, struct rx_text text, bool located,
	struct rx_writer *writer)
{
	static const struct rx_origins nowhere;
	struct rx_parse *parse = &parser->parse;
	int ledger;

	reset(parse, name, text);
	if (!located)
		parse->origins = &nowhere;
	if (text.length) {
		ledger = read_ledger(parser, located);
		if (ledger < 0)
			return -1;
		if (ledger == 0)
			read_text(parse);
		finish(parser);
	}
	if (text.length == 0 && !parse->arena.failed)
		rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_EMPTY);
	return write_records(parser, writer);
}

/* FILE#SHEET */
static const char *sheet_name(struct rx_parse *parse, const char *name, const struct rx_sheet *sheet)
{
	struct rx_buffer joined = {0};
	struct rx_text copy;

	rx_buffer_add_string(&joined, name);
	rx_buffer_add_byte(&joined, '#');
	rx_buffer_add_text(&joined, rx_buffer_text(&sheet->name));
	rx_buffer_add_byte(&joined, '\0');
	copy = rx_arena_copy(&parse->arena, rx_buffer_text(&joined));
	rx_buffer_release(&joined);
	return copy.length ? copy.bytes : name;
}

/* A sheet of a workbook: its records, 0 and a note when it is no ledger. */
static long read_sheet(struct rx_parser *parser, const char *name, const struct rx_sheet *sheet,
	struct rx_writer *writer)
{
	struct rx_parse *parse = &parser->parse;
	char shown[96];

	reset(parse, name, (struct rx_text){"", 0});
	parse->name = sheet_name(parse, name, sheet);
	if (rx_ledger_read(parse, sheet, (struct rx_text){"", 0})) {
		finish(parser);
		return write_records(parser, writer);
	}
	rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_NOT_LEDGER,
		rx_quotable(rx_buffer_text(&sheet->name), shown, sizeof(shown)));
	return 0;
}

static long read_sheets(struct rx_parser *parser, const char *name, const struct rx_office *office,
	struct rx_writer *writer)
{
	long records = 0;

	for (size_t at = 0; at < office->sheet_count; at++) {
		long more = read_sheet(parser, name, &office->sheets[at], writer);

		if (more < 0)
			return -1;
		records += more;
	}
	if (records == 0) {
		rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_NO_LEDGER,
			(size_t)RX_LEDGER_KNOWN);
		return -1;
	}
	return records;
}

/* XLSX and DOCX. */
static long read_office(struct rx_parser *parser, const char *name, struct rx_text bytes,
	struct rx_writer *writer)
{
	struct rx_office office;
	long records = -1;

	if (rx_office_read(&office, bytes, parser->options.sheet, name, parser->sink) == 0)
		records = office.is_text
			? read_document(parser, name, rx_buffer_text(&office.text), false, writer)
			: read_sheets(parser, name, &office, writer);
	rx_office_release(&office);
	return records;
}

long rx_parser_bytes(struct rx_parser *parser, const char *name, const void *bytes, size_t length,
	struct rx_writer *writer)
{
	struct rx_text text = {bytes, length};

	if (rx_archive_is(text))
		return read_office(parser, name, text, writer);
	return inspect(parser, name, text) ? -1 : read_document(parser, name, text, true, writer);
}

long rx_parser_file(struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	struct rx_buffer whole = {0};
	struct rx_input input;
	long records = -1;

	if (rx_input_open(&input, path, parser->sink))
		return -1;
	if (rx_input_rest(&input, &whole, DOCUMENT_LIMIT) == 0)
		records = rx_parser_bytes(parser, input.name, whole.bytes, whole.length, writer);
	rx_input_close(&input);
	rx_buffer_release(&whole);
	return records;
}
