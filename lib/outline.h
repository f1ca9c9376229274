/*
 * outline.h - from the tree of headings to records: which heading is a section, which a finding,
 * which numbered paragraph a measure, an action, a commitment.
 */
#ifndef RX_LIB_OUTLINE_H
#define RX_LIB_OUTLINE_H

#include "parse.h"

/* Adds the records of the body; faults of memory show in the arena. */
void rx_outline_build(struct rx_parse *parse);

#endif
