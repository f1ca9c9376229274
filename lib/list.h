/*
 * list.h - the values of a cell that holds a list: joined with ';', a ';' inside a value written \;.
 * Works on cells that are decoded, or that have no backslash.
 */
#ifndef RX_LIB_LIST_H
#define RX_LIB_LIST_H

#include "text.h"

/* Takes the next value off *rest, its \; still in it; false when *rest was used up before.  Begin
 * with rest->bytes not NULL. */
bool rx_list_next(struct rx_text *rest, struct rx_text *item);

/* Tells whether a value taken off a list is the given text, \; standing for ';'. */
bool rx_list_item_is(struct rx_text item, struct rx_text text);

#endif
