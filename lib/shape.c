/*
 * shape.c - judging headings by their neighbours.
 */
#include "shape.h"
#include "phrase.h"
#include "role.h"
#include "status.h"

static struct rx_text words_of(const struct rx_parse *parse, const struct rx_node *node)
{
	return rx_phrase_trim(rx_parse_slice(parse, node->words, node->end));
}

static bool is_measure_label(const struct rx_label *label)
{
	return label->role == RX_LABEL_DONE || label->role == RX_LABEL_MEASURES
		|| label->role == RX_LABEL_PLAN;
}

static bool begins_with_label(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	size_t from, bool measures)
{
	struct rx_label label;

	if (!rx_label_at(&parse->cues, paragraph, parse->text, from, paragraph->end, &label))
		return false;
	/* 完成情况:正在整改 is a status. */
	if (measures && paragraph->end - label.end < 60
		&& rx_status_of_sentence(rx_parse_slice(parse, label.end, paragraph->end))
			!= RX_UNSET)
		return false;
	return (is_measure_label(&label)
		|| (!measures && (label.role == RX_LABEL_FIELD || label.role == RX_LABEL_STATUS)));
}

static bool has_label(const struct rx_parse *parse, const struct rx_node *node, bool measures)
{
	if (begins_with_label(
		    parse, rx_parse_paragraph(parse, node->paragraph), node->end, measures))
		return true;
	for (size_t at = node->paragraph + 1; at < node->body_end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (begins_with_label(parse, paragraph, paragraph->start, measures))
			return true;
	}
	return false;
}

static bool is_first_item(const struct rx_token *token)
{
	return token->cue == RX_CUE_ENUMERATOR && !token->inside && token->value == 1
		&& rx_glyph_is_item((enum rx_glyph)token->glyph);
}

/* 一是 in [from, end of the paragraph) */
static bool has_items(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	for (size_t at = rx_cues_token_at(&parse->cues, paragraph, from); at < last; at++) {
		if (is_first_item(&parse->cues.tokens[at]))
			return true;
	}
	return false;
}

static bool has_own_items(const struct rx_parse *parse, const struct rx_node *node)
{
	if (has_items(parse, rx_parse_paragraph(parse, node->paragraph), node->end))
		return true;
	for (size_t at = node->paragraph + 1; at < node->body_end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (has_items(parse, paragraph, paragraph->start))
			return true;
	}
	return false;
}

size_t rx_shape_subtree_end(const struct rx_tree *tree, size_t place)
{
	size_t end = tree->nodes[place].body_end;

	while (tree->nodes[place].last_child != RX_NONE) {
		place = tree->nodes[place].last_child;
		end = tree->nodes[place].body_end;
	}
	return end;
}

bool rx_shape_is_apart(const struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	const struct rx_token *lead = rx_tree_lead(&parse->cues, paragraph);
	size_t from = paragraph->start + (lead ? lead->length : 0u), stop;
	struct rx_label label;

	if (rx_label_at(&parse->cues, paragraph, parse->text, from, paragraph->end, &label))
		return true;
	stop = rx_item_lead_end(&parse->cues, paragraph, paragraph->start, paragraph->end);
	return stop == paragraph->end
		&& rx_status_of_sentence(rx_parse_slice(parse, paragraph->start, paragraph->end))
		!= RX_UNSET;
}

bool rx_shape_is_heading(const struct rx_parse *parse, const struct rx_node *node)
{
	bool alone = node->end == rx_parse_paragraph(parse, node->paragraph)->end;
	bool followed = node->body_end > node->paragraph + 1 || node->first_child != RX_NONE;

	return (alone && followed) || node->own_items || node->first_child != RX_NONE;
}

/* ---- groups of findings --------------------------------------------------------------------- */

bool rx_shape_names_problem(const struct rx_node *node)
{
	return node->form & RX_FORM_PROBLEM || node->glyph == RX_GLYPH_PROBLEM;
}

/* (二)低保审核不严,向3人发放低保金。已完成整改。…: the status is the next sentence. */
static bool status_behind(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);
	size_t stop = rx_item_lead_end(&parse->cues, paragraph, node->end, paragraph->end);

	return node->end < paragraph->end
		&& rx_status_of_sentence(rx_parse_slice(parse, node->end, stop)) != RX_UNSET;
}

bool rx_shape_is_statement(const struct rx_parse *parse, const struct rx_node *node)
{
	return (node->form & RX_FORM_WANT
		       || (node->form & RX_FORM_NEGATIVE && status_behind(parse, node)))
		&& !node->labelled
		&& (node->end < rx_parse_paragraph(parse, node->paragraph)->end
			|| node->body_end > node->paragraph + 1 || node->first_child != RX_NONE);
}

/* Words that measures begin with. */
static const char doing[] =
	"健全|完善|加强|开展|制定|修订|印发|出台|组织|建立|落实|强化|严格|推进|召开|对|针对|通过|"
	"已|将|全面|及时|深入|督促|抓|提高|提升|优化|规范|认真|举办|聘请|追缴|收回|清理|整改|"
	"明确|成立|压实|坚持|进一步|积极|加大|加快|实施|安排|投入";

bool rx_shape_states_wants(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_tree *tree = &parse->tree;
	size_t children = 0, wants = 0, done = 0;

	for (size_t at = node->first_child; at != RX_NONE; at = tree->nodes[at].next) {
		const struct rx_node *child = &tree->nodes[at];

		children++;
		wants += rx_shape_is_statement(parse, child);
		done += child->labelled
			|| (!(child->form & RX_FORM_NEGATIVE)
				&& rx_phrase_start(words_of(parse, child), doing));
	}
	return wants && (wants * 2 >= children || done == 0);
}

/* What the nodes under a node say about it; theirs must be known.  A status or a duty behind the last of
 * several measures is said of the finding above them. */
static bool holds_findings(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_tree *tree = &parse->tree;
	size_t children = 0, stated = 0;

	for (size_t at = node->first_child; at != RX_NONE; at = tree->nodes[at].next) {
		const struct rx_node *child = &tree->nodes[at];

		if (rx_shape_names_problem(child) || child->measure_label || child->holds_findings)
			return true;
		children++;
		stated += child->own_label || child->states;
	}
	if (rx_shape_states_wants(parse, node))
		return true;
	return stated * 2 >= children
		&& (children > 1 || (stated && !rx_shape_names_problem(node)));
}

/* ---- roles ---------------------------------------------------------------------------------- */

/* A heading that is itself a finding has no role, whatever words it holds. */
bool rx_shape_speaks_of_finding(const struct rx_parse *parse, const struct rx_node *node)
{
	struct rx_text words = words_of(parse, node);

	if (node->glyph == RX_GLYPH_PROBLEM)
		return true;
	if (rx_shape_names_problem(node) && rx_phrase_start(words, "关于|针对|对|“|反馈问题"))
		return true;
	if (node->labelled && node->label.role == RX_LABEL_FINDING)
		return true;
	return node->form & RX_FORM_NEGATIVE && !(node->form & RX_FORM_RECTIFIED)
		&& !rx_phrase_end(words, "情况|打算|工作|成效|安排|问题。|问题")
		&& (node->own_label || node->own_items);
}

/* 落实主体责任方面: problems of a kind, unless the words speak of how the work was organised. */
static bool is_category(const struct rx_parse *parse, const struct rx_node *node)
{
	struct rx_text words = words_of(parse, node);

	return node->form & RX_FORM_GROUP && rx_phrase_in(words, "方面")
		&& (rx_phrase_in(words, "党组织领导")
			|| !rx_phrase_in(words, "组织领导|组织推进|组织实施|组织部署|组织落实"));
}

static enum rx_doctype role_of(const struct rx_parse *parse, const struct rx_node *node)
{
	enum rx_doctype role;

	if (node->depth != 1 || rx_shape_speaks_of_finding(parse, node))
		return RX_DOCTYPE_OTHER;
	role = rx_role_of_heading(words_of(parse, node));
	if (is_category(parse, node)
		&& (role == RX_DOCTYPE_ORGANISATION || role == RX_DOCTYPE_FINDINGS))
		return RX_DOCTYPE_OTHER;
	return role;
}

/* 坚持问题导向,逐条抓落实: findings or the work as a whole, as its place has it. */
static bool is_slogan(const struct rx_parse *parse, const struct rx_node *node)
{
	struct rx_text words = words_of(parse, node);

	return !rx_phrase_in(words,
		"情况|进展|成效|成果|结果|反馈问题|问题整改|具体问题|主要问题|存在问题|发现问题|"
		"发现的问题|查出|整改任务|清单|方面|逐项整改|整改事项|整改期内|已完成的");
}

static enum rx_doctype role_by_place(const struct rx_node *node, bool findings_seen)
{
	if (node->form & RX_FORM_GROUP || node->holds_findings || node->own_label
		|| node->form & RX_FORM_NEGATIVE)
		return RX_DOCTYPE_OTHER;
	return findings_seen ? RX_DOCTYPE_OTHER : RX_DOCTYPE_ORGANISATION;
}

static bool states(const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from)
{
	size_t stop = rx_item_lead_end(&parse->cues, paragraph, from, paragraph->end);
	struct rx_text sentence = rx_parse_slice(parse, from, stop);

	return sentence.length < 200
		&& rx_phrase_in(sentence,
			"该问题|此问题|该项问题|该任务|该项任务|此项问题|此项任务|上述问题")
		&& rx_status_of_sentence(sentence) != RX_UNSET;
}

/* 1.健全…机制。目前,该问题已完成整改。 in one line or below each other. */
static bool states_status(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);

	if (node->end < paragraph->end)
		return states(parse, paragraph, node->end);
	for (size_t at = node->paragraph + 1; at < node->body_end; at++) {
		paragraph = rx_parse_paragraph(parse, at);
		if (states(parse, paragraph, paragraph->start))
			return true;
	}
	return false;
}

/* Looks once at what stands under each node, children first since they come later in the list. */
static void look_under(struct rx_parse *parse)
{
	struct rx_tree *tree = &parse->tree;

	for (size_t at = tree->count; at-- > 0;) {
		struct rx_node *node = &tree->nodes[at];

		node->own_label = has_label(parse, node, false);
		node->measure_label = node->own_label && has_label(parse, node, true);
		node->own_items = has_own_items(parse, node);
		node->states = states_status(parse, node);
		node->holds_findings = holds_findings(parse, node);
	}
}

/* Roles by words, and which of the outermost nodes have findings behind them. */
static void first_roles(struct rx_parse *parse)
{
	struct rx_tree *tree = &parse->tree;
	bool follow = false;

	for (size_t at = tree->count; at-- > 0;) {
		struct rx_node *node = &tree->nodes[at];

		node->role = role_of(parse, node);
		if (node->parent != RX_NONE)
			continue;
		node->findings_follow = follow;
		follow = follow || node->role == RX_DOCTYPE_FINDINGS || node->holds_findings
			|| is_category(parse, node);
	}
}

static bool says_ahead(const struct rx_parse *parse, const struct rx_node *node)
{
	return rx_phrase_in(words_of(parse, node),
		"常态|长效|持续|巩固|久久为功|持之以恒|驰而不息|慎终如始|善作善成|常抓不懈|"
		"成果运用|后半篇");
}

/* 三、持之以恒抓整改。下一步,…: behind the findings such words speak of what is to come. */
static bool looks_ahead(const struct rx_parse *parse, const struct rx_node *node)
{
	static const char ahead[] = "下一步|下步|下一阶段|接下来|今后|后续";
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);
	size_t from = node->end;

	if (says_ahead(parse, node))
		return true;
	if (from == paragraph->end && node->body_end > node->paragraph + 1) {
		paragraph = rx_parse_paragraph(parse, node->paragraph + 1);
		from = paragraph->start;
	}
	return rx_phrase_start(rx_parse_slice(parse, from, paragraph->end), ahead) > 0;
}

void rx_shape_roles(struct rx_parse *parse)
{
	struct rx_tree *tree = &parse->tree;
	bool seen = false;

	look_under(parse);
	first_roles(parse);
	for (size_t at = tree->first; at != RX_NONE; at = tree->nodes[at].next) {
		struct rx_node *node = &tree->nodes[at];

		if (node->role == RX_DOCTYPE_ORGANISATION && node->holds_findings
			&& !node->findings_follow)
			node->role = RX_DOCTYPE_FINDINGS;
		/* 需长期整改事项进展情况 over 关于…的问题 tells what was done. */
		if (node->role == RX_DOCTYPE_NEXT && node->holds_findings
			&& !rx_phrase_in(words_of(parse, node),
				"下一步|下步|打算|计划|安排|今后|接下来|后续"))
			node->role = RX_DOCTYPE_FINDINGS;
		if (node->role == RX_DOCTYPE_OTHER && !rx_shape_speaks_of_finding(parse, node)
			&& node->findings_follow)
			node->role = role_by_place(node, seen);
		if (node->role == RX_DOCTYPE_FINDINGS && is_slogan(parse, node)
			&& node->findings_follow && !node->holds_findings)
			node->role = RX_DOCTYPE_ORGANISATION;
		/* 巩固整改成果,持续发力 behind the findings */
		if (node->role == RX_DOCTYPE_FINDINGS && seen && !node->findings_follow
			&& !node->holds_findings && !node->own_label && says_ahead(parse, node))
			node->role = RX_DOCTYPE_NEXT;
		seen = seen || node->role == RX_DOCTYPE_FINDINGS || is_category(parse, node)
			|| node->holds_findings;
		node->plain = (seen || rx_phrase_end(words_of(parse, node), "说明|原因|不足"))
			&& node->role == RX_DOCTYPE_OTHER && !node->labelled
			&& !node->holds_findings && !node->own_label && !is_category(parse, node)
			&& !rx_shape_speaks_of_finding(parse, node);
		if (node->plain && !node->findings_follow && looks_ahead(parse, node))
			node->role = RX_DOCTYPE_NEXT;
	}
}
