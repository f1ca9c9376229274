/*
 * loss.h - small losses of a page: characters that came out as replacement characters, punctuation that
 * stands doubled where something between is gone, and fixed wordings that lack a character.
 */
#ifndef RX_LIB_LOSS_H
#define RX_LIB_LOSS_H

#include "parse.h"

/* Notes replacement characters, bytes that are no UTF-8, and doubled punctuation. */
void rx_loss_find(struct rx_parse *parse);

/* Notes fixed wordings that lack a character; for documents that have other damage. */
void rx_loss_find_words(struct rx_parse *parse);

#endif
