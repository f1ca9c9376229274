/*
 * tally.h - do the numbers of problems that a document states agree with each other and with the findings
 * that were found?
 */
#ifndef RX_LIB_TALLY_H
#define RX_LIB_TALLY_H

#include "parse.h"

/* Adds a diag where they do not; the outline must be complete. */
void rx_tally_check(struct rx_parse *parse);

#endif
