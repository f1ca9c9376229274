/*
 * nearest.c - edit distance (Levenshtein) over the first bytes of names.
 */
#include "nearest.h"
#include "message.h"

#include <stdio.h>

enum { COMPARED = 48, SHOWN = 3 };

static size_t smaller(size_t one, size_t other)
{
	return one < other ? one : other;
}

static size_t distance(struct rx_text one, struct rx_text other)
{
	size_t row[COMPARED + 1];
	size_t length = smaller(other.length, COMPARED);

	for (size_t at = 0; at <= length; at++)
		row[at] = at;
	for (size_t line = 1; line <= smaller(one.length, COMPARED); line++) {
		size_t corner = row[0];

		row[0] = line;
		for (size_t at = 1; at <= length; at++) {
			size_t change = corner + (one.bytes[line - 1] != other.bytes[at - 1]);

			corner = row[at];
			row[at] = smaller(change, smaller(row[at], row[at - 1]) + 1);
		}
	}
	return row[length];
}

/* The place of the name that comes next in the order of distance, then place; RX_NONE at the end.
 * */
static size_t next_nearest(const struct rx_header *header, struct rx_text name, size_t last,
	size_t last_distance)
{
	size_t best = RX_NONE, best_distance = RX_NONE;

	for (size_t at = 0; at < header->count; at++) {
		size_t this = distance(header->names[at], name);
		bool later = last == RX_NONE || this > last_distance
			|| (this == last_distance && at > last);

		if (later && this < best_distance) {
			best = at;
			best_distance = this;
		}
	}
	return best;
}

void rx_nearest_names(const struct rx_header *header, struct rx_text name, char *out, size_t room)
{
	size_t last = RX_NONE, last_distance = 0, used = 0;

	out[0] = '\0';
	for (size_t shown = 0; shown < SHOWN && used + 1 < room; shown++) {
		char one[64];
		int length;

		last = next_nearest(header, name, last, last_distance);
		if (last == RX_NONE)
			return;
		last_distance = distance(header->names[last], name);
		length = snprintf(out + used, room - used, "%s%s", shown ? " " : "",
			rx_quotable(header->names[last], one, sizeof(one)));
		if (length < 0)
			return;
		used += (size_t)length;
	}
}
