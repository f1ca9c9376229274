/*
 * quote.h - quotation marks that lost their partner, and where it probably stood.
 */
#ifndef RX_LIB_QUOTE_H
#define RX_LIB_QUOTE_H

#include "parse.h"

/* Notes quotation marks without a partner. */
void rx_quote_find(struct rx_parse *parse);

/* Notes set phrases that are commonly quoted and are not here, each once; for documents that have lost
 * quotation marks.  Nobody can tell whether these were, so they are never put in. */
void rx_quote_find_phrases(struct rx_parse *parse);

#endif
