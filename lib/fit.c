/*
 * fit.c - the widest columns are lowered to a common level, as water finds its level: the level is
 * found by bisection, so the cost does not depend on how wide the columns are.
 */
#include "fit.h"

static size_t at_level(const struct rx_fit *column, size_t level)
{
	size_t share = level * column->weight;
	size_t width = column->natural < share ? column->natural : share;

	return width < column->minimum ? column->minimum : width;
}

static size_t total(const struct rx_fit *columns, size_t count, size_t gap, size_t level)
{
	size_t sum = 0;

	for (size_t at = 0; at < count; at++)
		sum += at_level(&columns[at], level) + (at ? gap : 0);
	return sum;
}

static size_t highest_level(const struct rx_fit *columns, size_t count, size_t gap, size_t room)
{
	size_t low = 0, high = room;

	while (low < high) {
		size_t middle = high - (high - low) / 2;

		if (total(columns, count, gap, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* What rounding left over, less than the weights' sum, goes to the columns that were lowered. */
static void spread(struct rx_fit *columns, size_t count, size_t left)
{
	size_t before;

	do {
		before = left;
		for (size_t at = 0; at < count && left; at++) {
			if (columns[at].width < columns[at].natural) {
				columns[at].width++;
				left--;
			}
		}
	} while (left && left < before);
}

size_t rx_fit(struct rx_fit *columns, size_t count, size_t gap, size_t room)
{
	size_t level, used;

	while (count > 1 && total(columns, count, gap, 0) > room)
		count--;
	if (count && columns[0].minimum > room)
		columns[0].minimum = room;
	level = highest_level(columns, count, gap, room);
	for (size_t at = 0; at < count; at++)
		columns[at].width = at_level(&columns[at], level);
	used = total(columns, count, gap, level);
	if (used < room)
		spread(columns, count, room - used);
	return count;
}
