/*
 * glob.h - file-name patterns: * stands for any characters, ? for one.  Matching takes time in
 * proportion to the product of both lengths at worst and recurses never.
 */
#ifndef RX_LIB_GLOB_H
#define RX_LIB_GLOB_H

#include "text.h"

/* Tells whether a text is a glob rather than plain. */
bool rx_glob_is(struct rx_text text);

/* Tells whether the whole text matches. */
bool rx_glob_matches(struct rx_text glob, struct rx_text text);

#endif
