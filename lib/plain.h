/*
 * plain.h - one look at a whole block: is there anything in it that has to be cleaned (clean.h)?
 * Nearly always there is not, and then no cell has to be looked at for that.
 */
#ifndef RX_LIB_PLAIN_H
#define RX_LIB_PLAIN_H

#include "text.h"

/* True only when the bytes are well-formed UTF-8 without unsafe characters, TAB and LF apart.
 * False may also mean that it is not sure. */
bool rx_is_plain(struct rx_text text);

/* The two paths by themselves, for tests; the AVX2 one is the scalar one where the machine lacks
 * it. */
bool rx_is_plain_scalar(struct rx_text text);
bool rx_is_plain_avx2(struct rx_text text);

#endif
