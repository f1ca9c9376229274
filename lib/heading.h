/*
 * heading.h - headings: where one ends inside its paragraph, what form it has, and the title that
 * it gives a record.  The forms are those of notices and audit reports: 关于…的问题, “…”问题,
 * …方面, a bare negative sentence, 对A问题,….
 */
#ifndef RX_LIB_HEADING_H
#define RX_LIB_HEADING_H

#include "cue.h"

/* Bits of a heading's form. */
enum {
	RX_FORM_PROBLEM = 1,   /* names itself a problem: 关于…的问题, 针对…问题 */
	RX_FORM_NEGATIVE = 2,  /* says that something is wanting: …不到位 */
	RX_FORM_GROUP = 4,     /* …方面: a heading over several problems */
	RX_FORM_RECTIFIED = 8, /* …整改情况: announces what was done */
	RX_FORM_PERHAPS = 16,  /* X问题整改情况: one problem, or all problems of X */
	RX_FORM_WANT = 32      /* ends with what is wanting: a statement, no measure against one */
};

/* A comma further behind its beginning ends no heading, and no enumerator so far away begins one. */
enum { RX_HEADING_LIMIT = 1200 };

/*
 * Offset behind the heading that begins at from (behind its enumerator) in a paragraph: behind its
 * first true stop, else behind the colon or comma that its form calls for, else the paragraph's
 * end.
 */
size_t rx_heading_end(const struct rx_cues *cues, const struct rx_paragraph *paragraph,
	struct rx_text text, size_t from);

/* The form of a heading without its enumerator. */
unsigned rx_heading_form(struct rx_text heading);

/* Title of a section: without stop at the end. */
struct rx_text rx_heading_section_title(struct rx_text heading);

/*
 * Title of a finding, by the rules of rx-records(5) "title".  *status gets the text of a bracketed
 * status at the end, if there is one.
 */
struct rx_text rx_heading_finding_title(struct rx_text heading, struct rx_text *status);

/* True of what points back at problems named elsewhere: 针对上述问题, 对巡察反馈的问题. */
bool rx_heading_is_general(struct rx_text heading);

/* The count of 预算编制问题6项, or 0. */
unsigned rx_heading_count(struct rx_text heading);

/* A heading without a bracketed status at its end. */
struct rx_text rx_heading_without_status(struct rx_text heading);

/* True when a heading has an opening or closing double quote without its partner. */
bool rx_heading_quote_unbalanced(struct rx_text heading);

#endif
