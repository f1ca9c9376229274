/*
 * bundle.h - rows of all inputs kept in memory with what each stands under, for reports that show
 * them in another order or in several parts.
 *
 * Headers are copied, so rows outlive the inputs that they came from.  { 0 } is an empty bundle.
 */
#ifndef RX_LIB_BUNDLE_H
#define RX_LIB_BUNDLE_H

#include "keys.h"
#include "store.h"
#include "vocabulary.h"

struct rx_bundle_row {
	uint32_t part;  /* place among the parts */
	uint32_t place; /* of the row in its part */
	int kind;       /* enum rx_kind, or -1; without a kind column each row is a finding */
	size_t parent;  /* row, or RX_NONE */
};

/* Rows under one header. */
struct rx_bundle_part {
	struct rx_store store;
	struct rx_header header; /* a copy */
	struct rx_buffer names;
	int id, up, kind; /* places of the columns id, parent and kind, or -1 */
};

struct rx_bundle {
	struct rx_bundle_part **parts;
	size_t part_count, part_room;
	struct rx_bundle_row *rows;
	size_t count, room;
	struct rx_keys ids;
	size_t *id_rows;
	size_t id_room;
	size_t last[3]; /* the last document, section and finding, for rows without a parent */
	const char *file;
};

void rx_bundle_release(struct rx_bundle *bundle);

/* Copies a row; parents come before their children.  False when memory is exhausted. */
bool rx_bundle_add(struct rx_bundle *bundle, const struct rx_block *block, size_t row);

/* Shows the block in which a row stands, and its place there. */
void rx_bundle_block(
	const struct rx_bundle *bundle, size_t row, struct rx_block *block, size_t *place);

/* The header under which a row stands, and a cell as it stands in the stream, empty where the header
 * lacks the column. */
const struct rx_header *rx_bundle_header(const struct rx_bundle *bundle, size_t row);
struct rx_text rx_bundle_cell(const struct rx_bundle *bundle, size_t row, struct rx_text column);

#endif
