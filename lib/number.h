/*
 * number.h - numbers of Chinese prose as exact decimals: digits of either width with points and
 * groups of three, Chinese numerals plain and formal, and mixtures of them: 5亿1万, 1.5万, 二百零三.
 */
#ifndef RX_LIB_NUMBER_H
#define RX_LIB_NUMBER_H

#include "decimal.h"

struct rx_number {
	size_t start;
	size_t end;
	struct rx_decimal value;
	unsigned digits; /* of the first run of digits; 0 when it begins with a Chinese numeral */
	bool more;       /* 余 多 几 stand inside: it is above its value */
	bool whole;      /* nothing but one run of digits */
	bool vague;      /* 三五, 二三十: no number at all */
};

/* Reads the number that begins at offset at; false when there is none.  百 千 万 亿 alone are none. */
bool rx_number_at(struct rx_text text, size_t at, struct rx_number *number);

/* The character at an offset with full-width ASCII folded to ASCII; 0 at the end of the text. */
uint32_t rx_number_character(struct rx_text text, size_t at, size_t *length);

/* 0 to 9 for a Chinese digit, 10 100 1000 10000 100000000 for a unit; -1 for none of them. */
long rx_number_han(uint32_t code);

#endif
