/*
 * grouping.h - where the groups of a report begin: rows come with equal values of a column together,
 * and each other value begins a group.
 */
#ifndef RX_LIB_GROUPING_H
#define RX_LIB_GROUPING_H

#include "field.h"
#include "view.h"

struct rx_group_start {
	size_t label, end; /* in the labels */
	size_t place;      /* the first row of the group, by the layout's count */
};

struct rx_grouping {
	char *column; /* NULL: there are no groups */
	struct rx_buffer labels, decoded;
	struct rx_group_start *items;
	size_t count, room;
	bool failed;
};

void rx_grouping_release(struct rx_grouping *grouping);

/* Appends the value of a column as people read it: words as labels, lists joined. */
void rx_grouping_words(
	struct rx_buffer *out, struct rx_text column, struct rx_text value, enum rx_lang lang);

/* Takes the row at a place; true when it begins a group. */
bool rx_grouping_enter(struct rx_grouping *grouping, const struct rx_block *block, size_t row,
	size_t place, enum rx_lang lang);

/* The heading of a group: its value in words, or that there is none. */
struct rx_text rx_grouping_label(const struct rx_grouping *grouping, size_t at);

/* Place behind the last row of a group, of so many rows in all. */
size_t rx_grouping_end(const struct rx_grouping *grouping, size_t at, size_t rows);

#endif
