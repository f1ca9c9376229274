/*
 * list.c - cutting lists at each ';' without a backslash in front of it.
 */
#include "list.h"

bool rx_list_next(struct rx_text *rest, struct rx_text *item)
{
	size_t at = 0;

	if (!rest->bytes)
		return false;
	while (at < rest->length
		&& (rest->bytes[at] != ';' || (at > 0 && rest->bytes[at - 1] == '\\')))
		at++;
	*item = rx_text_slice(*rest, 0, at);
	if (at == rest->length)
		*rest = (struct rx_text){NULL, 0};
	else
		*rest = rx_text_slice(*rest, at + 1, rest->length);
	return true;
}

bool rx_list_item_is(struct rx_text item, struct rx_text text)
{
	size_t at = 0, seen = 0;

	while (at < item.length && seen < text.length) {
		if (item.bytes[at] == '\\' && at + 1 < item.length && item.bytes[at + 1] == ';')
			at++;
		if (item.bytes[at++] != text.bytes[seen++])
			return false;
	}
	return at == item.length && seen == text.length;
}
