/*
 * docx_parts.h - the parts of a DOCX document that are the same in all of them: styles and page
 * numbers of official documents (GB/T 9704-2012, party and government offices).
 */
#ifndef RX_LIB_DOCX_PARTS_H
#define RX_LIB_DOCX_PARTS_H

#include "pack.h"

/* Everything but word/document.xml and docProps/core.xml. */
enum { RX_DOCX_PARTS = 8 };
extern const struct rx_member rx_docx_parts[RX_DOCX_PARTS];

/* Namespace declarations of the document's root element. */
#define RX_DOCX_ROOT                                                                \
	" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
	" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

#endif
