/*
 * account.h - nothing is lost: whatever stands in no outline record becomes a text record.
 */
#ifndef RX_LIB_ACCOUNT_H
#define RX_LIB_ACCOUNT_H

#include "parse.h"

/* Adds text records for all stretches that hold a character which is in no outline record. */
void rx_account_text(struct rx_parse *parse);

/* Fills in every record's line. */
void rx_account_lines(struct rx_parse *parse);

#endif
