/*
 * statuses.c - a memory of status cells in front of the vocabulary's linear look-up.
 */
#include "statuses.h"

#include <stdlib.h>

void rx_statuses_release(struct rx_statuses *statuses)
{
	rx_keys_release(&statuses->cells);
	free(statuses->statuses);
	*statuses = (struct rx_statuses){0};
}

int rx_statuses_read(struct rx_statuses *statuses, struct rx_text cell, enum rx_status *status)
{
	enum rx_status *known;
	bool added;
	size_t place = rx_keys_add(&statuses->cells, 0, cell, &added);
	int word;

	if (place == RX_NONE)
		return -1;
	if (!added) {
		*status = statuses->statuses[place];
		return 0;
	}
	known = rx_array_grow(statuses->statuses, place, &statuses->room, sizeof(*known));
	if (!known)
		return -1;
	statuses->statuses = known;
	word = rx_word_find(RX_SET_STATUS, cell);
	*status = known[place] = word < 0 ? RX_STATUS_UNSTATED : (enum rx_status)word;
	return word < 0 && cell.length;
}
