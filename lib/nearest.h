/*
 * nearest.h - the known names that are nearest to an unknown one, for messages: "no column 'stauts';
 * nearest: status, series".
 */
#ifndef RX_LIB_NEAREST_H
#define RX_LIB_NEAREST_H

#include "buffer.h"

enum { RX_NEAREST_COUNT = 3, RX_NEAREST_SIZE = 256 };

/* Offer candidates one by one, then write; candidates are borrowed until then. */
struct rx_nearest {
	struct rx_text name;
	struct rx_text best[RX_NEAREST_COUNT];
	size_t distances[RX_NEAREST_COUNT];
	size_t count;
};

/* Characters to insert, remove, replace or swap with a neighbour to make one text of the other,
 * without looking at the case of ASCII letters; long texts are compared by their first 64. */
size_t rx_edit_distance(struct rx_text one, struct rx_text other);

/* Offers a candidate that is shown as shown and compared by name. */
void rx_nearest_offer(struct rx_nearest *nearest, struct rx_text name, struct rx_text shown);

/* Appends the nearest names, best first, joined with ", ", and a final NUL that is not part of the
 * buffer's length: bytes is then a C string fit for a message.  Without candidates it is "-". */
void rx_nearest_write(const struct rx_nearest *nearest, struct rx_buffer *out);

/* The names of a header that are nearest to name by themselves or by their Chinese label. */
void rx_header_nearest(const struct rx_header *header, struct rx_text name, struct rx_buffer *out);

/* The same in fixed room, as a C string, for a column's name and for a word of a set; what is not ASCII
 * is held against Chinese labels, which are then what is shown.  Both return list. */
const char *rx_nearest_columns(
	const struct rx_header *header, struct rx_text wanted, char list[RX_NEAREST_SIZE]);
const char *rx_nearest_words(enum rx_set set, struct rx_text wanted, char list[RX_NEAREST_SIZE]);

#endif
