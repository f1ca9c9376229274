/*
 * level.c - judging the headings of one level together.
 *
 * A level is all headings of one depth and glyph.  Each heading with something under it is judged by
 * itself first: what its children say, its own words, its own labels.  Some judgements are sure (关于X方面
 * over 关于…的问题; a heading with 整改情况: under it).  The unsure ones follow the majority of their level.
 */
#include "level.h"
#include "phrase.h"
#include "prose.h"
#include "shape.h"

/* Above 0: a group; below: a finding. */
enum verdict { SURE_FINDING = -3, FINDING = -1, UNKNOWN = 0, GROUP = 1, SURE_GROUP = 3 };

/* Fewer bytes at the end of a document are no text of a finding. */
enum { EXCERPT_END = 120 };

/* As deep as a tree goes (tree.c), and one for the depths below. */
enum { DEPTHS = 18 };

struct level {
	long sum; /* of verdicts */
	size_t nodes;
	size_t problems; /* nodes that name a problem or have a label of measures */
};

struct levels {
	struct rx_parse *parse;
	struct level levels[DEPTHS][RX_GLYPH_COUNT];
};

struct votes {
	size_t children;
	size_t labels;   /* children that are labels */
	size_t named;    /* children that name a problem or have a label of measures */
	size_t measured; /* children that have a label of measures of their own */
	size_t stated;   /* children that have a status or a duty of their own */
	size_t negative; /* children that say that something is wanting */
	bool wants;      /* the children state what is wanting and have texts of their own */
	size_t headings; /* children that stand on a line of their own with text under them */
	size_t deep;     /* children with items or numbers under them */
};

static struct level *level_of(struct levels *levels, const struct rx_node *node)
{
	return &levels->levels[node->depth < DEPTHS ? node->depth : DEPTHS - 1][node->glyph];
}

static bool is_named(const struct rx_node *node)
{
	return rx_shape_names_problem(node) || node->form & (RX_FORM_PERHAPS | RX_FORM_GROUP)
		|| (node->labelled && node->label.role == RX_LABEL_FINDING) || node->measure_label
		|| node->holds_findings;
}

static struct votes count_votes(const struct rx_parse *parse, size_t place)
{
	const struct rx_tree *tree = &parse->tree;
	struct votes votes = {0};

	for (size_t at = tree->nodes[place].first_child; at != RX_NONE; at = tree->nodes[at].next) {
		const struct rx_node *child = &tree->nodes[at];

		votes.children++;
		votes.labels += child->labelled && child->label.role != RX_LABEL_FINDING;
		votes.named += is_named(child);
		votes.measured += child->measure_label;
		votes.stated += child->own_label || child->states;
		votes.headings += rx_shape_is_heading(parse, child);
		votes.negative +=
			(child->form & RX_FORM_NEGATIVE) != 0 && child->end - child->words < 160;
		votes.deep += child->first_child != RX_NONE || child->own_items;
	}
	votes.wants = rx_shape_states_wants(parse, &tree->nodes[place]);
	return votes;
}

bool rx_level_has_findings(const struct rx_parse *parse, size_t place)
{
	struct votes votes = count_votes(parse, place);

	return votes.children && (votes.named || votes.deep * 2 >= votes.children);
}

/* ---- one heading ---------------------------------------------------------------------------- */

/* An excerpt may end right behind 在“X”方面: what little follows is no measure. */
static bool ends_early(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_tree *tree = &parse->tree;

	return node == &tree->nodes[tree->count - 1]
		&& node->body_end == parse->cues.paragraph_count && !node->own_label
		&& !node->own_items
		&& rx_parse_paragraph(parse, node->body_end - 1)->end - node->end < EXCERPT_END;
}

/* A heading without numbers under it groups findings when its text names them. */
static bool is_leaf_group(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);
	bool empty = node->end == paragraph->end && node->body_end == node->paragraph + 1;
	/* A heading that is a finding may have its words once more in the text: 针对X问题,…. */
	size_t once = rx_shape_names_problem(node) || (node->form & RX_FORM_NEGATIVE) ? 1 : 0;
	size_t named = 0;

	if (node->form & RX_FORM_GROUP)
		once = 0;

	if (rx_prose_count(parse, paragraph, node->end) > once)
		return true;
	for (size_t at = node->paragraph + 1; at < node->body_end; at++) {
		const struct rx_paragraph *own = rx_parse_paragraph(parse, at);
		struct rx_label label;

		named += rx_prose_count(parse, own, own->start);
		if (own->table || named > once)
			return true;
		if (rx_label_at(&parse->cues, own, parse->text, own->start, own->end, &label)
			&& label.role == RX_LABEL_FINDING
			&& rx_label_is_heading(rx_parse_slice(parse, label.start, label.end))
			&& (!rx_shape_names_problem(node) || node->form & RX_FORM_GROUP))
			return true;
	}
	if (node->role == RX_DOCTYPE_FINDINGS && node->depth == 1 && !rx_shape_names_problem(node)
		&& !(node->form & RX_FORM_NEGATIVE))
		return true;
	empty = empty || ends_early(parse, node);
	return empty && (node->form & RX_FORM_GROUP) && !rx_shape_names_problem(node);
}

/* Does the text begin with one 针对“…”问题 that is not the heading's own problem? */
static bool names_another(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_paragraph *own = rx_parse_paragraph(parse, node->paragraph + 1);
	struct rx_text text, word, quoted;
	size_t start, end;

	if (node->body_end < node->paragraph + 2 || !rx_prose_count(parse, own, own->start))
		return false;
	text = rx_parse_slice(parse, own->start, own->end);
	start = rx_phrase_start(text, "针对“|关于“|对“");
	end = rx_phrase_find(text, "”", &word);
	if (!start || end == RX_NONE || end < start)
		return false;
	quoted = rx_text_slice(text, start, end);
	return rx_text_find(rx_parse_slice(parse, node->words, node->end), quoted, 0) == RX_NONE;
}

/* A heading that names a problem, over numbers of which most are named too.  Where the level of these
 * numbers names hardly any problem elsewhere, they are measures that speak of one. */
static bool is_outnamed(struct levels *levels, const struct rx_node *node)
{
	const struct rx_node *child = &levels->parse->tree.nodes[node->first_child];
	const struct level *below = level_of(levels, child);

	return rx_shape_names_problem(node) && !(node->form & RX_FORM_GROUP)
		&& below->problems * 3 < below->nodes;
}

static enum verdict judge_by_words(const struct rx_node *node, const struct votes *votes)
{
	if (node->form & RX_FORM_GROUP
		&& (!rx_shape_names_problem(node) || votes->headings * 2 >= votes->children))
		return SURE_GROUP;
	if (votes->stated * 2 >= votes->children
		&& (votes->children > 1
			|| !(rx_shape_names_problem(node) || node->form & RX_FORM_NEGATIVE)))
		return GROUP;
	if (votes->wants)
		return GROUP;
	if (rx_shape_names_problem(node))
		return SURE_FINDING;
	if (node->depth == 1 && node->role == RX_DOCTYPE_FINDINGS)
		return SURE_GROUP;
	/* Headings on lines of their own with text under them, some of them wants: 1.X有差距 over (1)Y不力. */
	if (votes->headings == votes->children && votes->children > 1 && votes->negative)
		return GROUP;
	if (votes->negative * 2 >= votes->children)
		return !(node->form & RX_FORM_NEGATIVE) || votes->deep * 2 >= votes->children
			? GROUP
			: FINDING;
	if (node->form & RX_FORM_NEGATIVE)
		return FINDING;
	return votes->deep * 2 >= votes->children ? GROUP : FINDING;
}

static enum verdict judge(struct levels *levels, size_t place)
{
	const struct rx_node *node = &levels->parse->tree.nodes[place];
	struct votes votes = count_votes(levels->parse, place);

	if (votes.children == 0)
		return is_leaf_group(levels->parse, node)    ? SURE_GROUP
			: names_another(levels->parse, node) ? GROUP
							     : SURE_FINDING;
	/* 整改情况: over wants that each have 整改结果: of their own announces them all. */
	if (node->own_label && !votes.labels && votes.measured == votes.children)
		return votes.negative * 2 >= votes.children ? GROUP : FINDING;
	if (votes.labels || node->own_label)
		return SURE_FINDING;
	if (votes.named * 2 >= votes.children)
		return is_outnamed(levels, node) ? FINDING : SURE_GROUP;
	return judge_by_words(node, &votes);
}

/* ---- all of them ---------------------------------------------------------------------------- */

/* Headings outside of sections for findings have no say. */
static bool has_say(const struct rx_tree *tree, const struct rx_node *node)
{
	while (node->parent != RX_NONE)
		node = &tree->nodes[node->parent];
	return !node->plain
		&& (node->role == RX_DOCTYPE_FINDINGS || node->role == RX_DOCTYPE_OTHER);
}

static void count_levels(struct levels *levels)
{
	const struct rx_tree *tree = &levels->parse->tree;

	for (size_t at = 0; at < tree->count; at++) {
		const struct rx_node *node = &tree->nodes[at];
		struct level *level = level_of(levels, node);

		if (!has_say(tree, node))
			continue;
		level->nodes++;
		level->problems += is_named(node) || node->form & RX_FORM_NEGATIVE;
	}
}

void rx_level_decide(struct rx_parse *parse)
{
	struct levels levels = {.parse = parse};
	struct rx_tree *tree = &parse->tree;

	count_levels(&levels);
	for (size_t at = 0; at < tree->count; at++) {
		struct rx_node *node = &tree->nodes[at];

		node->verdict = (int)judge(&levels, at);
		if (has_say(tree, node)
			&& (node->first_child != RX_NONE || node->verdict > UNKNOWN))
			level_of(&levels, node)->sum += node->verdict;
		else if (has_say(tree, node) && (node->own_label || node->own_items))
			level_of(&levels, node)->sum += FINDING;
	}
	for (size_t at = 0; at < tree->count; at++) {
		struct rx_node *node = &tree->nodes[at];
		long sum = level_of(&levels, node)->sum;

		if (node->verdict == SURE_GROUP || node->verdict == SURE_FINDING || sum == 0)
			sum = node->verdict;
		node->group = sum > 0;
	}
}
