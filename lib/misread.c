/*
 * misread.c - going back through a wrong decoding.
 *
 *     UTF-8 read as GBK       whole paragraphs of rare characters (鍏充簬): back to GBK, and read as UTF-8
 *     UTF-8 read as Latin-1   runs of accented letters and signs (â€œ): each a byte
 *     replacement as GBK      锟斤拷, which has lost everything
 *
 * Only what gives valid UTF-8 again is believed; random characters do not.  What is looked at is chosen
 * cheaply: the first Han characters of a paragraph, and letters that the scan for cues met.
 */
#include "misread.h"
#include "character.h"
#include "finder.h"
#include "utf8.h"

#include <iconv.h>

enum {
	SAMPLE = 10,     /* Han characters of a paragraph that are looked at */
	RARE = 24,       /* how strange a character must be to be odd */
	LEAST_FOUND = 4, /* characters that must come out, ... */
	ENOUGH = 9,      /* ... one for so many bytes that are none */
	CODE_LIMIT = 4,  /* bytes of a character of UTF-8 */
	GONE = 0x1A,     /* stands for a character that GBK does not have */
	UNKNOWN = 0x00,
	USUAL = 1 * RX_CHANCE_STEP /* the byte that all decoders lose is likelier */
};

#define LOST "锟斤拷"

/* ---- UTF-8 read as GBK ---------------------------------------------------------------------- */

/* Most of the first Han characters are rare, or not even in GB2312. */
static bool is_odd(const struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	unsigned seen = 0, odd = 0;

	for (size_t at = paragraph->start, length; at < paragraph->end && seen < SAMPLE;
		at += length) {
		uint32_t code = rx_utf8_decode(parse->text, at, &length);
		int strange = rx_is_han(code) ? rx_character_strange(code) : 0;

		seen += rx_is_han(code);
		odd += strange >= RARE || strange == -127;
	}
	return odd >= LEAST_FOUND - 1 && odd * 2 >= seen;
}

/* Could the character stand in a document?  By chance any three bytes can be one. */
static bool is_plausible(uint32_t code)
{
	return code != RX_REPLACEMENT && rx_character_number(code) >= 0;
}

/* The last byte of a character of which the decoder did not understand it: 80 begins nothing in GBK, so
 * it is the one that gets lost, but for the two commonest marks at the end of a line. */
static char last_byte(const char *bytes)
{
	if (memcmp(bytes, "\xE3\x80", 2) == 0)
		return '\x82';
	return memcmp(bytes, "\xEF\xBC", 2) == 0 ? '\x8C' : '\x80';
}

/* How likely a character is between its neighbours; 0 stands for none. */
static int chance_between(uint32_t before, uint32_t code, uint32_t next)
{
	int number = rx_character_number(code);
	int chance = rx_character_chance(
		before ? rx_character_number(before) : RX_CHARACTER_NONE, number);

	return next && rx_character_number(next) >= 0
		? chance + rx_character_chance(number, rx_character_number(next))
		: chance;
}

/* The character that three bytes are, if it could stand in a document; else 0. */
static uint32_t plausible(const char *three)
{
	size_t length;
	uint32_t code = rx_utf8_decode(rx_text_of(three, 3), 0, &length);

	return length == 3 && is_plausible(code) ? code : 0;
}

static bool is_lost(char byte)
{
	return byte == GONE || byte == '?';
}

/* A character of which all three bytes are there, or 0. */
static uint32_t exact_three(struct rx_text bytes, size_t at)
{
	if (at + 3 > bytes.length || (unsigned char)bytes.bytes[at] < 0xE2
		|| is_lost(bytes.bytes[at + 1]) || is_lost(bytes.bytes[at + 2]))
		return 0;
	return plausible(bytes.bytes + at);
}

/* The bytes that a decoder of GBK loses: 80, which begins nothing; pairs that are left to users, which are
 * AA to AF in front of A1 and more, and A1 to A7 in front of A0 and less; and what stands in front of ASCII. */
struct loss {
	bool second, third; /* which of three bytes are lost */
	bool last;          /* ASCII stands behind them, or nothing */
	bool digit;         /* a digit in front of them */
};

static bool may_be_lost(const struct loss *loss, unsigned char second, unsigned char third)
{
	bool users = (second >= 0xAA && second <= 0xAF && third >= 0xA1)
		|| (second >= 0xA1 && second <= 0xA7 && third <= 0xA0);

	if (loss->second)
		return users || (second == 0x80 && (!loss->third || loss->last));
	return loss->last || third == 0x80 || (third >= 0xAA && third <= 0xAF);
}

/* The likeliest character between its neighbours, of those that the loss leaves; 0 when there is none. */
static uint32_t likeliest(
	const char *bytes, const struct loss *loss, uint32_t before, uint32_t next)
{
	int best = 0;
	uint32_t found = 0;

	for (unsigned rest = 0; rest < 64 * 64; rest++) {
		char three[3] = {bytes[0], (char)(0x80 + rest / 64), (char)(0x80 + rest % 64)};
		uint32_t code;
		int chance;

		if ((!loss->second && three[1] != bytes[1])
			|| (!loss->third && three[2] != bytes[2])
			|| !may_be_lost(loss, (unsigned char)three[1], (unsigned char)three[2]))
			continue;
		code = plausible(three);
		chance = code ? chance_between(before, code, next) : 0;
		if (three[loss->third ? 2 : 1] == '\x80' && !loss->last)
			chance += USUAL;
		/* 8月, 2022年 */
		if (loss->digit && (code == 0x5E74 || code == 0x6708 || code == 0x65E5))
			chance += 2 * USUAL;
		if (code && (!found || chance > best)) {
			best = chance;
			found = code;
		}
	}
	return found;
}

/* The character of three bytes that begins at an offset, or 0; *guessed tells that one of them is gone. */
static uint32_t take_three(struct rx_text bytes, size_t at, uint32_t before, bool *guessed)
{
	char three[3];
	struct loss loss;

	*guessed = false;
	if (at + 3 > bytes.length || (unsigned char)bytes.bytes[at] < 0xE2
		|| (unsigned char)bytes.bytes[at] > 0xEF)
		return 0;
	memcpy(three, bytes.bytes + at, 3);
	loss = (struct loss){is_lost(three[1]), is_lost(three[2]),
		at + 3 == bytes.length || (unsigned char)bytes.bytes[at + 3] < 0x40,
		at && bytes.bytes[at - 1] >= '0' && bytes.bytes[at - 1] <= '9'};
	if (!loss.second && !loss.third)
		return plausible(three);
	if ((!loss.second && ((unsigned char)three[1] & 0xC0) != 0x80)
		|| (!loss.third && ((unsigned char)three[2] & 0xC0) != 0x80))
		return 0;
	*guessed = true;
	/* Of all that begins so, a stop is the commonest. */
	if (loss.second && loss.third && three[0] == '\xE3')
		return at + 3 < bytes.length ? 0x3002 : 0;
	if (!loss.second
		&& (memcmp(three, "\xE3\x80", 2) == 0 || memcmp(three, "\xEF\xBC", 2) == 0)) {
		/* A paragraph begins with wide blanks, not with stops. */
		three[2] = before || at > 3 ? last_byte(three) : '\x80';
		return plausible(three);
	}
	if (at + 3 == bytes.length)
		return 0; /* the end may have been cut anywhere */
	return likeliest(three, &loss, before, exact_three(bytes, at + 3));
}

/* One white square for what could not be read, however much it was. */
static void add_square(struct rx_buffer *out)
{
	if (out->length < 3 || memcmp(out->bytes + out->length - 3, "□", 3) != 0)
		rx_buffer_add_string(out, "□");
}

/* How much of it could be read back. */
enum outcome { NOTHING, SOME, MOST };

/* Reads bytes as UTF-8 as far as they are. */
static enum outcome read_back(
	struct rx_text bytes, struct rx_buffer *proposal, struct rx_buffer *read)
{
	size_t bad = 0, found = 0;
	uint32_t before = 0;

	for (size_t at = 0; at < bytes.length;) {
		bool guessed;
		uint32_t code = take_three(bytes, at, before, &guessed);

		before = rx_is_han(code) ? code : 0;
		if (code) {
			rx_buffer_add_code(proposal, code);
			rx_buffer_add_code(read, guessed ? 0x25A1 : code);
			at += 3;
			found++;
		} else if ((unsigned char)bytes.bytes[at] < 0x80 && bytes.bytes[at] != GONE) {
			rx_buffer_add_byte(proposal, bytes.bytes[at]);
			rx_buffer_add_byte(read, bytes.bytes[at++]);
		} else {
			add_square(proposal);
			add_square(read);
			bad++;
			at++;
		}
	}
	if (found < LEAST_FOUND || ENOUGH * found <= bad)
		return NOTHING;
	return 3 * found > 2 * bad ? MOST : SOME;
}

/* Can the byte begin a character of three bytes, or go on with one? */
static bool may_begin(unsigned char byte)
{
	return byte == UNKNOWN || (byte >= 0xE2 && byte <= 0xEF);
}

static bool may_go_on(unsigned char byte)
{
	return byte == UNKNOWN || byte == GONE || byte == '?' || (byte >= 0x80 && byte <= 0xBF);
}

/* Could read_back() find enough in bytes of which some are unknown? */
static bool is_promising(struct rx_text bytes)
{
	const unsigned char *byte = (const unsigned char *)bytes.bytes;
	size_t found = 0, bad = 0;

	for (size_t at = 0; at < bytes.length; at++) {
		bad += byte[at] >= 0x80 && !may_begin(byte[at]) && !may_go_on(byte[at]);
		found += at + 2 < bytes.length && may_begin(byte[at]) && may_go_on(byte[at + 1])
			&& may_go_on(byte[at + 2]);
	}
	return found >= LEAST_FOUND && ENOUGH * found > bad;
}

/* A way to GBK for the characters that GB2312 does not have, opened when one is met. */
struct way {
	iconv_t way;
	bool opened;
};

static void convert(struct way *way, struct rx_text character, struct rx_buffer *bytes)
{
	char two[8], *in = (char *)(uintptr_t)character.bytes, *out = two;
	size_t left = character.length, room = sizeof(two);

	if (!way->opened)
		way->way = iconv_open("GB18030", "UTF-8");
	way->opened = true;
	/* What takes four bytes is no GBK. */
	if (way->way == (iconv_t)-1 || iconv(way->way, &in, &left, &out, &room) == (size_t)-1
		|| room < sizeof(two) - 2)
		rx_buffer_add_byte(bytes, GONE);
	else
		rx_buffer_add(bytes, two, sizeof(two) - room);
}

/* Text as bytes of GBK, with a mark for what it does not have; roughly: what GB2312 does not have
 * becomes two unknown bytes. */
static void to_gbk(struct rx_text text, bool roughly, struct rx_buffer *bytes)
{
	struct way way = {.opened = false};

	rx_buffer_reserve(bytes, text.length); /* no character has more bytes there than here */
	for (size_t at = 0, length; at < text.length; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);
		int number = code < 0x80 ? RX_CHARACTER_NONE : rx_character_number(code);

		if (number >= 0) {
			rx_buffer_add_byte(bytes, (char)(0xA1 + number / RX_CHARACTER_SIDE));
			rx_buffer_add_byte(bytes, (char)(0xA1 + number % RX_CHARACTER_SIDE));
		} else if (code < 0x80) {
			rx_buffer_add_byte(bytes, (char)code);
		} else if (roughly) {
			rx_buffer_add(bytes, (const char[]){UNKNOWN, UNKNOWN}, 2);
		} else {
			convert(&way, rx_text_slice(text, at, at + length), bytes);
		}
	}
	if (way.opened && way.way != (iconv_t)-1)
		iconv_close(way.way);
}

static void note(struct rx_parse *parse, size_t start, size_t end, const struct rx_buffer *proposal,
	const struct rx_buffer *read, bool sure)
{
	struct rx_damage *damage = rx_parse_damage(parse, RX_SAY_MOJIBAKE, start, end);

	if (!damage)
		return;
	damage->proposal = rx_arena_copy(&parse->arena, rx_buffer_text(proposal));
	if (!rx_text_equal(rx_buffer_text(proposal), rx_buffer_text(read)))
		damage->read = rx_arena_copy(&parse->arena, rx_buffer_text(read));
	damage->sure = sure;
}

/* Was the paragraph read as GBK? */
static bool find_gbk(struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	/* As printed: many of these characters are traditional ones, which the view has simplified. */
	struct rx_text text = rx_source_printed(&parse->source, paragraph->start, paragraph->end);
	struct rx_buffer bytes = {0}, proposal = {0}, read = {0};
	enum outcome outcome = NOTHING;

	to_gbk(text, true, &bytes);
	if (is_promising(rx_buffer_text(&bytes))) {
		rx_buffer_reset(&bytes);
		to_gbk(text, false, &bytes);
		outcome = read_back(rx_buffer_text(&bytes), &proposal, &read);
	}
	if (outcome != NOTHING)
		note(parse, paragraph->start, paragraph->end, &proposal, &read, outcome == MOST);
	parse->arena.failed = parse->arena.failed || bytes.failed || proposal.failed || read.failed;
	rx_buffer_release(&bytes);
	rx_buffer_release(&read);
	rx_buffer_release(&proposal);
	return outcome != NOTHING;
}

/* ---- UTF-8 read as Latin-1 ------------------------------------------------------------------ */

/* The byte that Latin-1, or what Windows took for it, shows as a character; -1 for none of them. */
static int latin_byte(uint32_t code)
{
	static const uint16_t windows[] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020,
		0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019,
		0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,
		0x017E, 0x0178};

	if (code < 0x100)
		return (int)code;
	for (size_t at = 0; at < sizeof(windows) / sizeof(windows[0]); at++) {
		if (windows[at] == code)
			return 0x80 + (int)at;
	}
	return -1;
}

/* The character whose bytes stand as so many characters from an offset on, and where it ends; 0 when
 * there is none. */
static uint32_t latin_character(struct rx_text text, size_t at, size_t limit, size_t *end)
{
	char bytes[CODE_LIMIT];
	size_t count = 0, length, wanted = 1;
	uint32_t code;

	while (at < limit && count < wanted) {
		int byte = latin_byte(rx_utf8_decode(text, at, &length));

		if (byte < 0)
			return 0;
		bytes[count++] = (char)byte;
		if (count == 1)
			wanted = byte >= 0xE2 && byte <= 0xEF ? 3
				: byte >= 0xC2 && byte < 0xE2 ? 2
							      : 0;
		at += length;
	}
	if (count < 2 || count < wanted)
		return 0;
	code = rx_utf8_decode(rx_text_of(bytes, count), 0, &length);
	*end = at;
	return code == RX_REPLACEMENT || length != count ? 0 : code;
}

/* The first two bytes of a quotation mark, which has lost its third: which one, nobody knows. */
static size_t half_mark(struct rx_text text, size_t at)
{
	return rx_text_starts(
		       rx_text_slice(text, at, text.length), RX_LITERAL("\xC3\xA2\xE2\x82\xAC"))
		? 5
		: 0;
}

/* A run of such characters, with ASCII between them and a white square for what is no character; returns
 * where it ends, or start. */
static size_t latin_run(
	struct rx_parse *parse, size_t start, size_t limit, struct rx_buffer *proposal)
{
	size_t at = start, end = start, kept = 0, found = 0, length;

	rx_buffer_reset(proposal);
	while (at < limit) {
		uint32_t code = latin_character(parse->text, at, limit, &at);

		found += code != 0;
		if (code) {
			rx_buffer_add_code(proposal, code);
		} else if ((unsigned char)parse->text.bytes[at] < 0x80) {
			rx_buffer_add_byte(proposal, parse->text.bytes[at++]);
			continue;
		} else if (latin_byte(rx_utf8_decode(parse->text, at, &length)) >= 0) {
			add_square(proposal);
			at += length;
		} else {
			break;
		}
		end = at;
		kept = proposal->length;
	}
	proposal->length = kept;
	return found ? end : start;
}

static void find_latin(struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	struct rx_buffer proposal = {0};

	for (size_t at = paragraph->start, length, end; at < paragraph->end; at += length) {
		uint32_t code = rx_utf8_decode(parse->text, at, &length);

		if (code < 0xC2 || code > 0xEF)
			continue;
		end = latin_run(parse, at, paragraph->end, &proposal);
		if (end == at && half_mark(parse->text, at)) {
			rx_parse_damage(
				parse, RX_SAY_MOJIBAKE, at, at + half_mark(parse->text, at));
			length = half_mark(parse->text, at);
		} else if (end > at) {
			note(parse, at, end, &proposal, &proposal, true);
			length = end - at;
		}
	}
	parse->arena.failed = parse->arena.failed || proposal.failed;
	rx_buffer_release(&proposal);
}

/* ---- what has lost everything --------------------------------------------------------------- */

static void find_lost(struct rx_parse *parse)
{
	struct rx_finder finder;
	struct rx_text lost = RX_LITERAL(LOST);
	size_t at;

	rx_finder_init(&finder, lost);
	if (!rx_finder_has(&finder, parse->text))
		return;
	at = rx_text_find(parse->text, lost, 0);
	while (at != RX_NONE) {
		size_t start = at;

		do
			at += lost.length;
		while (rx_text_starts(rx_parse_slice(parse, at, parse->text.length), lost));
		rx_parse_damage(parse, RX_SAY_CHAR_LOST, start, at);
		at = rx_text_find(parse->text, lost, at);
	}
}

void rx_misread_find(struct rx_parse *parse)
{
	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		/* What only begins oddly may still hold letters. */
		if (!(is_odd(parse, paragraph) && find_gbk(parse, paragraph))
			&& parse->cues.letters)
			find_latin(parse, paragraph);
	}
	find_lost(parse);
}
