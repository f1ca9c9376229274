/*
 * lex.c - one token at a time, by what is expected at its place.
 *
 * Chinese keyboards give （）＝！＜＞～＆｜ where ASCII signs are meant, so each sign is read in both forms.
 * Word operators need blanks, brackets or quotes around them: 非法 and 而且 are ordinary words.
 */
#include "lex.h"
#include "utf8.h"

static const struct {
	const char *word;
	enum rx_token_kind kind;
	enum rx_operator relation;
	bool negated;
} word_operators[] = {
	{"and", RX_TOKEN_AND, 0, false},
	{"且", RX_TOKEN_AND, 0, false},
	{"并且", RX_TOKEN_AND, 0, false},
	{"or", RX_TOKEN_OR, 0, false},
	{"或", RX_TOKEN_OR, 0, false},
	{"或者", RX_TOKEN_OR, 0, false},
	{"not", RX_TOKEN_NOT, 0, false},
	{"非", RX_TOKEN_NOT, 0, false},
	{"in", RX_TOKEN_OPERATOR, RX_OPERATOR_IN, false},
	{"属于", RX_TOKEN_OPERATOR, RX_OPERATOR_IN, false},
	{"不属于", RX_TOKEN_OPERATOR, RX_OPERATOR_IN, true},
	{"has", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, false},
	{"contains", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, false},
	{"含", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, false},
	{"包含", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, false},
	{"不含", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, true},
	{"不包含", RX_TOKEN_OPERATOR, RX_OPERATOR_HAS, true},
	{"matches", RX_TOKEN_OPERATOR, RX_OPERATOR_MATCHES, false},
	{"匹配", RX_TOKEN_OPERATOR, RX_OPERATOR_MATCHES, false},
	{"不匹配", RX_TOKEN_OPERATOR, RX_OPERATOR_MATCHES, true},
	{"before", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS, false},
	{"早于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS, false},
	{"小于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS, false},
	{"低于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS, false},
	{"after", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER, false},
	{"晚于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER, false},
	{"大于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER, false},
	{"高于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER, false},
	{"不晚于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS_EQUAL, false},
	{"不大于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS_EQUAL, false},
	{"不超过", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS_EQUAL, false},
	{"小于等于", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS_EQUAL, false},
	{"不早于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER_EQUAL, false},
	{"不小于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER_EQUAL, false},
	{"不低于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER_EQUAL, false},
	{"大于等于", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER_EQUAL, false},
	{"等于", RX_TOKEN_OPERATOR, RX_OPERATOR_EQUAL, false},
	{"不等于", RX_TOKEN_OPERATOR, RX_OPERATOR_EQUAL, true},
	{"empty", RX_TOKEN_OPERATOR, RX_OPERATOR_EMPTY, false},
	{"为空", RX_TOKEN_OPERATOR, RX_OPERATOR_EMPTY, false},
	{"不为空", RX_TOKEN_OPERATOR, RX_OPERATOR_EMPTY, true},
};

/* Signs of two characters stand in front of those they begin with. */
static const struct {
	char signs[3];
	enum rx_token_kind kind;
	enum rx_operator relation;
	bool negated;
} sign_operators[] = {
	{"==", RX_TOKEN_OPERATOR, RX_OPERATOR_EQUAL, false},
	{"!=", RX_TOKEN_OPERATOR, RX_OPERATOR_EQUAL, true},
	{"<=", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS_EQUAL, false},
	{">=", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER_EQUAL, false},
	{"!~", RX_TOKEN_OPERATOR, RX_OPERATOR_MATCHES, true},
	{"&&", RX_TOKEN_AND, 0, false},
	{"||", RX_TOKEN_OR, 0, false},
	{"=", RX_TOKEN_OPERATOR, RX_OPERATOR_EQUAL, false},
	{"<", RX_TOKEN_OPERATOR, RX_OPERATOR_LESS, false},
	{">", RX_TOKEN_OPERATOR, RX_OPERATOR_GREATER, false},
	{"~", RX_TOKEN_OPERATOR, RX_OPERATOR_MATCHES, false},
	{"!", RX_TOKEN_NOT, 0, false},
	{"(", RX_TOKEN_OPEN, 0, false},
	{")", RX_TOKEN_CLOSE, 0, false},
	{",", RX_TOKEN_COMMA, 0, false},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

char rx_lex_sign(struct rx_text expression, size_t at, size_t *length)
{
	uint32_t code = rx_utf8_decode(expression, at, length);

	if (code >= 0xFF01 && code <= 0xFF5E)
		code -= 0xFEE0;
	if (code < 0x80 && code && strchr("()=!<>~&|,", (int)code))
		return (char)code;
	return rx_is_blank(code) ? ' ' : '\0';
}

static bool is_comma(struct rx_text text, size_t at, size_t *length)
{
	if (rx_lex_sign(text, at, length) == ',')
		return true;
	return rx_utf8_decode(text, at, length) == 0x3001; /* 、 */
}

/* The sign operator at an offset, or -1; *end gets the offset behind it. */
static int sign_operator(struct rx_text text, size_t at, size_t *end)
{
	size_t length, more;
	char first = at < text.length ? rx_lex_sign(text, at, &length) : '\0', second = '\0';

	if (first == '\0' || first == ' ')
		return -1;
	if (at + length < text.length)
		second = rx_lex_sign(text, at + length, &more);
	for (size_t i = 0; i < COUNT(sign_operators); i++) {
		const char *signs = sign_operators[i].signs;

		if (signs[0] != first || (signs[1] && signs[1] != second))
			continue;
		*end = at + length + (signs[1] ? more : 0);
		return (int)i;
	}
	return -1;
}

static void take_sign(struct rx_text text, struct rx_token *token, int place)
{
	token->kind = sign_operators[place].kind;
	token->relation = sign_operators[place].relation;
	token->negated = sign_operators[place].negated;
	token->text = rx_text_slice(text, token->at, token->end);
}

/* Length of the quotation mark at an offset, with the mark that closes it; 0 for another character. */
static size_t opening_quote(struct rx_text text, size_t at, struct rx_text *closing)
{
	size_t length;
	uint32_t code = rx_utf8_decode(text, at, &length);

	switch (code) {
	case '"': *closing = RX_LITERAL("\""); return length;
	case '\'': *closing = RX_LITERAL("'"); return length;
	case 0x201C: *closing = RX_LITERAL("\xE2\x80\x9D"); return length; /* “ closes with ” */
	default: return 0;
	}
}

/* Between "..." a backslash keeps the character behind it from closing; elsewhere it is ordinary. */
static void take_quoted(
	struct rx_text text, struct rx_token *token, size_t opening, struct rx_text closing)
{
	size_t start = token->at + opening, at = start;

	token->escapes = closing.bytes[0] == '"';
	for (; at < text.length; at++) {
		if (token->escapes && text.bytes[at] == '\\' && at + 1 < text.length) {
			at++;
			continue;
		}
		if (!rx_text_starts(rx_text_slice(text, at, text.length), closing))
			continue;
		token->kind = RX_TOKEN_QUOTED;
		token->text = rx_text_slice(text, start, at);
		token->end = at + closing.length;
		return;
	}
	token->kind = RX_TOKEN_UNCLOSED;
	token->text = rx_text_slice(text, token->at, start);
	token->end = text.length;
}

static bool ends_name(struct rx_text text, size_t at, size_t *length)
{
	struct rx_text closing;

	return rx_lex_sign(text, at, length) || opening_quote(text, at, &closing);
}

/* In a value single signs are ordinary, and so are brackets that close again inside it. */
static bool ends_value(
	struct rx_text text, size_t at, enum rx_lex_place place, size_t *depth, size_t *length)
{
	size_t end;
	int relation;

	if (place == RX_LEX_ITEM && *depth == 0 && is_comma(text, at, length))
		return true;
	relation = sign_operator(text, at, &end);
	switch (rx_lex_sign(text, at, length)) {
	case ' ': return true;
	case '(': ++*depth; return false;
	case ')': return *depth == 0 || (--*depth, false);
	default:
		return relation >= 0
			&& (sign_operators[relation].kind == RX_TOKEN_AND
				|| sign_operators[relation].kind == RX_TOKEN_OR);
	}
}

static size_t end_of_word(struct rx_text text, size_t start, enum rx_lex_place place)
{
	size_t at = start, length, depth = 0, outside = start;

	for (; at < text.length; at += length) {
		bool ends = place == RX_LEX_OPERAND || place == RX_LEX_OPERATOR
			? ends_name(text, at, &length)
			: ends_value(text, at, place, &depth, &length);

		if (ends && at > start)
			break;
		if (depth == 0)
			outside = at + length;
	}
	return depth ? outside : at; /* a bracket that does not close ends the word */
}

/* A word operator is one only where it can stand: a column may be called `in`, a value `empty`. */
static bool is_expected(enum rx_token_kind kind, enum rx_lex_place place)
{
	switch (place) {
	case RX_LEX_OPERAND: return kind == RX_TOKEN_NOT;
	case RX_LEX_OPERATOR: return true;
	default: return kind == RX_TOKEN_AND || kind == RX_TOKEN_OR;
	}
}

static void take_word(struct rx_text text, struct rx_token *token, enum rx_lex_place place)
{
	token->end = end_of_word(text, token->at, place);
	token->kind = RX_TOKEN_WORD;
	token->text = rx_text_slice(text, token->at, token->end);
	for (size_t i = 0; i < COUNT(word_operators); i++) {
		enum rx_token_kind kind = word_operators[i].kind;

		if (!is_expected(kind, place)
			|| !rx_text_equal_nocase(rx_text(word_operators[i].word), token->text))
			continue;
		token->kind = kind;
		token->relation = word_operators[i].relation;
		token->negated = word_operators[i].negated;
		token->word = true;
	}
}

void rx_lex(struct rx_text expression, size_t at, enum rx_lex_place place, struct rx_token *token)
{
	struct rx_text closing;
	size_t length, opening;
	int relation;

	while (at < expression.length && rx_lex_sign(expression, at, &length) == ' ')
		at += length;
	*token = (struct rx_token){.kind = RX_TOKEN_END, .at = at, .end = at};
	token->text = rx_text_slice(expression, at, at);
	if (at == expression.length)
		return;
	relation = sign_operator(expression, at, &token->end);
	opening = opening_quote(expression, at, &closing);
	if (relation >= 0) {
		take_sign(expression, token, relation);
	} else if (place == RX_LEX_ITEM && is_comma(expression, at, &length)) {
		token->kind = RX_TOKEN_COMMA;
		token->end = at + length;
	} else if (opening) {
		take_quoted(expression, token, opening, closing);
	} else {
		take_word(expression, token, place);
	}
}
