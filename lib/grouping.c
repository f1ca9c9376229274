/*
 * grouping.c - comparing the label of each row with that of the group at hand.
 */
#include "grouping.h"
#include "cell.h"

#include <stdlib.h>

void rx_grouping_release(struct rx_grouping *grouping)
{
	rx_buffer_release(&grouping->labels);
	rx_buffer_release(&grouping->decoded);
	free(grouping->items);
	free(grouping->column);
	*grouping = (struct rx_grouping){0};
}

void rx_grouping_words(
	struct rx_buffer *out, struct rx_text column, struct rx_text value, enum rx_lang lang)
{
	struct rx_field field = rx_field_named(column, lang);

	if (field.column >= 0 && rx_column_type((enum rx_column)field.column) == RX_TYPE_WORD) {
		enum rx_set set = rx_column_set((enum rx_column)field.column);
		int word = rx_word_find(set, value);

		rx_buffer_add_text(out, word < 0 ? value : rx_word_label(set, (size_t)word, lang));
	} else if (field.list) {
		rx_list_join(out, value, lang);
	} else {
		rx_buffer_add_text(out, value);
	}
}

static void add_label(
	struct rx_grouping *grouping, const struct rx_block *block, size_t row, enum rx_lang lang)
{
	int place = rx_header_find(block->header, rx_text(grouping->column));
	struct rx_text value = {"", 0};

	if (place >= 0)
		value = rx_cell_value(rx_block_cell(block, row, (size_t)place), &grouping->decoded);
	value = rx_text_trim(value);
	if (value.length)
		rx_grouping_words(&grouping->labels, rx_text(grouping->column), value, lang);
	else
		rx_buffer_add_string(
			&grouping->labels, lang != RX_LANG_EN ? "未填写" : "not stated");
}

struct rx_text rx_grouping_label(const struct rx_grouping *grouping, size_t at)
{
	return rx_text_slice(rx_buffer_text(&grouping->labels), grouping->items[at].label,
		grouping->items[at].end);
}

bool rx_grouping_enter(struct rx_grouping *grouping, const struct rx_block *block, size_t row,
	size_t place, enum rx_lang lang)
{
	struct rx_group_start start = {.label = grouping->labels.length, .place = place};
	struct rx_group_start *grown =
		rx_array_grow(grouping->items, grouping->count, &grouping->room, sizeof(*grown));

	add_label(grouping, block, row, lang);
	grouping->failed |= !grown || grouping->labels.failed || grouping->decoded.failed;
	if (grown)
		grouping->items = grown;
	if (grouping->failed)
		return false;
	start.end = grouping->labels.length;
	grown[grouping->count] = start;
	if (grouping->count
		&& rx_text_equal(rx_grouping_label(grouping, grouping->count),
			rx_grouping_label(grouping, grouping->count - 1))) {
		grouping->labels.length = start.label;
		return false;
	}
	grouping->count++;
	return true;
}

size_t rx_grouping_end(const struct rx_grouping *grouping, size_t at, size_t rows)
{
	return at + 1 < grouping->count ? grouping->items[at + 1].place : rows;
}
