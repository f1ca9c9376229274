/*
 * glyph.h - traditional glyphs of the words that the parser knows, and of what commonly stands near
 * them, with their simplified forms.  Both forms take three bytes of UTF-8.
 */
#ifndef RX_LIB_GLYPH_H
#define RX_LIB_GLYPH_H

#include <stdint.h>

enum { RX_GLYPH_FIRST = 0x4E00, RX_GLYPH_SPAN = 0x5200 };

/* Fills a table by code point minus RX_GLYPH_FIRST: the simplified form, or 0. */
void rx_glyph_fill(uint16_t table[RX_GLYPH_SPAN]);

/* The simplified form of a traditional glyph, and every other code point as it is. */
uint32_t rx_glyph_simplified(uint32_t code);

#endif
