/*
 * parser.c - documents in, records out: the public side of rx-parse, which finds out what a
 * document is, calls the stages in turn and has the records written as rows.
 */
#include "account.h"
#include "crowd.h"
#include "damage.h"
#include "fact.h"
#include "fact_date.h"
#include "flat.h"
#include "frame.h"
#include "ids.h"
#include "input.h"
#include "keys.h"
#include "ledger_head.h"
#include "ledger_read.h"
#include "ledger_sniff.h"
#include "office.h"
#include "outline.h"
#include "phrase.h"
#include "rollup.h"
#include "rows.h"
#include "sheet_csv.h"
#include "tally.h"
#include "unmerge.h"
#include "utf8.h"

#include <stdlib.h>

#define DOCUMENT_LIMIT ((size_t)1 << 30)
#define LARGE_TEXT ((size_t)256 << 10)
#define RULES "rules-1"

/* More threads are no help. */
enum { TEAM_LIMIT = 64 };

struct rx_parser {
	struct rx_parse_options options;
	enum rx_encoding encoding;
	const struct rx_sink *sink;
	struct rx_parse parse;
	struct rx_buffer cell; /* scratch */
	struct rx_keys series; /* of the documents written so far */
	unsigned *counts;      /* and how many documents there were of each */
	size_t counts_room;
	bool begun;              /* the header has been written */
	struct rx_parser *chief; /* of a thread's parser: the one that counts for all, else NULL */
	struct rx_turn *turn;    /* and the turn of its file */
	struct rx_sink in_turn;  /* and where it reports to */
};

static struct rx_parser *chief_of(struct rx_parser *parser)
{
	return parser->chief ? parser->chief : parser;
}

static int read_encoding(struct rx_parser *parser, const struct rx_sink *sink)
{
	char name[64];

	if (!parser->options.encoding
		|| rx_encoding_find(rx_text(parser->options.encoding), &parser->encoding))
		return 0;
	rx_say(sink, (struct rx_place){0}, RX_SAY_UNKNOWN_ENCODING,
		rx_quotable(rx_text(parser->options.encoding), name, sizeof(name)),
		RX_ENCODING_NAMES);
	return -1;
}

/* The date that documents without one are read by. */
static int check_date(const struct rx_parser *parser, const struct rx_sink *sink)
{
	int32_t day;

	return !parser->options.doc_date || rx_today(parser->options.doc_date, sink, &day) ? 0 : -1;
}

struct rx_parser *rx_parser_new(const struct rx_parse_options *options, const struct rx_sink *sink)
{
	struct rx_parser *parser = calloc(1, sizeof(*parser));

	if (!parser)
		return NULL;
	if (options)
		parser->options = *options;
	if (read_encoding(parser, sink) || check_date(parser, sink)) {
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
	free(parser->parse.damages);
	rx_keys_release(&parser->series);
	free(parser->counts);
	free(parser);
}

void rx_parser_restart(struct rx_parser *parser)
{
	parser->begun = false;
	rx_keys_reset(&parser->series);
}

/* ---- documents ------------------------------------------------------------------------------ */

/* How many documents of this series there are with this one. */
static unsigned count_series(struct rx_parser *parser, struct rx_parse *parse)
{
	bool added;
	size_t place = rx_keys_add(&parser->series, 0, parse->series, &added);
	unsigned *grown;

	if (place != RX_NONE && added) {
		grown = rx_array_grow(parser->counts, place, &parser->counts_room, sizeof(*grown));
		if (grown) {
			parser->counts = grown;
			grown[place] = 0;
		} else
			place = RX_NONE;
	}
	if (place != RX_NONE)
		return ++parser->counts[place];
	parse->arena.failed = true;
	return 1;
}

/* located: offsets of the open source lead to the document's bytes. */
static void reset(struct rx_parse *parse, const char *name, bool located)
{
	rx_arena_reset(&parse->arena);
	parse->records.count = 0;
	parse->stretch_count = 0;
	parse->damage_count = 0;
	parse->tree.count = 0;
	parse->year = parse->year_published = 0;
	parse->story = (struct rx_days){0, 0};
	parse->noted_count = 0;
	parse->name = name;
	parse->text = parse->source.view;
	parse->located = located;
	parse->origins = NULL;
}

/* Only where something is not UTF-8 do cells need a look before they are written. */
static bool is_valid(const struct rx_parser *parser)
{
	return parser->parse.source.decoded.bad == 0
		&& rx_utf8_invalid(rx_text(parser->parse.name)) == RX_NONE
		&& rx_utf8_invalid(rx_text(parser->options.series)) == RX_NONE;
}

static bool scan(struct rx_parse *parse)
{
	if (rx_cues_scan(&parse->cues, parse->text) || rx_unmerge(&parse->cues, parse->text))
		parse->arena.failed = true;
	return !parse->arena.failed;
}

/* All stages that make the records of a text. */
static void read_text(struct rx_parse *parse)
{
	if (!scan(parse))
		return;
	rx_damage_find(parse);
	if (parse->options->repair && rx_damage_repair(parse) && !scan(parse))
		return;
	rx_flat_mark(parse);
	rx_frame_find(parse);
	if (rx_tree_build(
		    &parse->tree, &parse->cues, parse->text, parse->head_end, parse->tail_start)) {
		parse->arena.failed = true;
		return;
	}
	rx_frame_describe(parse);
	rx_outline_build(parse);
	rx_damage_report(parse);
	rx_tally_check(parse);
	if (parse->options->facts || rx_fact_date_losses(parse->text))
		rx_facts_find(parse);
	if (parse->options->text)
		rx_account_text(parse);
	rx_account_lines(parse);
}

/* A ledger in text: 1 when its records were made, 0 when it is none, -1 after a fault was reported. */
static int read_ledger(struct rx_parser *parser)
{
	struct rx_parse *parse = &parser->parse;
	struct rx_text text;
	struct rx_sheet sheet = {0};
	enum rx_ledger_form form;
	int outcome;

	/* Rows of a table may be as wide as one another, but are no wrapped lines. */
	if (parse->source.folded.line_end_count
		&& (rx_ledger_sniff(parse->source.printed) || rx_ledger_sniff(parse->text))) {
		if (rx_source_keep_lines(&parse->source)) {
			parse->arena.failed = true;
			return 0;
		}
		parse->text = parse->source.view;
	}
	text = parse->text;
	form = rx_ledger_sniff(text);
	if (form == RX_LEDGER_NONE)
		return 0;
	outcome = form == RX_LEDGER_CSV ? rx_sheet_csv(&sheet, text, parse->name, parser->sink)
					: rx_sheet_tsv(&sheet, text, parse->name, parser->sink);
	sheet.located = parse->located;
	if (outcome == 0)
		outcome = rx_ledger_read(parse, &sheet, text);
	rx_sheet_release(&sheet);
	return outcome;
}

/* The cells of a ledger are its body. */
static void read_ledger_facts(struct rx_parse *parse)
{
	parse->head_end = 0;
	parse->tail_start = parse->cues.paragraph_count;
	rx_facts_find(parse);
}

/* What the stages read the text by is of no use to the records: of a large document it makes room for
 * putting them in order, of a small one it is kept for the next. */
static void make_room(struct rx_parse *parse)
{
	if (parse->text.length < LARGE_TEXT)
		return;
	rx_cues_release(&parse->cues);
	rx_tree_release(&parse->tree);
}

/* Puts the records into their final order and names them. */
static void finish(struct rx_parser *parser)
{
	struct rx_parse *parse = &parser->parse;

	if (parse->options->rollup)
		rx_rollup(&parse->records);
	if (parse->arena.failed)
		return;
	if (parse->origins && (parse->options->facts || rx_fact_date_losses(parse->text)))
		read_ledger_facts(parse);
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL("rx-" RX_VERSION));
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, RX_LITERAL(RULES));
	make_room(parse);
	rx_records_arrange(&parse->records);
	rx_turn_await(parser->turn);
	rx_ids_assign(parse, count_series(chief_of(parser), parse));
}

/* Writes the records of a document that has been read, behind the header if it is the first. */
static long write_records(struct rx_parser *parser, struct rx_writer *writer)
{
	struct rx_parse *parse = &parser->parse;
	bool valid;

	if (parse->arena.failed) {
		rx_say(parser->sink, (struct rx_place){.file = parse->name}, RX_SAY_MEMORY);
		return -1;
	}
	rx_turn_await(parser->turn);
	if (!chief_of(parser)->begun)
		rx_rows_header(writer);
	chief_of(parser)->begun = true;
	valid = is_valid(parser);
	for (size_t at = 0; at < parse->records.count; at++)
		rx_rows_record(parse, &parse->records.items[at], valid, &parser->cell, writer);
	return (long)parse->records.count;
}

/* What a converter made of it goes by its name. */
static bool is_pdf(const char *name)
{
	size_t length = strlen(name);

	return length > 4 && rx_text_equal_nocase(rx_text(name + length - 4), RX_LITERAL(".pdf"));
}

/* The document whose source is open, a ledger or not. */
static long read_document(
	struct rx_parser *parser, const char *name, bool located, struct rx_writer *writer)
{
	struct rx_parse *parse = &parser->parse;
	bool empty = rx_phrase_trim(parse->source.view).length == 0;
	int ledger;

	reset(parse, name, located);
	if (!empty) {
		ledger = read_ledger(parser);
		if (ledger < 0)
			return -1;
		if (ledger == 0)
			read_text(parse);
		finish(parser);
	}
	if (empty && !parse->arena.failed)
		rx_say(parser->sink, (struct rx_place){.file = name},
			is_pdf(name) ? RX_SAY_NO_TEXT_LAYER : RX_SAY_EMPTY);
	return write_records(parser, writer);
}

static int open_source(
	struct rx_parser *parser, const char *name, struct rx_text raw, enum rx_encoding encoding)
{
	return rx_source_open(&parser->parse.source, name, raw, encoding, parser->sink);
}

/* FILE#SHEET */
static const char *sheet_name(
	struct rx_parse *parse, const char *name, const struct rx_sheet *sheet)
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

	reset(parse, name, false);
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

	if (open_source(parser, name, (struct rx_text){"", 0}, RX_ENCODING_UTF8))
		return -1;
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

static long read_letter(struct rx_parser *parser, const char *name, const struct rx_office *office,
	struct rx_writer *writer)
{
	if (open_source(parser, name, rx_buffer_text(&office->text), RX_ENCODING_UTF8))
		return -1;
	return read_document(parser, name, false, writer);
}

/* XLSX and DOCX. */
static long read_office(
	struct rx_parser *parser, const char *name, struct rx_text bytes, struct rx_writer *writer)
{
	struct rx_office office;
	long records = -1;

	if (rx_office_read(&office, bytes, parser->options.sheet, name, parser->sink) == 0)
		records = office.is_text ? read_letter(parser, name, &office, writer)
					 : read_sheets(parser, name, &office, writer);
	rx_office_release(&office);
	return records;
}

long rx_parser_bytes(struct rx_parser *parser, const char *name, const void *bytes, size_t length,
	struct rx_writer *writer)
{
	struct rx_text raw = {bytes, length};

	if (rx_archive_is(raw))
		return read_office(parser, name, raw, writer);
	if (open_source(parser, name, raw, parser->encoding))
		return -1;
	return read_document(parser, name, true, writer);
}

/* Bytes that were decoded into others are given back before the work begins. */
static long read_whole(struct rx_parser *parser, const char *name, struct rx_buffer *whole,
	struct rx_writer *writer)
{
	struct rx_text raw = rx_buffer_text(whole);

	if (rx_archive_is(raw))
		return read_office(parser, name, raw, writer);
	if (open_source(parser, name, raw, parser->encoding))
		return -1;
	if (!rx_source_borrows(&parser->parse.source))
		rx_buffer_release(whole);
	return read_document(parser, name, true, writer);
}

long rx_parser_file(struct rx_parser *parser, const char *path, struct rx_writer *writer)
{
	struct rx_buffer whole = {0};
	struct rx_input input;
	long records = -1;

	if (rx_input_open(&input, path, parser->sink))
		return -1;
	if (parser->options.name && strcmp(path, "-") == 0)
		input.name = parser->options.name;
	if (rx_input_rest(&input, &whole, DOCUMENT_LIMIT) == 0)
		records = read_whole(parser, input.name, &whole, writer);
	rx_input_close(&input);
	rx_buffer_release(&whole);
	return records;
}

/* ---- many files ------------------------------------------------------------------------------ */

struct team {
	struct rx_parser *chief;
	const struct rx_parse_files *files;
	struct rx_writer *writer;
	struct rx_parser **parsers; /* one for each thread */
	long records;               /* changed by whose turn it is */
};

void rx_parser_await(struct rx_parser *parser)
{
	rx_turn_await(parser->turn);
}

/* What a thread has to say waits for its turn too. */
static void report_in_turn(void *user, const struct rx_message *message)
{
	struct rx_parser *parser = user;
	const struct rx_sink *sink = parser->chief->sink;

	rx_turn_await(parser->turn);
	if (sink && sink->report)
		sink->report(sink->user, message);
}

static const char *next_name(void *user)
{
	const struct team *team = user;

	return team->files->next(team->files->user);
}

static void parse_name(void *user, size_t thread, const char *name, struct rx_turn *turn)
{
	struct team *team = user;
	struct rx_parser *parser = team->parsers[thread];
	long records;

	parser->turn = turn;
	records = team->files->parse(team->files->user, parser, name, team->writer);
	rx_turn_await(turn);
	team->records += records > 0 ? records : 0;
	parser->turn = NULL;
}

/* A parser of the same options that reports through its chief's sink; NULL when memory is exhausted. */
static struct rx_parser *new_member(struct rx_parser *chief)
{
	struct rx_parser *parser = rx_parser_new(&chief->options, NULL);

	if (!parser)
		return NULL;
	parser->chief = chief;
	parser->in_turn = (struct rx_sink){report_in_turn, parser, rx_sink_lang(chief->sink)};
	parser->sink = &parser->in_turn;
	parser->parse.lang = chief->parse.lang;
	return parser;
}

/* As many of the threads as there is memory for. */
static void run_team(struct team *team)
{
	struct rx_crowd_work work = {.next = next_name, .work = parse_name, .user = team};
	size_t threads = team->files->threads < TEAM_LIMIT ? team->files->threads : TEAM_LIMIT;

	team->parsers = calloc(threads, sizeof(*team->parsers));
	if (!team->parsers)
		return;
	while (work.threads < threads
		&& (team->parsers[work.threads] = new_member(team->chief)) != NULL)
		work.threads++;
	if (work.threads > 1 && rx_crowd_run(&work))
		rx_say(team->chief->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	while (work.threads)
		rx_parser_free(team->parsers[--work.threads]);
	free(team->parsers);
}

long rx_parser_files(
	struct rx_parser *parser, const struct rx_parse_files *files, struct rx_writer *writer)
{
	struct team team = {.chief = parser, .files = files, .writer = writer};
	const char *name;

	if (files->threads > 1)
		run_team(&team);
	/* All of them, or what threads could not be had for. */
	while ((name = files->next(files->user)) != NULL) {
		long records = files->parse(files->user, parser, name, writer);

		team.records += records > 0 ? records : 0;
	}
	return team.records;
}
