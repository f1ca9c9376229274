/*
 * office.c - which format an archive is, and the faults that all formats share.
 */
#include "office.h"
#include "refuse.h"
#include "soname.h"
#include "xml.h"

#include <stdlib.h>

static int report_archive(const struct rx_part *part, const char *name, enum rx_archive_fault fault)
{
	struct rx_place place = {.file = part->file};

	switch (fault) {
	case RX_ARCHIVE_MEMORY: rx_say(part->sink, place, RX_SAY_MEMORY); break;
	case RX_ARCHIVE_ENCRYPTED: rx_say(part->sink, place, RX_SAY_ENCRYPTED); break;
	case RX_ARCHIVE_LARGE:
		rx_say(part->sink, place, RX_SAY_MEMBER_LIMIT, name, RX_ARCHIVE_MEMBER,
			(size_t)RX_ARCHIVE_RATIO);
		break;
	case RX_ARCHIVE_MANY:
		rx_say(part->sink, place, RX_SAY_ARCHIVE_LIMIT, (size_t)RX_ARCHIVE_MEMBERS);
		break;
	case RX_ARCHIVE_LIBRARY: rx_say(part->sink, place, RX_SAY_LIBRARY, RX_SONAME_ZIP); break;
	default: rx_say(part->sink, place, RX_SAY_ARCHIVE, name); break;
	}
	return -1;
}

static int report_xml(
	const struct rx_part *part, const char *name, enum rx_xml_fault fault, size_t line)
{
	struct rx_place place = {.file = part->file};

	switch (fault) {
	case RX_XML_WELL: return 0;
	case RX_XML_MEMORY: rx_say(part->sink, place, RX_SAY_MEMORY); break;
	case RX_XML_DOCTYPE: rx_say(part->sink, place, RX_SAY_XML_DOCTYPE, name); break;
	case RX_XML_DEEP:
		rx_say(part->sink, place, RX_SAY_XML_DEPTH, name, (size_t)RX_XML_DEPTH);
		break;
	default: rx_say(part->sink, place, RX_SAY_XML, name, line); break;
	}
	return -1;
}

int rx_part_read(
	struct rx_part *part, const char *name, bool required, const struct rx_xml_events *events)
{
	enum rx_archive_fault fault = rx_archive_read(&part->archive, name, &part->bytes);
	enum rx_xml_fault xml;
	char shown[128];
	size_t line;

	rx_quotable(rx_text(name), shown, sizeof(shown));
	if (fault == RX_ARCHIVE_MISSING && !required)
		return 0;
	if (fault != RX_ARCHIVE_WELL)
		return report_archive(part, shown, fault);
	xml = rx_xml_read(rx_buffer_text(&part->bytes), events, &line);
	return report_xml(part, shown, xml, line);
}

static int read_format(
	struct rx_office *office, struct rx_part *part, struct rx_text bytes, const char *which)
{
	if (rx_archive_has(&part->archive, "xl/workbook.xml"))
		return rx_xlsx_read(office, part, which);
	if (rx_archive_has(&part->archive, "word/document.xml"))
		return rx_docx_read(office, part);
	rx_refuse(bytes, part->file, part->sink);
	return -1;
}

int rx_office_read(struct rx_office *office, struct rx_text bytes, const char *which,
	const char *file, const struct rx_sink *sink)
{
	struct rx_part part = {.file = file, .sink = sink};
	enum rx_archive_fault fault = rx_archive_open(&part.archive, bytes);
	int outcome;

	*office = (struct rx_office){0};
	outcome = fault == RX_ARCHIVE_WELL ? read_format(office, &part, bytes, which)
					   : report_archive(&part, "ZIP", fault);
	rx_archive_close(&part.archive);
	rx_buffer_release(&part.bytes);
	return outcome;
}

void rx_office_release(struct rx_office *office)
{
	for (size_t at = 0; at < office->sheet_count; at++)
		rx_sheet_release(&office->sheets[at]);
	free(office->sheets);
	rx_buffer_release(&office->text);
	*office = (struct rx_office){0};
}
