/*
 * frame.h - what stands around the body of a document: title, metadata and preamble in front of it,
 * contact, signature and page furniture behind it; and what they say about the document as a whole.
 */
#ifndef RX_LIB_FRAME_H
#define RX_LIB_FRAME_H

#include "parse.h"

/* Finds where head and tail end and begin (head_end, tail_start, title, preamble); before the tree. */
void rx_frame_find(struct rx_parse *parse);

/* Adds the doc record and fills it from title, metadata, preamble and signature. */
void rx_frame_describe(struct rx_parse *parse);

/* What a paragraph of head or tail is, for its text record. */
enum rx_doctype rx_frame_type(const struct rx_parse *parse, size_t paragraph);

/* A line that is a date and nothing else, maybe in brackets. */
bool rx_frame_is_date(struct rx_text line);

#endif
