/*
 * sniff.c - telling streams from documents without looking at file names.
 */
#include "sniff.h"
#include "ledger_sniff.h"

static bool has_signature(struct rx_text bytes)
{
	static const struct rx_text signatures[] = {
		{"PK\x03\x04", 4},
		{"%PDF-", 5},
		{"\xD0\xCF\x11\xE0", 4},
		{"\xFF\xFE", 2},
		{"\xFE\xFF", 2},
	};

	for (size_t i = 0; i < sizeof(signatures) / sizeof(signatures[0]); i++) {
		if (rx_text_starts(bytes, signatures[i]))
			return true;
	}
	return false;
}

/* The name or Chinese label of a column.  Not its further names: 附件 and 整改情况 are first lines of
 * documents. */
static bool is_column(struct rx_text line)
{
	int column = rx_word_find(RX_SET_COLUMN, line);
	const struct rx_word *columns;
	size_t count;

	if (column < 0)
		return false;
	columns = rx_words(RX_SET_COLUMN, &count);
	return rx_text_equal(line, rx_text(columns[column].name))
		|| rx_text_equal(line, rx_text(columns[column].zh));
}

/* One word as programs make names: count, sum_value, amount-2024.  No notice begins like that, and
 * `rx-stats count` writes such a header. */
static bool is_made_name(struct rx_text line)
{
	if (line.length == 0 || line.length > 64 || line.bytes[0] < 'a' || line.bytes[0] > 'z')
		return false;
	for (size_t at = 0; at < line.length; at++) {
		char byte = line.bytes[at];

		if (!(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9') && byte != '_'
			&& byte != '-')
			return false;
	}
	return true;
}

/* The header of a stream has a column by its English name, or says the kind of its records. */
static bool is_stream_name(struct rx_text cell)
{
	const struct rx_word *columns;
	size_t count;
	int column = rx_word_find(RX_SET_COLUMN, cell);

	columns = rx_words(RX_SET_COLUMN, &count);
	return column >= 0
		&& (rx_text_equal(cell, rx_text(columns[column].name))
			|| rx_text_equal(cell, rx_text(columns[0].zh)));
}

/* A line with TABs that begins a ledger: its header in Chinese, or a title with empty cells behind. */
static bool begins_ledger(struct rx_text line)
{
	struct rx_text rest = line, cell;
	size_t filled = 0, cells = 0;
	bool chinese = false;

	for (; rx_text_split(&rest, '\t', &cell); cells++) {
		if (is_stream_name(cell))
			return false;
		filled += cell.length > 0;
		chinese = chinese || (cell.length && (unsigned char)cell.bytes[0] >= 0x80);
	}
	return (filled == 1 && cells > 2 && chinese) || rx_ledger_is_header(line, '\t');
}

bool rx_sniff_document(struct rx_text bytes)
{
	struct rx_text rest, line;

	if (has_signature(bytes))
		return true;
	if (rx_text_starts(bytes, RX_LITERAL("\xEF\xBB\xBF")))
		bytes = rx_text_slice(bytes, 3, bytes.length);
	if (bytes.length == 0)
		return false;
	rest = bytes;
	rx_text_split(&rest, '\n', &line);
	while (rx_text_ends(line, RX_LITERAL("\r")))
		line.length--;
	if (line.length && (line.bytes[0] == '\t' || line.bytes[0] == '<'))
		return true;
	if (line.length && memchr(line.bytes, '\0', line.length))
		return true;
	if (line.length && memchr(line.bytes, '\t', line.length))
		return begins_ledger(line);
	return !is_column(line) && !is_made_name(line);
}
