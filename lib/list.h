/*
 * list.h - several values in one text: the ';' lists of cells, where \; is a ; inside a value, the lists
 * of names in options, and words made of two names.
 */
#ifndef RX_LIB_LIST_H
#define RX_LIB_LIST_H

#include "buffer.h"

/*
 * Takes the item in front of the next unescaped ';' off *rest and returns true; false when *rest
 * was used up before.  Works on decoded cells; items keep their \; as it is.  Begin with
 * rest->bytes not NULL.
 */
bool rx_list_next(struct rx_text *rest, struct rx_text *item);

/* Tells whether an item taken off a list is the given text, \; standing for ';'. */
bool rx_list_item_is(struct rx_text item, struct rx_text text);

/* Takes the next value off *rest with its \; as ';', put into scratch and borrowed from it. */
bool rx_list_value(struct rx_text *rest, struct rx_buffer *scratch, struct rx_text *value);

/*
 * The same for names that somebody typed: separated by , or the full-width comma or 、, without
 * blanks around them; empty ones are passed over.
 */
bool rx_names_next(struct rx_text *rest, struct rx_text *name);

/* Splits a word such as sum:value at its first colon, which may be full-width; column.bytes is NULL
 * without one. */
void rx_word_split(struct rx_text word, struct rx_text *name, struct rx_text *column);

#endif
