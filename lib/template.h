/*
 * template.h - a template as a list of nodes: text, values, sections and inverted sections.
 *
 * The language is a small part of Mustache, see rx-render(1): {{name}}, {{#name}} ... {{/name}},
 * {{^name}} ... {{/name}}, {{! remark }}.  A tag of a section or a remark that has a line for itself
 * takes the line with it.  { 0 } is an empty template.
 */
#ifndef RX_LIB_TEMPLATE_H
#define RX_LIB_TEMPLATE_H

#include "buffer.h"
#include "message.h"

enum { RX_TEMPLATE_DEPTH = 32 };

enum rx_template_node_type {
	RX_TEMPLATE_TEXT,
	RX_TEMPLATE_VALUE,
	RX_TEMPLATE_SECTION,
	RX_TEMPLATE_INVERTED
};

struct rx_template_node {
	enum rx_template_node_type type;
	struct rx_text text; /* of the template, or the name */
	size_t end;          /* of a section: the place behind its last node */
	size_t at;           /* offset in the template, for messages */
};

struct rx_template {
	struct rx_text source; /* borrowed */
	const char *file;      /* borrowed */
	struct rx_template_node *nodes;
	size_t count, room;
};

void rx_template_release(struct rx_template *template);

/* Reads a template, which must live as long as the nodes.  Returns 0, or -1 after a fault was reported with its
 * place. */
int rx_template_read(struct rx_template *template, struct rx_text source, const char *file,
	const struct rx_sink *sink);

/* Line and column of a place in the template. */
struct rx_place rx_template_place(const struct rx_template *template, size_t at);

#endif
