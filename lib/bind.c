/*
 * bind.c - a query meets a header: names become places, and what the header lacks is reported with the
 * names that are nearest.
 *
 * Binding may happen any number of times; nothing of the header is kept but places.
 */
#include "nearest.h"
#include "query.h"

#include <stdlib.h>

static int out_of_memory(const struct rx_query *query)
{
	rx_say(query->sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return -1;
}

static int lacks(
	struct rx_query *query, size_t at, struct rx_text name, const struct rx_header *header)
{
	const char *where = rx_sink_lang(query->sink) == RX_LANG_ZH ? "表头" : "the header";
	char quoted[120], list[RX_NEAREST_SIZE];

	rx_quotable(name, quoted, sizeof(quoted));
	rx_nearest_columns(header, name, list);
	if (query->expr.text.length)
		rx_say_at(query->sink, query->expr.text, at, RX_SAY_UNKNOWN_COLUMN, quoted, where,
			list);
	else
		rx_say(query->sink, (struct rx_place){0}, RX_SAY_UNKNOWN_COLUMN, quoted, where,
			list);
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
static int check_days(
	struct rx_query *query, const struct rx_node *node, const struct rx_bound *bound)
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

/* A light is compared with lights, and has no order. */
static int check_light(
	struct rx_query *query, const struct rx_node *node, const struct rx_bound *bound)
{
	char quoted[2][120];

	if (!rx_operator_is_equality(node->relation) && node->relation != RX_OPERATOR_EMPTY) {
		rx_say_at(query->sink, query->expr.text,
			(size_t)(node->sign.bytes - query->expr.text.bytes), RX_SAY_NO_ORDER,
			rx_quotable(node->name, quoted[0], sizeof(quoted[0])),
			rx_quotable(node->sign, quoted[1], sizeof(quoted[1])));
		return -1;
	}
	for (size_t at = 0; at < bound->compare.count; at++) {
		const struct rx_value *value = &query->expr.values[node->first_value + at];

		if (!value->is_column && rx_light_find(value->text) >= 0)
			continue;
		rx_say_at(query->sink, query->expr.text, value->at, RX_SAY_EXPECT_LIGHT,
			rx_quotable(value->text, quoted[0], sizeof(quoted[0])));
		return -1;
	}
	return 0;
}

/* A day count is one only where the header has no column of its name. */
static int bind_compare(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound,
	const struct rx_header *header)
{
	bound->derived = -1;
	bound->column = rx_header_find(header, bound->name);
	if (bound->column >= 0)
		return bind_other(query, node, bound, header);
	bound->derived = node->quoted ? -1 : rx_derived_find(bound->name);
	if (bound->derived == RX_DERIVED_LIGHT)
		return check_light(query, node, bound);
	if (bound->derived < 0 || !rx_derived_is_number((enum rx_derived)bound->derived))
		return lacks(query, node->at, bound->name, header);
	return check_days(query, node, bound);
}

/* Tree words need the columns that make the tree; text ~ does without where they are not there. */
static int bind_tree(struct rx_query *query, const struct rx_node *node,
	const struct rx_bound *bound, const struct rx_header *header)
{
	const struct rx_family *tree = &query->own_tree;
	bool around = node->kind == RX_NODE_BELOW || bound->scope == RX_SCOPE_PARENT
		|| bound->scope == RX_SCOPE_KIND;

	query->looks_around |= around;
	query->looks_below |= bound->below && tree->kind >= 0 && tree->id >= 0 && tree->parent >= 0;
	if (!around)
		return 0;
	if (tree->kind < 0)
		return lacks(query, node->at, RX_LITERAL("kind"), header);
	if (tree->id < 0)
		return lacks(query, node->at, RX_LITERAL("id"), header);
	if (tree->parent < 0)
		return lacks(query, node->at, RX_LITERAL("parent"), header);
	return 0;
}

static int bind_node(struct rx_query *query, const struct rx_node *node, struct rx_bound *bound,
	const struct rx_header *header)
{
	const char *lacking;

	if (bind_tree(query, node, bound, header))
		return -1;
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

	if (rx_many_ready(query))
		return out_of_memory(query);
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
	struct rx_search *searches = rx_array_grow(
		query->searches, query->search_count, &query->search_room, sizeof(*searches));

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

static bool add_quick(struct rx_query *query, uint32_t place)
{
	const struct rx_node *node = &query->expr.nodes[place];
	const struct rx_bound *bound = &query->bound[place];
	bool own = bound->scope == RX_SCOPE_ROW || bound->scope == RX_SCOPE_SELF;

	return node->kind == RX_NODE_COMPARE && own && !(bound->below && query->looks_below)
		&& bound->derived < 0 && bound->other < 0 && query->quick_count < RX_QUICK_LIMIT
		&& rx_quick_init(&query->quick[query->quick_count++], &bound->compare,
			(size_t)bound->column, node->negated);
}

/* An expression of quick comparisons only is asked quickly. */
static void bind_quick(struct rx_query *query)
{
	uint32_t root = query->expr.root;
	bool quick = root != 0 && query->bound;

	query->quick_count = 0;
	if (!quick)
		return;
	query->quick_any = query->expr.nodes[root].kind == RX_NODE_ANY;
	if (query->expr.nodes[root].kind == RX_NODE_COMPARE)
		quick = add_quick(query, root);
	else if (query->expr.nodes[root].kind == RX_NODE_ALL || query->quick_any)
		for (uint32_t child = query->expr.nodes[root].child; child && quick;
			child = query->expr.nodes[child].next)
			quick = add_quick(query, child);
	else
		quick = false;
	if (!quick)
		query->quick_count = 0;
}

static int bind_one(struct rx_query *query, const struct rx_header *header)
{
	query->looks_around = query->looks_below = false;
	query->own_tree.kind = rx_header_find(header, RX_LITERAL("kind"));
	query->own_tree.id = rx_header_find(header, RX_LITERAL("id"));
	query->own_tree.parent = rx_header_find(header, RX_LITERAL("parent"));
	rx_derived_bind(&query->derived, header);
	for (size_t at = 0; query->bound && at < query->expr.node_count; at++) {
		if (bind_node(query, &query->expr.nodes[at], &query->bound[at], header))
			return -1;
	}
	bind_quick(query);
	if (query->is_pattern && bind_patterns(query, header))
		return -1;
	return bind_searches(query);
}

/* All parts of a query ask one tree, that of the first. */
int rx_query_bind(struct rx_query *query, const struct rx_header *header)
{
	bool around = query->parents || query->children || query->siblings, below = false;

	for (struct rx_query *each = query; each; each = each->also) {
		if (bind_one(each, header))
			return -1;
		around |= each->looks_around;
		below |= each->looks_below;
	}
	if (around && (query->own_tree.id < 0 || query->own_tree.parent < 0))
		return lacks(query, 0, RX_LITERAL("parent"), header);
	query->own_tree.only_findings = !around;
	query->own_tree.handed_out = true; /* what was gathered under another header is over */
	for (struct rx_query *each = query; each; each = each->also)
		each->tree = around || below ? &query->own_tree : NULL;
	return 0;
}
