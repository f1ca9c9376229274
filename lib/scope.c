/*
 * scope.c - names with a scope.
 *
 * A document keeps some things in columns whose names say little there; doc.body and the like are
 * further names for them.
 */
#include "scope.h"

static const struct {
	const char *name;
	const char *column;
} doc_names[] = {
	{"body", "unit"},
	{"inspector", "overseer"},
	{"period", "value"},
	{"feedback", "opened"},
	{"published", "updated"},
};

/* What of a document a name means. */
static struct rx_text doc_column(struct rx_text name)
{
	for (size_t at = 0; at < sizeof(doc_names) / sizeof(doc_names[0]); at++) {
		if (rx_text_equal_nocase(rx_text(doc_names[at].name), name))
			return rx_text(doc_names[at].column);
	}
	return name;
}

static bool find_scope(struct rx_text word, struct rx_bound *bound)
{
	int kind = rx_word_find(RX_SET_KIND, word);

	if (rx_text_equal_nocase(word, RX_LITERAL("self"))
		|| rx_text_equal(word, RX_LITERAL("本条"))) {
		bound->scope = RX_SCOPE_SELF;
	} else if (rx_text_equal_nocase(word, RX_LITERAL("parent"))
		|| rx_text_equal(word, RX_LITERAL("上级"))) {
		bound->scope = RX_SCOPE_PARENT;
	} else if (kind == RX_KIND_DOC || kind == RX_KIND_SECTION || kind == RX_KIND_FINDING) {
		bound->scope = RX_SCOPE_KIND;
		bound->kind = kind;
	}
	return bound->scope != RX_SCOPE_ROW;
}

void rx_scope_split(const struct rx_node *node, struct rx_bound *bound)
{
	size_t dot = rx_text_find(node->name, RX_LITERAL("."), 0);

	bound->name = node->name;
	bound->scope = RX_SCOPE_ROW;
	if (node->quoted || dot == RX_NONE || dot + 1 == node->name.length
		|| !find_scope(rx_text_slice(node->name, 0, dot), bound))
		return;
	bound->name = rx_text_slice(node->name, dot + 1, node->name.length);
	if (bound->scope == RX_SCOPE_KIND && bound->kind == RX_KIND_DOC)
		bound->name = doc_column(bound->name);
}

size_t rx_scope_row(const struct rx_bound *bound, const struct rx_family *tree, size_t row)
{
	switch (bound->scope) {
	case RX_SCOPE_PARENT: return tree ? tree->rows[row].parent : RX_NONE;
	case RX_SCOPE_KIND: return tree ? rx_family_above(tree, row, bound->kind) : RX_NONE;
	default: return row;
	}
}
