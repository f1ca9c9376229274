/*
 * unmerge.h - paragraphs that a page has run together: cut again in front of the headings inside
 * them.
 */
#ifndef RX_LIB_UNMERGE_H
#define RX_LIB_UNMERGE_H

#include "cue.h"

/*
 * Cuts paragraphs in front of heading enumerators (一、 (一), and 1. of a finding) that stand behind a
 * stop; -1 when memory is exhausted.
 */
int rx_unmerge(struct rx_cues *cues, struct rx_text text);

#endif
