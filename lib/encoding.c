/*
 * encoding.c - guessing by counting.
 *
 * UTF-16 without a mark: read both ways, units count that are ASCII text, Han, or punctuation of
 * Chinese prose.  The right way nearly all do.  If they do the other way too (an ASCII letter may look
 * like Han there, and 一 like a letter), ASCII counts double and the better way must win clearly.
 */
#include "encoding.h"
#include "utf8.h"
#include "validate.h"

enum { SAMPLE = 64 << 10 };

static const struct {
	const char *name;
	enum rx_encoding encoding;
} names[] = {
	{"utf-8", RX_ENCODING_UTF8},
	{"utf8", RX_ENCODING_UTF8},
	{"gb18030", RX_ENCODING_GB18030},
	{"gbk", RX_ENCODING_GB18030},
	{"gb2312", RX_ENCODING_GB18030},
	{"big5", RX_ENCODING_BIG5},
	{"utf-16le", RX_ENCODING_UTF16LE},
	{"utf-16be", RX_ENCODING_UTF16BE},
};

bool rx_encoding_find(struct rx_text name, enum rx_encoding *encoding)
{
	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		if (rx_text_equal_nocase(name, rx_text(names[at].name))) {
			*encoding = names[at].encoding;
			return true;
		}
	}
	return false;
}

const char *rx_encoding_name(enum rx_encoding encoding)
{
	switch (encoding) {
	case RX_ENCODING_GB18030: return "GB18030";
	case RX_ENCODING_BIG5: return "BIG5";
	case RX_ENCODING_UTF16LE: return "UTF-16LE";
	case RX_ENCODING_UTF16BE: return "UTF-16BE";
	default: return "UTF-8";
	}
}

size_t rx_encoding_mark(struct rx_text raw, enum rx_encoding encoding)
{
	struct rx_text mark = {NULL, 0};

	switch (encoding) {
	case RX_ENCODING_UTF8: mark = RX_LITERAL("\xEF\xBB\xBF"); break;
	case RX_ENCODING_GB18030: mark = RX_LITERAL("\x84\x31\x95\x33"); break;
	case RX_ENCODING_UTF16LE: mark = RX_LITERAL("\xFF\xFE"); break;
	case RX_ENCODING_UTF16BE: mark = RX_LITERAL("\xFE\xFF"); break;
	default: break;
	}
	return rx_text_starts(raw, mark) ? mark.length : 0;
}

/* ---- UTF-16 --------------------------------------------------------------------------------- */

struct score {
	size_t plausible;
	size_t points;
};

static void count_unit(struct score *score, unsigned char high, unsigned char low)
{
	bool ascii = high == 0 && ((low >= ' ' && low < 0x7F) || (low >= '\t' && low <= '\r'));
	bool chinese = (high >= 0x4E && high <= 0x9F) || (high >= 0xD8 && high <= 0xDF)
		|| high == 0xFF || high == 0x30 || high == 0x20 || high == 0x24
		|| (high == 0 && low >= 0xA0);

	score->plausible += ascii || chinese;
	score->points += ascii ? 2 : chinese;
}

static bool is_text(const struct score *score, size_t units)
{
	return units && score->plausible * 10 >= units * 9;
}

static bool wins(const struct score *one, const struct score *other, size_t units)
{
	return is_text(one, units)
		&& (!is_text(other, units) || one->points * 3 > other->points * 4);
}

/* What is UTF-8 as well has nothing but ASCII, and so a zero in each unit; with few zeros it is a
 * binary file. */
static bool guess_utf16(struct rx_text raw, bool utf8, enum rx_encoding *encoding)
{
	const unsigned char *bytes = (const unsigned char *)raw.bytes;
	struct score little = {0, 0}, big = {0, 0};
	size_t units = (raw.length < SAMPLE ? raw.length : SAMPLE) / 2, zeros = 0;

	for (size_t at = 0; at < units; at++) {
		zeros += !bytes[2 * at] + !bytes[2 * at + 1];
		count_unit(&little, bytes[2 * at + 1], bytes[2 * at]);
		count_unit(&big, bytes[2 * at], bytes[2 * at + 1]);
	}
	if (utf8 && zeros * 4 < units * 3)
		return false;
	if (wins(&little, &big, units))
		*encoding = RX_ENCODING_UTF16LE;
	else if (wins(&big, &little, units))
		*encoding = RX_ENCODING_UTF16BE;
	else
		return false;
	return true;
}

/* ---- damaged UTF-8 -------------------------------------------------------------------------- */

/* More Han and wide punctuation spelled in UTF-8 than bytes that are none: GB18030 read as UTF-8 has
 * about twenty bad bytes for each of them. */
static bool is_mostly_utf8(struct rx_text raw)
{
	size_t good = 0, bad = 0, length;

	if (raw.length > SAMPLE)
		raw.length = SAMPLE;
	for (size_t at = 0; at < raw.length; at += length) {
		uint32_t code = rx_utf8_decode(raw, at, &length);

		if (code >= 0x80 && length == 1)
			bad++;
		else if (length == 3)
			good++;
	}
	return good > 0 && good >= bad;
}

/* ---- what a page says ----------------------------------------------------------------------- */

/* charset=big5 in the first KiB.  Pages are wrong about themselves too often for more than this: a
 * hint where content cannot tell. */
static bool says_big5(struct rx_text raw)
{
	size_t at = 0;

	if (raw.length > 1024)
		raw.length = 1024;
	while ((at = rx_text_find(raw, RX_LITERAL("charset="), at)) != RX_NONE) {
		at += sizeof("charset=") - 1;
		at += at < raw.length && (raw.bytes[at] == '"' || raw.bytes[at] == '\'');
		if (raw.length - at >= 4
			&& rx_text_equal_nocase(rx_text_slice(raw, at, at + 4), RX_LITERAL("big5")))
			return true;
	}
	return false;
}

enum rx_encoding rx_encoding_guess(struct rx_text raw, bool *checked)
{
	static const enum rx_encoding marked[] = {
		RX_ENCODING_UTF8, RX_ENCODING_UTF16LE, RX_ENCODING_UTF16BE, RX_ENCODING_GB18030};
	enum rx_encoding encoding;

	*checked = false;
	for (size_t at = 0; at < sizeof(marked) / sizeof(marked[0]); at++) {
		if (rx_encoding_mark(raw, marked[at]))
			return marked[at];
	}
	*checked = rx_utf8_is_valid(raw);
	/* A zero byte is UTF-8 too, but no text has one. */
	if (*checked && !(raw.length && memchr(raw.bytes, '\0', raw.length)))
		return RX_ENCODING_UTF8;
	if (guess_utf16(raw, *checked, &encoding))
		return encoding;
	if (*checked || is_mostly_utf8(raw))
		return RX_ENCODING_UTF8;
	return says_big5(raw) ? RX_ENCODING_BIG5 : RX_ENCODING_GB18030;
}
