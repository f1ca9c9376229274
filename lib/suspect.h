/*
 * suspect.h - a quick look for what folding would drop.
 */
#ifndef RX_LIB_SUSPECT_H
#define RX_LIB_SUSPECT_H

#include "text.h"

/*
 * True when a text may hold zero-width characters, byte order marks, soft hyphens, a literal "&n", or
 * letters with tone marks; false when it surely holds none of them.  One pass, 32 bytes at once where
 * the machine has AVX2.
 */
bool rx_suspect(struct rx_text text);

#endif
