/*
 * docx.c - the text of a word-processor document (ECMA-376, WordprocessingML).
 *
 * A paragraph is a line.  A row of a table is a line with TABs between its cells; a cell of several
 * paragraphs has blanks between them, or, where the text turns out to be a ledger, is written as
 * spreadsheets write it: in quotes, with its line ends.  Text that is marked as deleted, field codes,
 * and the second copy of drawings for older programs are left out.  Numbers that the program counts
 * by itself are no text and do not appear.
 */
#include "office.h"
#include "ledger_sniff.h"
#include "xml.h"

enum { SPAN_LIMIT = 64 };

struct reading {
	struct rx_buffer *out;
	struct rx_buffer cell; /* of the row of a table that is being read */
	size_t tables;         /* nesting */
	size_t skipped;        /* inside what is left out */
	size_t span;           /* columns of the cell */
	bool text;             /* inside w:t */
	bool first;            /* of the row's cells */
	bool quoted;
};

static bool is(const char *name, const char *wanted)
{
	return strcmp(name, wanted) == 0;
}

static bool is_left_out(const char *name)
{
	return is(name, "del") || is(name, "moveFrom") || is(name, "instrText")
		|| is(name, "Fallback") || is(name, "tabs");
}

static struct rx_buffer *target(struct reading *reading)
{
	return reading->tables ? &reading->cell : reading->out;
}

static void begin_row(struct reading *reading)
{
	/* A table in a cell is part of the cell. */
	if (reading->tables == 1)
		reading->first = true;
}

static void begin_cell(struct reading *reading)
{
	if (reading->tables != 1)
		return;
	rx_buffer_reset(&reading->cell);
	reading->span = 1;
}

static void set_span(struct reading *reading, const char **attributes)
{
	const char *value = rx_xml_attribute(attributes, "val");
	size_t span = 0;

	for (; value && *value >= '0' && *value <= '9' && span < SPAN_LIMIT; value++)
		span = span * 10 + (size_t)(*value - '0');
	if (reading->tables == 1 && span && span <= SPAN_LIMIT)
		reading->span = span;
}

static void on_start(void *user, const char *name, const char **attributes)
{
	struct reading *reading = user;

	if (reading->skipped || is_left_out(name)) {
		reading->skipped++;
		return;
	}
	if (is(name, "t"))
		reading->text = true;
	else if (is(name, "tbl"))
		reading->tables++;
	else if (is(name, "tr"))
		begin_row(reading);
	else if (is(name, "tc"))
		begin_cell(reading);
	else if (is(name, "gridSpan"))
		set_span(reading, attributes);
}

/* The cell's lines: trimmed at the end, in quotes or with blanks instead of line ends. */
static void add_cell(struct reading *reading)
{
	struct rx_text cell = rx_text_trim(rx_buffer_text(&reading->cell));
	bool quoted = reading->quoted && cell.length
		&& (memchr(cell.bytes, '\n', cell.length) || memchr(cell.bytes, '\t', cell.length)
			|| cell.bytes[0] == '"');

	if (quoted)
		rx_buffer_add_byte(reading->out, '"');
	for (size_t at = 0; at < cell.length; at++) {
		bool blank = cell.bytes[at] == '\n' || cell.bytes[at] == '\t';

		rx_buffer_add_byte(reading->out, blank && !quoted ? ' ' : cell.bytes[at]);
		if (quoted && cell.bytes[at] == '"')
			rx_buffer_add_byte(reading->out, '"');
	}
	if (quoted)
		rx_buffer_add_byte(reading->out, '"');
}

static void end_cell(struct reading *reading)
{
	if (reading->tables != 1)
		return;
	if (!reading->first)
		rx_buffer_add_byte(reading->out, '\t');
	reading->first = false;
	add_cell(reading);
	for (; reading->span > 1; reading->span--)
		rx_buffer_add_byte(reading->out, '\t');
	rx_buffer_reset(&reading->cell);
}

static void on_end(void *user, const char *name)
{
	struct reading *reading = user;

	if (reading->skipped) {
		reading->skipped--;
		return;
	}
	if (is(name, "t"))
		reading->text = false;
	else if (is(name, "p") || is(name, "br") || is(name, "cr"))
		rx_buffer_add_byte(target(reading), '\n');
	else if (is(name, "tab"))
		rx_buffer_add_byte(target(reading), reading->tables ? ' ' : '\t');
	else if (is(name, "noBreakHyphen"))
		rx_buffer_add_byte(target(reading), '-');
	else if (is(name, "tc"))
		end_cell(reading);
	else if (is(name, "tr") && reading->tables == 1)
		rx_buffer_add_byte(reading->out, '\n');
	else if (is(name, "tbl") && reading->tables)
		reading->tables--;
}

static void on_text(void *user, struct rx_text text)
{
	struct reading *reading = user;

	if (reading->text && !reading->skipped)
		rx_buffer_add_text(target(reading), text);
}

static int read_body(struct rx_office *office, struct rx_part *part, bool quoted)
{
	struct reading reading = {.out = &office->text, .quoted = quoted};
	struct rx_xml_events events = {on_start, on_end, on_text, &reading};
	int outcome;

	rx_buffer_reset(&office->text);
	outcome = rx_part_read(part, "word/document.xml", true, &events);
	if (!outcome && (office->text.failed || reading.cell.failed)) {
		rx_say(part->sink, (struct rx_place){.file = part->file}, RX_SAY_MEMORY);
		outcome = -1;
	}
	rx_buffer_release(&reading.cell);
	return outcome;
}

int rx_docx_read(struct rx_office *office, struct rx_part *part)
{
	office->is_text = true;
	if (read_body(office, part, false))
		return -1;
	if (rx_ledger_sniff(rx_buffer_text(&office->text)) == RX_LEDGER_NONE)
		return 0;
	return read_body(office, part, true);
}
