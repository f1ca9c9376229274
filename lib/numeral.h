/*
 * numeral.h - reading numbers as Chinese prose prints them in enumerators and counts: 十二, 二十三,
 * 〇, and digits of either width.
 */
#ifndef RX_LIB_NUMERAL_H
#define RX_LIB_NUMERAL_H

#include "text.h"

/*
 * Reads the Chinese numeral at offset at: stores its value (1 to 999) and returns its length in
 * bytes, or 0 when there is none.  Numerals such as 一百零二 and bare digits 一〇 are read; a
 * numeral is read as far as it goes on.
 */
size_t rx_numeral_han(struct rx_text text, size_t at, unsigned *value);

/* Reads digits at offset at, ASCII or full width, at most most of them; length in bytes or 0. */
size_t rx_numeral_digits(struct rx_text text, size_t at, size_t most, unsigned *value);

#endif
