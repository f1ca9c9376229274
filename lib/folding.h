/*
 * folding.h - how reports fold the statuses of findings into a few classes, and what they call them:
 * in a table of figures, in the ready paragraph, above a column.
 *
 * Which findings a class has is said by the conditions of its reporting scheme (scheme.h), which
 * part them; only the words are here.
 */
#ifndef RX_LIB_FOLDING_H
#define RX_LIB_FOLDING_H

#include "message.h"
#include "vocabulary.h"

/* Words by language. */
struct rx_folding_class {
	const char *figure[3];
	const char *clause[2]; /* # is the number */
	const char *column[3];
};

struct rx_folding {
	const char *name;                       /* of the scheme */
	const struct rx_folding_class *classes; /* as many as the scheme counts */
	const char *rate[2];                    /* the share of the done */
	const char *terms[2];                   /* what the words mean; NULL: nothing more */
};

/* At most so many classes. */
enum { RX_FOLDING_CLASSES = 6 };

/* The folding of a scheme by name; NULL after it was reported that there is none. */
const struct rx_folding *rx_folding_find(struct rx_text name, const struct rx_sink *sink);

/* That of inspections, which is used where nobody says otherwise. */
const struct rx_folding *rx_folding_usual(void);

size_t rx_folding_count(const struct rx_folding *folding);

/* What tells the class of a finding. */
struct rx_folding_case {
	enum rx_status status;
	bool has_deadline;
	int32_t deadline; /* its last day */
};

/* Place of the class that a finding is in on a day, RX_NONE for none of them. */
size_t rx_folding_class_of(
	const struct rx_folding *folding, struct rx_folding_case finding, int32_t today);

#endif
