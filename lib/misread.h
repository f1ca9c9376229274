/*
 * misread.h - UTF-8 that was read as GBK or as Latin-1 and saved so: finding it, and reading it back.
 */
#ifndef RX_LIB_MISREAD_H
#define RX_LIB_MISREAD_H

#include "parse.h"

/* Notes such stretches with what they were; a white square stands for what was lost on the way. */
void rx_misread_find(struct rx_parse *parse);

#endif
