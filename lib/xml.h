/*
 * xml.h - the XML of office documents as events, the only file that knows expat.
 *
 * Names come without their prefix.  A document type, which these documents never have and which is
 * where entities are declared, ends the reading, and so does nesting beyond a limit.
 */
#ifndef RX_LIB_XML_H
#define RX_LIB_XML_H

#include "text.h"

enum { RX_XML_DEPTH = 256 };

enum rx_xml_fault { RX_XML_WELL, RX_XML_MEMORY, RX_XML_SYNTAX, RX_XML_DOCTYPE, RX_XML_DEEP };

/* What is called for an element's start and end and for text; each may be NULL.  attributes are names
 * and values in turn, ended by NULL. */
struct rx_xml_events {
	void (*start)(void *user, const char *name, const char **attributes);
	void (*end)(void *user, const char *name);
	void (*text)(void *user, struct rx_text text);
	void *user;
};

/* Reads a whole document; *line gets the line of a fault. */
enum rx_xml_fault rx_xml_read(
	struct rx_text document, const struct rx_xml_events *events, size_t *line);

/* The value of an attribute by its name without prefix, or NULL. */
const char *rx_xml_attribute(const char **attributes, const char *name);

/* True when an attribute says yes: 1 or true. */
bool rx_xml_flag(const char **attributes, const char *name);

#endif
