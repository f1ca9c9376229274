/*
 * office.h - what an XLSX or DOCX file holds: sheets, or text.
 */
#ifndef RX_LIB_OFFICE_H
#define RX_LIB_OFFICE_H

#include "archive.h"
#include "message.h"
#include "sheet.h"

struct rx_office {
	struct rx_sheet *sheets; /* of a workbook, those that were asked for */
	size_t sheet_count;
	struct rx_buffer
		text; /* of a text document: paragraphs as lines, rows of tables with TABs */
	bool is_text;
};

/* The part of an office file that is being read, for faults that are found in it. */
struct rx_part {
	struct rx_archive archive;
	struct rx_buffer bytes;
	const char *file;
	const struct rx_sink *sink;
};

/*
 * Reads a file; which is the name of one sheet, "all", or NULL for every visible one.  0, or -1 after a
 * fault was reported.  Hidden sheets that are left out are noted.
 */
int rx_office_read(struct rx_office *office, struct rx_text bytes, const char *which,
	const char *file, const struct rx_sink *sink);

void rx_office_release(struct rx_office *office);

/* For the formats: reads a member and runs it through events; 0, or -1 after a fault was reported.  A
 * member that may be missing gives 0 then. */
struct rx_xml_events;
int rx_part_read(
	struct rx_part *part, const char *name, bool required, const struct rx_xml_events *events);

/* Fill in office from an open archive; as rx_office_read(). */
int rx_xlsx_read(struct rx_office *office, struct rx_part *part, const char *which);
int rx_docx_read(struct rx_office *office, struct rx_part *part);

#endif
