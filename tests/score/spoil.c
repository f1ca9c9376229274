/*
 * spoil.c - see spoil.h.  Each kind is a function that looks at one place of the clean text and puts
 * something else for what stands there, or leaves it alone.
 */
#include "spoil.h"

#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
	const char *name, *slugs;
} kinds[SPOILS] = {
	[SPOIL_SHIFT] = {"shifted GB2312", " mojibake mojibake-suspect "},
	[SPOIL_PRIVATE] = {"shifted, as GB18030", " mojibake mojibake-suspect "},
	[SPOIL_GBK] = {"UTF-8 read as GBK", " mojibake mojibake-suspect "},
	[SPOIL_LATIN] = {"UTF-8 read as Latin-1", " mojibake mojibake-suspect "},
	[SPOIL_MARKS] = {"quotation marks so", " mojibake mojibake-suspect "},
	[SPOIL_UNKNOWN] = {"runs of U+FFFD", " char-lost "},
	[SPOIL_LETTER] = {"single characters", " char-lost "},
	[SPOIL_OPEN] = {"opening quotes", " quote-unbalanced "},
	[SPOIL_CLOSE] = {"closing quotes", " quote-unbalanced "},
	[SPOIL_BOTH] = {"quotes on both sides", " quote-lost quote-unbalanced "},
	[SPOIL_DOUBLED] = {"doubled punctuation", " punctuation-doubled "},
};

const char *spoil_name(enum spoil spoil)
{
	return kinds[spoil].name;
}

const char *spoil_slugs(enum spoil spoil)
{
	return kinds[spoil].slugs;
}

struct work {
	struct spoiled *spoiled;
	const struct builder *notice;
	enum spoil kind;
	struct random *random;
	size_t partner; /* of the quotation mark that is gone; 0: none */
};

static void put_spot(struct work *work, size_t start, size_t from, size_t to)
{
	struct spoiled *spoiled = work->spoiled;

	spoiled->spots = grow(spoiled->spots, spoiled->count + 1, sizeof(*spoiled->spots));
	spoiled->spots[spoiled->count++] = (struct spot){start, spoiled->text.length, from, to};
}

static bool stands(const struct builder *notice, size_t at, const char *word)
{
	return strncmp(notice->text + at, word, strlen(word)) == 0;
}

static bool is_han(const struct builder *notice, size_t at)
{
	unsigned char lead = (unsigned char)notice->text[at];

	return lead >= 0xE4 && lead <= 0xE9;
}

static size_t line_end(const struct builder *notice, size_t at)
{
	while (at < notice->length && notice->text[at] != '\n' && notice->text[at] != '\r')
		at++;
	return at;
}

/* ---- paragraphs in another encoding --------------------------------------------------------- */

/* Bytes read in a wrong encoding; what it does not have becomes a question mark or U+FFFD. */
static void put_misread(struct work *work, size_t from, size_t to, const char *encoding)
{
	iconv_t way = iconv_open("UTF-8", encoding);
	char *in = work->notice->text + from, room[64];
	size_t left = to - from;
	const char *gone = random_chance(work->random, 50) ? "?" : "\xEF\xBF\xBD";

	if (way == (iconv_t)-1)
		give_up("iconv lacks an encoding", encoding);
	while (left) {
		char *out = room;
		size_t space = sizeof(room), before = left;

		iconv(way, &in, &left, &out, &space);
		string_append_bytes(&work->spoiled->text, room, sizeof(room) - space);
		if (left && left == before) {
			string_append(&work->spoiled->text, gone);
			in++;
			left--;
		}
	}
	iconv_close(way);
}

/* Windows-1252, where the five bytes that it lacks stay control characters. */
static void put_latin(struct work *work, size_t from, size_t to)
{
	static const unsigned short upper[32] = {0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026,
		0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90,
		0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
		0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

	for (; from < to; from++) {
		unsigned char byte = (unsigned char)work->notice->text[from];
		unsigned code = byte >= 0x80 && byte < 0xA0 ? upper[byte - 0x80] : byte;
		char bytes[3] = {(char)code, 0, 0};
		size_t count = 1;

		if (code >= 0x800) {
			bytes[0] = (char)(0xE0 | code >> 12);
			bytes[1] = (char)(0x80 | (code >> 6 & 0x3F));
			bytes[2] = (char)(0x80 | (code & 0x3F));
			count = 3;
		} else if (code >= 0x80) {
			bytes[0] = (char)(0xC0 | code >> 6);
			bytes[1] = (char)(0x80 | (code & 0x3F));
			count = 2;
		}
		string_append_bytes(&work->spoiled->text, bytes, count);
	}
}

/* A paragraph, with one chance in twelve; returns the offset behind it, or at. */
static size_t spoil_paragraph(struct work *work, size_t at)
{
	const struct builder *notice = work->notice;
	size_t end = line_end(notice, at), start = work->spoiled->text.length;

	if ((at && notice->text[at - 1] != '\n') || end - at < 60 || random_below(work->random, 12))
		return at;
	if (work->kind == SPOIL_GBK)
		put_misread(work, at, end, "GBK");
	else
		put_latin(work, at, end);
	put_spot(work, start, at, end);
	return end;
}

/* ---- characters and marks ------------------------------------------------------------------- */

static size_t spoil_marks(struct work *work, size_t at)
{
	size_t start = work->spoiled->text.length;

	if (!(stands(work->notice, at, "“") || stands(work->notice, at, "”")
		    || stands(work->notice, at, "—")))
		return at;
	put_latin(work, at, at + 3);
	put_spot(work, start, at, at + 3);
	return at + 3;
}

/* One to six characters, as so many signs or as one. */
static size_t spoil_unknown(struct work *work, size_t at)
{
	size_t wanted = 1 + random_below(work->random, 6), end = at,
	       start = work->spoiled->text.length;
	bool each = random_chance(work->random, 50);

	if (!is_han(work->notice, at) || random_below(work->random, 300))
		return at;
	for (size_t count = 0; count < wanted && is_han(work->notice, end); count++, end += 3)
		if (each || count == 0)
			string_append(&work->spoiled->text, "\xEF\xBF\xBD");
	put_spot(work, start, at, end);
	return end;
}

static size_t spoil_letter(struct work *work, size_t at)
{
	if (!is_han(work->notice, at) || work->notice->marks[at] != MARK_PROSE
		|| random_below(work->random, 150))
		return at;
	put_spot(work, work->spoiled->text.length, at, at + 3);
	return at + 3;
}

/* The mark that closes what an opening one begins; 0 when the line has none. */
static size_t partner_of(const struct builder *notice, size_t open)
{
	size_t end = line_end(notice, open);

	for (size_t at = open + 3; at < end;
		at += character_length((unsigned char)notice->text[at]))
		if (stands(notice, at, "”"))
			return at;
	return 0;
}

static size_t spoil_quote(struct work *work, size_t at)
{
	const struct builder *notice = work->notice;
	bool open = stands(notice, at, "“"), close = stands(notice, at, "”"), gone;

	if (!open && !close)
		return at;
	if (work->kind == SPOIL_CLOSE)
		gone = close && random_chance(work->random, 25);
	else
		gone = open ? random_chance(work->random, 25) : at == work->partner;
	if (open && gone && work->kind == SPOIL_BOTH)
		work->partner = partner_of(notice, at);
	if (!gone)
		return at;
	put_spot(work, work->spoiled->text.length, at, at + 3);
	return at + 3;
}

/* A mark twice, or a weaker one in front of it: what stood between is gone. */
static size_t spoil_doubled(struct work *work, size_t at)
{
	static const char *const marks[] = {"，", "；", "。"};
	size_t start = work->spoiled->text.length, which = 0;

	while (which < 3 && !stands(work->notice, at, marks[which]))
		which++;
	if (which == 3 || work->notice->marks[at] != MARK_PROSE || random_below(work->random, 25))
		return at;
	string_append(&work->spoiled->text, marks[random_below(work->random, which + 1)]);
	string_append(&work->spoiled->text, marks[which]);
	put_spot(work, start, at, at + 3);
	return at + 3;
}

static size_t spoil_one(struct work *work, size_t at)
{
	switch (work->kind) {
	case SPOIL_GBK:
	case SPOIL_LATIN: return spoil_paragraph(work, at);
	case SPOIL_MARKS: return spoil_marks(work, at);
	case SPOIL_UNKNOWN: return spoil_unknown(work, at);
	case SPOIL_LETTER: return spoil_letter(work, at);
	case SPOIL_DOUBLED: return spoil_doubled(work, at);
	default: return spoil_quote(work, at);
	}
}

/* ---- shifted bytes -------------------------------------------------------------------------- */

static void read_whole(struct string *into, const char *path)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t length;

	if (!file)
		give_up("cannot be read", path);
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		string_append_bytes(into, piece, length);
	fclose(file);
}

void fold_text(struct string *out, const char *text, size_t length)
{
	iconv_t way = iconv_open("GB2312", "UTF-8");

	if (way == (iconv_t)-1)
		give_up("iconv lacks an encoding", "GB2312");
	for (size_t at = 0, size; at < length; at += size) {
		const unsigned char *byte = (const unsigned char *)text + at;
		char *in = (char *)(uintptr_t)byte, two[4], *to = two, ascii;
		size_t left, room = sizeof(two);
		unsigned code;

		size = left = character_length(*byte);
		code = size == 3
			? (byte[0] & 0xFu) << 12 | (byte[1] & 0x3Fu) << 6 | (byte[2] & 0x3Fu)
			: 0;
		ascii = (char)(code - 0xFEE0);
		iconv(way, NULL, NULL, NULL, NULL);
		if (iconv(way, &in, &left, &to, &room) == (size_t)-1)
			string_append(out, "?");
		else if (code > 0xFF00 && code < 0xFF5F)
			string_append_bytes(out, &ascii, 1);
		else
			string_append_bytes(out, text + at, size);
	}
	iconv_close(way);
}

/* The truth of the scraper: start, end, visible characters and what stood there. */
static void read_truth(struct spoiled *spoiled, const char *path, bool keeps_width)
{
	struct string truth = {NULL, 0, 0};
	char *line, *rest = NULL;
	long moved = 0;

	string_append(&truth, "");
	read_whole(&truth, path);
	for (line = strtok_r(truth.bytes, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		char *after;
		size_t start = strtoul(line, &after, 10), end = strtoul(after, &after, 10), length;
		struct string folded = {NULL, 0, 0};

		strtoul(after, &after, 10);
		if (keeps_width)
			string_append(&folded, after + 1);
		else
			fold_text(&folded, after + 1, strlen(after + 1));
		length = folded.length;
		string_release(&folded);
		spoiled->spots = grow(spoiled->spots, spoiled->count + 1, sizeof(*spoiled->spots));
		spoiled->spots[spoiled->count++] = (struct spot){start, end,
			(size_t)((long)start + moved), (size_t)((long)start + moved) + length};
		moved += (long)length - (long)(end - start);
	}
	string_release(&truth);
}

static void shift(struct spoiled *spoiled, const struct builder *notice, enum spoil kind,
	const char *scrape, const char *directory)
{
	char command[1200], path[400];
	FILE *file;

	snprintf(path, sizeof(path), "%s/clean", directory);
	file = fopen(path, "wb");
	if (!file || fwrite(notice->text, 1, notice->length, file) != notice->length
		|| fclose(file))
		give_up("cannot be written", path);
	snprintf(command, sizeof(command), "'%s' %s '%s/truth' <'%s/clean' >'%s/damaged'", scrape,
		kind == SPOIL_PRIVATE ? "--private" : "--fold", directory, directory, directory);
	if (system(command))
		give_up("could not be run", command);
	snprintf(path, sizeof(path), "%s/damaged", directory);
	read_whole(&spoiled->text, path);
	snprintf(path, sizeof(path), "%s/truth", directory);
	read_truth(spoiled, path, kind == SPOIL_PRIVATE);
}

void spoil(struct spoiled *spoiled, const struct builder *notice, enum spoil kind,
	struct random *random, const char *scrape, const char *directory)
{
	struct work work = {spoiled, notice, kind, random, 0};

	string_append(&spoiled->text, "");
	if (kind == SPOIL_SHIFT)
		fold_text(&spoiled->clean, notice->text, notice->length);
	else
		string_append_bytes(&spoiled->clean, notice->text, notice->length);
	if (kind == SPOIL_SHIFT || kind == SPOIL_PRIVATE) {
		shift(spoiled, notice, kind, scrape, directory);
		return;
	}
	for (size_t at = 0; at < notice->length;) {
		size_t behind = spoil_one(&work, at);

		if (behind == at) {
			size_t length = character_length((unsigned char)notice->text[at]);

			string_append_bytes(&spoiled->text, notice->text + at, length);
			behind = at + length;
		}
		at = behind;
	}
}

void spoiled_release(struct spoiled *spoiled)
{
	string_release(&spoiled->text);
	string_release(&spoiled->clean);
	free(spoiled->spots);
	memset(spoiled, 0, sizeof(*spoiled));
}

size_t spoiled_clean(const struct spoiled *spoiled, size_t at, bool behind)
{
	long moved = 0;

	for (size_t one = 0; one < spoiled->count; one++) {
		const struct spot *spot = &spoiled->spots[one];

		if (behind ? spot->start > at || (spot->start == at && spot->end > at)
			   : spot->start >= at)
			break;
		if (at < spot->end)
			return behind ? spot->to : spot->from;
		moved = (long)spot->to - (long)spot->end;
	}
	return (size_t)((long)at + moved);
}
