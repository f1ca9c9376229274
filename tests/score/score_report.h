/*
 * score_report: sums over all documents, and the printed report.
 *
 * In: matched documents. Out: precision, recall and F1 by kind, accuracy by column, document columns,
 * F1 by variant tag, span checks, and the first misses with file and line.
 */
#ifndef SCORE_REPORT_H
#define SCORE_REPORT_H

#include "score_match.h"

struct kind_sums {
	size_t wanted, found, full, span;
};

struct column_sums {
	size_t wanted; /* matched records whose truth has a value */
	size_t right, missing, wrong;
	size_t invented; /* the truth is empty, the parse is not */
};

struct tag_sums {
	char *tag;
	size_t documents, wanted, found, full;
};

enum { SCORED_COLUMNS = 14, DOCUMENT_COLUMNS = 7 };

struct report {
	const char *truth_directory;
	size_t documents, unparsed, bad_rows, overlaps, wrong_texts, broken_spans;
	struct kind_sums kinds[KINDS];
	struct column_sums columns[SCORED_COLUMNS];
	struct column_sums document_columns[DOCUMENT_COLUMNS];
	struct tag_sums *tags;
	size_t tag_count;
	size_t misses_left;
	const char *only_kind;	 /* misses of this kind only, or NULL */
	const char *only_column; /* wrong cells of this column instead of misses, or NULL */
};

void report_document(struct report *report, const struct document *document);
void report_print(struct report *report);
void report_release(struct report *report);

#endif
