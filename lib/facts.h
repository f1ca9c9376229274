/*
 * facts.h - totals of the facts of documents by type, verb and unit: 制度 n 项, 问责 n 人,
 * 挽回 n 万元.
 *
 * Counts and amounts are added up exactly, documents and meetings are counted.  A fact below another
 * one (其中 n 人) is a part of that one and not counted again.
 */
#ifndef RX_LIB_FACTS_H
#define RX_LIB_FACTS_H

#include "chunk.h"
#include "keys.h"
#include "total.h"

struct rx_facts {
	bool asked;
	bool bound; /* the header in force has the columns */
	size_t kind, id, parent, type, verb, uom, value;
	struct rx_keys ids;  /* of the facts of the document so far */
	bool *tops;          /* per row of the chunk: a fact that counts */
	struct rx_keys keys; /* type, verb and unit joined with TAB; the owner is the group */
	struct rx_total *totals;
	size_t room;
	size_t unread; /* values that are no number */
	struct rx_buffer scratch;
};

/* Makes ready to look at rows; false when memory is exhausted. */
bool rx_facts_ask(struct rx_facts *facts);
void rx_facts_release(struct rx_facts *facts);
void rx_facts_bind(struct rx_facts *facts, const struct rx_header *header);

/* Marks the chunk's facts that count; false when memory is exhausted. */
bool rx_facts_look(struct rx_facts *facts, const struct rx_chunk *chunk);

/* Counts the chunk's hits; 0, or -1 after a report. */
int rx_facts_add(struct rx_facts *facts, const struct rx_chunk *chunk);

/* True for a type whose values are added up; of others the facts themselves are counted. */
bool rx_facts_sums(struct rx_text type);

/* Where a group's keys begin in the order of rx_keys_sorted(). */
size_t rx_facts_first(const struct rx_facts *facts, const uint32_t *order, size_t group);

/* A group's totals as text, and adding such a text: 1, 0 for text that is none, -1 for want of
 * memory.  order is that of rx_keys_sorted() on the keys. */
void rx_facts_store(
	const struct rx_facts *facts, const uint32_t *order, size_t group, struct rx_buffer *out);
int rx_facts_load(struct rx_facts *facts, size_t group, struct rx_text text);

#endif
