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
	rx_words_release(&query->words);
	free(query->always);
	free(query->tried);
	query->always = NULL;
	query->tried = NULL;
}

static bool add(struct rx_query *query, size_t place)
{
	bool exact;
	size_t count = rx_pattern_literals(query->patterns[place], &exact);

	if (count == 0)
		query->always[query->always_count++] = query->patterns[place];
	for (size_t at = 0; at < count; at++) {
		struct rx_text literal = rx_pattern_literal(query->patterns[place], at);

		if (!rx_words_add(&query->words, literal, (uint32_t)place))
			return false;
	}
	return true;
}

int rx_many_ready(struct rx_query *query)
{
	bool done;

	rx_many_release(query);
	query->always_count = 0;
	query->cells = 0;
	if (query->pattern_count <= FEW)
		return 0;
	query->always = calloc(query->pattern_count, sizeof(struct rx_pattern *));
	query->tried = calloc(query->pattern_count, sizeof(*query->tried));
	done = query->always && query->tried && query->pattern_count < UINT32_MAX;
	for (size_t at = 0; done && at < query->pattern_count; at++)
		done = add(query, at);
	return done && rx_words_ready(&query->words) ? 0 : -1;
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

int rx_many_ask(struct rx_query *query, struct rx_text value, struct rx_place place)
{
	size_t at = 0;
	uint32_t last = 0, owner;

	if (!query->words.slots)
		return ask_all(query, query->patterns, query->pattern_count, value, place);
	begin_cell(query);
	while (rx_words_next(&query->words, value, &at, &last, &owner)) {
		struct rx_pattern *pattern = query->patterns[owner];
		bool exact;
		int outcome;

		(void)rx_pattern_literals(pattern, &exact);
		if (exact)
			return 1;
		if (query->tried[owner] == query->cells)
			continue;
		query->tried[owner] = query->cells;
		outcome = rx_compare_pattern(pattern, value, &query->work, place);
		if (outcome)
			return outcome;
	}
	return ask_all(query, query->always, query->always_count, value, place);
}
