/*
 * found.c - the places of a selected row that its patterns match, for showing them.
 *
 * Of all patterns that look at a column the earliest match counts, of equals the longest; the search
 * goes on behind it.
 */
#include "query.h"

/* The earliest match of a query's patterns in one column, at or behind an offset. */
static int earliest(struct rx_query *query, size_t column, struct rx_text value, size_t from,
	size_t best[2], struct rx_place place)
{
	char limit[128];
	int any = 0;

	if (query->dictionary.slots) {
		any = rx_many_find(query, value, from, best, limit);
		if (any < 0)
			rx_say(query->sink, place, RX_SAY_PATTERN_LIMIT, limit);
		return any;
	}
	for (size_t at = 0; at < query->search_count; at++) {
		size_t span[2];
		int outcome = 0;

		if (query->searches[at].column == column)
			outcome = rx_pattern_search_some(
				query->searches[at].pattern, value, from, span, limit);
		if (outcome < 0) {
			rx_say(query->sink, place, RX_SAY_PATTERN_LIMIT, limit);
			return -1;
		}
		if (outcome == 0)
			continue;
		if (!any || span[0] < best[0] || (span[0] == best[0] && span[1] > best[1]))
			memcpy(best, span, sizeof(span));
		any = 1;
	}
	return any;
}

static bool looks_at(const struct rx_query *query, size_t column)
{
	for (size_t at = 0; at < query->search_count; at++) {
		if (query->searches[at].column == column)
			return true;
	}
	return false;
}

static int find_in_column(
	struct rx_query *query, const struct rx_block *block, size_t row, struct rx_found *found)
{
	struct rx_place place = {.file = block->file, .line = block->line + row};
	size_t from = found->end;
	int any = 0;

	for (struct rx_query *each = query; each; each = each->also) {
		size_t span[2];
		struct rx_text value;
		int outcome;

		if (!looks_at(each, found->column))
			continue;
		value = rx_compare_subject(
			rx_block_cell(block, row, found->column), &each->work, place);
		if (from > value.length)
			continue;
		outcome = earliest(each, found->column, value, from, span, place);
		if (outcome < 0)
			return -1;
		if (outcome && (!any || span[0] < found->start)) {
			found->start = span[0];
			found->end = span[1];
			found->value = value;
			any = 1;
		}
	}
	return any;
}

int rx_query_find(
	struct rx_query *query, const struct rx_block *block, size_t row, struct rx_found *found)
{
	for (; found->column < block->columns; found->column++, found->end = 0) {
		int outcome = find_in_column(query, block, row, found);

		if (outcome)
			return outcome;
	}
	return 0;
}
