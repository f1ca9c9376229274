/*
 * carried_ids.h - the ids that the records of the new snapshot have once those of the old one are carried
 * over: what was found again has the id that it had; no other record gets an id that the old one knows.
 */
#ifndef RX_LIB_CARRIED_IDS_H
#define RX_LIB_CARRIED_IDS_H

#include "pairing.h"

/* Returns an id for each row of pairing->new, in the arena or borrowed from the snapshots; empty where
 * neither has one.  NULL when memory is exhausted, which the arena knows too. */
struct rx_text *rx_carried_ids(const struct rx_pairing *pairing, struct rx_arena *arena);

#endif
