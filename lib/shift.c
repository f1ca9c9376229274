/*
 * shift.c - a likelihood ratio, character by character.
 *
 * One hypothesis: each character is the second byte of one and the first byte of the next, both as
 * common as they are in prose.  The other: it follows its neighbour as in prose.  The end is where the
 * sum is greatest; that it is never far behind the piece's own end is the mechanism's doing.  A cheap
 * sum over single characters decides first, so that clean text costs a look at two or three of them.
 */
#include "shift.h"
#include "character.h"
#include "utf8.h"

enum {
	CHARACTER_LIMIT = 400,
	CHEAP_LOW = -96,   /* the cheap sum has fallen so far: prose */
	CHEAP_HIGH = 48,   /* it has come so high: worth a closer look */
	ADDED = 160,       /* what a private-use character says */
	FOREIGN = 13 * 16, /* how rare kana and the like are behind a stop in prose */
	AGAIN = -48,       /* a second one behind the first is a word */
	NEUTRAL = -3,
	DIGIT = -90,
	LETTER = -48,
	BOUND = -5 * 16, /* the chance of a character behind one that it often stands behind */
	ASCII_LIMIT = 2,
	UNHEARD = -256, /* the chance of what GB2312 does not have */
	LONGER = 8,     /* and the surer it is, by this part of its score more */
	SLACK = 5 * 16  /* the piece goes on to its end if the sum falls no more than this */
};

enum { STOP = 0x3002 };

/* Rows of GB2312, from 0. */
enum { ROW_MARKS = 0, ROW_WIDTH = 2, ROW_KANA = 3, ROW_LINES = 8, ROW_HAN = 15 };

/* Pairs of bytes that GB18030 makes private-use characters of; all other decoders drop them. */
static int private_number(uint32_t code)
{
	static const struct {
		uint16_t first, last;
		unsigned char row, cell;
	} ranges[] = {{0xE766, 0xE76B, 1, 10}, {0xE76D, 0xE76E, 1, 66}, {0xE76F, 0xE76F, 1, 78},
		{0xE770, 0xE771, 1, 92}, {0xE772, 0xE77C, 3, 83}, {0xE77D, 0xE784, 4, 86},
		{0xE785, 0xE78C, 5, 24}, {0xE78D, 0xE793, 5, 56}, {0xE794, 0xE795, 5, 75},
		{0xE796, 0xE796, 5, 82}, {0xE797, 0xE79F, 5, 85}, {0xE7A0, 0xE7AE, 6, 33},
		{0xE7AF, 0xE7BB, 6, 81}, {0xE7C9, 0xE7CC, 7, 32}, {0xE7CD, 0xE7E1, 7, 73},
		{0xE7FE, 0xE810, 8, 79}, {0xE810, 0xE814, 54, 89}};

	if (code >= 0xE000 && code <= 0xE233)
		return (int)(9 * RX_CHARACTER_SIDE + (code - 0xE000));
	if (code >= 0xE234 && code <= 0xE4C5)
		return (int)(87 * RX_CHARACTER_SIDE + (code - 0xE234));
	for (size_t at = 0; at < sizeof(ranges) / sizeof(ranges[0]); at++) {
		if (code >= ranges[at].first && code <= ranges[at].last)
			return ranges[at].row * RX_CHARACTER_SIDE + ranges[at].cell
				+ (int)(code - ranges[at].first);
	}
	return RX_CHARACTER_NONE;
}

/* The few that have a code point of their own: small Roman numerals, letters with tone marks, and vertical punctuation. */
static int added_number(uint32_t code)
{
	static const uint16_t letters[] = {0x0251, 0x1E3F, 0x0144, 0x0148, 0x01F9, 0x0261};
	static const uint16_t vertical[] = {0xFE35, 0xFE36, 0xFE39, 0xFE3A, 0xFE3F, 0xFE40, 0xFE3D,
		0xFE3E, 0xFE41, 0xFE42, 0xFE43, 0xFE44, 0, 0, 0xFE3B, 0xFE3C, 0xFE37, 0xFE38,
		0xFE31, 0, 0xFE33, 0xFE34};

	/* Small Roman numerals. */
	if (code >= 0x2170 && code <= 0x2179)
		return RX_CHARACTER_SIDE + (int)(code - 0x2170);
	for (size_t at = 0; at < sizeof(letters) / sizeof(letters[0]); at++) {
		if (letters[at] == code)
			return 7 * RX_CHARACTER_SIDE + 26 + (int)at;
	}
	for (size_t at = 0; at < sizeof(vertical) / sizeof(vertical[0]); at++) {
		if (vertical[at] == code)
			return 5 * RX_CHARACTER_SIDE + 63 + (int)at;
	}
	return RX_CHARACTER_NONE;
}

/* What GB18030 has and GB2312 has not. */
static bool is_added(uint32_t code)
{
	return (code >= 0xE000 && code <= 0xF8FF) || (code > ' ' && added_number(code) >= 0);
}

int rx_shift_number(uint32_t code)
{
	int number, cell;

	if (code == STOP)
		return RX_CHARACTER_NONE;
	if (code > ' ' && code < 0x7F)
		number = ROW_WIDTH * RX_CHARACTER_SIDE + (int)code - '!';
	else
		number = rx_character_number(code);
	if (number < 0)
		number = private_number(code);
	if (number < 0)
		number = added_number(code);
	if (number < 0)
		return RX_CHARACTER_NONE;
	/* Its second byte begins a character: Han, or punctuation of the first and third rows. */
	cell = number % RX_CHARACTER_SIDE;
	if (cell != ROW_MARKS && cell != ROW_WIDTH && (cell < ROW_HAN || cell > 86))
		return RX_CHARACTER_NONE;
	return number;
}

static bool is_ascii(uint32_t code)
{
	return code < 0x80;
}

/* The first characters alone, without a look at the table of pairs. */
static bool is_worth_a_look(struct rx_text text, size_t from, size_t limit)
{
	int sum = 0;
	bool ascii = false;

	for (size_t at = from, length; at < limit; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (rx_is_han(code))
			sum += rx_character_strange(code);
		else if (code == ' ' || code == STOP || (ascii && is_ascii(code)))
			break;
		else if (!is_ascii(code))
			sum += CHEAP_HIGH;
		if (sum < CHEAP_LOW)
			return false;
		if (sum >= CHEAP_HIGH)
			return true;
		ascii = is_ascii(code);
	}
	return false;
}

/* Do the bytes around a full-width character give two that often stand together? */
static bool is_bound(int before, int number, int next)
{
	int first, second;

	if (before < 0 || next < 0)
		return false;
	first = before % RX_CHARACTER_SIDE * RX_CHARACTER_SIDE + number / RX_CHARACTER_SIDE;
	second = number % RX_CHARACTER_SIDE * RX_CHARACTER_SIDE + next / RX_CHARACTER_SIDE;
	return rx_character_code(first) && rx_character_code(second)
		&& rx_character_chance(first, second) >= BOUND;
}

/* What a character of ASCII says: that it is a full-width one that was folded is rare, and how rare
 * the character is by itself differs. */
static int ascii_evidence(struct rx_text text, size_t at, size_t limit, int before)
{
	unsigned char byte = (unsigned char)text.bytes[at], letter = byte | 0x20;
	size_t length;

	if (letter >= 'a' && letter <= 'z')
		return LETTER;
	if (!((byte >= '0' && byte <= '9') || byte == ':' || byte == ';'))
		return NEUTRAL;
	if (at + 1 < limit
		&& is_bound(before, rx_shift_number(byte),
			rx_shift_number(rx_utf8_decode(text, at + 1, &length))))
		return NEUTRAL;
	return DIGIT;
}

/* What one character says, behind another one in the same stretch. */
static int evidence(uint32_t code, int number, int before)
{
	int row = number / RX_CHARACTER_SIDE;

	if (is_added(code))
		return ADDED;
	if (row >= ROW_HAN)
		return rx_character_shifted(number)
			- rx_character_chance(
				before < RX_CHARACTER_HAN ? RX_CHARACTER_NONE : before, number);
	if (row < ROW_KANA || row > ROW_LINES)
		return NEUTRAL;
	if (before >= 0 && before / RX_CHARACTER_SIDE == row)
		return AGAIN;
	return rx_character_shifted(number) + FOREIGN;
}

struct weighing {
	struct rx_shift *shift;
	int sum;
	unsigned count;
	unsigned ascii; /* characters of it in a row */
	bool crossed;   /* a digit or the like since the sum was greatest */
};

/* The piece may end here: it reaches so far unless the sum has fallen too much. */
static void may_end(struct weighing *weighing, size_t at)
{
	int slack = SLACK + weighing->shift->score / LONGER;

	if (weighing->crossed || weighing->sum < weighing->shift->score - slack)
		return;
	weighing->shift->end = at;
	weighing->shift->visible = weighing->count;
}

static void weigh_one(struct weighing *weighing, uint32_t code, int evident, size_t end)
{
	struct rx_shift *shift = weighing->shift;

	weighing->ascii = is_ascii(code) ? weighing->ascii + 1 : 0;
	weighing->crossed = weighing->crossed || (is_ascii(code) && evident == DIGIT);
	weighing->count++;
	weighing->sum += evident;
	shift->whole = shift->whole || is_added(code);
	if (weighing->sum > shift->score && !weighing->ascii) {
		shift->score = weighing->sum;
		shift->end = end;
		shift->visible = weighing->count;
		weighing->crossed = false;
	}
}

static bool is_letter_or_digit(struct rx_text text, size_t at, size_t limit)
{
	char byte = at < limit ? text.bytes[at] : ' ';

	return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* Adds characters up to where the piece must end, and notes where the sum is greatest. */
static void weigh(struct rx_text text, size_t limit, struct rx_shift *shift)
{
	struct weighing weighing = {.shift = shift};
	int before = RX_CHARACTER_NONE;
	size_t at = shift->end, length = 0;

	for (; at < limit && weighing.count < CHARACTER_LIMIT; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);
		int number = rx_shift_number(code);

		if (number < 0 || (is_ascii(code) && weighing.ascii == ASCII_LIMIT))
			break;
		if (is_ascii(code))
			may_end(&weighing, at);
		weigh_one(&weighing, code,
			is_ascii(code) ? ascii_evidence(text, at, limit, before)
				       : evidence(code, number, before),
			at + length);
		before = number;
	}
	/* A letter alone at the end is a full-width one that was folded. */
	if (weighing.ascii == 0 || (weighing.ascii == 1 && !is_letter_or_digit(text, at, limit)))
		may_end(&weighing, at);
}

static bool find_one(struct rx_text text, size_t stop, size_t limit, struct rx_shift *shift)
{
	size_t length;

	rx_utf8_decode(text, stop, &length);
	*shift = (struct rx_shift){.start = stop, .end = stop + length};
	if (!is_worth_a_look(text, shift->end, limit))
		return false;
	weigh(text, limit, shift);
	return shift->score >= RX_SHIFT_SUSPECT && shift->visible > 1;
}

bool rx_shift_find(struct rx_text text, size_t stop, size_t limit, struct rx_shift *shift)
{
	struct rx_shift more;
	size_t length;

	if (!find_one(text, stop, limit, shift))
		return false;
	/* The bytes of a stop came up again inside: the stretch goes on behind it. */
	while (shift->end < limit && shift->visible < CHARACTER_LIMIT
		&& rx_utf8_decode(text, shift->end, &length) == STOP
		&& find_one(text, shift->end, limit, &more)) {
		shift->end = more.end;
		shift->score += more.score;
		shift->visible += more.visible + 1;
		shift->whole = shift->whole || more.whole;
	}
	return true;
}

int rx_shift_surface(struct rx_text text, const struct rx_shift *shift)
{
	int before = RX_CHARACTER_NONE, sum = 0;
	size_t at = shift->start, length;

	rx_utf8_decode(text, at, &length);
	for (at += length; at < shift->end; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);
		int number = rx_character_number(code > ' ' && code < 0x7F ? code + 0xFEE0 : code);

		sum += number < 0 ? UNHEARD : rx_character_chance(before, number);
		before = number < RX_CHARACTER_HAN ? RX_CHARACTER_NONE : number;
	}
	return sum;
}
