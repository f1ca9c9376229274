/*
 * wrap.h - text whose lines were broken at one width, as PDF gives it: 整改情况:一是扩大覆盖面。新增|乡村
 * 预警….  Tells whether a text is of this kind, and which of its line ends stand inside a paragraph.
 */
#ifndef RX_LIB_WRAP_H
#define RX_LIB_WRAP_H

#include "text.h"

struct rx_wrap {
	bool wrapped;
	size_t width;  /* of the widest line, in half-width cells */
	bool indented; /* paragraphs begin with blanks */
};

/* Looks at the lines of a text. */
struct rx_wrap rx_wrap_find(struct rx_text text);

/* Length of what may go at a line end inside a paragraph, the line end itself, or 0 when the line end
 * ends something.  start is where the line begins, at the offset of its LF or CR LF. */
size_t rx_wrap_length(const struct rx_wrap *wrap, struct rx_text text, size_t start, size_t at);

#endif
