/*
 * pairing.h - which record of one snapshot is which record of another: identity in passes, the surest
 * first, each record used once, and nothing guessed.
 *
 *     1  same id and same key of the title
 *     2  same key of the title, told apart where it comes more than once by what else they say
 *     3  same id, and titles that are alike or missing
 *     4  each the other's best by at least 0.55, and 0.15 ahead of the second
 *     5  same place: same parent and printed number, titles at least 0.40 alike, and none more so
 *
 * In 4 and 5 findings with other measures below them are not the same, unless their titles nearly are.
 * What has no title, as a fact, is found by its words.
 *
 * Measures are looked for below the finding that was found only: those of different findings are
 * formulaic.  Where a pass could choose between several, none is chosen, and the record knows the
 * candidates.  The outcome depends on the records only, not on their order where they can be told apart.
 */
#ifndef RX_LIB_PAIRING_H
#define RX_LIB_PAIRING_H

#include "shingle.h"
#include "snapshot.h"

/* Records that one might be, but that could not be told apart. */
struct rx_doubt {
	size_t row; /* of the other snapshot */
	struct rx_doubt *next;
};

struct rx_pairing {
	const struct rx_snapshot *old, *new;
	size_t *of_old; /* row in new for each row of old, or RX_NONE */
	size_t *of_new; /* and the other way */
	struct rx_doubt **doubts_old;
	struct rx_doubt **doubts_new;
	struct rx_arena arena;
};

void rx_pairing_release(struct rx_pairing *pairing);

/* The id without the ~2 of a repeat. */
struct rx_text rx_pairing_base(struct rx_text id);

/* What the place of a record tells. */
enum rx_pairing_scope {
	/* Records of one series are looked for in the same series; the only one left over on either side is
	 * taken to be the same under another name. */
	RX_PAIRING_SERIES,
	/* Both are about the same matters, whatever series they state. */
	RX_PAIRING_ANY_SERIES,
	/* And numbers say nothing, since one holds only some of the records. */
	RX_PAIRING_ANY_PLACE
};

/* Pairs all records.  Returns 0, or -1 after a fault was reported. */
int rx_pairing_make(struct rx_pairing *pairing, const struct rx_snapshot *old,
	const struct rx_snapshot *new, enum rx_pairing_scope scope, const struct rx_sink *sink);

#endif
