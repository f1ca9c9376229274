/*
 * guess.c - is an operand an expression or a pattern?
 *
 * Tokens are read as an expression's would be.  The first one that only an expression has decides:
 * == != <= >= !~ && || and word operators between words; < > and ~ behind what can be a column's
 * name; ! in front of something.  "(?" and "(*" are only in patterns.  Brackets alone decide nothing, since
 * (甲|乙) is a pattern and (逾期) is not: then the word inside does.
 */
#include "derive.h"
#include "expr.h"
#include "utf8.h"

enum verdict { UNDECIDED, PATTERN, EXPRESSION };

/* What can be a column's name: signs of patterns cannot stand in it unless quoted. */
static bool is_name(const struct rx_token *token)
{
	bool letters = false;

	if (token->kind == RX_TOKEN_QUOTED)
		return true;
	for (size_t at = 0; at < token->text.length; at++) {
		unsigned char byte = (unsigned char)token->text.bytes[at];

		if (byte < 0x80 && strchr("[]{}^$*+?\\/", byte))
			return false;
		letters |= byte >= 0x80 || (byte | 0x20) >= 'a';
	}
	return token->kind == RX_TOKEN_WORD && letters;
}

static bool begins_something(const struct rx_token *token)
{
	return token->kind == RX_TOKEN_WORD || token->kind == RX_TOKEN_QUOTED
		|| token->kind == RX_TOKEN_OPEN || token->kind == RX_TOKEN_NOT;
}

static bool is_left_side(const struct rx_token *token)
{
	return token->kind == RX_TOKEN_WORD || token->kind == RX_TOKEN_QUOTED
		|| token->kind == RX_TOKEN_CLOSE;
}

/* A word operator has something on both sides; `empty` stands behind a name at the end. */
static enum verdict judge_word(
	const struct rx_token *before, const struct rx_token *token, const struct rx_token *after)
{
	if (token->kind == RX_TOKEN_NOT)
		return begins_something(after) || after->kind == RX_TOKEN_OPERATOR ? EXPRESSION
										   : UNDECIDED;
	if (!is_left_side(before))
		return UNDECIDED;
	if (token->kind == RX_TOKEN_OPERATOR && token->relation == RX_OPERATOR_EMPTY)
		return begins_something(after) ? UNDECIDED : EXPRESSION;
	if (after->kind != RX_TOKEN_END)
		return EXPRESSION;
	/* Nothing follows: behind a column's name that is a slip, else ordinary words. */
	return token->kind == RX_TOKEN_OPERATOR && rx_word_find(RX_SET_COLUMN, before->text) >= 0
		? EXPRESSION
		: UNDECIDED;
}

/* any(measure, ...) and the like: a bracket with the name of a kind in it. */
static bool is_call(struct rx_text text, const struct rx_token *token, const struct rx_token *after)
{
	struct rx_token kind;

	if (token->kind != RX_TOKEN_WORD || after->kind != RX_TOKEN_OPEN
		|| !rx_expr_is_call(token->text))
		return false;
	rx_lex(text, after->end, RX_LEX_ITEM, &kind);
	return kind.kind == RX_TOKEN_WORD && rx_word_find(RX_SET_KIND, kind.text) >= 0;
}

static enum verdict judge_sign(
	const struct rx_token *before, const struct rx_token *token, const struct rx_token *after)
{
	bool single = token->relation == RX_OPERATOR_LESS || token->relation == RX_OPERATOR_GREATER
		|| (token->relation == RX_OPERATOR_MATCHES && !token->negated);
	bool equal_sign = token->relation == RX_OPERATOR_EQUAL && !token->negated
		&& rx_utf8_count(token->text) == 1;

	switch (token->kind) {
	case RX_TOKEN_AND:
	case RX_TOKEN_OR: return EXPRESSION;
	case RX_TOKEN_NOT:
		return begins_something(after) && !is_left_side(before) ? EXPRESSION : UNDECIDED;
	case RX_TOKEN_OPERATOR:
		if (equal_sign)
			return UNDECIDED;
		return !single || is_name(before) ? EXPRESSION : PATTERN;
	default: return UNDECIDED;
	}
}

/* A derived word, in any number of brackets. */
static bool is_derived(struct rx_text text)
{
	struct rx_token token;
	int derived;

	rx_lex(text, 0, RX_LEX_OPERAND, &token);
	while (token.kind == RX_TOKEN_OPEN)
		rx_lex(text, token.end, RX_LEX_OPERAND, &token);
	derived = token.kind == RX_TOKEN_WORD ? rx_derived_find(token.text) : -1;
	if (derived < 0 || rx_derived_is_number((enum rx_derived)derived))
		return false;
	do {
		rx_lex(text, token.end, RX_LEX_OPERATOR, &token);
	} while (token.kind == RX_TOKEN_CLOSE);
	return token.kind == RX_TOKEN_END;
}

bool rx_expr_looks_like(struct rx_text text)
{
	struct rx_token before = {.kind = RX_TOKEN_END}, token, after;
	enum verdict verdict = UNDECIDED;

	rx_lex(text, 0, RX_LEX_OPERATOR, &token);
	while (token.kind != RX_TOKEN_END && token.kind != RX_TOKEN_UNCLOSED) {
		rx_lex(text, token.end, RX_LEX_OPERATOR, &after);
		if (token.kind == RX_TOKEN_OPEN && token.end < text.length
			&& (text.bytes[token.end] == '?' || text.bytes[token.end] == '*'))
			return false;
		if (is_call(text, &token, &after))
			return true;
		verdict = token.word ? judge_word(&before, &token, &after)
				     : judge_sign(&before, &token, &after);
		if (verdict != UNDECIDED)
			return verdict == EXPRESSION;
		before = token;
		token = after;
	}
	return is_derived(text);
}

/* Length of the longest name of a column that a text begins with. */
static size_t column_name(struct rx_text text)
{
	size_t count, longest = 0;
	const struct rx_word *columns = rx_words(RX_SET_COLUMN, &count);

	for (size_t at = 0; at < count; at++) {
		struct rx_text names[2] = {rx_text(columns[at].zh), rx_text(columns[at].name)};

		for (size_t which = 0; which < 2; which++) {
			if (names[which].length > longest && rx_text_starts(text, names[which]))
				longest = names[which].length;
		}
	}
	return longest;
}

/* Words that compare, and are no operators where they stand: Chinese ones without the blanks that they need,
 * English ones that another language has. */
static size_t comparing_word(struct rx_text text, size_t at, bool blank)
{
	static const char *const chinese[] = {"为", "是", "含", "包含", "不含", "不包含", "属于",
		"不属于", "等于", "不等于", "早于", "晚于", "不早于", "不晚于", "大于", "小于",
		"不小于", "不大于", "不超过", "不低于", "高于", "低于", "匹配", "不为空"};
	static const char *const english[] = {
		"is ", "equals ", "includes ", "like ", "between ", "starts ", "begins "};
	struct rx_text rest = rx_text_slice(text, at, text.length);

	for (size_t i = 0; i < sizeof(chinese) / sizeof(chinese[0]); i++) {
		if (rx_text_starts(rest, rx_text(chinese[i])) && rest.length > strlen(chinese[i]))
			return at;
	}
	for (size_t i = 0; blank && i < sizeof(english) / sizeof(english[0]); i++) {
		if (rx_text_starts(rest, rx_text(english[i])))
			return at;
	}
	return RX_NONE;
}

size_t rx_expr_nearly(struct rx_text text)
{
	size_t at = column_name(text), length, name = at;

	if (at == 0)
		return RX_NONE;
	while (at < text.length && rx_lex_sign(text, at, &length) == ' ')
		at += length;
	if (at < text.length && rx_lex_sign(text, at, &length) == '=')
		return at;
	return comparing_word(text, at, at > name);
}
