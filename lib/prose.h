/*
 * prose.h - audit prose that names several findings in one paragraph:
 * 对A问题,甲局…;对3项B问题,…。 Each 对…问题, is a finding, what follows it its measure.
 */
#ifndef RX_LIB_PROSE_H
#define RX_LIB_PROSE_H

#include "parse.h"

/* How many findings a paragraph names from an offset on. */
size_t rx_prose_count(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from);

/* Adds them with their measures under parent.  Paragraphs up to limit that go on with the last of them, a
 * status, a label, an item, are read too; returns the first one behind. */
size_t rx_prose_findings(
	struct rx_parse *parse, size_t parent, size_t place, size_t from, size_t limit);

#endif
