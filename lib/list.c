/*
 * list.c - taking lists apart, one item at a time and without a copy.
 */
#include "list.h"

bool rx_list_next(struct rx_text *rest, struct rx_text *item)
{
	size_t at = 0;

	if (!rest->bytes)
		return false;
	while (at < rest->length && rest->bytes[at] != ';')
		at += rest->bytes[at] == '\\' && at + 1 < rest->length && rest->bytes[at + 1] == ';'
			? 2
			: 1;
	*item = rx_text_slice(*rest, 0, at);
	*rest = at < rest->length ? rx_text_slice(*rest, at + 1, rest->length)
				  : (struct rx_text){NULL, 0};
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

bool rx_list_value(struct rx_text *rest, struct rx_buffer *scratch, struct rx_text *value)
{
	struct rx_text item;

	if (!rx_list_next(rest, &item))
		return false;
	rx_buffer_reset(scratch);
	for (size_t at = 0; at < item.length; at++) {
		if (item.bytes[at] == '\\' && at + 1 < item.length && item.bytes[at + 1] == ';')
			at++;
		rx_buffer_add_byte(scratch, item.bytes[at]);
	}
	*value = rx_buffer_text(scratch);
	return true;
}

/* Length of the separator at an offset, or 0. */
static size_t separator(struct rx_text text, size_t at)
{
	struct rx_text behind = rx_text_slice(text, at, text.length);

	if (text.bytes[at] == ',')
		return 1;
	if (rx_text_starts(behind, RX_LITERAL("\xEF\xBC\x8C")) /* the full-width comma */
		|| rx_text_starts(behind, RX_LITERAL("、")))
		return 3;
	return 0;
}

static bool next_raw(struct rx_text *rest, struct rx_text *name)
{
	size_t at = 0, gap = 0;

	if (!rest->bytes)
		return false;
	while (at < rest->length && !(gap = separator(*rest, at)))
		at++;
	*name = rx_text_trim(rx_text_slice(*rest, 0, at));
	*rest = gap ? rx_text_slice(*rest, at + gap, rest->length) : (struct rx_text){NULL, 0};
	return true;
}

bool rx_names_next(struct rx_text *rest, struct rx_text *name)
{
	while (next_raw(rest, name)) {
		if (name->length)
			return true;
	}
	return false;
}

void rx_word_split(struct rx_text word, struct rx_text *name, struct rx_text *column)
{
	struct rx_text wide = RX_LITERAL("\xEF\xBC\x9A");
	size_t narrow = rx_text_find(word, RX_LITERAL(":"), 0), at = rx_text_find(word, wide, 0);
	size_t gap = at < narrow ? wide.length : 1;

	at = at < narrow ? at : narrow;
	*name = word;
	*column = (struct rx_text){NULL, 0};
	if (at == RX_NONE)
		return;
	*name = rx_text_slice(word, 0, at);
	*column = rx_text_slice(word, at + gap, word.length);
}
