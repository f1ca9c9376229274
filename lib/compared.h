/*
 * compared.h - the findings of two snapshots, which is which, and what has become of each.
 *
 * A finding is found again by its id, else by its title.  What was so a week before the report's day
 * is asked of the earlier snapshot on that day.
 */
#ifndef RX_LIB_COMPARED_H
#define RX_LIB_COMPARED_H

#include "matters.h"

struct rx_compared {
	struct rx_matters matters; /* of the snapshot before */
	size_t *before;            /* of each finding its place there, or RX_NONE */
	bool *found;               /* of each finding there */
	size_t added, done, closed, overdue, moved, reopened, gone;
	bool failed;
};

void rx_compared_release(struct rx_compared *compared);

/* Finds each finding of now in the snapshot before, and counts what has changed up to a day. */
void rx_compared_count(struct rx_compared *compared, const struct rx_matters *now, int32_t today);

/* What has become of a finding of now since then. */
bool rx_compared_is_new(const struct rx_compared *compared, size_t at);
bool rx_compared_is_done(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at);
bool rx_compared_is_closed(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at);
bool rx_compared_is_overdue(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at, int32_t today);
bool rx_compared_is_moved(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at);
bool rx_compared_is_reopened(
	const struct rx_compared *compared, const struct rx_matters *now, size_t at);

/* Appends the sentence that says it all, behind the ready paragraph. */
void rx_compared_sentence(struct rx_buffer *out, const struct rx_compared *compared,
	const struct rx_matters *now, enum rx_lang lang);

#endif
