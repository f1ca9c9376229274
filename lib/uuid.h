/*
 * uuid.h - names made of names: UUIDs of version 5 (RFC 4122, 4.3) in the name space of this program.
 * Equal names give equal UUIDs, on every machine and every day.
 */
#ifndef RX_LIB_UUID_H
#define RX_LIB_UUID_H

#include "buffer.h"

/* Writes the UUID of a name, 36 characters and a final NUL. */
void rx_uuid(struct rx_text name, char uuid[37]);

#endif
