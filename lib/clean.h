/*
 * clean.h - making text harmless for a terminal or a page: what is no visible character goes.
 *
 * Unsafe are C0 and C1 controls, DEL, the bidirectional controls that make a line read in another
 * order than it is stored (Unicode TR 36, 2.11), invisible tag characters, code points that are no
 * characters and that XML has no place for, and bytes that are no UTF-8.  TAB, LF and CR are left to the caller's choice, because cells may hold them.
 */
#ifndef RX_LIB_CLEAN_H
#define RX_LIB_CLEAN_H

#include "buffer.h"

/* True for unsafe characters and for TAB, LF, CR and the Unicode line separators. */
bool rx_is_unsafe(uint32_t code);

/* Length of the longest beginning that has nothing unsafe and is UTF-8. */
size_t rx_clean_run(struct rx_text text);

enum rx_clean {
	RX_CLEAN_LINE, /* line ends and TAB become blanks */
	RX_CLEAN_LINES /* line ends become LF, TAB a blank */
};

/*
 * Returns the text with U+FFFD for each unsafe character, CR LF taken as one line end: the text
 * itself when it is clean already, else a copy in scratch, which is emptied first.
 */
struct rx_text rx_clean(struct rx_text text, enum rx_clean how, struct rx_buffer *scratch);

/* Appends the text in the same way; it takes at most three times its bytes. */
void rx_clean_add(struct rx_buffer *out, struct rx_text text, enum rx_clean how);

#endif
