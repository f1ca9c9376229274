/*
 * width.h - how many cells of a terminal a text takes, and cutting and wrapping by cells.
 *
 * The unit is the grapheme cluster of Unicode (UAX 29): it is never cut apart, and it takes as many
 * cells as the widest of its characters (UAX 11).  Characters of ambiguous width, such as “ ” … ①,
 * take one cell, or two where `wide` is set, as in many Chinese terminals.  Texts are expected to
 * be clean (clean.h): control characters take no cell here.
 */
#ifndef RX_LIB_WIDTH_H
#define RX_LIB_WIDTH_H

#include "text.h"

size_t rx_width(struct rx_text text, bool wide);

/* True for a text that is clean and has nothing but ASCII, Han and full-width marks in it, as nearly
 * all have; *width then gets its cells, and is of no use otherwise. */
bool rx_width_plain(struct rx_text text, size_t *width);

/* Length in bytes of the longest beginning that takes at most so many cells; *width gets what it
 * takes. */
size_t rx_width_fit(struct rx_text text, size_t cells, bool wide, size_t *width);

/*
 * Takes the next line of at most so many cells (0: any number) off *rest and returns true; false
 * when *rest was used up before.  LF ends a line.  Lines break at blanks, which are dropped, and
 * between East Asian characters; as in Chinese typesetting (GB/T 15834, 5.1) no closing mark begins
 * a line and no opening mark ends one.  What cannot be broken and is too long is cut between
 * graphemes.  Begin with rest->bytes not NULL; the empty text gives one empty line.
 */
bool rx_wrap(struct rx_text *rest, size_t cells, bool wide, struct rx_text *line);

#endif
