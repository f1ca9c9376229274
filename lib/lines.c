/*
 * lines.c - an array of offsets and a binary search in it.  Offsets are 32 bits wide, which no document
 * exceeds.
 */
#include "lines.h"
#include "buffer.h"

#include <stdlib.h>

void rx_lines_release(struct rx_lines *lines)
{
	free(lines->ends);
	*lines = (struct rx_lines){0};
}

bool rx_lines_index(struct rx_lines *lines, struct rx_text text)
{
	size_t at = 0;

	while ((at = rx_text_find(text, RX_LITERAL("\n"), at)) != RX_NONE) {
		uint32_t *ends =
			rx_array_grow(lines->ends, lines->count, &lines->room, sizeof(*ends));

		if (!ends)
			return false;
		lines->ends = ends;
		ends[lines->count++] = (uint32_t)at++;
	}
	return true;
}

size_t rx_lines_find(const struct rx_lines *lines, size_t at)
{
	size_t low = 0, high = lines->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (lines->ends[middle] < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low + 1;
}
