/*
 * item.h - the items of a list inside running text: 一是…。二是…。 and the other enumerators, by a
 * state machine that expects the next number.
 */
#ifndef RX_LIB_ITEM_H
#define RX_LIB_ITEM_H

#include "cue.h"

struct rx_item {
	uint32_t start; /* of its enumerator */
	uint32_t words; /* behind the enumerator */
	uint32_t end;   /* start of the next item, or where the text ends */
	enum rx_glyph glyph;
	unsigned number;
	unsigned before; /* the number that came before it in the list, 0 for the first */
};

struct rx_items {
	struct rx_item *items;
	size_t count;
	size_t room;
	enum rx_glyph glyph; /* of the list that is open; kept between paragraphs */
	unsigned number;     /* the last one */
};

void rx_items_release(struct rx_items *items);

/* Takes the list up in front of an item that is known: glyph and number are its own. */
static inline void rx_items_resume(struct rx_items *items, enum rx_glyph glyph, unsigned number)
{
	items->glyph = number > 1 ? glyph : RX_GLYPH_NONE;
	items->number = number - 1;
}

/* Forgets the open list: the next item must be a first one. */
void rx_items_begin(struct rx_items *items);

/*
 * Finds the items in [from, end) of a paragraph, which goes on with the open list or begins one;
 * items->items is replaced.  -1 when memory is exhausted.
 */
int rx_items_find(struct rx_items *items, const struct rx_cues *cues,
	const struct rx_paragraph *paragraph, struct rx_text text, size_t from, size_t end);

/*
 * Offset behind the lead sentence of an item: behind its first true stop, else its end.
 */
size_t rx_item_lead_end(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t from, size_t end);

#endif
