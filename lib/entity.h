/*
 * entity.h - character references of HTML: &nbsp; &#8220; &#x201C;
 */
#ifndef RX_LIB_ENTITY_H
#define RX_LIB_ENTITY_H

#include "buffer.h"

/*
 * Reads the reference at an offset of text, where a '&' stands: stores its code point and returns its
 * length, at most RX_ENTITY_LIMIT, or 0 when it is none that occurs in practice.  The semicolon may be
 * missing behind a number and behind the oldest names.
 */
size_t rx_entity_at(struct rx_text text, size_t at, uint32_t *code);

enum { RX_ENTITY_LIMIT = 16 };

/* Appends text with its references decoded. */
void rx_entity_decode(struct rx_buffer *out, struct rx_text text);

#endif
