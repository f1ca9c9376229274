/*
 * level.h - which headings group findings, and which are findings: decided for all headings of a level
 * together, since a document keeps to one scheme, while single headings are often unclear.
 */
#ifndef RX_LIB_LEVEL_H
#define RX_LIB_LEVEL_H

#include "parse.h"

/* Sets group of every node; their roles must be known. */
void rx_level_decide(struct rx_parse *parse);

/* True when some child of the node looks like a finding. */
bool rx_level_has_findings(const struct rx_parse *parse, size_t place);

#endif
