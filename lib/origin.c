/*
 * origin.c - from offsets in a text made of cells back to the source.
 */
#include "origin.h"

const struct rx_origin *rx_origin_at(const struct rx_origins *origins, size_t offset)
{
	size_t low = 0, high = origins->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (origins->items[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low ? &origins->items[low - 1] : NULL;
}

/* The source's offset that is count bytes of text behind an origin's first byte. */
static size_t advance(
	const struct rx_origins *origins, const struct rx_origin *origin, size_t count)
{
	size_t at = origin->source;

	if (!origin->escaped)
		return at + count;
	for (; count && at < origins->source.length; count--)
		at += origins->source.bytes[at] == '"' ? 2 : 1;
	return at;
}

bool rx_origins_span(const struct rx_origins *origins, size_t *start, size_t *end)
{
	const struct rx_origin *origin = rx_origin_at(origins, *start);

	if (!origins->located || !origin || *end > origin->end)
		return false;
	*end = advance(origins, origin, *end - origin->start);
	*start = advance(origins, origin, *start - origin->start);
	return true;
}

uint32_t rx_origins_line(const struct rx_origins *origins, struct rx_text text, size_t offset)
{
	const struct rx_origin *origin = rx_origin_at(origins, offset);
	uint32_t line;

	if (!origin)
		return 1;
	line = origin->line;
	for (size_t at = origin->start; origins->located && at < offset && at < text.length; at++)
		line += text.bytes[at] == '\n';
	return line;
}
