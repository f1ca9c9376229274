/*
 * gen_enumerator: the numbering signs of the genre.
 *
 * In: a style and an ordinal. Out: 一、 (一) 1. (1) ① 一是 第一, 首先, 问题1: and the rest, and the
 * number that the truth shall carry for them.
 */
#ifndef GEN_ENUMERATOR_H
#define GEN_ENUMERATOR_H

#include "gen_builder.h"

enum style {
	STYLE_NONE,
	STYLE_CHINESE,	     /* 一、 */
	STYLE_CHINESE_BLANK, /* 一、 with a blank after */
	STYLE_CHINESE_DOT,   /* 一．*/
	STYLE_CHINESE_PAREN, /* （一） */
	STYLE_DOT,	     /* 1. */
	STYLE_DOT_BLANK,     /* 1. with a blank after */
	STYLE_DOT_FULL,	     /* 1．*/
	STYLE_WIDE_DIGIT,    /* １．*/
	STYLE_COMMA,	     /* 1、 */
	STYLE_PAREN,	     /* （1） */
	STYLE_HALF_PAREN,    /* 1） */
	STYLE_CIRCLE,	     /* ① */
	STYLE_SHI,	     /* 一是 */
	STYLE_YAO,	     /* 一要 */
	STYLE_DI,	     /* 第一， */
	STYLE_FIRST,	     /* 首先， 其次， 再次， 最后， */
	STYLE_PROBLEM,	     /* 问题1： */
	STYLE_PROBLEM_CN,    /* 问题一： */
	STYLE_ITEM_CN,	     /* 第一项： */
	STYLE_FEEDBACK,	     /* 反馈问题1： */
	STYLE_NTH,	     /* 第一个问题： */
	STYLE_DECIMAL,	     /* 1.1 */
	STYLE_ROMAN,	     /* Ⅰ. */
	STYLES
};

/* A short name for the variant: "(一)". */
const char *style_name(enum style style);
/* True when the style can count as far as this. */
bool style_reaches(enum style style, int count);
/* Writes the sign; major is the number before the point of STYLE_DECIMAL. */
void put_enumerator(struct builder *builder, enum style style, int ordinal, int major);
/* The number of a section as printed: 一, 1, or the empty text. Owned by the caller. */
char *printed_number(enum style style, int ordinal, int major);

#endif
