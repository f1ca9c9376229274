/*
 * prefilter.h - what every match of a pattern must hold, found out from the pattern's text: one of some
 * literals, or a digit.  Looking for that first spares most cells the pattern.
 *
 * Only what is certain is used; a pattern that is not understood has no prefilter and is none the
 * worse.
 */
#ifndef RX_LIB_PREFILTER_H
#define RX_LIB_PREFILTER_H

#include "buffer.h"
#include "finder.h"

enum { RX_PREFILTER_LIMIT = 8 };

enum rx_prefilter_answer { RX_PREFILTER_NO, RX_PREFILTER_YES, RX_PREFILTER_MAYBE };

struct rx_prefilter {
	struct rx_finder finders[RX_PREFILTER_LIMIT]; /* one of them is in every match */
	size_t count;
	bool exact;             /* and whatever has one of them matches */
	bool digit;             /* every match has a digit */
	bool digit_first;       /* and begins with it */
	size_t digits;          /* with so many of them, then */
	struct rx_buffer bytes; /* the literals, back to back */
};

/* Finds out about a pattern; { 0 }, which answers MAYBE, if there is nothing to find. */
void rx_prefilter_init(struct rx_prefilter *prefilter, struct rx_text pattern, bool ignore_case);
void rx_prefilter_release(struct rx_prefilter *prefilter);

/* Asks a decoded text.  For MAYBE stores where the search may begin. */
enum rx_prefilter_answer rx_prefilter_ask(
	const struct rx_prefilter *prefilter, struct rx_text text, size_t *from);

#endif
