/*
 * query.c - the public side of selecting: text in, a query bound to headers.
 *
 * A query is an expression's tree or a list of alternative patterns; without either it selects every
 * row.
 */
#include "query.h"
#include "input.h"
#include "nearest.h"
#include "prepare.h"

#include <stdlib.h>

#define PATTERN_FILE_LIMIT ((size_t)16 << 20)

enum rx_query_form rx_query_guess(struct rx_text text)
{
	return rx_expr_looks_like(text) ? RX_QUERY_EXPRESSION : RX_QUERY_PATTERN;
}

/* ---- making --------------------------------------------------------------------------------- */

static int out_of_memory(const struct rx_query *query)
{
	rx_say(query->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

/* What a word without an operator can be. */
static int prepare_word(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound)
{
	char quoted[120];

	bound->derived = rx_derived_find(node->name);
	if (bound->derived >= 0 && !rx_derived_is_number((enum rx_derived)bound->derived))
		return 0;
	rx_say_at(query->sink, query->expr.text, node->at + node->name.length,
		RX_SAY_EXPECT_OPERATOR, rx_quotable(node->name, quoted, sizeof(quoted)));
	return -1;
}

static int prepare_nodes(struct rx_query *query)
{
	struct rx_prepare prepare = {&query->expr, &query->pattern_options, query->today,
		query->sink};

	query->bound = calloc(query->expr.node_count, sizeof(*query->bound));
	if (!query->bound)
		return out_of_memory(query);
	for (size_t at = 0; at < query->expr.node_count; at++) {
		const struct rx_node *node = &query->expr.nodes[at];
		struct rx_bound *bound = &query->bound[at];

		bound->column = bound->derived = bound->other = -1;
		if (node->kind == RX_NODE_WORD && prepare_word(query, node, bound))
			return -1;
		if (node->kind == RX_NODE_COMPARE && rx_prepare(&prepare, node, &bound->compare))
			return -1;
	}
	return 0;
}

int rx_query_or_pattern(struct rx_query *query, struct rx_text text)
{
	struct rx_pattern_fault fault;
	struct rx_pattern **patterns = rx_array_grow(query->patterns, query->pattern_count,
		&query->pattern_room, sizeof(*patterns));

	if (!patterns)
		return out_of_memory(query);
	query->is_pattern = true;
	query->patterns = patterns;
	patterns[query->pattern_count] = rx_pattern_new(text, &query->pattern_options, &fault);
	if (!patterns[query->pattern_count]) {
		rx_prepare_say_pattern(query->sink, text, fault.at, &fault);
		return -1;
	}
	query->pattern_count++;
	return 0;
}

int rx_query_or_file(struct rx_query *query, const char *path)
{
	struct rx_buffer whole = {0};
	struct rx_input input;
	struct rx_text rest, line;
	int fault;

	if (rx_input_open(&input, path, query->sink))
		return -1;
	fault = rx_input_rest(&input, &whole, PATTERN_FILE_LIMIT);
	rx_input_close(&input);
	query->is_pattern = true;
	rest = rx_buffer_text(&whole);
	while (!fault && rest.length && rx_text_split(&rest, '\n', &line)) {
		if (line.length && line.bytes[line.length - 1] == '\r')
			line.length--;
		fault = rx_query_or_pattern(query, line);
	}
	rx_buffer_release(&whole);
	return fault;
}

/* A pattern such as status=done is probably not meant as one. */
static void hint(const struct rx_query *query, struct rx_text text)
{
	size_t equal = rx_text_find(text, RX_LITERAL("="), 0);
	char quoted[120];

	if (equal == RX_NONE)
		return;
	if (rx_word_find(RX_SET_COLUMN, rx_text_trim(rx_text_slice(text, 0, equal))) < 0)
		return;
	rx_say_at(query->sink, text, equal, RX_SAY_PATTERN_HINT,
		rx_quotable(text, quoted, sizeof(quoted)));
}

static int compile(struct rx_query *query, struct rx_text text, enum rx_query_form form,
	const char *const *arguments)
{
	bool guessed = form == RX_QUERY_AUTO;

	if (text.length == 0)
		return 0;
	if (guessed)
		form = rx_query_guess(text);
	if (form == RX_QUERY_EXPRESSION) {
		int fault = rx_expr_parse(&query->expr, text, query->sink)
			|| rx_expr_resolve(&query->expr, arguments, query->sink)
			|| prepare_nodes(query);

		return fault ? -1 : 0;
	}
	if (guessed)
		hint(query, text);
	return rx_query_or_pattern(query, text);
}

static void take_options(struct rx_query *query, const struct rx_query_options *options)
{
	static const struct rx_query_options none = {0};

	if (!options)
		options = &none;
	query->invert = options->invert != 0;
	query->today = rx_today(options->today);
	query->pattern_options.ignore_case = options->ignore_case != 0;
	query->pattern_options.literal = options->literal != 0;
	query->pattern_options.whole_word = options->whole_word != 0;
	query->pattern_options.whole_text = options->whole_cell != 0;
}

struct rx_query *rx_query_new(struct rx_text text, enum rx_query_form form,
	const struct rx_query_options *options, const struct rx_sink *sink)
{
	struct rx_query *query = calloc(1, sizeof(*query));

	if (!query)
		return NULL;
	query->sink = query->work.sink = sink;
	take_options(query, options);
	if (compile(query, text, form, options ? options->arguments : NULL) == 0)
		return query;
	rx_query_free(query);
	return NULL;
}

void rx_query_free(struct rx_query *query)
{
	if (!query)
		return;
	rx_query_free(query->also);
	for (size_t at = 0; query->bound && at < query->expr.node_count; at++)
		rx_prepare_release(&query->bound[at].compare);
	for (size_t at = 0; at < query->pattern_count; at++)
		rx_pattern_free(query->patterns[at]);
	rx_expr_release(&query->expr);
	rx_compare_work_release(&query->work);
	free(query->bound);
	free(query->patterns);
	free(query->columns);
	free(query->searches);
	free(query);
}

void rx_query_and(struct rx_query *query, struct rx_query *other)
{
	while (query->also)
		query = query->also;
	query->also = other;
}

/* ---- binding -------------------------------------------------------------------------------- */

static int lacks(struct rx_query *query, size_t at, struct rx_text name,
	const struct rx_header *header)
{
	char quoted[120], list[RX_NEAREST_SIZE];

	rx_say_at(query->sink, query->expr.text, at, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(name, quoted, sizeof(quoted)),
		query->sink && query->sink->lang == RX_LANG_ZH ? "表头" : "the header",
		rx_nearest_columns(header, name, list));
	return -1;
}

/* The right side of a comparison with another column. */
static int bind_other(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound,
	const struct rx_header *header)
{
	const struct rx_value *value = &query->expr.values[node->first_value];

	bound->other = -1;
	if (node->value_count == 0 || !value->is_column)
		return 0;
	bound->other = rx_header_find(header, value->text);
	return bound->other < 0 ? lacks(query, value->at, value->text, header) : 0;
}

/* A number of days can be compared with numbers only. */
static int check_days(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound)
{
	for (size_t at = 0; at < bound->compare.count; at++) {
		const struct rx_value *value = &query->expr.values[node->first_value + at];
		char quoted[2][120];

		if (bound->compare.literals[at].is_number && !value->is_column)
			continue;
		rx_say_at(query->sink, query->expr.text, value->at, RX_SAY_EXPECT_NUMBER,
			rx_quotable(node->name, quoted[0], sizeof(quoted[0])),
			rx_quotable(value->text, quoted[1], sizeof(quoted[1])));
		return -1;
	}
	return 0;
}

/* A day count is one only where the header has no column of its name. */
static int bind_compare(struct rx_query *query, const struct rx_node *node,
	struct rx_bound *bound, const struct rx_header *header)
{
	bound->derived = -1;
	bound->column = rx_header_find(header, node->name);
	if (bound->column >= 0)
		return bind_other(query, node, bound, header);
	bound->derived = node->quoted ? -1 : rx_derived_find(node->name);
	if (bound->derived < 0 || !rx_derived_is_number((enum rx_derived)bound->derived))
		return lacks(query, node->at, node->name, header);
	return check_days(query, node, bound);
}

static int bind_node(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound,
	const struct rx_header *header)
{
	const char *lacking;

	if (node->kind == RX_NODE_COMPARE && bind_compare(query, node, bound, header))
		return -1;
	if (bound->derived < 0)
		return 0;
	lacking = rx_derived_lacks(&query->derived, (enum rx_derived)bound->derived);
	return lacking ? lacks(query, node->at, rx_text(lacking), header) : 0;
}

/* Patterns look at title and text, and at every column where there is neither. */
static int bind_patterns(struct rx_query *query, const struct rx_header *header)
{
	int title = rx_header_find(header, RX_LITERAL("title"));
	int text = rx_header_find(header, RX_LITERAL("text"));

	free(query->columns);
	query->column_count = 0;
	query->columns = malloc((header->count + 1) * sizeof(*query->columns));
	if (!query->columns)
		return out_of_memory(query);
	if (title >= 0)
		query->columns[query->column_count++] = (size_t)title;
	if (text >= 0)
		query->columns[query->column_count++] = (size_t)text;
	for (size_t at = 0; at < header->count && title < 0 && text < 0; at++)
		query->columns[query->column_count++] = at;
	return 0;
}

static int add_search(struct rx_query *query, struct rx_pattern *pattern, size_t column)
{
	struct rx_search *searches = rx_array_grow(query->searches, query->search_count,
		&query->search_room, sizeof(*searches));

	if (!searches)
		return out_of_memory(query);
	query->searches = searches;
	searches[query->search_count++] = (struct rx_search){pattern, column};
	return 0;
}

/* Patterns of comparisons that are asked as they stand: below `not` a match is no reason to show. */
static int bind_searches_below(struct rx_query *query, uint32_t place)
{
	const struct rx_node *node = &query->expr.nodes[place];
	const struct rx_bound *bound = &query->bound[place];

	if (node->kind == RX_NODE_COMPARE && bound->compare.pattern && !node->negated)
		return add_search(query, bound->compare.pattern, (size_t)bound->column);
	if (node->kind == RX_NODE_NOT)
		return 0;
	for (uint32_t child = node->child; child; child = query->expr.nodes[child].next) {
		if (bind_searches_below(query, child))
			return -1;
	}
	return 0;
}

static int bind_searches(struct rx_query *query)
{
	query->search_count = 0;
	for (size_t column = 0; column < query->column_count; column++) {
		for (size_t at = 0; at < query->pattern_count; at++) {
			if (add_search(query, query->patterns[at], query->columns[column]))
				return -1;
		}
	}
	return query->bound ? bind_searches_below(query, query->expr.root) : 0;
}

int rx_query_bind(struct rx_query *query, const struct rx_header *header)
{
	if (query->also && rx_query_bind(query->also, header))
		return -1;
	rx_derived_bind(&query->derived, header);
	for (size_t at = 0; query->bound && at < query->expr.node_count; at++) {
		if (bind_node(query, &query->expr.nodes[at], &query->bound[at], header))
			return -1;
	}
	if (query->is_pattern && bind_patterns(query, header))
		return -1;
	return bind_searches(query);
}
