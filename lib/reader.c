/*
 * reader.c - a stream's bytes in, blocks of whole rows with an index of their cells out.
 *
 * The buffer holds [start, filled).  One pass writes the offsets of all TABs and LFs of its whole
 * lines to marks; a row of n cells is then n marks in a row, so a block is a slice of both arrays
 * and nothing is copied.  A block ends in front of a header that comes again, of a row that does not
 * fit, and of the part of a row whose end has not been read yet:
 *
 *     fill -> index -> (block | header)* -> fill ...
 */
#include "reader.h"
#include "cell.h"
#include "list.h"
#include "marks.h"
#include "message.h"
#include "sniff.h"

#include <stdlib.h>

enum { BLOCK_SIZE = 256 << 10, COLUMN_LIMIT = 1 << 14 };
#define ROW_LIMIT ((size_t)64 << 20)
#define ROW_EXTRA 4 /* bytes that are dropped from a row: a byte order mark and a CR */
#define DOCUMENT_LIMIT ((size_t)1 << 30)

struct rx_reader *rx_reader_new(const struct rx_sink *sink)
{
	struct rx_reader *reader = calloc(1, sizeof(*reader));

	if (!reader)
		return NULL;
	reader->sink = sink;
	reader->input.descriptor = -1;
	reader->ended = true;
	return reader;
}

void rx_reader_free(struct rx_reader *reader)
{
	if (!reader)
		return;
	rx_input_close(&reader->input);
	rx_header_release(&reader->header);
	rx_parser_free(reader->parser);
	rx_writer_free(reader->parsed);
	rx_buffer_release(&reader->names);
	free(reader->name);
	free(reader->bytes);
	free(reader->marks);
	free(reader);
}

void rx_reader_kinds(struct rx_reader *reader, int text, int facts)
{
	reader->parse_options.text = text;
	reader->parse_options.facts = facts;
	rx_parser_free(reader->parser);
	reader->parser = NULL;
}

uint64_t rx_reader_progress(const struct rx_reader *reader, uint64_t *size)
{
	*size = rx_input_size(&reader->input);
	return reader->taken;
}

const struct rx_header *rx_reader_header(const struct rx_reader *reader)
{
	return reader->header.header.count ? &reader->header.header : NULL;
}

int rx_reader_unfinished(const struct rx_reader *reader)
{
	return reader->completed;
}

static struct rx_place place_of(const struct rx_reader *reader)
{
	return (struct rx_place){.file = reader->input.name, .line = reader->line};
}

static void stop(struct rx_reader *reader)
{
	reader->ended = true;
	reader->start = reader->filled;
	reader->mark = reader->mark_count;
}

static int fail(struct rx_reader *reader)
{
	stop(reader);
	return -1;
}

static int fail_memory(struct rx_reader *reader)
{
	rx_say(reader->sink, place_of(reader), RX_SAY_MEMORY);
	return fail(reader);
}

static int fail_length(struct rx_reader *reader)
{
	rx_say(reader->sink, place_of(reader), RX_SAY_ROW_TOO_LONG, ROW_LIMIT);
	return fail(reader);
}

/* Moves what is left to the front and makes sure that there is room to read more. */
static int make_room(struct rx_reader *reader)
{
	size_t left = reader->filled - reader->start, room = reader->room;
	char *bytes;

	if (reader->start && left)
		memmove(reader->bytes, reader->bytes + reader->start, left);
	reader->start = 0;
	reader->filled = left;
	if (left > ROW_LIMIT + ROW_EXTRA)
		return fail_length(reader);
	if (room - left > BLOCK_SIZE / 4 && room)
		return 0;
	room = room ? room * 2 : BLOCK_SIZE + 1;
	bytes = realloc(reader->bytes, room);
	if (!bytes)
		return fail_memory(reader);
	reader->bytes = bytes;
	reader->room = room;
	return 0;
}

/* Drops the CRs in front of each LF.  All of them: what is copied as it stands and read again must
 * not lose another one. */
static void drop_carriages(struct rx_reader *reader)
{
	char *bytes = reader->bytes;
	size_t at = reader->start, to = at;

	while (at < reader->filled) {
		const char *found = memchr(bytes + at, '\r', reader->filled - at);
		size_t run = found ? (size_t)(found - bytes) : reader->filled, behind = run;

		while (behind < reader->filled && bytes[behind] == '\r')
			behind++;
		if (behind == reader->filled || bytes[behind] != '\n')
			run = behind;
		memmove(bytes + to, bytes + at, run - at);
		to += run - at;
		at = behind;
	}
	reader->filled = to;
}

/* Reads once behind what is there; at the input's end completes a last line without LF. */
static int read_more(struct rx_reader *reader)
{
	long length;

	if (make_room(reader))
		return -1;
	/* One byte is kept for the LF that the last line may lack. */
	length = rx_input_read(
		&reader->input, reader->bytes + reader->filled, reader->room - 1 - reader->filled);
	if (length < 0)
		return fail(reader);
	reader->filled += (size_t)length;
	reader->taken += (uint64_t)length;
	if (length == 0) {
		reader->ended = true;
		reader->completed = reader->filled && reader->bytes[reader->filled - 1] != '\n';
		if (reader->completed)
			reader->bytes[reader->filled++] = '\n';
	}
	return 0;
}

/* Offset behind the last LF that is there, or start when there is none. */
static size_t whole_lines(const struct rx_reader *reader, size_t from)
{
	size_t at = reader->filled;

	while (at > from && reader->bytes[at - 1] != '\n')
		at--;
	return at > from ? at : reader->start;
}

/* Reads until at least one whole line is there, or the input's end. */
static int fill(struct rx_reader *reader)
{
	size_t searched;

	do {
		searched = reader->filled - reader->start;
		if (read_more(reader))
			return -1;
	} while (!reader->ended && whole_lines(reader, searched) == reader->start);
	return 0;
}

/* As many LFs as rows of the header's width, and one at the end of each: then there is none inside
 * a row.  The number alone would not do, since a short row can make up for a long one. */
static bool is_uniform(const struct rx_reader *reader, size_t lines)
{
	size_t columns = reader->header.header.count;

	if (columns == 0 || lines * columns != reader->mark_count)
		return false;
	for (size_t mark = columns - 1; mark < reader->mark_count; mark += columns) {
		if (reader->bytes[reader->marks[mark]] != '\n')
			return false;
	}
	return true;
}

static int index_lines(struct rx_reader *reader)
{
	size_t end, lines;

	if (reader->carriage)
		drop_carriages(reader);
	end = whole_lines(reader, reader->start);
	if (reader->marks_room < reader->room + 8) {
		free(reader->marks);
		reader->marks_room = reader->room + 8;
		reader->marks = malloc(reader->marks_room * sizeof(*reader->marks));
		if (!reader->marks) {
			reader->marks_room = 0;
			return fail_memory(reader);
		}
	}
	reader->mark = 0;
	reader->mark_count =
		rx_marks_find(reader->bytes, reader->start, end, reader->marks, &lines);
	reader->uniform = is_uniform(reader, lines);
	return 0;
}

/* The first line that has not been handed out, without its end; cells counts its cells. */
static struct rx_text next_line(const struct rx_reader *reader, size_t *cells)
{
	size_t mark = reader->mark, end;

	while (reader->bytes[reader->marks[mark]] != '\n')
		mark++;
	*cells = mark - reader->mark + 1;
	end = reader->marks[mark];
	while (end > reader->start && reader->bytes[end - 1] == '\r')
		end--;
	return rx_text_of(reader->bytes + reader->start, end - reader->start);
}

static struct rx_text without_mark(struct rx_text line)
{
	if (rx_text_starts(line, RX_LITERAL("\xEF\xBB\xBF")))
		return rx_text_slice(line, 3, line.length);
	return line;
}

/* Says what is wrong with a line that should be a header. */
static int fail_header(struct rx_reader *reader, struct rx_text twice)
{
	char name[64];

	rx_say(reader->sink, place_of(reader), RX_SAY_HEADER,
		rx_quotable(twice, name, sizeof(name)));
	return fail(reader);
}

static int fail_columns(struct rx_reader *reader, size_t cells)
{
	rx_say(reader->sink, place_of(reader), RX_SAY_COLUMNS, cells, (size_t)COLUMN_LIMIT);
	return fail(reader);
}

/* Takes over the next line as header, unless it is the one in force, and steps behind it. */
static int take_header(struct rx_reader *reader)
{
	size_t cells;
	struct rx_text raw = next_line(reader, &cells), line = without_mark(raw), twice;
	bool carriage = raw.bytes[raw.length] == '\r' && !reader->carriage;
	int outcome = 0;

	if (line.length > ROW_LIMIT)
		return fail_length(reader);
	if (cells > COLUMN_LIMIT)
		return fail_columns(reader, cells);
	if (!rx_header_is(&reader->header, line)) {
		outcome = rx_header_set(&reader->header, line, &twice);
		reader->uniform = false; /* until the next lines are indexed */
	}
	if (outcome < 0)
		return fail_memory(reader);
	if (outcome > 0)
		return fail_header(reader, twice);
	reader->mark += cells;
	reader->start = reader->marks[reader->mark - 1] + (size_t)1;
	reader->line++;
	if (!carriage)
		return 0;
	reader->carriage = true;
	return index_lines(reader);
}

/* Tells whether the row whose cells end at ends has the header's width. */
static bool has_width(const struct rx_reader *reader, const uint32_t *ends)
{
	size_t last = reader->header.header.count - 1;

	if (reader->uniform)
		return true;
	for (size_t at = 0; at < last; at++) {
		if (reader->bytes[ends[at]] == '\n')
			return false;
	}
	return reader->bytes[ends[last]] == '\n';
}

static bool is_header(const struct rx_reader *reader, struct rx_text first, struct rx_text row)
{
	const struct rx_header_store *header = &reader->header;

	return rx_header_maybe(header, first) && rx_header_recognise(header, without_mark(row));
}

/* How many rows from the first mark on have the header's width and are no header. */
static size_t fitting_rows(const struct rx_reader *reader, bool *carriage)
{
	size_t columns = reader->header.header.count, mark = reader->mark, row = reader->start;

	for (; mark + columns <= reader->mark_count; mark += columns) {
		const uint32_t *ends = reader->marks + mark;
		const char *bytes = reader->bytes + row;
		size_t length = ends[columns - 1] - row;

		if (!has_width(reader, ends))
			break;
		*carriage = length && bytes[length - 1] == '\r';
		if (*carriage || length > ROW_LIMIT)
			break;
		if (is_header(reader, rx_text_of(bytes, ends[0] - row), rx_text_of(bytes, length)))
			break;
		row += length + 1;
	}
	return (mark - reader->mark) / columns;
}

static void hand_out(struct rx_reader *reader, size_t rows, struct rx_block *block)
{
	size_t columns = reader->header.header.count;

	block->header = &reader->header.header;
	block->bytes = reader->bytes;
	block->ends = reader->marks + reader->mark;
	block->rows = rows;
	block->columns = columns;
	block->start = reader->start;
	block->file = reader->input.name;
	block->line = reader->line;
	reader->mark += rows * columns;
	reader->start = reader->marks[reader->mark - 1] + (size_t)1;
	reader->line += rows;
}

/* Behind the rows that fit stands a header or a fault. */
static int header_or_fault(struct rx_reader *reader)
{
	size_t cells;
	struct rx_text line = without_mark(next_line(reader, &cells));

	if (line.length > ROW_LIMIT)
		return fail_length(reader);
	if (reader->is_part)
		return fail(reader); /* the reader of the whole file meets it again and tells */
	if (rx_header_recognise(&reader->header, line))
		return take_header(reader);
	rx_say(reader->sink, place_of(reader), RX_SAY_RAGGED, cells, reader->header.header.count);
	return fail(reader);
}

int rx_reader_next(struct rx_reader *reader, struct rx_block *block)
{
	for (;;) {
		bool carriage = false;
		size_t rows;

		while (reader->mark == reader->mark_count) {
			if (reader->ended)
				return 0;
			if (fill(reader) || index_lines(reader))
				return -1;
		}
		rows = fitting_rows(reader, &carriage);
		if (rows) {
			hand_out(reader, rows, block);
			return 1;
		}
		if (carriage && !reader->is_part) {
			reader->carriage = true;
			if (index_lines(reader))
				return -1;
		} else if (header_or_fault(reader)) {
			return -1;
		}
	}
}

/* ---- opening -------------------------------------------------------------------------------- */

/* Parses the rest of the input as a document and goes on with its records. */
static int open_document(struct rx_reader *reader)
{
	struct rx_buffer whole = {0};
	const char *name = reader->input.name;
	long records = -1;

	rx_buffer_add(&whole, reader->bytes, reader->filled - reader->completed);
	if (reader->ended || rx_input_rest(&reader->input, &whole, DOCUMENT_LIMIT) == 0) {
		if (!reader->parser)
			reader->parser = rx_parser_new(&reader->parse_options, reader->sink);
		rx_writer_free(reader->parsed);
		reader->parsed = rx_writer_new_memory();
		if (!reader->parser || !reader->parsed) {
			rx_buffer_release(&whole);
			return fail_memory(reader);
		}
		rx_parser_restart(reader->parser);
		records = rx_parser_bytes(
			reader->parser, name, whole.bytes, whole.length, reader->parsed);
	}
	rx_buffer_release(&whole);
	rx_input_close(&reader->input);
	if (records < 0)
		return fail(reader);
	rx_input_open_bytes(&reader->input, name, rx_writer_memory(reader->parsed), reader->sink);
	reader->filled = 0;
	reader->ended = reader->completed = false;
	return fill(reader);
}

/* The header of an input that has none. */
static int take_names(struct rx_reader *reader)
{
	struct rx_text line = rx_buffer_text(&reader->names), twice;
	int outcome = 0;

	if (!rx_header_is(&reader->header, line))
		outcome = rx_header_set(&reader->header, line, &twice);
	if (outcome < 0)
		return fail_memory(reader);
	return outcome > 0 ? fail_header(reader, twice) : 0;
}

int rx_reader_names(struct rx_reader *reader, const char *names)
{
	struct rx_text rest = rx_text(names), name;

	rx_buffer_reset(&reader->names);
	reader->has_names = names != NULL;
	while (rx_names_next(&rest, &name)) {
		if (reader->names.length)
			rx_buffer_add_byte(&reader->names, '\t');
		rx_cell_encode(&reader->names, name);
	}
	if (reader->names.failed)
		return fail_memory(reader);
	if (names && reader->names.length == 0) {
		char quoted[120];

		rx_say(reader->sink, (struct rx_place){.file = "--header"}, RX_SAY_COLUMN_LIST,
			rx_quotable(rx_text(names), quoted, sizeof(quoted)));
		return fail(reader);
	}
	return reader->has_names ? take_names(reader) : 0;
}

/* The input is open: finds out what it is and reads the header. */
static int begin(struct rx_reader *reader)
{
	reader->start = reader->filled = 0;
	reader->mark = reader->mark_count = 0;
	reader->line = 1;
	reader->taken = reader->parts_from = 0;
	reader->carriage = false;
	reader->ended = reader->completed = false;
	if (reader->has_names)
		return take_names(reader);
	if (fill(reader))
		return -1;
	if (reader->filled == 0) {
		rx_say(reader->sink, (struct rx_place){.file = reader->input.name},
			RX_SAY_NO_HEADER);
		return fail(reader);
	}
	if (rx_sniff_document(rx_text_of(reader->bytes, reader->filled)) && open_document(reader))
		return -1;
	if (index_lines(reader))
		return -1;
	return take_header(reader);
}

/* Closes the input before and keeps the name of the next one. */
static int change_input(struct rx_reader *reader, const char *name)
{
	char *copy = strdup(name);

	rx_input_close(&reader->input);
	stop(reader);
	if (!copy) {
		rx_say(reader->sink, (struct rx_place){.file = name}, RX_SAY_MEMORY);
		return -1;
	}
	free(reader->name);
	reader->name = copy;
	return 0;
}

int rx_reader_begin_part(
	struct rx_reader *part, const struct rx_reader *whole, uint64_t start, uint64_t end)
{
	struct rx_text line = rx_buffer_text(&whole->header.line), twice;

	part->is_part = true;
	if (!rx_header_is(&part->header, line) && rx_header_set(&part->header, line, &twice))
		return -1;
	part->header.header.serial = whole->header.header.serial;
	rx_input_open_part(&part->input, &whole->input, start, end);
	part->start = part->filled = 0;
	part->mark = part->mark_count = 0;
	part->line = 1;
	part->uniform = part->carriage = false;
	part->ended = part->completed = false;
	return 0;
}

int rx_reader_open(struct rx_reader *reader, const char *path)
{
	if (change_input(reader, path) || rx_input_open(&reader->input, reader->name, reader->sink))
		return -1;
	return begin(reader);
}

int rx_reader_open_bytes(
	struct rx_reader *reader, const char *name, const void *bytes, size_t length)
{
	if (change_input(reader, name))
		return -1;
	rx_input_open_bytes(&reader->input, reader->name, rx_text_of(bytes, length), reader->sink);
	return begin(reader);
}
