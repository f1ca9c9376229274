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
#include "scope.h"

#include <stdlib.h>

#define PATTERN_FILE_LIMIT ((size_t)16 << 20)
enum { OPERANDS = 32 }; /* that may make up an expression */

enum rx_query_form rx_query_guess(struct rx_text text)
{
	return rx_expr_looks_like(text) ? RX_QUERY_EXPRESSION : RX_QUERY_PATTERN;
}

/* Tells whether every word without an operator is a derived one. */
static bool is_whole(const struct rx_expr *expr)
{
	for (size_t at = 1; at < expr->node_count; at++) {
		const struct rx_node *node = &expr->nodes[at];
		struct rx_bound bound = {0};

		rx_scope_split(node, &bound);
		if (node->kind == RX_NODE_WORD && (node->quoted || rx_derived_find(bound.name) < 0))
			return false;
	}
	return expr->root != 0;
}

/* Tells whether the first operands are one expression without a fault. */
static bool is_expression(struct rx_text joined)
{
	struct rx_expr expr = {0};
	bool is = rx_expr_looks_like(joined) && rx_expr_parse(&expr, joined, NULL) == 0
		&& is_whole(&expr);

	rx_expr_release(&expr);
	return is;
}

/* Tells whether an operand is an operator, or a word such as 且 or not, and nothing else. */
static bool is_sign(struct rx_text operand)
{
	static const enum rx_lex_place places[] = {RX_LEX_OPERATOR, RX_LEX_OPERAND};

	for (size_t at = 0; at < 2; at++) {
		struct rx_token token;

		rx_lex(operand, 0, places[at], &token);
		if (token.end == operand.length
			&& (token.kind == RX_TOKEN_OPERATOR || token.kind == RX_TOKEN_AND
				|| token.kind == RX_TOKEN_OR || token.kind == RX_TOKEN_NOT))
			return true;
	}
	return false;
}

/* Between two operands that belong together stands a sign, so that no file is taken for a value. */
size_t rx_query_operands(const char *const *operands, size_t count)
{
	struct rx_buffer joined = {0};
	size_t most = 1;
	bool sign = false;

	for (size_t at = 0; at < count && at < OPERANDS; at++) {
		bool before = sign;

		sign = is_sign(rx_text(operands[at]));
		if (at && !sign && !before)
			break;
		if (at)
			rx_buffer_add_byte(&joined, ' ');
		rx_buffer_add_string(&joined, operands[at]);
		if (at && !joined.failed && is_expression(rx_buffer_text(&joined)))
			most = at + 1;
	}
	rx_buffer_release(&joined);
	return most;
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

	bound->derived = rx_derived_find(bound->name);
	if (bound->derived >= 0 && bound->derived != RX_DERIVED_LIGHT
		&& !rx_derived_is_number((enum rx_derived)bound->derived))
		return 0;
	rx_say_at(query->sink, query->expr.text, node->at + node->name.length,
		RX_SAY_EXPECT_OPERATOR, rx_quotable(node->name, quoted, sizeof(quoted)));
	return -1;
}

/* The kind and the number of any(), none() and count(). */
static int prepare_below(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound)
{
	const struct rx_value *value = &query->expr.values[node->first_value];
	bool counts = node->value_count || node->relation == RX_OPERATOR_EMPTY;
	char quoted[2][120], list[RX_NEAREST_SIZE];

	bound->count = (struct rx_decimal){1, 0};
	bound->kind = rx_word_find(RX_SET_KIND, node->name);
	if (bound->kind < 0) {
		rx_say_at(query->sink, query->expr.text, node->at, RX_SAY_UNKNOWN_KIND,
			rx_quotable(node->name, quoted[0], sizeof(quoted[0])),
			rx_nearest_words(RX_SET_KIND, node->name, list));
		return -1;
	}
	if (!counts
		|| (node->value_count == 1 && !value->is_column
			&& rx_prepare_number(value->text, &bound->count)))
		return 0;
	rx_say_at(query->sink, query->expr.text, node->value_count ? value->at : node->at,
		RX_SAY_EXPECT_NUMBER, "count()",
		node->value_count ? rx_quotable(value->text, quoted[1], sizeof(quoted[1]))
				  : "empty");
	return -1;
}

static int prepare_compare(
	struct rx_query *query, const struct rx_node *node, struct rx_bound *bound)
{
	struct rx_prepare prepare = {
		&query->expr, &query->pattern_options, query->today, query->sink};
	struct rx_node plain = *node;

	plain.name = bound->name;
	if (rx_prepare(&prepare, &plain, &bound->compare))
		return -1;
	bound->below = node->relation == RX_OPERATOR_MATCHES && bound->scope == RX_SCOPE_ROW
		&& bound->compare.column == RX_COLUMN_TEXT && !node->quoted;
	return 0;
}

static int prepare_node(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound)
{
	bound->column = bound->derived = bound->other = -1;
	rx_scope_split(node, bound);
	switch (node->kind) {
	case RX_NODE_WORD: return prepare_word(query, node, bound);
	case RX_NODE_COMPARE: return prepare_compare(query, node, bound);
	case RX_NODE_BELOW: return prepare_below(query, node, bound);
	default: return 0;
	}
}

static int prepare_nodes(struct rx_query *query)
{
	query->bound = calloc(query->expr.node_count, sizeof(*query->bound));
	if (!query->bound)
		return out_of_memory(query);
	for (size_t at = 0; at < query->expr.node_count; at++) {
		if (prepare_node(query, &query->expr.nodes[at], &query->bound[at]))
			return -1;
	}
	return 0;
}

int rx_query_or_pattern(struct rx_query *query, struct rx_text text)
{
	struct rx_pattern_fault fault;
	struct rx_pattern **patterns = rx_array_grow(
		query->patterns, query->pattern_count, &query->pattern_room, sizeof(*patterns));

	if (!patterns)
		return out_of_memory(query);
	query->patterns = patterns;
	patterns[query->pattern_count] = rx_pattern_new(text, &query->pattern_options, &fault);
	if (!patterns[query->pattern_count]) {
		rx_prepare_say_pattern(query->sink, text, fault.at, &fault);
		return -1;
	}
	query->pattern_count++;
	query->is_pattern = true;
	return 0;
}

static int read_whole(const char *path, struct rx_buffer *whole, const struct rx_sink *sink)
{
	struct rx_input input;
	int fault;

	if (rx_input_open(&input, path, sink))
		return -1;
	fault = rx_input_rest(&input, whole, PATTERN_FILE_LIMIT);
	rx_input_close(&input);
	return fault;
}

/* Takes a line off a file's text, without its end; false behind the last. */
static bool next_line(struct rx_text *rest, struct rx_text *line)
{
	if (rest->length == 0)
		return false;
	rx_text_split(rest, '\n', line);
	if (line->length && line->bytes[line->length - 1] == '\r')
		line->length--;
	return true;
}

int rx_query_or_file(struct rx_query *query, const char *path)
{
	struct rx_buffer whole = {0};
	struct rx_text rest, line;
	int fault = read_whole(path, &whole, query->sink);

	query->is_pattern = true;
	rest = rx_buffer_text(&whole);
	while (!fault && next_line(&rest, &line))
		fault = rx_query_or_pattern(query, line);
	rx_buffer_release(&whole);
	return fault;
}

/* A pattern such as status=done or 标题含采购 is probably not meant as one. */
static void hint(const struct rx_query *query, struct rx_text text)
{
	size_t at = rx_expr_nearly(text);
	char quoted[120];

	if (at != RX_NONE)
		rx_say_at(query->sink, text, at, RX_SAY_PATTERN_HINT,
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

static bool asks_kind(const struct rx_query *query, size_t place, int kind)
{
	const struct rx_node *node = &query->expr.nodes[place];
	const struct rx_bound *bound = &query->bound[place];

	if (node->kind == RX_NODE_BELOW)
		return bound->kind == kind;
	return node->kind == RX_NODE_COMPARE && bound->compare.column == RX_COLUMN_KIND
		&& rx_operator_is_equality(node->relation) && (bound->compare.words >> kind & 1);
}

int rx_query_asks_kind(const struct rx_query *query, const char *kind)
{
	int place = rx_word_find(RX_SET_KIND, rx_text(kind));

	for (; query && place >= 0; query = query->also) {
		for (size_t at = 1; query->bound && at < query->expr.node_count; at++) {
			if (asks_kind(query, at, place))
				return 1;
		}
	}
	return 0;
}

static bool take_options(struct rx_query *query, const struct rx_query_options *options)
{
	static const struct rx_query_options none = {0};

	if (!options)
		options = &none;
	query->invert = options->invert != 0;
	query->parents = options->parents != 0;
	query->children = options->children != 0;
	query->siblings = options->siblings != 0;
	query->derived.profile = options->profile;
	query->pattern_options.ignore_case = options->ignore_case != 0;
	query->pattern_options.literal = options->literal != 0;
	query->pattern_options.whole_word = options->whole_word != 0;
	query->pattern_options.whole_text = options->whole_cell != 0;
	return rx_today(options->today, query->sink, &query->today);
}

struct rx_query *rx_query_new(struct rx_text text, enum rx_query_form form,
	const struct rx_query_options *options, const struct rx_sink *sink)
{
	struct rx_query *query = calloc(1, sizeof(*query));

	if (!query)
		return NULL;
	query->sink = query->work.sink = sink;
	if (take_options(query, options)
		&& compile(query, text, form, options ? options->arguments : NULL) == 0)
		return query;
	rx_query_free(query);
	return NULL;
}

int rx_query_and_file(struct rx_query *query, const char *path,
	const struct rx_query_options *options, const struct rx_sink *sink)
{
	struct rx_buffer whole = {0};
	struct rx_text rest, line;
	int fault = read_whole(path, &whole, sink);

	rest = rx_buffer_text(&whole);
	while (!fault && next_line(&rest, &line)) {
		struct rx_query *other;

		line = rx_text_trim(line);
		if (line.length == 0 || line.bytes[0] == '#')
			continue;
		other = rx_query_new(line, RX_QUERY_EXPRESSION, options, sink);
		if (other)
			rx_query_and(query, other);
		fault = other ? 0 : -1;
	}
	rx_buffer_release(&whole);
	return fault;
}

void rx_query_free(struct rx_query *query)
{
	if (!query)
		return;
	rx_query_free(query->also);
	for (size_t at = 0; query->bound && at < query->expr.node_count; at++)
		rx_prepare_release(&query->bound[at].compare);
	rx_many_release(query);
	for (size_t at = 0; at < query->pattern_count; at++)
		rx_pattern_free(query->patterns[at]);
	rx_expr_release(&query->expr);
	rx_compare_work_release(&query->work);
	rx_family_release(&query->own_tree);
	free(query->bound);
	free(query->patterns);
	free(query->columns);
	free(query->searches);
	free(query->context);
	free(query);
}

void rx_query_and(struct rx_query *query, struct rx_query *other)
{
	while (query->also)
		query = query->also;
	query->also = other;
}

/* ---- gathering ------------------------------------------------------------------------------ */

int rx_query_gathers(const struct rx_query *query)
{
	return query->tree != NULL;
}

long rx_query_gather(struct rx_query *query, const struct rx_block *block, size_t row)
{
	long next = rx_family_add(query->tree, block, row);

	query->tree->handed_out = next < 0;
	if (next == -1)
		return out_of_memory(query);
	if (next == -2) {
		rx_say(query->sink,
			(struct rx_place){
				.file = block->file, .line = query->tree->store.shape.line},
			RX_SAY_TREE_LIMIT, RX_FAMILY_LIMIT);
		return -1;
	}
	return next;
}

int rx_query_gathered(struct rx_query *query, struct rx_block *block)
{
	query->context_ready = false;
	return query->tree && rx_family_take(query->tree, block);
}
