/*
 * tree.c - from paragraphs to a tree of headings.
 *
 * Placing a heading with glyph g and number n, with a stack of open headings:
 *
 *     some open heading has glyph g and number n-1   its sibling          (一) -> (二)
 *     n is 1, no open heading has g                  a child of the top,  1. -> (1)
 *                                                    but 一、 closes all
 *     n is 1, the top has g and nothing but a        a child of the top   1. 关于… -> 1. …
 *         label between
 *     g is open                                      its sibling, a gap   (一) -> (三)
 *     g was seen before at some depth                at that depth again  (二) 6. -> (三) 9.
 */
#include "tree.h"
#include "buffer.h"
#include "phrase.h"
#include "role.h"

#include <stdlib.h>

enum { DEPTH_LIMIT = 16, BARE_LIMIT = 240 };

struct builder {
	struct rx_tree *tree;
	const struct rx_cues *cues;
	struct rx_text text;
	size_t stack[DEPTH_LIMIT];
	unsigned depth;
	unsigned seen_depth[RX_GLYPH_COUNT]; /* 0: not seen yet */
	size_t seen_top[RX_GLYPH_COUNT];     /* the outermost heading it was seen under */
};

void rx_tree_release(struct rx_tree *tree)
{
	free(tree->nodes);
	*tree = (struct rx_tree){0};
}

const struct rx_token *rx_tree_lead(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph)
{
	const struct rx_token *token;

	if (paragraph->token_count == 0)
		return NULL;
	token = &cues->tokens[paragraph->token];
	return token->cue == RX_CUE_ENUMERATOR && token->at == paragraph->start ? token : NULL;
}

/* 关于…的问题。 with a stop behind it, or with its text in the same paragraph. */
static bool runs_in(const struct builder *builder, const struct rx_paragraph *paragraph)
{
	size_t end = rx_heading_end(builder->cues, paragraph, builder->text, paragraph->start);
	struct rx_text words = rx_text_slice(builder->text, paragraph->start, end);

	return (end < paragraph->end || rx_phrase_end(words, "。"))
		&& words.length
		<= (rx_phrase_start(words, "关于“") ? (size_t)RX_HEADING_LIMIT : (size_t)BARE_LIMIT)
		&& rx_phrase_end(words, "。|:|" FULL_COLON)
		&& rx_heading_form(words) & RX_FORM_PROBLEM && !rx_heading_is_general(words);
}

static bool is_number_label(const struct builder *builder, const struct rx_paragraph *paragraph)
{
	struct rx_label label;

	return rx_label_at(builder->cues, paragraph, builder->text, paragraph->start,
		       paragraph->end, &label)
		&& label.role == RX_LABEL_NUMBER;
}

/* 存在问题:X in a section; behind 序号: it is the label of a task, as in documents made of labels. */
static bool labels_finding(const struct builder *builder, const struct rx_paragraph *paragraph)
{
	struct rx_label label;

	return builder->depth && !builder->tree->nodes[builder->stack[0]].labelled
		&& rx_label_at(builder->cues, paragraph, builder->text, paragraph->start,
			paragraph->end, &label)
		&& label.role == RX_LABEL_FINDING && label.end < paragraph->end
		&& rx_label_is_heading(rx_text_slice(builder->text, label.start, label.end))
		&& (paragraph == builder->cues->paragraphs
			|| !is_number_label(builder, paragraph - 1));
}

/* A heading without enumerator: a section's known words by themselves, or 关于…的问题. */
static bool is_bare_heading(const struct builder *builder, const struct rx_paragraph *paragraph)
{
	struct rx_text words = rx_text_slice(builder->text, paragraph->start, paragraph->end);
	struct rx_label label;
	unsigned form;

	if (rx_phrase_start(words, "关于") && runs_in(builder, paragraph))
		return true;
	if (labels_finding(builder, paragraph))
		return true;
	if (words.length > (rx_phrase_start(words, "关于“|针对“") ? (size_t)RX_HEADING_LIMIT
								  : (size_t)BARE_LIMIT)
		|| rx_phrase_end(words, "。|;|" FULL_SEMICOLON "|,|" FULL_COMMA))
		return false;
	if (rx_label_at(builder->cues, paragraph, builder->text, paragraph->start, paragraph->end,
		    &label))
		return label.role == RX_LABEL_PLAN && !label.colon && builder->tree->count
			&& builder->tree->nodes[builder->stack[0]].glyph == RX_GLYPH_NONE
			&& rx_role_of_heading(words) == RX_DOCTYPE_NEXT;
	form = rx_heading_form(words);
	if (form & RX_FORM_PROBLEM && rx_phrase_start(words, "关于|针对|“|反馈问题"))
		return true;
	if (words.length > 90
		|| rx_cues_find(builder->cues, paragraph, ~0u, paragraph->start, paragraph->end)
			!= RX_NONE)
		return false;
	return rx_role_of_heading(words) != RX_DOCTYPE_OTHER
		&& rx_phrase_end(words, "情况|成效|打算|安排|工作|措施|方式|计划");
}

/* Depth of the open heading with this glyph nearest to the top, or 0. */
static unsigned open_depth(const struct builder *builder, enum rx_glyph glyph)
{
	unsigned depth = builder->depth;

	while (depth && builder->tree->nodes[builder->stack[depth - 1]].glyph != glyph)
		depth--;
	return depth;
}

/* Depth of the open heading that the number goes on from, or 0: the innermost one, but 三、下一步打算
 * the outermost. */
static unsigned continued_depth(const struct builder *builder, const struct rx_node *node)
{
	unsigned found = 0;

	for (unsigned depth = builder->depth; depth; depth--) {
		const struct rx_node *open = &builder->tree->nodes[builder->stack[depth - 1]];

		if (open->glyph != node->glyph || open->number + 1 != node->number)
			continue;
		if (found)
			return rx_role_of_heading(
				       rx_text_slice(builder->text, node->words, node->end))
					== RX_DOCTYPE_NEXT
				? depth
				: found;
		found = depth;
	}
	return found;
}

/* True when nothing but labels stands between the top heading and a new list. */
static bool directly_under(const struct builder *builder, const struct rx_node *node)
{
	const struct rx_node *top = &builder->tree->nodes[builder->stack[builder->depth - 1]];
	const struct rx_paragraph *paragraph = &builder->cues->paragraphs[node->paragraph - 1];
	struct rx_label label;

	if (node->paragraph == top->paragraph + 1)
		return top->end == builder->cues->paragraphs[top->paragraph].end;
	return rx_label_at(builder->cues, paragraph, builder->text, paragraph->start,
		       paragraph->end, &label)
		&& label.end == paragraph->end;
}

/* Only what speaks of a problem has a list of its own with the same glyph under it. */
static bool may_hold(const struct builder *builder)
{
	const struct rx_node *top = &builder->tree->nodes[builder->stack[builder->depth - 1]];

	return top->labelled || top->form & (RX_FORM_PROBLEM | RX_FORM_NEGATIVE);
}

static unsigned depth_by_convention(const struct builder *builder, enum rx_glyph glyph)
{
	unsigned depth = builder->depth;

	while (depth && builder->tree->nodes[builder->stack[depth - 1]].glyph > glyph)
		depth--;
	return depth + 1;
}

/* A bare section stands at the top; a bare finding beside the one before it, else under what is open. */
static unsigned bare_depth(const struct builder *builder, const struct rx_node *node)
{
	if (!(node->form & RX_FORM_PROBLEM))
		return 1;
	for (unsigned depth = builder->depth; depth; depth--) {
		const struct rx_node *open = &builder->tree->nodes[builder->stack[depth - 1]];

		if (open->glyph == RX_GLYPH_NONE && open->form & RX_FORM_PROBLEM)
			return depth;
	}
	return builder->depth + 1;
}

/* A first number of a glyph that is not open: under the top, unless lists of this glyph stood higher up in
 * the same section; another section may have them at another level. */
static unsigned begins_list(const struct builder *builder, const struct rx_node *node)
{
	unsigned seen = builder->seen_depth[node->glyph];

	if (builder->depth == 0 || seen == 0 || seen > builder->depth
		|| builder->seen_top[node->glyph] != builder->stack[0])
		return builder->depth + 1;
	return directly_under(builder, node) && may_hold(builder) ? builder->depth + 1 : seen;
}

static unsigned choose_depth(const struct builder *builder, struct rx_node *node)
{
	unsigned depth = continued_depth(builder, node), open = open_depth(builder, node->glyph);

	if (depth)
		return depth;
	if (node->glyph == RX_GLYPH_NONE)
		return bare_depth(builder, node);
	if (node->glyph <= RX_GLYPH_HAN && !open)
		return depth_by_convention(builder, node->glyph);
	if (node->number == 1 && open == 0)
		return begins_list(builder, node);
	if (node->number == 1 && open && open == builder->depth && may_hold(builder)
		&& directly_under(builder, node))
		return builder->depth + 1;
	node->gap = node->number != 1 && (open || !builder->seen_depth[node->glyph]);
	if (open)
		return open;
	if (builder->seen_depth[node->glyph])
		return builder->seen_depth[node->glyph];
	return depth_by_convention(builder, node->glyph);
}

static void hang(struct rx_tree *tree, size_t place, size_t parent)
{
	struct rx_node *node = &tree->nodes[place];
	size_t *first = parent == RX_NONE ? &tree->first : &tree->nodes[parent].first_child;
	size_t *last = parent == RX_NONE ? &tree->last : &tree->nodes[parent].last_child;

	node->parent = parent;
	if (*first == RX_NONE)
		*first = place;
	else
		tree->nodes[*last].next = place;
	*last = place;
}

static int add_node(struct builder *builder, struct rx_node node)
{
	struct rx_tree *tree = builder->tree;
	struct rx_node *nodes =
		rx_array_grow(tree->nodes, tree->count, &tree->room, sizeof(*nodes));
	unsigned depth;

	if (!nodes)
		return -1;
	tree->nodes = nodes;
	depth = choose_depth(builder, &node);
	if (depth > builder->depth + 1)
		depth = builder->depth + 1;
	if (depth > DEPTH_LIMIT)
		depth = DEPTH_LIMIT;
	node.depth = depth;
	node.first_child = node.last_child = node.next = RX_NONE;
	nodes[tree->count] = node;
	hang(tree, tree->count, depth > 1 ? builder->stack[depth - 2] : RX_NONE);
	builder->stack[depth - 1] = tree->count++;
	builder->depth = depth;
	builder->seen_depth[node.glyph] = depth;
	builder->seen_top[node.glyph] = builder->stack[0];
	return 0;
}

static struct rx_node describe(
	const struct builder *builder, size_t place, const struct rx_token *lead)
{
	const struct rx_paragraph *paragraph = &builder->cues->paragraphs[place];
	struct rx_node node = {
		.paragraph = place, .body_end = place + 1, .start = paragraph->start};
	struct rx_enumerator found;

	node.words = paragraph->start;
	if (lead && rx_enumerator_at(builder->text, lead->at, &found)) {
		node.words += lead->length;
		node.glyph = (enum rx_glyph)lead->glyph;
		node.number = lead->value;
		node.digits = found.digits;
	}
	node.labelled = rx_label_at(
		builder->cues, paragraph, builder->text, node.words, paragraph->end, &node.label);
	if (node.labelled && node.label.role != RX_LABEL_FINDING) {
		node.end = (uint32_t)node.label.end;
		return node;
	}
	node.end = (uint32_t)rx_heading_end(builder->cues, paragraph, builder->text, node.words);
	if (node.labelled)
		node.end = (uint32_t)rx_heading_end(
			builder->cues, paragraph, builder->text, node.label.end);
	node.form = rx_heading_form(rx_text_slice(builder->text, node.words, node.end));
	return node;
}

/* A heading that is the name of a label and nothing else, or begins with one that lost its colon. */
static bool label_without_colon(
	const struct builder *builder, const struct rx_node *node, struct rx_label *label)
{
	size_t end = builder->cues->paragraphs[node->paragraph].end;
	struct rx_text line = rx_phrase_trim(rx_text_slice(builder->text, node->words, end));

	if (!rx_label_name(line, label))
		return rx_label_fused(builder->text, node->words, end, label);
	label->start = node->words;
	label->end = end;
	return true;
}

/* In a document whose numbered headings are labels, those that ran into their values are too. */
static void adopt_fused_labels(struct builder *builder)
{
	struct rx_tree *tree = builder->tree;
	struct rx_label label;
	size_t labels = 0, others = 0, fields = 0, findings = 0, contacts = 0;
	bool tells = false; /* the finding stands in the line of its label */

	for (size_t at = tree->first; at != RX_NONE; at = tree->nodes[at].next) {
		const struct rx_node *node = &tree->nodes[at];

		if (node->labelled)
			label = node->label;
		if (node->labelled || label_without_colon(builder, node, &label)) {
			labels++;
			findings += label.role == RX_LABEL_FINDING;
			contacts += label.role == RX_LABEL_CONTACT;
			tells = tells
				|| (label.role == RX_LABEL_FINDING && label.colon
					&& label.end
						< builder->cues->paragraphs[node->paragraph].end);
			fields += label.role == RX_LABEL_FIELD || label.role == RX_LABEL_STATUS;
		} else {
			others++;
		}
	}
	/* 整改落实情况, 下一步打算 alone may just as well be sections. */
	tree->labels = labels >= 3 && others <= labels && fields;
	/* The beginning of such a document has fewer: 一、反馈问题 二、整改目标. */
	tree->labels = tree->labels || (findings && fields && !others)
		|| (findings == 1 && tells && labels > 1 && !others)
		|| (findings == 1 && contacts && labels > 2 && !others);
	if (!tree->labels)
		return;
	for (size_t at = tree->first; at != RX_NONE; at = tree->nodes[at].next) {
		struct rx_node *node = &tree->nodes[at];

		if (node->labelled || !label_without_colon(builder, node, &label))
			continue;
		node->labelled = true;
		node->label = label;
		node->end = (uint32_t)label.end;
	}
}

int rx_tree_build(struct rx_tree *tree, const struct rx_cues *cues, struct rx_text text,
	size_t from, size_t end)
{
	struct builder builder = {.tree = tree, .cues = cues, .text = text};

	tree->count = 0;
	tree->labels = false;
	tree->first = tree->last = RX_NONE;
	for (size_t place = from; place < end; place++) {
		const struct rx_paragraph *paragraph = &cues->paragraphs[place];
		const struct rx_token *lead = rx_tree_lead(cues, paragraph);
		bool heading = paragraph->table ? false
			: lead                  ? !rx_glyph_is_item((enum rx_glyph)lead->glyph)
						: is_bare_heading(&builder, paragraph);

		if (heading && add_node(&builder, describe(&builder, place, lead)))
			return -1;
		if (!heading && tree->count)
			tree->nodes[tree->count - 1].body_end = place + 1;
	}
	adopt_fused_labels(&builder);
	return 0;
}
