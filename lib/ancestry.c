/*
 * ancestry.c - a stack of ids.
 */
#include "ancestry.h"

void rx_ancestry_release(struct rx_ancestry *ancestry)
{
	for (size_t at = 0; at < RX_ANCESTRY_DEPTH; at++)
		rx_buffer_release(&ancestry->path[at].id);
	ancestry->depth = 0;
}

static int rank(int kind)
{
	switch (kind) {
	case RX_KIND_DOC: return 0;
	case RX_KIND_SECTION: return 1;
	case RX_KIND_FINDING:
	case RX_KIND_ACTION:
	case RX_KIND_COMMITMENT: return 2;
	case RX_KIND_MEASURE: return 3;
	default: return 4;
	}
}

/* Depth of the entry with this id, 0 when it is not on the way. */
static size_t depth_of(const struct rx_ancestry *ancestry, struct rx_text id)
{
	size_t depth = ancestry->depth;

	while (depth && !rx_text_equal(rx_buffer_text(&ancestry->path[depth - 1].id), id))
		depth--;
	return depth;
}

static size_t depth_by_kind(const struct rx_ancestry *ancestry, int kind)
{
	size_t depth = ancestry->depth;

	while (depth && rank(ancestry->path[depth - 1].kind) >= rank(kind))
		depth--;
	return depth;
}

size_t rx_ancestry_enter(struct rx_ancestry *ancestry, struct rx_text id, struct rx_text parent,
	int kind, size_t value)
{
	size_t above = parent.length ? depth_of(ancestry, parent) : depth_by_kind(ancestry, kind);
	struct rx_ancestor *entry;

	if (above == RX_ANCESTRY_DEPTH)
		above--;
	entry = &ancestry->path[above];
	rx_buffer_reset(&entry->id);
	rx_buffer_add_text(&entry->id, id);
	entry->kind = kind;
	entry->value = value;
	ancestry->depth = above + 1;
	return ancestry->depth;
}

const struct rx_ancestor *rx_ancestry_find(const struct rx_ancestry *ancestry, enum rx_kind kind)
{
	for (size_t depth = ancestry->depth; depth; depth--) {
		if (ancestry->path[depth - 1].kind == (int)kind)
			return &ancestry->path[depth - 1];
	}
	return NULL;
}
