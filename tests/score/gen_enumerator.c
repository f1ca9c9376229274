/*
 * gen_enumerator: see gen_enumerator.h.
 *
 * Each style is a pair of affixes around one spelling of the number; the few that are not are lists.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_enumerator.h"

#include "gen_calendar.h"

#include <stdlib.h>

enum spelling { SPELL_NONE, SPELL_CHINESE, SPELL_DIGITS, SPELL_LIST, SPELL_DECIMAL };

struct style_row {
	const char *name, *before, *after;
	enum spelling spelling;
	int reach;
};

static const struct style_row rows[STYLES] = {
	[STYLE_NONE] = {"-", "", "", SPELL_NONE, 99},
	[STYLE_CHINESE] = {"一、", "", "、", SPELL_CHINESE, 99},
	[STYLE_CHINESE_BLANK] = {"一、_", "", "、 ", SPELL_CHINESE, 99},
	[STYLE_CHINESE_DOT] = {"一.", "", "．", SPELL_CHINESE, 99},
	[STYLE_CHINESE_PAREN] = {"(一)", "（", "）", SPELL_CHINESE, 99},
	[STYLE_DOT] = {"1.", "", ".", SPELL_DIGITS, 99},
	[STYLE_DOT_BLANK] = {"1._", "", ". ", SPELL_DIGITS, 99},
	[STYLE_DOT_FULL] = {"1．", "", "．", SPELL_DIGITS, 99},
	[STYLE_WIDE_DIGIT] = {"１．", "", "．", SPELL_LIST, 20},
	[STYLE_COMMA] = {"1、", "", "、", SPELL_DIGITS, 99},
	[STYLE_PAREN] = {"(1)", "（", "）", SPELL_DIGITS, 99},
	[STYLE_HALF_PAREN] = {"1)", "", "）", SPELL_DIGITS, 99},
	[STYLE_CIRCLE] = {"①", "", "", SPELL_LIST, 20},
	[STYLE_SHI] = {"一是", "", "是", SPELL_CHINESE, 99},
	[STYLE_YAO] = {"一要", "", "要", SPELL_CHINESE, 99},
	[STYLE_DI] = {"第一", "第", "，", SPELL_CHINESE, 99},
	[STYLE_FIRST] = {"首先", "", "，", SPELL_LIST, 4},
	[STYLE_PROBLEM] = {"问题1", "问题", "：", SPELL_DIGITS, 99},
	[STYLE_PROBLEM_CN] = {"问题一", "问题", "：", SPELL_CHINESE, 99},
	[STYLE_ITEM_CN] = {"第一项", "第", "项：", SPELL_CHINESE, 99},
	[STYLE_FEEDBACK] = {"反馈问题1", "反馈问题", "：", SPELL_DIGITS, 99},
	[STYLE_NTH] = {"第一个问题", "第", "个问题：", SPELL_CHINESE, 99},
	[STYLE_DECIMAL] = {"1.1", "", " ", SPELL_DECIMAL, 99},
	[STYLE_ROMAN] = {"Ⅰ", "", "．", SPELL_LIST, 10},
};

static const char *listed_number(enum style style, int ordinal)
{
	static const char *const circles[] = {"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩", "⑪",
		"⑫", "⑬", "⑭", "⑮", "⑯", "⑰", "⑱", "⑲", "⑳"};
	static const char *const wide[] = {"１", "２", "３", "４", "５", "６", "７", "８", "９",
		"１０", "１１", "１２", "１３", "１４", "１５", "１６", "１７", "１８", "１９",
		"２０"};
	static const char *const roman[] = {"Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "Ⅵ", "Ⅶ", "Ⅷ", "Ⅸ", "Ⅹ"};
	static const char *const words[] = {"首先", "其次", "再次", "最后"};

	if (style == STYLE_CIRCLE)
		return circles[ordinal - 1];
	if (style == STYLE_WIDE_DIGIT)
		return wide[ordinal - 1];
	return style == STYLE_ROMAN ? roman[ordinal - 1] : words[ordinal - 1];
}

const char *style_name(enum style style)
{
	return rows[style].name;
}

bool style_reaches(enum style style, int count)
{
	return count <= rows[style].reach;
}

static void append_number(struct string *out, enum style style, int ordinal, int major)
{
	switch (rows[style].spelling) {
	case SPELL_NONE: break;
	case SPELL_CHINESE: append_chinese_number(out, ordinal); break;
	case SPELL_DIGITS: string_append_number(out, ordinal); break;
	case SPELL_LIST: string_append(out, listed_number(style, ordinal)); break;
	case SPELL_DECIMAL:
		string_append_number(out, major);
		string_append(out, ".");
		string_append_number(out, ordinal);
		break;
	}
}

void put_enumerator(struct builder *builder, enum style style, int ordinal, int major)
{
	struct string text = {NULL, 0, 0};

	string_append(&text, rows[style].before);
	append_number(&text, style, ordinal, major);
	string_append(&text, rows[style].after);
	put_enumerator_text(builder, text.bytes);
	string_release(&text);
}

char *printed_number(enum style style, int ordinal, int major)
{
	struct string text = {NULL, 0, 0};

	string_append(&text, "");
	append_number(&text, style, ordinal, major);
	return text.bytes;
}
