/*
 * nearest.h - which names of a header are like one that it does not have, for messages.
 */
#ifndef RX_LIB_NEAREST_H
#define RX_LIB_NEAREST_H

#include "text.h"

/* Writes up to three names, nearest first, joined with blanks, as a C string fit for a message. */
void rx_nearest_names(const struct rx_header *header, struct rx_text name, char *out, size_t room);

#endif
