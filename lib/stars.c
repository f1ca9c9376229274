/*
 * stars.c - partners of each place side by side, then one walk over the order.
 */
#include "stars.h"

#include <stdlib.h>

struct partners {
	size_t *starts;
	uint32_t *pairs; /* places in the list of pairs */
};

static bool list_partners(struct partners *partners, const struct rx_resemblance *pairs,
	size_t pair_count, size_t count)
{
	partners->starts = calloc(count + 2, sizeof(*partners->starts));
	partners->pairs = calloc(2 * pair_count + 1, sizeof(*partners->pairs));
	if (!partners->starts || !partners->pairs)
		return false;
	for (size_t at = 0; at < pair_count; at++) {
		partners->starts[pairs[at].one + 2]++;
		partners->starts[pairs[at].other + 2]++;
	}
	for (size_t at = 2; at < count + 2; at++)
		partners->starts[at] += partners->starts[at - 1];
	for (size_t at = 0; at < pair_count; at++) {
		partners->pairs[partners->starts[pairs[at].one + 1]++] = (uint32_t)at;
		partners->pairs[partners->starts[pairs[at].other + 1]++] = (uint32_t)at;
	}
	return true;
}

struct rx_star *rx_stars(
	const struct rx_resemblance *pairs, size_t pair_count, const uint32_t *order, size_t count)
{
	struct rx_star *stars = calloc(count + 1, sizeof(*stars));
	struct partners partners = {NULL, NULL};

	if (!stars || !list_partners(&partners, pairs, pair_count, count)) {
		free(stars);
		stars = NULL;
	}
	for (size_t at = 0; stars && at < count; at++) {
		uint32_t centre = order[at];

		if (stars[centre].dice)
			continue;
		stars[centre] = (struct rx_star){centre, 1000};
		for (size_t each = partners.starts[centre]; each < partners.starts[centre + 1];
			each++) {
			const struct rx_resemblance *pair = &pairs[partners.pairs[each]];
			uint32_t other = pair->one == centre ? pair->other : pair->one;

			if (stars[other].dice == 0)
				stars[other] = (struct rx_star){centre, pair->dice};
		}
	}
	free(partners.starts);
	free(partners.pairs);
	return stars;
}
