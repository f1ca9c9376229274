/*
 * section.h - sections that hold no findings: how the work was organised, what is to come, discipline,
 * contacts.
 */
#ifndef RX_LIB_SECTION_H
#define RX_LIB_SECTION_H

#include "parse.h"

/* Adds the record of a heading that is a section; returns its place, or RX_NONE when memory is exhausted. */
size_t rx_section_add(
	struct rx_parse *parse, const struct rx_node *node, size_t parent, enum rx_doctype role);

/* Records of a heading of the tree, which is no finding, and of everything under it. */
void rx_section_plain(struct rx_parse *parse, size_t place, size_t parent, enum rx_doctype role);

#endif
