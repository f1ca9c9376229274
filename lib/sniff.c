/*
 * sniff.c - telling streams from documents without looking at file names.
 */
#include "sniff.h"

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
	if (rx_text_ends(line, RX_LITERAL("\r")))
		line.length--;
	if (line.length && line.bytes[0] == '\t')
		return true;
	if (line.length && memchr(line.bytes, '\t', line.length))
		return false;
	return rx_word_find(RX_SET_COLUMN, line) < 0;
}
