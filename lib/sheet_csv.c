/*
 * sheet_csv.c - CSV through libcsv.
 *
 * libcsv tells neither offsets nor lines.  It only ends a cell at a comma or line end, so it is fed
 * pieces that end right behind one of these: when it calls back, the cell ends with the piece.
 *
 *     a,"b, c",d       pieces:  a,  "b,   c",  d
 *                      cells:   a         b, c  d
 */
#include "sheet_csv.h"

#include <csv.h>

enum { CELL_LIMIT = 1 << 20, BLOCK = 1 << 20 };

struct reading {
	struct rx_sheet *sheet;
	struct rx_text text;
	size_t cell; /* offset where the cell began */
	size_t end;  /* behind the piece that libcsv has now */
	size_t column;
	uint32_t line; /* of the byte at cell */
	uint32_t now;  /* of the piece's end */
	bool row;      /* a row has begun */
	bool final;    /* the last cell ends with the text, not with a mark */
};

static int no_blank(unsigned char byte)
{
	(void)byte;
	return 0;
}

static void take_cell(void *value, size_t length, void *user)
{
	struct reading *reading = user;
	size_t from = reading->cell, to = reading->end - (reading->final ? 0 : 1);
	bool quoted = to >= from + 2 && reading->text.bytes[from] == '"'
		&& reading->text.bytes[to - 1] == '"';

	if (!reading->row)
		rx_sheet_begin_row(reading->sheet, reading->line, false);
	reading->row = true;
	rx_sheet_add(reading->sheet, reading->column++, rx_text_of(value, length),
		(struct rx_sheet_cell){
			.source = (uint32_t)(from + quoted),
			.line = reading->line,
			.escaped = quoted && to - from - 2 != length,
		});
	reading->cell = reading->end;
	reading->line = reading->now;
}

static void take_row(int mark, void *user)
{
	struct reading *reading = user;

	(void)mark;
	reading->row = false;
	reading->column = 0;
}

/* Behind the next comma or line end. */
static size_t piece_end(struct rx_text text, size_t at)
{
	while (at < text.length && text.bytes[at] != ',' && text.bytes[at] != '\n'
		&& text.bytes[at] != '\r')
		at++;
	return at < text.length ? at + 1 : at;
}

static bool ends_line(struct rx_text text, size_t end)
{
	char last = text.bytes[end - 1];

	return last == '\n' || (last == '\r' && (end == text.length || text.bytes[end] != '\n'));
}

static int fail(
	const struct reading *reading, const char *name, const struct rx_sink *sink, int code)
{
	struct rx_place place = {.file = name, .line = reading->line};

	if (code == CSV_ENOMEM)
		rx_say(sink, place, RX_SAY_MEMORY);
	else
		rx_say(sink, place, RX_SAY_CSV);
	return -1;
}

static int read_all(struct reading *reading, struct csv_parser *parser, const char *name,
	const struct rx_sink *sink)
{
	struct rx_text text = reading->text;

	for (size_t at = reading->cell; at < text.length; at = reading->end) {
		bool blank = !reading->row && at == reading->cell
			&& (text.bytes[at] == '\n' || text.bytes[at] == '\r');

		reading->end = piece_end(text, at);
		reading->now += ends_line(text, reading->end);
		if (csv_parse(parser, text.bytes + at, reading->end - at, take_cell, take_row,
			    reading)
			!= reading->end - at)
			return fail(reading, name, sink, csv_error(parser));
		if (blank) {
			reading->cell = reading->end;
			reading->line = reading->now;
		}
		if (reading->end - reading->cell > CELL_LIMIT)
			return fail(reading, name, sink, CSV_EPARSE);
		if (reading->sheet->fault)
			return 0;
	}
	reading->final = true;
	if (csv_fini(parser, take_cell, take_row, reading))
		return fail(reading, name, sink, csv_error(parser));
	return 0;
}

int rx_sheet_csv(
	struct rx_sheet *sheet, struct rx_text text, const char *name, const struct rx_sink *sink)
{
	struct reading reading = {.sheet = sheet, .text = text, .line = 1, .now = 1};
	struct csv_parser parser;
	int outcome;

	if (rx_text_starts(text, RX_LITERAL("\xEF\xBB\xBF")))
		reading.cell = 3;
	reading.end = reading.cell;
	sheet->located = true;
	if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI)) {
		sheet->fault = RX_SHEET_MEMORY;
		return rx_sheet_report(sheet, name, sink);
	}
	csv_set_space_func(&parser, no_blank);
	csv_set_blk_size(&parser, BLOCK);
	outcome = read_all(&reading, &parser, name, sink);
	csv_free(&parser);
	return outcome ? -1 : rx_sheet_report(sheet, name, sink);
}

int rx_sheet_report(const struct rx_sheet *sheet, const char *name, const struct rx_sink *sink)
{
	struct rx_place place = {.file = name};

	switch (sheet->fault) {
	case RX_SHEET_WELL: return 0;
	case RX_SHEET_MEMORY: rx_say(sink, place, RX_SAY_MEMORY); return -1;
	default:
		rx_say(sink, place, RX_SAY_SHEET_LIMIT, (size_t)RX_SHEET_COLUMNS,
			(size_t)RX_SHEET_CELLS);
		return -1;
	}
}
