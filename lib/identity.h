/*
 * identity.h - ids that survive revisions: made from what a title says, not from where it stands.
 *
 * The rules are those of rx-records(5) "id": a key keeps Han characters and letters only, so that
 * repairing a date, renumbering, re-punctuating or changing widths or script changes no id.
 */
#ifndef RX_LIB_IDENTITY_H
#define RX_LIB_IDENTITY_H

#include "buffer.h"

/* Appends the key of a title: every run of digits with the 年月日号、至-~ that adjoin it dropped,
 * then Han (in simplified script) and letters only (ASCII letters in lower case), the first most
 * characters. */
void rx_identity_key(struct rx_buffer *out, struct rx_text title, size_t most);

/* Appends digits characters of base 32 (0-9 A-Z without I L O U) made from the hash of bytes. */
void rx_identity_hash(struct rx_buffer *out, struct rx_text bytes, size_t digits);

#endif
