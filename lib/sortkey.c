/*
 * sortkey.c - reading and comparing keys.
 *
 * Columns that rx does not know hold numbers, dates or text; a key is the first of these that it can be.
 * Ordinals such as 2.1.10 compare number by number.
 */
#include "sortkey.h"
#include "when.h"

static bool read_days(struct rx_text cell, struct rx_sortkey *key)
{
	struct rx_days days;

	if (!rx_days_next(&cell, &days))
		return false;
	key->first = (struct rx_decimal){days.first, 0};
	key->last = days.last;
	key->sort = RX_SORTKEY_DATE;
	return true;
}

static bool read_word(int column, struct rx_text cell, struct rx_sortkey *key)
{
	int place = rx_word_find(rx_column_set((enum rx_column)column), cell);

	key->first = (struct rx_decimal){place, 0};
	return place >= 0;
}

static bool read_value(int column, struct rx_text cell, struct rx_sortkey *key)
{
	switch (column < 0 ? RX_TYPE_TEXT : rx_column_type((enum rx_column)column)) {
	case RX_TYPE_WORD: return read_word(column, cell, key);
	case RX_TYPE_DATE: return read_days(cell, key);
	case RX_TYPE_NUMBER: return rx_decimal_parse(cell, &key->first);
	case RX_TYPE_LIST: return false;
	default: break;
	}
	if (column >= 0 && column != RX_COLUMN_NO && column != RX_COLUMN_VALUE)
		return false;
	return rx_decimal_parse(cell, &key->first) || read_days(cell, key);
}

struct rx_sortkey rx_sortkey_read(int column, struct rx_text cell)
{
	struct rx_sortkey key = {.sort = RX_SORTKEY_NUMBER, .text = cell};

	if (cell.length == 0)
		key.sort = RX_SORTKEY_EMPTY;
	else if (!read_value(column, cell, &key))
		key.sort = RX_SORTKEY_TEXT;
	return key;
}

static bool is_digit(struct rx_text text, size_t at)
{
	return at < text.length && text.bytes[at] >= '0' && text.bytes[at] <= '9';
}

static size_t digits(struct rx_text text, size_t *at)
{
	size_t start;

	while (is_digit(text, *at) && text.bytes[*at] == '0')
		++*at;
	start = *at;
	while (is_digit(text, *at))
		++*at;
	return *at - start;
}

/* 2.1.5 before 2.1.10: true, and the order, for texts of numbers and points only. */
static bool compare_ordinals(struct rx_text one, struct rx_text other, int *order)
{
	size_t i = 0, j = 0;

	while (is_digit(one, i) && is_digit(other, j)) {
		size_t left = digits(one, &i), right = digits(other, &j);

		*order = left != right
			? (left > right) - (left < right)
			: memcmp(one.bytes + i - left, other.bytes + j - right, left);
		if (*order)
			return true;
		if (i == one.length || j == other.length) {
			*order = (i < one.length) - (j < other.length);
			return true;
		}
		if (one.bytes[i] != '.' || other.bytes[j] != '.')
			return false;
		i++;
		j++;
	}
	return false;
}

static int compare_texts(struct rx_text one, struct rx_text other)
{
	int order;

	return compare_ordinals(one, other, &order) ? order : rx_text_compare(one, other);
}

int rx_sortkey_compare(
	const struct rx_sortkey *one, const struct rx_sortkey *other, bool descending)
{
	int order;

	if (one->sort != other->sort)
		return one->sort < other->sort ? -1 : 1;
	switch (one->sort) {
	case RX_SORTKEY_NUMBER:
	case RX_SORTKEY_DATE:
		order = rx_decimal_compare(one->first, other->first);
		if (order == 0)
			order = (one->last > other->last) - (one->last < other->last);
		break;
	case RX_SORTKEY_TEXT: order = compare_texts(one->text, other->text); break;
	default: return 0;
	}
	return descending ? -order : order;
}
