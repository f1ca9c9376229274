/*
 * many.c - a list of patterns as long as a dictionary: one pass finds the literals that a cell has, and only
 * the patterns that they belong to are searched.
 *
 * A pattern that is nothing but literals needs no search.  One without any literal is searched in every cell.
 */
#include "query.h"

#include <stdlib.h>

enum { FEW = 8 }; /* are searched one by one */

void rx_many_release(struct rx_query *query)
{
	rx_dictionary_release(&query->dictionary);
	free(query->always);
	free(query->tried);
	query->always = NULL;
	query->always_count = 0;
	query->tried = NULL;
}

static bool add(struct rx_query *query, size_t place)
{
	bool exact;
	size_t count = rx_pattern_literals(query->patterns[place], &exact);

	query->all_exact &= exact && count == 1;
	if (count == 0)
		query->always[query->always_count++] = query->patterns[place];
	for (size_t at = 0; at < count; at++) {
		struct rx_text literal = rx_pattern_literal(query->patterns[place], at);

		if (!rx_dictionary_add(&query->dictionary, literal, (uint32_t)place))
			return false;
	}
	return true;
}

int rx_many_ready(struct rx_query *query)
{
	bool done;

	rx_many_release(query);
	query->cells = 0;
	query->all_exact = true;
	if (query->pattern_count <= FEW)
		return 0;
	query->always = calloc(query->pattern_count, sizeof(struct rx_pattern *));
	query->tried = calloc(query->pattern_count, sizeof(*query->tried));
	done = query->always && query->tried && query->pattern_count < UINT32_MAX;
	for (size_t at = 0; done && at < query->pattern_count; at++)
		done = add(query, at);
	return done && rx_dictionary_ready(&query->dictionary) ? 0 : -1;
}

/* Another cell: no pattern has been tried in it. */
static void begin_cell(struct rx_query *query)
{
	if (++query->cells)
		return;
	memset(query->tried, 0, query->pattern_count * sizeof(*query->tried));
	query->cells = 1;
}

static int ask_all(struct rx_query *query, struct rx_pattern *const *patterns, size_t count,
	struct rx_text value, struct rx_place place)
{
	for (size_t at = 0; at < count; at++) {
		int outcome = rx_compare_pattern(patterns[at], value, &query->work, place);

		if (outcome)
			return outcome;
	}
	return 0;
}

/* Tells whether a literal's pattern has to be searched in the cell at all. */
static bool is_to_try(struct rx_query *query, const struct rx_dictionary_entry *entry,
	struct rx_text value, size_t at)
{
	if (query->tried[entry->owner] == query->cells
		|| rx_pattern_refuses(query->patterns[entry->owner], value, at, entry->literal))
		return false;
	query->tried[entry->owner] = query->cells;
	return true;
}

int rx_many_ask(struct rx_query *query, struct rx_text value, struct rx_place place)
{
	const struct rx_dictionary_entry *entry;
	size_t at = 0;
	uint32_t last = 0;

	if (!query->dictionary.slots)
		return ask_all(query, query->patterns, query->pattern_count, value, place);
	begin_cell(query);
	while ((entry = rx_dictionary_next(&query->dictionary, value, &at, &last)) != NULL) {
		bool exact;
		int outcome;

		(void)rx_pattern_literals(query->patterns[entry->owner], &exact);
		if (exact)
			return 1;
		if (!is_to_try(query, entry, value, at))
			continue;
		outcome = rx_compare_pattern(
			query->patterns[entry->owner], value, &query->work, place);
		if (outcome)
			return outcome;
	}
	return ask_all(query, query->always, query->always_count, value, place);
}

/* The earlier of two matches, of equals the longer, becomes the best. */
static void take_better(const size_t span[2], size_t best[2], int *any)
{
	if (!*any || span[0] < best[0] || (span[0] == best[0] && span[1] > best[1]))
		memcpy(best, span, 2 * sizeof(*span));
	*any = 1;
}

static int try_pattern(struct rx_pattern *pattern, struct rx_text value, size_t from,
	size_t best[2], int *any, char limit[128])
{
	size_t span[2];
	int outcome = rx_pattern_search_some(pattern, value, from, span, limit);

	if (outcome > 0)
		take_better(span, best, any);
	return outcome < 0 ? -1 : 0;
}

int rx_many_find(
	struct rx_query *query, struct rx_text value, size_t from, size_t best[2], char limit[128])
{
	const struct rx_dictionary_entry *entry;
	size_t at = from;
	uint32_t last = 0;
	int any = 0;

	begin_cell(query);
	while ((entry = rx_dictionary_next(&query->dictionary, value, &at, &last)) != NULL) {
		size_t span[2] = {at, at + entry->literal.length};
		bool exact;

		if (any && query->all_exact && at > best[0])
			break;
		exact = rx_pattern_literals(query->patterns[entry->owner], &exact) == 1 && exact;
		if (exact)
			take_better(span, best, &any);
		else if (is_to_try(query, entry, value, at)
			&& try_pattern(
				query->patterns[entry->owner], value, from, best, &any, limit))
			return -1;
	}
	for (size_t each = 0; each < query->always_count; each++) {
		if (try_pattern(query->always[each], value, from, best, &any, limit))
			return -1;
	}
	return any;
}
