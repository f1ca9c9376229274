/*
 * sniff.h - what an input is, by its first bytes: a stream of records, or a document.
 */
#ifndef RX_LIB_SNIFF_H
#define RX_LIB_SNIFF_H

#include "text.h"

/*
 * Tells whether bytes, the beginning of an input with at least its first line, are a document: they
 * are when the first line has no TAB and is neither the name or Chinese label of a column nor one word
 * of small letters, digits, _ and - (sum_value), begins with a TAB or with '<', holds a NUL, or has the
 * signature of an archive or office format.  A first line
 * with TABs begins a ledger, which is a document, when at least three of its cells are Chinese names
 * of a ledger's columns and none is a column's English name or 记录类别, or when one cell is a title
 * and two or more behind it are empty.
 */
bool rx_sniff_document(struct rx_text bytes);

#endif
