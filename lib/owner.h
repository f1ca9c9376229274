/*
 * owner.h - which record a place of the text belongs to: the outline record whose span holds it, else
 * the finding or section that the text behind a record goes on with.
 */
#ifndef RX_LIB_OWNER_H
#define RX_LIB_OWNER_H

#include "parse.h"

/* The outline records in the order of the text; they do not overlap. */
struct rx_owners {
	struct rx_owner *items;
	size_t count;
};

/* Collects the outline records there are now; false, noted in the arena, when memory is exhausted. */
bool rx_owners_collect(struct rx_parse *parse, struct rx_owners *owners);
void rx_owners_release(struct rx_owners *owners);

/* The record that an offset of the body belongs to; RX_DOC in front of the first one. */
size_t rx_owner_of(const struct rx_owners *owners, size_t offset);

#endif
