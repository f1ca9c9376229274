/*
 * mime.h - the encodings of mail: base64 (RFC 2045), header texts in any language (RFC 2047) and file
 * names in parameters (RFC 2231).
 */
#ifndef RX_LIB_MIME_H
#define RX_LIB_MIME_H

#include "buffer.h"

/* Appends bytes as base64 in lines of 76 characters, each with LF. */
void rx_mime_base64(struct rx_buffer *out, struct rx_text bytes);

/*
 * Appends a header field with LF.  A value that is not plain ASCII, or too long for its line, becomes
 * encoded words of whole characters on lines of at most 76; it is cleaned to one line first, so that
 * it cannot begin another field.
 */
void rx_mime_header(struct rx_buffer *out, const char *name, struct rx_text value);

/* Appends a text in the way of RFC 2231: UTF-8''%E5%91%A8. */
void rx_mime_parameter(struct rx_buffer *out, struct rx_text value);

/* True for mail addresses that may stand in a header as they are: printable ASCII with an @ in each
 * of the parts joined with commas. */
bool rx_mime_is_address(struct rx_text text);

#endif
