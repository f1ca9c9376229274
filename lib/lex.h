/*
 * lex.h - the tokens of an expression: signs in ASCII and full-width form, word operators in both
 * languages, quoted and bare words.
 *
 * What a word may hold depends on where it stands, so the caller says what it expects: a column's
 * name ends at any sign, a value only at blanks, brackets, && and ||.  Nothing is copied: a token's
 * text lies in the expression.
 */
#ifndef RX_LIB_LEX_H
#define RX_LIB_LEX_H

#include "text.h"

enum rx_operator {
	RX_OPERATOR_EQUAL,
	RX_OPERATOR_LESS,
	RX_OPERATOR_LESS_EQUAL,
	RX_OPERATOR_GREATER,
	RX_OPERATOR_GREATER_EQUAL,
	RX_OPERATOR_MATCHES,
	RX_OPERATOR_HAS,
	RX_OPERATOR_IN,
	RX_OPERATOR_EMPTY
};

enum rx_token_kind {
	RX_TOKEN_END,
	RX_TOKEN_WORD,
	RX_TOKEN_QUOTED,
	RX_TOKEN_OPEN,
	RX_TOKEN_CLOSE,
	RX_TOKEN_COMMA,
	RX_TOKEN_NOT,
	RX_TOKEN_AND,
	RX_TOKEN_OR,
	RX_TOKEN_OPERATOR,
	RX_TOKEN_UNCLOSED /* a quotation mark without its partner */
};

enum rx_lex_place {
	RX_LEX_OPERAND,  /* a name, `not` or '(' */
	RX_LEX_OPERATOR, /* behind a name or a comparison */
	RX_LEX_VALUE,    /* behind an operator */
	RX_LEX_ITEM      /* in the brackets of `in`: commas separate too */
};

struct rx_token {
	enum rx_token_kind kind;
	enum rx_operator relation;
	bool negated; /* the operator is the negation of `operator` */
	bool escapes; /* of a quoted word: \" may stand for " in it */
	bool word;    /* the operator is written as a word, not as a sign */
	size_t at;    /* where it begins and ends in the expression */
	size_t end;
	struct rx_text text; /* of a quoted word what is between the marks */
};

/* Reads the token at or behind offset at; the next one begins at token->end. */
void rx_lex(struct rx_text expression, size_t at, enum rx_lex_place place, struct rx_token *token);

/* The ASCII sign that stands at an offset, also in full-width form, with its length in bytes; ' '
 * for every blank, 0 for what is no sign of expressions. */
char rx_lex_sign(struct rx_text expression, size_t at, size_t *length);

#endif
