/*
 * enumerator.c - recognising one enumerator at one place.
 *
 * Each recogniser looks at one family of glyphs; the first that fits wins.  What looks like an
 * enumerator but is none: 1.5 (a decimal), 1.2亿, 第一书记 (no mark behind), 一、二是 (a pair).
 */
#include "enumerator.h"
#include "numeral.h"
#include "utf8.h"

static uint32_t code_at(struct rx_text text, size_t at, size_t *length)
{
	*length = 0;
	return at < text.length ? rx_utf8_decode(text, at, length) : 0;
}

/* Length of one of the wanted code points at offset at, or 0; wanted ends with 0. */
static size_t one_of(struct rx_text text, size_t at, const uint32_t *wanted)
{
	size_t length;
	uint32_t code = code_at(text, at, &length);

	for (; code && *wanted; wanted++) {
		if (*wanted == code)
			return length;
	}
	return 0;
}

static size_t blanks(struct rx_text text, size_t at)
{
	size_t start = at, length;

	while (at < text.length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		if (!rx_is_blank(code) || code == '\n' || code == '\r')
			break;
		at += length;
	}
	return at - start;
}

static const uint32_t open_paren[] = {'(', 0xFF08, 0x3014, 0};
static const uint32_t close_paren[] = {')', 0xFF09, 0x3015, 0};
static const uint32_t dots[] = {'.', 0xFF0E, 0x3001, 0xFF61, 0}; /* . ． 、 ｡ */
static const uint32_t full_stops[] = {'.', 0xFF0E, 0};
static const uint32_t han_dots[] = {0x3001, '.', 0xFF0E, 0};
static const uint32_t soft_marks[] = {0x3001, ',', 0xFF0C, ':', 0xFF1A, 0};
static const uint32_t colons[] = {':', 0xFF1A, 0x3001, '.', 0xFF0E, 0};
static const uint32_t shi[] = {0x662F, 0x8981, 0}; /* 是 要 */

static bool found_at(struct rx_enumerator *found, enum rx_glyph glyph, unsigned number,
	struct rx_text text, size_t at, size_t end)
{
	found->glyph = glyph;
	found->number = number;
	found->length = end + blanks(text, end) - at;
	return true;
}

/* (一) and (1), either width of brackets, mixed ones too. */
static bool parenthesised(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	size_t inner = at + one_of(text, at, open_paren), length, close;
	unsigned number;
	enum rx_glyph glyph = RX_GLYPH_HAN_PAREN;

	if (inner == at)
		return false;
	inner += blanks(text, inner);
	length = rx_numeral_han(text, inner, &number);
	if (!length) {
		glyph = RX_GLYPH_PAREN;
		length = rx_numeral_digits(text, inner, 3, &number);
	}
	close = inner + length + blanks(text, inner + length);
	if (!length || !number || !one_of(text, close, close_paren))
		return false;
	found->digits = rx_text_of(text.bytes + inner, length);
	close += one_of(text, close, close_paren);
	close += one_of(text, close, (const uint32_t[]){0x3001, '.', 0xFF0E, 0});
	return found_at(found, glyph, number, text, at, close);
}

/* 一是 一要; 一、; 一. */
static bool han(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	unsigned number;
	size_t length = rx_numeral_han(text, at, &number), mark;

	if (!length)
		return false;
	found->digits = rx_text_of(text.bytes + at, length);
	mark = one_of(text, at + length, shi);
	if (mark && number <= 20) {
		size_t end = at + length + mark;

		/* 一是一,二是二 is a saying, not a list. */
		if (rx_text_starts(rx_text_slice(text, end, text.length), found->digits)
			&& one_of(text, end + length, (const uint32_t[]){0x3001, ',', 0xFF0C, 0}))
			return false;
		end += one_of(text, end, (const uint32_t[]){':', 0xFF1A, ',', 0xFF0C, 0});
		return found_at(found, RX_GLYPH_SHI, number, text, at, end);
	}
	mark = one_of(text, at + length + blanks(text, at + length), han_dots);
	if (!mark)
		return false;
	mark += at + length + blanks(text, at + length);
	return found_at(found, RX_GLYPH_HAN, number, text, at, mark);
}

/* Further parts of 1.2.3; returns their length and stores the last number. */
static size_t decimal_parts(struct rx_text text, size_t at, unsigned *number)
{
	size_t start = at, length;
	unsigned part;

	while (at < text.length && text.bytes[at] == '.') {
		length = rx_numeral_digits(text, at + 1, 2, &part);
		if (!length || !part)
			break;
		*number = part;
		at += 1 + length;
	}
	return at - start;
}

static bool is_one_of(uint32_t code, const uint32_t *units)
{
	for (; *units; units++) {
		if (*units == code)
			return true;
	}
	return false;
}

/* Behind a decimal: 万 亿 % ‰ 元 倍 米 公 千 百 平 立 吨 亩 升 度 ℃. */
static bool is_measured(uint32_t code)
{
	static const uint32_t units[] = {0x4E07, 0x4EBF, '%', 0xFF05, 0x5143, 0x500D, 0x7C73,
		0x516C, 0x5343, 0x767E, 0x5E73, 0x7ACB, 0x5428, 0x4EA9, 0x5347, 0x5EA6, '-', 0xB0,
		0x2030, 0x2103, '.', 0};

	return is_one_of(code, units);
}

/* What is counted in whole numbers, so that 1.12座 is item 1 about 12 of them: 座 家 个 名 人 项 处
 * 户 次 起 件 年 月 日 条 份 场 套 所 台 批 支 类 期 笔 辆 宗 and so on. */
static bool is_counted(uint32_t code)
{
	static const uint32_t units[] = {0x5EA7, 0x5BB6, 0x4E2A, 0x540D, 0x4EBA, 0x9879, 0x5904,
		0x6237, 0x6B21, 0x8D77, 0x4EF6, 0x5E74, 0x6708, 0x65E5, 0x6761, 0x4EFD, 0x573A,
		0x5957, 0x6240, 0x53F0, 0x6279, 0x652F, 0x7C7B, 0x671F, 0x7B14, 0x8F86, 0x5B97,
		0x680B, 0x5E62, 0x5757, 0x6BB5, 0x53E3, 0x773C, 0x79CD, 0x518C, 0x5377, 0x7BC7,
		0x7EA7, 0x8F6E, 0x5C4A, 0x5929, 0x5468, 0x53EA, 0x95E8, 0x90E8, 0x672C, 0x5F20,
		0x9762, 0x6839, 0x5904, 0x4F4D, 0x5BF9, 0};

	return is_one_of(code, units);
}

/* 1.2022年…, 1.12座…: the digits behind the dot count something of their own. */
static bool counts_behind(struct rx_text text, size_t at)
{
	unsigned number;
	size_t length = rx_numeral_digits(text, at, 6, &number), next;
	uint32_t behind = code_at(text, at + length, &next);

	/* Three digits and more, of either width, are no second part of 1.2 either. */
	return length
		&& (is_counted(behind)
			|| (rx_utf8_count(rx_text_slice(text, at, at + length)) >= 3
				&& !is_measured(behind)));
}

/* 7.2成, but 7.2成立领导小组 */
static bool is_tenth(struct rx_text text, size_t at)
{
	size_t next;

	return code_at(text, at, &next) == 0x6210 && !rx_is_han(code_at(text, at + next, &next));
}

/* 670.7万 */
static bool is_decimal(struct rx_text text, size_t at)
{
	unsigned number;
	size_t length = rx_numeral_digits(text, at, 6, &number), part, next;
	uint32_t code;

	if (!length || at + length >= text.length || text.bytes[at + length] != '.')
		return false;
	part = rx_numeral_digits(text, at + length + 1, 6, &number);
	if (!part)
		return false;
	at += length + 1 + part;
	code = code_at(text, at, &next);
	return (is_measured(code) && code != '.') || is_tenth(text, at);
}

static bool is_unit(uint32_t code)
{
	return is_measured(code) || is_counted(code);
}

/* 1. 1、 1) and 1.1 */
static bool digits(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	unsigned number;
	size_t length = rx_numeral_digits(text, at, 3, &number), end, mark, next;
	uint32_t code;

	if (!length || !number)
		return false;
	found->digits = rx_text_of(text.bytes + at, length);
	end = at + length;
	mark = one_of(text, end, full_stops);
	if (mark && counts_behind(text, end + mark))
		return found_at(found, RX_GLYPH_DOT, number, text, at, end + mark);
	/* 6.670.7万: item 6 about 670.7万. */
	if (mark && is_decimal(text, end + mark))
		return found_at(found, RX_GLYPH_DOT, number, text, at, end + mark);
	mark = decimal_parts(text, end, &number);
	if (mark) {
		end += mark;
		found->digits.length += mark;
		code = code_at(text, end, &next);
		if (is_unit(code) || is_tenth(text, end) || (code >= '0' && code <= '9')
			|| code == '.')
			return false;
		/* 1.1 needs a blank or a word behind it; a date such as 2023.5.1 has a year in front. */
		end += one_of(text, end, (const uint32_t[]){0x3001, '.', 0xFF0E, 0});
		return found_at(found, RX_GLYPH_DECIMAL, number, text, at, end);
	}
	mark = one_of(text, end, close_paren);
	if (mark)
		return found_at(found, RX_GLYPH_HALF_PAREN, number, text, at, end + mark);
	mark = one_of(text, end + blanks(text, end), dots);
	if (!mark)
		return false;
	end += blanks(text, end) + mark;
	code = code_at(text, end, &next);
	if (((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19))
		&& !rx_text_ends(rx_text_slice(text, at, end), RX_LITERAL("、")))
		return false;
	return found_at(found, RX_GLYPH_DOT, number, text, at, end);
}

/* ① ⑴ ⒈ ㈠ Ⅰ: one glyph that holds its number. */
static bool single_glyph(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	static const struct {
		uint32_t first;
		uint32_t last;
		enum rx_glyph glyph;
	} ranges[] = {
		{0x2460, 0x2473, RX_GLYPH_CIRCLE},
		{0x2776, 0x277F, RX_GLYPH_CIRCLE},
		{0x2474, 0x2487, RX_GLYPH_PAREN},
		{0x2488, 0x249B, RX_GLYPH_DOT},
		{0x3220, 0x3229, RX_GLYPH_HAN_PAREN},
		{0x2160, 0x216B, RX_GLYPH_ROMAN},
	};
	size_t length;
	uint32_t code = code_at(text, at, &length);

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		if (code < ranges[i].first || code > ranges[i].last)
			continue;
		found->digits = rx_text_of(text.bytes + at, length);
		length += one_of(text, at + length, dots);
		return found_at(
			found, ranges[i].glyph, code - ranges[i].first + 1, text, at, at + length);
	}
	return false;
}

/* Length of what 第一 counts in front of a colon: 第一项: 第一个问题: 第二项任务: */
static size_t counted_noun(struct rx_text rest)
{
	static const struct rx_text nouns[] = {{"个问题", 9}, {"项问题", 9}, {"条问题", 9},
		{"项任务", 9}, {"项整改任务", 15}, {"个方面问题", 15}, {"项", 3}};

	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
		if (rx_text_starts(rest, nouns[i]))
			return nouns[i].length;
	}
	return 0;
}

/* 第一, 第一、 其一, and 第一部分, 第一项: 第一个问题: */
static bool numbered_word(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	struct rx_text rest = rx_text_slice(text, at, text.length);
	bool first = rx_text_starts(rest, RX_LITERAL("第"));
	unsigned number;
	size_t length, mark;

	if (!first && !rx_text_starts(rest, RX_LITERAL("其")))
		return false;
	length = rx_numeral_han(text, at + 3, &number);
	if (!length && first)
		length = rx_numeral_digits(text, at + 3, 2, &number);
	if (!length || number > 50)
		return false;
	found->digits = rx_text_of(text.bytes + at + 3, length);
	rest = rx_text_slice(rest, 3 + length, rest.length);
	if (first && rx_text_starts(rest, RX_LITERAL("部分")))
		return found_at(found, RX_GLYPH_PART, number, text, at, at + 3 + length + 6);
	if (first && (mark = counted_noun(rest)) > 0) {
		size_t end = at + 3 + length + mark;

		mark = one_of(text, end, (const uint32_t[]){':', 0xFF1A, 0});
		return mark && found_at(found, RX_GLYPH_PROBLEM, number, text, at, end + mark);
	}
	mark = one_of(text, at + 3 + length, soft_marks);
	if (!mark)
		return false;
	return found_at(found, RX_GLYPH_ORDINAL, number, text, at, at + 3 + length + mark);
}

/* 首先, 其次, 再次, 最后, with a mark or without one. */
static bool sequence_word(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	static const struct {
		struct rx_text word;
		unsigned number;
	} words[] = {
		{{"首先", 6}, 1},
		{{"其次", 6}, 2},
		{{"再次", 6}, 3},
		{{"再者", 6}, 3},
		{{"最后", 6}, RX_ENUMERATOR_LAST},
	};
	struct rx_text rest = rx_text_slice(text, at, text.length);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t mark;

		if (!rx_text_starts(rest, words[i].word))
			continue;
		mark = one_of(text, at + 6, soft_marks);
		if (!mark)
			return false;
		found->digits = words[i].word;
		return found_at(found, RX_GLYPH_ORDINAL, words[i].number, text, at, at + 6 + mark);
	}
	return false;
}

/* Length of the noun that a number follows: 问题1: 整改任务一: 反馈问题2: */
static size_t problem_noun(struct rx_text text, size_t at)
{
	static const struct rx_text nouns[] = {{"问题", 6}, {"任务", 6}, {"反馈问题", 12},
		{"整改问题", 12}, {"整改任务", 12}, {"具体问题", 12}, {"主要问题", 12},
		{"存在问题", 12}, {"突出问题", 12}};
	struct rx_text rest = rx_text_slice(text, at, text.length);

	for (size_t i = 0; i < sizeof(nouns) / sizeof(nouns[0]); i++) {
		if (rx_text_starts(rest, nouns[i]))
			return nouns[i].length;
	}
	return 0;
}

/* Does nothing but an indentation stand in front of an offset on its line? */
static bool begins_line(struct rx_text text, size_t at)
{
	size_t start = at, length;

	while (start && text.bytes[start - 1] != '\n' && at - start < 32)
		start--;
	while (start < at && rx_is_blank(rx_utf8_decode(text, start, &length)))
		start += length;
	return start >= at;
}

/* Length of the blanks that part 任务1 at the beginning of a line from a heading behind it, or 0. */
static size_t heading_blank(struct rx_text text, size_t at)
{
	size_t length = blanks(text, at), next;
	uint32_t code = code_at(text, at + length, &next);

	return length && code >= 0x4E00 && code < 0xA000 && !is_unit(code) ? length : 0;
}

/* 问题1: 问题一: 【问题1】 */
static bool problem(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	size_t inner = at + one_of(text, at, (const uint32_t[]){0x3010, 0}), length, mark;
	bool bracket = inner > at;
	unsigned number;

	length = problem_noun(text, inner);
	if (!length)
		return false;
	inner += length + blanks(text, inner + length);
	length = rx_numeral_digits(text, inner, 3, &number);
	if (!length)
		length = rx_numeral_han(text, inner, &number);
	if (!length || !number)
		return false;
	found->digits = rx_text_of(text.bytes + inner, length);
	inner += length;
	mark = bracket ? one_of(text, inner, (const uint32_t[]){0x3011, 0})
		       : one_of(text, inner, colons);
	if (!mark && !bracket && begins_line(text, at))
		mark = heading_blank(text, inner);
	if (!mark)
		return false;
	return found_at(found, RX_GLYPH_PROBLEM, number, text, at, inner + mark);
}

/* Whether a character may begin one of the nouns: 问 任 反 整 具 主 存 突. */
static bool begins_noun(uint32_t code)
{
	switch (code) {
	case 0x95EE:
	case 0x4EFB:
	case 0x53CD:
	case 0x6574:
	case 0x5177:
	case 0x4E3B:
	case 0x5B58:
	case 0x7A81: return true;
	default: return false;
	}
}

/* Whether a Han character may begin an enumerator, which hardly any can: a numeral, 第 其 首 再 最, or what
 * begins a noun. */
static bool begins_any(uint32_t code)
{
	switch (code) {
	case 0x4E00: /* 一 to 十 */
	case 0x4E8C:
	case 0x4E09:
	case 0x56DB:
	case 0x4E94:
	case 0x516D:
	case 0x4E03:
	case 0x516B:
	case 0x4E5D:
	case 0x5341:
	case 0x767E: /* 百 */
	case 0x96F6: /* 零 */
	case 0x7B2C: /* 第 */
	case 0x5176: /* 其 */
	case 0x9996: /* 首 */
	case 0x518D: /* 再 */
	case 0x6700: /* 最 */ return true;
	default: return begins_noun(code);
	}
}

bool rx_enumerator_at(struct rx_text text, size_t at, struct rx_enumerator *found)
{
	size_t length;
	uint32_t code = code_at(text, at, &length);

	if (code == 0)
		return false;
	if (code == '(' || code == 0xFF08 || code == 0x3014)
		return parenthesised(text, at, found);
	if ((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19))
		return digits(text, at, found);
	if (code < 0x4E00)
		return single_glyph(text, at, found)
			|| (code == 0x3010 && problem(text, at, found));
	if (!begins_any(code))
		return false;
	return han(text, at, found) || numbered_word(text, at, found)
		|| sequence_word(text, at, found)
		|| (begins_noun(code) && problem(text, at, found));
}
