/*
 * pairing_below.c - evidence from the measures below two findings: a finding that was reworded has kept
 * some of them, another one that came into its place has not.
 */
#include "pairing_work.h"

/* The next measure of a finding behind a row, or RX_NONE. */
static size_t next_measure(const struct rx_snapshot *snapshot, size_t finding, size_t at)
{
	while (++at < snapshot->count && snapshot->rows[at].finding == finding) {
		if (snapshot->rows[at].kind == RX_KIND_MEASURE)
			return at;
	}
	return RX_NONE;
}

static bool has_measure(const struct rx_side *side, size_t finding, struct rx_text key)
{
	size_t at = finding;

	while ((at = next_measure(side->snapshot, finding, at)) != RX_NONE) {
		if (rx_text_equal(side->keys[at], key))
			return true;
	}
	return false;
}

enum rx_below rx_pairing_below(const struct rx_pairing_work *work, size_t old, size_t new)
{
	const struct rx_side *one = &work->sides[RX_OLD], *other = &work->sides[RX_NEW];
	size_t count = 0, others = 0, shared = 0;
	size_t at;

	if (work->kind != RX_KIND_FINDING)
		return RX_BELOW_NOTHING;
	for (at = old; (at = next_measure(one->snapshot, old, at)) != RX_NONE; count++)
		shared += has_measure(other, new, one->keys[at]);
	for (at = new; (at = next_measure(other->snapshot, new, at)) != RX_NONE;)
		others++;
	if (count == 0 || others == 0)
		return RX_BELOW_NOTHING;
	return 2 * shared >= (count < others ? count : others) ? RX_BELOW_SAME : RX_BELOW_OTHERS;
}

bool rx_pairing_add_below(struct rx_pairing_work *work, const struct rx_side *side, size_t row)
{
	size_t at = row;
	bool any = false;

	while ((at = next_measure(side->snapshot, row, at)) != RX_NONE) {
		rx_buffer_add_text(&work->key, side->keys[at]);
		rx_buffer_add_byte(&work->key, '/');
		any = true;
	}
	return any;
}
