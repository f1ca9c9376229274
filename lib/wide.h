/*
 * wide.h - characters that need no look at Unicode: ASCII, Han and full-width marks.  One by one here; a
 * whole text of them is measured by rx_width_plain() (width.h), many bytes at a time.
 */
#ifndef RX_LIB_WIDE_H
#define RX_LIB_WIDE_H

#include "text.h"

/* A character and its cells. */
struct rx_step {
	uint32_t code;
	size_t length;
	size_t width;
};

/* True, with the step, for a character that neither joins what stands in front nor what follows,
 * provided that is of the same kind. */
static inline bool rx_step_plain(struct rx_text text, size_t at, struct rx_step *step)
{
	const unsigned char *bytes = (const unsigned char *)text.bytes + at;
	size_t left = text.length - at;
	bool han;

	if (bytes[0] >= 0x20 && bytes[0] < 0x7F) {
		*step = (struct rx_step){bytes[0], 1, 1};
		return true;
	}
	if (left < 3 || (bytes[1] & 0xC0) != 0x80 || (bytes[2] & 0xC0) != 0x80)
		return false;
	/* U+4E00 to U+9FFF; U+3000 to U+3029; U+FF01 to U+FF5F */
	han = (bytes[0] == 0xE4 && bytes[1] >= 0xB8) || (bytes[0] >= 0xE5 && bytes[0] <= 0xE9);
	if (!han && !(bytes[0] == 0xE3 && bytes[1] == 0x80 && bytes[2] < 0xAA)
		&& !(bytes[0] == 0xEF && bytes[1] == 0xBC && bytes[2] > 0x80)
		&& !(bytes[0] == 0xEF && bytes[1] == 0xBD && bytes[2] < 0xA0))
		return false;
	step->code = (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
	step->length = 3;
	step->width = 2;
	return true;
}

#endif
