/*
 * pack.h - making a ZIP archive in memory through libzip, which is loaded for it.  Members get the
 * same time whenever they are packed, so equal contents give equal bytes.
 */
#ifndef RX_LIB_PACK_H
#define RX_LIB_PACK_H

#include "buffer.h"

struct rx_member {
	const char *name;
	struct rx_text bytes;
};

enum rx_pack_fault { RX_PACK_WELL, RX_PACK_MEMORY, RX_PACK_MISSING /* libzip is not installed */ };

/* Appends an archive with these members, in this order. */
enum rx_pack_fault rx_pack(struct rx_buffer *out, const struct rx_member *members, size_t count);

#endif
