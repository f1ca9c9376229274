/*
 * parser.c - documents in, records out: the public side of rx-parse, which calls the stages in turn
 * and writes the records as rows.
 */
#include "account.h"
#include "damage.h"
#include "frame.h"
#include "ids.h"
#include "input.h"
#include "outline.h"
#include "unmerge.h"
#include "utf8.h"

#include <stdlib.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#define DOCUMENT_LIMIT ((size_t)1 << 30)
#define RULES "rules-1"

struct rx_parser {
	struct rx_parse_options options;
	enum rx_encoding encoding;
	const struct rx_sink *sink;
	struct rx_parse parse;
	struct rx_buffer cell;    /* scratch */
	uint64_t *series;         /* hashes of the series written so far, one per document */
	size_t series_count;
	size_t series_room;
	bool begun;               /* the header has been written */
	bool valid;               /* the document is UTF-8, so its cells need no look */
};

static int read_encoding(struct rx_parser *parser, const struct rx_sink *sink)
{
	char name[64];

	if (!parser->options.encoding
		|| rx_encoding_find(rx_text(parser->options.encoding), &parser->encoding))
		return 0;
	rx_say(sink, (struct rx_place){0}, RX_SAY_UNKNOWN_ENCODING,
		rx_quotable(rx_text(parser->options.encoding), name, sizeof(name)), RX_ENCODING_NAMES);
	return -1;
}

struct rx_parser *rx_parser_new(const struct rx_parse_options *options, const struct rx_sink *sink)
{
	struct rx_parser *parser = calloc(1, sizeof(*parser));

	if (!parser)
		return NULL;
	if (options)
		parser->options = *options;
	if (read_encoding(parser, sink)) {
		free(parser);
		return NULL;
	}
	parser->sink = sink;
	parser->parse.options = &parser->options;
	parser->parse.lang = rx_sink_lang(sink);
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
	rx_source_release(&parser->parse.source);
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
	row[RX_COLUMN_START] = number(parse, rx_source_start(&parse->source, record->start));
	row[RX_COLUMN_END] = number(parse,
		rx_source_end(&parse->source, record->start, record->end));
	if (record->kind != RX_KIND_DOC)
		row[RX_COLUMN_TEXT] = rx_source_printed(&parse->source, record->start, record->end);
}

/* A cell with bytes that are no UTF-8 gets U+FFFD for each of them. */
static struct rx_text valid(struct rx_parser *parser, const struct rx_record *record,
	struct rx_text cell)
{
	size_t length;

	/* A message may have been cut inside a character. */
	if ((parser->valid && record->kind != RX_KIND_DIAG) || rx_utf8_invalid(cell) == RX_NONE)
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
			rx_writer_cell(writer,
				valid(parser, record,
					rx_source_cell(&parser->parse.source, row[column])));
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

static void reset(struct rx_parse *parse, const char *name)
{
	rx_arena_reset(&parse->arena);
	parse->records.count = 0;
	parse->stretch_count = 0;
	parse->tree.count = 0;
	parse->year = 0;
	parse->name = name;
	parse->text = parse->source.view;
}

/* Only where something is not UTF-8 do cells need a look before they are written. */
static bool is_valid(const struct rx_parser *parser, const char *name)
{
	return parser->parse.source.decoded.bad == 0 && rx_utf8_invalid(rx_text(name)) == RX_NONE
		&& rx_utf8_invalid(rx_text(parser->options.series)) == RX_NONE;
}

/* All stages; the records are then in their final order. */
static void run_stages(struct rx_parser *parser)
{
	struct rx_parse *parse = &parser->parse;

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
	if (parser->options.text)
		rx_account_text(parse);
	rx_account_lines(parse);
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL("rx-" RX_VERSION));
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL(RULES));
	rx_records_arrange(&parse->records);
	rx_ids_assign(parse, count_series(parser));
}

static int open_source(struct rx_parser *parser, const char *name, struct rx_text raw)
{
	return rx_source_open(&parser->parse.source, name, raw, parser->encoding, parser->sink);
}

/* The records of the source that is open. */
static long write_document(struct rx_parser *parser, const char *name, struct rx_writer *writer)
{
	struct rx_parse *parse = &parser->parse;

	reset(parse, name);
	parser->valid = is_valid(parser, name);
	if (parse->text.length)
		run_stages(parser);
	if (parse->arena.failed) {
		rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_MEMORY);
		return -1;
	}
	if (!parser->begun)
		write_header(writer);
	parser->begun = true;
	if (parse->text.length == 0)
		rx_say(parser->sink, (struct rx_place){.file = name}, RX_SAY_EMPTY);
	for (size_t at = 0; at < parse->records.count; at++)
		write_record(parser, &parse->records.items[at], writer);
	return (long)parse->records.count;
}

long rx_parser_bytes(struct rx_parser *parser, const char *name, const void *bytes, size_t length,
	struct rx_writer *writer)
{
	if (open_source(parser, name, (struct rx_text){bytes, length}))
		return -1;
	return write_document(parser, name, writer);
}

/* Bytes that were decoded into others are given back before the work begins. */
long rx_parser_file(struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	struct rx_buffer whole = {0};
	struct rx_input input;
	long records = -1;

	if (rx_input_open(&input, path, parser->sink))
		return -1;
	if (parser->options.name && strcmp(path, "-") == 0)
		input.name = parser->options.name;
	if (rx_input_rest(&input, &whole, DOCUMENT_LIMIT) == 0
		&& open_source(parser, input.name, rx_buffer_text(&whole)) == 0) {
		if (!rx_source_borrows(&parser->parse.source))
			rx_buffer_release(&whole);
		records = write_document(parser, input.name, writer);
	}
	rx_input_close(&input);
	rx_buffer_release(&whole);
	return records;
}
