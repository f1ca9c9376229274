/*
 * score_match: which parsed record is which true one.
 *
 * In: the truth and the parse of one document. Out: for each true record the parsed record that
 * matches fully (kind, start within 12 bytes, title) or by its span only, and what is left over.
 */
#ifndef SCORE_MATCH_H
#define SCORE_MATCH_H

#include "score_table.h"

enum { KIND_SECTION, KIND_FINDING, KIND_MEASURE, KIND_ACTION, KIND_COMMITMENT, KINDS };
enum { NO_MATCH = -1 };
enum { START_TOLERANCE = 12 }; /* bytes */

extern const char *const kind_names[KINDS];

enum quality { MATCH_NONE, MATCH_SPAN, MATCH_FULL };

struct entry {
	size_t row;
	size_t start, end;
	int kind; /* of a true entry with alternatives, that of its match, else the first */
	const char *kinds; /* alternatives; of true entries only */
	bool optional;
	enum quality quality;
	int match; /* index into the other side, or NO_MATCH */
};

struct document {
	char name[64]; /* 00012 */
	struct table truth, parsed;
	bool has_parse;
	struct entry *true_entries, *parsed_entries;
	size_t true_count, parsed_count;
	const char *variant;
};

/* False when the truth cannot be read. */
bool document_load(
	struct document *document, const char *truth_directory, const char *parsed_directory);
void document_match(struct document *document);
void document_release(struct document *document);
/* The title of the parsed record's parent, empty where the parent is the document. */
const char *parsed_parent_title(const struct document *document, size_t row);

#endif
