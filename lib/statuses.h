/*
 * statuses.h - status cells to statuses, each spelling looked up in the vocabulary only once.
 */
#ifndef RX_LIB_STATUSES_H
#define RX_LIB_STATUSES_H

#include "keys.h"
#include "vocabulary.h"

struct rx_statuses {
	struct rx_keys cells;     /* that were met */
	enum rx_status *statuses; /* what each of them means */
	size_t room;
};

void rx_statuses_release(struct rx_statuses *statuses);

/* Reads a cell: 0; 1 when it was met for the first time and is no word of the vocabulary; -1 when
 * memory is exhausted.  An empty cell, and one that is no word, is unstated. */
int rx_statuses_read(struct rx_statuses *statuses, struct rx_text cell, enum rx_status *status);

#endif
