/*
 * score_facts: how many facts of each type were found, and which of their cells are right.
 *
 * In: a document with its truth and its parse, where the truth has facts. Out: sums by type, printed as
 * precision, recall and F1 (a fact is right when it stands where it should with the right value, unit,
 * bound, verb and parent) and as the share of right cells among those found. Dates that have lost units
 * are counted a second time: right, left open with the truth among the readings, wrong though certain.
 */
#ifndef SCORE_FACTS_H
#define SCORE_FACTS_H

#include "score_match.h"

enum { FACT_TYPES = 8, FACT_CELLS = 6 };

struct fact_sums {
	size_t wanted, found, right;
	size_t cells[FACT_CELLS]; /* right ones */
	size_t matched;
};

struct damaged_sums {
	size_t decidable, open;
	size_t right, left_open, wrong, missed; /* of all that have lost units */
	size_t right_decidable;
};

struct fact_report {
	struct fact_sums types[FACT_TYPES];
	struct damaged_sums damaged;
	size_t misses_left;
	const char *only; /* type whose misses are printed, or NULL */
};

void facts_document(struct fact_report *report, const struct document *document);
/* Prints nothing when no truth had facts. */
void facts_print(const struct fact_report *report);
bool facts_are_perfect(const struct fact_report *report);

#endif
