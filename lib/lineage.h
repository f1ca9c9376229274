/*
 * lineage.h - what stands above a row in its document: the section and finding it belongs to, and the
 * document's own record.
 *
 * Rows are looked at in the stream's order, since parents precede children.  A doc row begins
 * another document and lets everything of the one before it be forgotten.
 */
#ifndef RX_LIB_LINEAGE_H
#define RX_LIB_LINEAGE_H

#include "chunk.h"
#include "keys.h"

/* The titles that a record's children inherit, as offsets into texts. */
struct rx_ancestors {
	size_t section, section_length;
	size_t finding, finding_length;
	bool torn; /* the uppermost of them names a parent that has not been seen */
};

struct rx_lineage {
	size_t kind, id, parent, title; /* columns */
	struct rx_keys ids;
	struct rx_ancestors *nodes; /* of each id */
	size_t room;
	struct rx_buffer texts;
	struct rx_ancestors row; /* of the row looked at last */
	struct rx_buffer doc;    /* the document's own row as it stood */
};

void rx_lineage_release(struct rx_lineage *lineage);

/* False when the header lacks a column that this needs: kind, id, parent, title. */
bool rx_lineage_bind(struct rx_lineage *lineage, const struct rx_header *header);

/* Looks at the next row of the stream; false when memory is exhausted. */
bool rx_lineage_step(struct rx_lineage *lineage, const struct rx_chunk *chunk, size_t row);

/* Titles of the row looked at last, or of what it belongs to; borrowed until the next step. */
struct rx_text rx_lineage_section(const struct rx_lineage *lineage);
struct rx_text rx_lineage_finding(const struct rx_lineage *lineage);

/* A cell of the document's own record; empty where none has been seen. */
struct rx_text rx_lineage_doc(const struct rx_lineage *lineage, size_t column);

#endif
