/*
 * xml.c - events through expat.
 */
#include "xml.h"

#include <expat.h>

struct reading {
	const struct rx_xml_events *events;
	XML_Parser parser;
	size_t depth;
	enum rx_xml_fault fault;
};

static const char *local(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void stop(struct reading *reading, enum rx_xml_fault fault)
{
	reading->fault = fault;
	(void)XML_StopParser(reading->parser, XML_FALSE);
}

static void XMLCALL on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *reading = user;

	if (++reading->depth > RX_XML_DEPTH)
		stop(reading, RX_XML_DEEP);
	else if (!reading->fault && reading->events->start)
		reading->events->start(reading->events->user, local(name), attributes);
}

static void XMLCALL on_end(void *user, const XML_Char *name)
{
	struct reading *reading = user;

	reading->depth--;
	if (!reading->fault && reading->events->end)
		reading->events->end(reading->events->user, local(name));
}

static void XMLCALL on_text(void *user, const XML_Char *bytes, int length)
{
	struct reading *reading = user;

	if (!reading->fault && reading->events->text)
		reading->events->text(reading->events->user, rx_text_of(bytes, (size_t)length));
}

static void XMLCALL on_doctype(void *user, const XML_Char *name, const XML_Char *system,
	const XML_Char *public, int internal)
{
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	stop(user, RX_XML_DOCTYPE);
}

enum rx_xml_fault rx_xml_read(
	struct rx_text document, const struct rx_xml_events *events, size_t *line)
{
	struct reading reading = {.events = events, .parser = XML_ParserCreate(NULL)};
	enum rx_xml_fault fault;

	*line = 0;
	if (!reading.parser)
		return RX_XML_MEMORY;
	XML_SetUserData(reading.parser, &reading);
	XML_SetElementHandler(reading.parser, on_start, on_end);
	XML_SetCharacterDataHandler(reading.parser, on_text);
	XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
	/* Members are capped far below INT_MAX. */
	if (XML_Parse(reading.parser, document.bytes, (int)document.length, 1) != XML_STATUS_OK) {
		*line = (size_t)XML_GetCurrentLineNumber(reading.parser);
		if (!reading.fault)
			reading.fault = XML_GetErrorCode(reading.parser) == XML_ERROR_NO_MEMORY
				? RX_XML_MEMORY
				: RX_XML_SYNTAX;
	}
	fault = reading.fault;
	XML_ParserFree(reading.parser);
	return fault;
}

const char *rx_xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2) {
		if (strcmp(local(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}

bool rx_xml_flag(const char **attributes, const char *name)
{
	const char *value = rx_xml_attribute(attributes, name);

	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}
