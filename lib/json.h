/*
 * json.h - strings of JSON (RFC 8259).
 */
#ifndef RX_LIB_JSON_H
#define RX_LIB_JSON_H

#include "buffer.h"

/*
 * Appends a string with its quotes.  Control and bidirectional characters are written as \u escapes,
 * so the value is kept and a terminal sees nothing of it; bytes that are no UTF-8 become U+FFFD.
 */
void rx_json_string(struct rx_buffer *out, struct rx_text text);

#endif
