/*
 * ledger_sniff.c - is a text a ledger?  By the cells of its first lines.
 *
 * A line of prose may well name three columns between commas (整改目标,责任领导,整改时限), so a header
 * must consist of names for a third at least, hold no full stop, and not be the only line of its kind.
 * A notice may hold a table, so what stands above a ledger's header is short and has no 一、 in front.
 */
#include "ledger_sniff.h"
#include "enumerator.h"
#include "ledger_head.h"
#include "phrase.h"

enum { LINES = 30, ABOVE_LENGTH = 300 };

/* Cells of a line, up to 3. */
static bool has_cells(struct rx_text line, char separator)
{
	size_t cells = 0;

	for (size_t at = 0; at < line.length && cells < 2; at++)
		cells += line.bytes[at] == separator;
	return cells == 2;
}

bool rx_ledger_is_header(struct rx_text line, char separator)
{
	struct rx_text rest = line, cell;
	size_t known = 0, filled = 0;
	enum rx_column column;

	if (!has_cells(line, separator) || rx_phrase_in(line, "。"))
		return false;
	while (rx_text_split(&rest, separator, &cell)) {
		cell = rx_phrase_trim(cell);
		if (cell.length >= 2 && cell.bytes[0] == '"' && cell.bytes[cell.length - 1] == '"')
			cell = rx_text_slice(cell, 1, cell.length - 1);
		filled += cell.length > 0;
		known += rx_ledger_role_of(cell, &column) != RX_LEDGER_UNKNOWN;
	}
	return known >= RX_LEDGER_KNOWN && known * 3 >= filled;
}

static bool follows(struct rx_text rest, char separator)
{
	struct rx_text line;

	for (size_t at = 0; at < LINES && rx_text_split(&rest, '\n', &line); at++) {
		if (has_cells(line, separator))
			return true;
	}
	return false;
}

/* A line of a notice: nothing like it stands above the header of a ledger. */
static bool is_prose(struct rx_text line)
{
	struct rx_enumerator found;

	line = rx_phrase_trim(line);
	if (line.length > ABOVE_LENGTH)
		return true;
	return rx_enumerator_at(line, 0, &found)
		&& (found.glyph == RX_GLYPH_HAN || found.glyph == RX_GLYPH_HAN_PAREN
			|| found.glyph == RX_GLYPH_PART);
}

enum rx_ledger_form rx_ledger_sniff(struct rx_text text)
{
	struct rx_text rest = text, line;

	if (text.length == 0)
		return RX_LEDGER_NONE;
	if (rx_text_starts(rest, RX_LITERAL("\xEF\xBB\xBF")))
		rest = rx_text_slice(rest, 3, rest.length);
	for (size_t at = 0; at < LINES && rx_text_split(&rest, '\n', &line); at++) {
		if (rx_ledger_is_header(line, '\t') && (rest.length == 0 || follows(rest, '\t')))
			return RX_LEDGER_TSV;
		if (rx_ledger_is_header(line, ',') && (rest.length == 0 || follows(rest, ',')))
			return RX_LEDGER_CSV;
		if (is_prose(line))
			return RX_LEDGER_NONE;
	}
	return RX_LEDGER_NONE;
}
