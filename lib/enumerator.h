/*
 * enumerator.h - the marks in front of list items and headings: 一、 (一) 1. (1) ① 一是 第一, 首先
 * 1.1 问题1: and their full-width and single-glyph forms.
 *
 * A glyph says nothing about its level; that differs between documents and is decided in level.c.
 */
#ifndef RX_LIB_ENUMERATOR_H
#define RX_LIB_ENUMERATOR_H

#include "text.h"

/* The families of glyphs.  Their order is the conventional one from the outside in, which only
 * serves where a document gives no other hint. */
enum rx_glyph {
	RX_GLYPH_NONE,
	RX_GLYPH_PART,       /* 第一部分 */
	RX_GLYPH_ROMAN,      /* Ⅰ. */
	RX_GLYPH_HAN,        /* 一、 */
	RX_GLYPH_HAN_PAREN,  /* (一) ㈠ */
	RX_GLYPH_PROBLEM,    /* 问题1: */
	RX_GLYPH_DOT,        /* 1. 1、 ⒈ */
	RX_GLYPH_DECIMAL,    /* 1.1 1.1.2 */
	RX_GLYPH_PAREN,      /* (1) ⑴ */
	RX_GLYPH_HALF_PAREN, /* 1) */
	RX_GLYPH_CIRCLE,     /* ① */
	RX_GLYPH_SHI,        /* 一是 一要 */
	RX_GLYPH_ORDINAL,    /* 第一, 首先, 其一, */
	RX_GLYPH_COUNT
};

struct rx_enumerator {
	enum rx_glyph glyph;
	unsigned number;       /* the last part of 1.2.3; 最后 counts as RX_ENUMERATOR_LAST */
	size_t length;         /* in bytes, with the mark behind it and the blanks behind that */
	struct rx_text digits; /* the numeral as printed, without marks */
};

/* 最后: whatever number comes next. */
#define RX_ENUMERATOR_LAST 99u

/* Recognises an enumerator at offset at of text; false when there is none. */
bool rx_enumerator_at(struct rx_text text, size_t at, struct rx_enumerator *found);

/* True for the glyphs that only ever count items inside a paragraph or list. */
static inline bool rx_glyph_is_item(enum rx_glyph glyph)
{
	return glyph == RX_GLYPH_SHI || glyph == RX_GLYPH_ORDINAL;
}

#endif
