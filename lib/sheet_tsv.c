/*
 * sheet_tsv.c - tab-separated values, split by hand.
 *
 * Spreadsheets put quotes around a cell that holds a tab, a line end or a quote, and double the quotes
 * in it.  People type quotes around words.  A cell is quoted only when it begins with a quote and the
 * first quote that is not doubled has a tab or line end behind it.
 */
#include "sheet_csv.h"

enum { CELL_LIMIT = 1 << 20 };

static bool ends_cell(struct rx_text text, size_t at)
{
	return at >= text.length || text.bytes[at] == '\t' || text.bytes[at] == '\n'
		|| text.bytes[at] == '\r';
}

/* Offset behind the closing quote of a quoted cell that begins at start, or RX_NONE. */
static size_t quoted_end(struct rx_text text, size_t start)
{
	size_t limit = start + CELL_LIMIT < text.length ? start + CELL_LIMIT : text.length;

	if (start >= text.length || text.bytes[start] != '"')
		return RX_NONE;
	for (size_t at = start + 1; at < limit; at++) {
		if (text.bytes[at] != '"')
			continue;
		if (at + 1 < limit && text.bytes[at + 1] == '"')
			at++;
		else
			return ends_cell(text, at + 1) ? at + 1 : RX_NONE;
	}
	return RX_NONE;
}

static uint32_t lines_in(struct rx_text text)
{
	uint32_t lines = 0;

	for (size_t at = 0; at < text.length; at++)
		lines += text.bytes[at] == '\n';
	return lines;
}

/* Adds the cell [start,end), whose quotes are undone in scratch. */
static void add_quoted(struct rx_sheet *sheet, size_t column, struct rx_text inner,
	struct rx_sheet_cell where, struct rx_buffer *scratch)
{
	rx_buffer_reset(scratch);
	for (size_t at = 0; at < inner.length; at++) {
		rx_buffer_add_byte(scratch, inner.bytes[at]);
		if (inner.bytes[at] == '"')
			at++;
	}
	where.escaped = scratch->length != inner.length;
	if (scratch->failed)
		sheet->fault = RX_SHEET_MEMORY;
	rx_sheet_add(sheet, column, rx_buffer_text(scratch), where);
}

/* Reads one cell; returns the offset behind it. */
static size_t take_cell(struct rx_sheet *sheet, size_t column, struct rx_text text, size_t at,
	uint32_t *line, struct rx_buffer *scratch)
{
	struct rx_sheet_cell where = {.source = (uint32_t)at, .line = *line};
	size_t end = quoted_end(text, at);

	if (end != RX_NONE) {
		struct rx_text inner = rx_text_slice(text, at + 1, end - 1);

		where.source++;
		add_quoted(sheet, column, inner, where, scratch);
		*line += lines_in(inner);
		return end;
	}
	for (end = at; !ends_cell(text, end); end++)
		;
	rx_sheet_add(sheet, column, rx_text_slice(text, at, end), where);
	return end;
}

/* Behind the line end at an offset, if there is one. */
static size_t skip_line_end(struct rx_text text, size_t at)
{
	if (at < text.length && text.bytes[at] == '\r')
		at++;
	if (at < text.length && text.bytes[at] == '\n')
		at++;
	return at;
}

int rx_sheet_tsv(
	struct rx_sheet *sheet, struct rx_text text, const char *name, const struct rx_sink *sink)
{
	struct rx_buffer scratch = {0};
	uint32_t line = 1;
	size_t at = rx_text_starts(text, RX_LITERAL("\xEF\xBB\xBF")) ? 3 : 0;

	sheet->located = true;
	while (at < text.length && !sheet->fault) {
		size_t column = 0;

		rx_sheet_begin_row(sheet, line, false);
		at = take_cell(sheet, column++, text, at, &line, &scratch);
		while (at < text.length && text.bytes[at] == '\t')
			at = take_cell(sheet, column++, text, at + 1, &line, &scratch);
		at = skip_line_end(text, at);
		line++;
	}
	rx_buffer_release(&scratch);
	return rx_sheet_report(sheet, name, sink);
}
