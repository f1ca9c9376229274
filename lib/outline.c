/*
 * outline.c - walking the tree of headings.
 *
 *     body      = (section | finding | task)*
 *     section   = heading, and by its role:
 *                 organisation, next steps: items and headings with items
 *                 findings:                 groups, findings, prose that names several findings
 *     finding   = heading, labels, measures (numbered children are measures)
 *     task      = labels without headings: 整改任务: … 整改措施: …
 *
 * Whether a numbered heading over other numbers is a group of findings or a finding with numbered
 * measures is decided by the form of its children and by its level (level.c), never by its glyph.
 */
#include "outline.h"
#include "finding.h"
#include "flat.h"
#include "level.h"
#include "numeral.h"
#include "phrase.h"
#include "prose.h"
#include "section.h"
#include "shape.h"
#include "status.h"

/* Names of labels that no table has are no longer. */
enum { UNKNOWN_NAME = 36 };

struct walk {
	struct rx_parse *parse;
	struct rx_finding task; /* the finding that labels outside of headings belong to */
	bool task_open;
	size_t task_parent;
	struct rx_text task_label; /* the name that it was opened by */
	unsigned task_number;      /* from 序号: in front of it */
};

static struct rx_node *node_at(struct walk *walk, size_t place)
{
	return &walk->parse->tree.nodes[place];
}

static void close_task(struct walk *walk)
{
	if (walk->task_open)
		rx_finding_end(&walk->task);
	walk->task_open = false;
}

/* ---- findings ------------------------------------------------------------------------------- */

static void visit_loose(struct walk *walk, size_t parent, size_t from, size_t end, bool prose);

static bool begins_task(const struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	struct rx_label label;

	return rx_label_at(&parse->cues, paragraph, parse->text, paragraph->start, paragraph->end,
		       &label)
		&& label.colon && (label.role == RX_LABEL_FINDING || label.role == RX_LABEL_NUMBER);
}

/* Everything under a numbered measure belongs to it, up to a label or status of the finding; once
 * such a paragraph has come, what follows is the finding's own text. */
static void extend_measure(struct walk *walk, struct rx_finding *finding, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	bool apart = false;

	for (size_t at = from; at < end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (finding == &walk->task && begins_task(parse, paragraph)) {
			visit_loose(walk, walk->task_parent, at, end, false);
			return;
		}
		apart = apart || rx_shape_is_apart(parse, paragraph);
		if (apart)
			rx_finding_text(finding, paragraph, paragraph->start, paragraph->end);
		else
			rx_finding_extend(finding, paragraph);
	}
}

static void read_body(struct rx_finding *finding, size_t from, size_t end)
{
	for (size_t at = from; at < end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(finding->parse, at);

		rx_finding_text(finding, paragraph, paragraph->start, paragraph->end);
	}
}

static void read_child(struct walk *walk, struct rx_finding *finding, size_t place);

static void read_children(struct walk *walk, struct rx_finding *finding, size_t place)
{
	for (size_t child = node_at(walk, place)->first_child; child != RX_NONE;
		child = node_at(walk, child)->next)
		read_child(walk, finding, child);
}

/* A numbered paragraph under a finding: a label with what it announces, or a measure. */
static void read_child(struct walk *walk, struct rx_finding *finding, size_t place)
{
	struct rx_parse *parse = walk->parse;
	const struct rx_node node = *node_at(walk, place);
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node.paragraph);

	if (node.labelled) {
		rx_parse_stretch(parse, node.start, node.words, RX_DOCTYPE_LABEL);
		rx_finding_labelled(finding, paragraph, &node.label);
		read_body(finding, node.paragraph + 1, node.body_end);
		read_children(walk, finding, place);
		return;
	}
	rx_finding_numbered(finding, paragraph, &node);
	extend_measure(
		walk, finding, node.paragraph + 1, rx_shape_subtree_end(&parse->tree, place));
}

/* 整改情况: or 整改措施: below the heading, as against what only sums up: 整改成效:. */
static bool announces_measures(const struct rx_parse *parse, const struct rx_label *label)
{
	struct rx_text name = rx_parse_slice(parse, label->start, label->end);

	return (label->role == RX_LABEL_DONE || label->role == RX_LABEL_MEASURES)
		&& !rx_phrase_start(name,
			"整改成效|整改结果|整改成果|完成情况|成效|主要成效|取得成效|整改完成情况");
}

/* Any label of work done, also one that sums up. */
static bool tells_work(const struct rx_parse *parse, const struct rx_label *label)
{
	(void)parse;
	return label->role == RX_LABEL_DONE || label->role == RX_LABEL_MEASURES;
}

static bool label_ahead(const struct walk *walk, const struct rx_node *node,
	bool (*tells)(const struct rx_parse *parse, const struct rx_label *label))
{
	const struct rx_parse *parse = walk->parse;
	struct rx_label label;

	for (size_t at = node->paragraph + 1; at < node->body_end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (rx_label_at(&parse->cues, paragraph, parse->text, paragraph->start,
			    paragraph->end, &label)
			&& tells(parse, &label))
			return true;
	}
	if (node->first_child == RX_NONE)
		return false;
	label = parse->tree.nodes[node->first_child].label;
	return parse->tree.nodes[node->first_child].labelled && tells(parse, &label);
}

static void visit_finding(struct walk *walk, size_t place, size_t parent)
{
	struct rx_parse *parse = walk->parse;
	const struct rx_node node = *node_at(walk, place);
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node.paragraph);
	struct rx_finding finding;

	rx_finding_begin(&finding, parse, parent, node.start, node.words, node.end, node.number);
	finding.label_ahead = label_ahead(walk, &node, announces_measures);
	finding.label_below = label_ahead(walk, &node, tells_work);
	rx_finding_text(&finding, paragraph, node.end, paragraph->end);
	read_body(&finding, node.paragraph + 1, node.body_end);
	read_children(walk, &finding, place);
	rx_finding_end(&finding);
}

/* ---- tasks: findings by label --------------------------------------------------------------- */

/* The text of a task: what stands behind its label, else the paragraphs up to the next label. */
static size_t task_text_end(struct walk *walk, const struct rx_paragraph *paragraph,
	const struct rx_label *label, size_t next, size_t limit, size_t *start)
{
	struct rx_parse *parse = walk->parse;

	*start = label->end;
	if (label->end < paragraph->end)
		return paragraph->end;
	if (next >= limit || rx_shape_is_apart(parse, rx_parse_paragraph(parse, next)))
		return label->end;
	*start = rx_parse_paragraph(parse, next)->start;
	return rx_parse_paragraph(parse, next)->end;
}

/* 反馈问题:X。(责任部门:…)(1)…: what comes behind the heading is the finding's text when it says so itself,
 * or when nothing else can be. */
static size_t task_heading_end(struct walk *walk, const struct rx_paragraph *paragraph,
	const struct rx_label *label, size_t limit, size_t next)
{
	struct rx_parse *parse = walk->parse;
	size_t end = rx_heading_end(&parse->cues, paragraph, parse->text, label->end), from, token;
	struct rx_label behind;

	from = rx_phrase_skip_blanks(rx_parse_slice(parse, 0, paragraph->end), end);
	if (from >= paragraph->end)
		return paragraph->end;
	token = rx_cues_token_at(&parse->cues, paragraph, from);
	if (token < (size_t)paragraph->token + paragraph->token_count
		&& parse->cues.tokens[token].at == from
		&& (parse->cues.tokens[token].cue == RX_CUE_ENUMERATOR
			|| parse->cues.tokens[token].cue == RX_CUE_OPEN))
		return end;
	if (rx_label_at(&parse->cues, paragraph, parse->text, from, paragraph->end, &behind)
		|| rx_status_of_sentence(rx_parse_slice(parse, from,
			   rx_item_lead_end(&parse->cues, paragraph, from, paragraph->end)))
			!= RX_UNSET)
		return end;
	return next >= limit || begins_task(parse, rx_parse_paragraph(parse, next))
		? end
		: paragraph->end;
}

/* 任务名称:X 问题概况:Y: a second name right behind the first tells more about the same task. */
static bool says_more(const struct walk *walk, const struct rx_label *label)
{
	struct rx_text name = rx_parse_slice(walk->parse, label->start, label->end);

	return walk->task_open && !walk->task.touched && label->end
		&& !rx_text_equal(name, walk->task_label);
}

static void open_task(struct walk *walk, size_t parent, size_t at, const struct rx_label *label,
	size_t limit, size_t *behind)
{
	struct rx_parse *parse = walk->parse;
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at), *own;
	size_t start, end = task_text_end(walk, paragraph, label, at + 1, limit, &start), lead;
	bool heading;

	*behind = at + 1;
	if (says_more(walk, label)) {
		rx_parse_stretch(parse, paragraph->start, paragraph->end, RX_DOCTYPE_LABEL);
		return;
	}
	close_task(walk);
	walk->task_label = rx_parse_slice(parse, label->start, label->end);
	heading = parent != RX_DOC && start == label->end
		&& rx_label_is_heading(rx_parse_slice(parse, label->start, label->end));
	if (heading)
		end = task_heading_end(walk, paragraph, label, limit, at + 1);
	if (heading)
		start = paragraph->start;
	else
		rx_parse_stretch(parse, paragraph->start, label->end, RX_DOCTYPE_LABEL);
	if (start == end)
		return;
	own = start <= label->end ? paragraph : rx_parse_paragraph(parse, at + 1);
	*behind += own != paragraph;
	while (!heading && *behind < limit
		&& !rx_shape_is_apart(parse, rx_parse_paragraph(parse, *behind)))
		end = rx_parse_paragraph(parse, (*behind)++)->end;
	lead = rx_item_lead_end(&parse->cues, own, start, own->end);
	rx_finding_begin(&walk->task, parse, parent, start, start, lead, walk->task_number);
	walk->task_number = 0;
	walk->task_parent = parent;
	if (walk->task.place != RX_NONE)
		parse->records.items[walk->task.place].end = (uint32_t)end;
	walk->task_open = true;
	if (heading && end < own->end)
		rx_finding_text(&walk->task, own, end, own->end);
}

/* The number of the next task; 受理编号:D2SC… is none. */
static void take_number(struct walk *walk, size_t at)
{
	unsigned number;

	if (rx_numeral_digits(walk->parse->text, at, 4, &number)
		|| rx_numeral_han(walk->parse->text, at, &number))
		walk->task_number = number;
}

/* Behind 序号:3 a name that no table has announces the problem when it speaks of one: 隐患部位:…. */
static bool unknown_label(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, struct rx_label *label)
{
	size_t limit = paragraph->start + UNKNOWN_NAME;
	size_t token = rx_cues_find(&parse->cues, paragraph, 1u << RX_CUE_COLON, paragraph->start,
		limit < paragraph->end ? limit : paragraph->end);

	if (token == RX_NONE
		|| !rx_phrase_in(
			rx_parse_slice(parse, paragraph->start, parse->cues.tokens[token].at),
			"问题|任务|事项|点位|隐患|内容|项目|线索|部位"))
		return false;
	*label = (struct rx_label){
		.role = RX_LABEL_FINDING, .start = paragraph->start, .colon = true};
	label->end = rx_phrase_skip_blanks(rx_parse_slice(parse, 0, paragraph->end),
		parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length);
	return label->end < paragraph->end;
}

/* Paragraphs without headings in a place where findings may stand; prose tells whether they name
 * findings themselves, which they do not where numbered ones follow. */
static void visit_loose(struct walk *walk, size_t parent, size_t from, size_t end, bool prose)
{
	struct rx_parse *parse = walk->parse;
	struct rx_label label;

	walk->task_parent = parent;
	for (size_t at = from; at < end;) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		bool labelled = rx_label_at(&parse->cues, paragraph, parse->text, paragraph->start,
			paragraph->end, &label);

		if (paragraph->table == RX_TABLE_HEADER) {
			close_task(walk);
			at = rx_flat_read(parse, parent, at, end);
			continue;
		}
		if (!labelled && walk->task_number && !walk->task_open)
			labelled = unknown_label(parse, paragraph, &label);
		if (labelled && label.role == RX_LABEL_FINDING) {
			open_task(walk, parent, at, &label, end, &at);
			continue;
		}
		if (labelled && label.role == RX_LABEL_NUMBER) {
			close_task(walk);
			take_number(walk, label.end);
			rx_parse_stretch(parse, paragraph->start, paragraph->end, RX_DOCTYPE_LABEL);
		} else if (walk->task_open) {
			rx_finding_text(&walk->task, paragraph, paragraph->start, paragraph->end);
		} else if (prose) {
			at = rx_prose_findings(parse, parent, at, paragraph->start, end);
			continue;
		}
		at++;
	}
}

static void visit_findings(struct walk *walk, size_t first, size_t parent);

/* 1.问题表现:… 2.问题表现:… count the findings, 一、问题表现 二、整改目标 the labels of one. */
static bool labels_side_by_side(const struct rx_parse *parse, size_t place)
{
	const struct rx_tree *tree = &parse->tree;
	size_t parent = tree->nodes[place].parent;
	size_t at = parent == RX_NONE ? tree->first : tree->nodes[parent].first_child;

	for (; at != RX_NONE; at = tree->nodes[at].next) {
		const struct rx_node *node = &tree->nodes[at];

		if (!node->labelled || node->label.role != RX_LABEL_FINDING)
			return false;
	}
	return true;
}

/* 一、整改任务 and the numbered labels behind it. */
static bool visit_label(struct walk *walk, size_t place, size_t parent)
{
	struct rx_parse *parse = walk->parse;
	const struct rx_node node = *node_at(walk, place);
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node.paragraph);
	size_t behind;

	if (!node.labelled)
		return false;
	if (node.label.role == RX_LABEL_NUMBER) {
		close_task(walk);
		take_number(walk, node.label.end);
		rx_parse_stretch(parse, node.start, paragraph->end, RX_DOCTYPE_LABEL);
		visit_loose(walk, parent, node.paragraph + 1, node.body_end, false);
		visit_findings(walk, node.first_child, parent);
		return true;
	}
	if (node.label.role == RX_LABEL_FINDING && !parse->tree.labels
		&& rx_label_is_heading(rx_parse_slice(parse, node.words, node.label.end)))
		return false;
	if (node.label.role == RX_LABEL_FINDING && !rx_level_has_findings(parse, place)) {
		if (!walk->task_number && labels_side_by_side(parse, place))
			walk->task_number = node.number;
		open_task(walk, parent, node.paragraph, &node.label,
			rx_shape_subtree_end(&parse->tree, place), &behind);
		if (walk->task_open && behind < node.body_end)
			visit_loose(walk, parent, behind, node.body_end, false);
		return walk->task_open;
	}
	if (!walk->task_open)
		return false;
	rx_parse_stretch(parse, node.start, node.words, RX_DOCTYPE_LABEL);
	rx_finding_labelled(&walk->task, paragraph, &node.label);
	read_body(&walk->task, node.paragraph + 1, node.body_end);
	read_children(walk, &walk->task, place);
	return true;
}

/* ---- sections ------------------------------------------------------------------------------- */

static void visit_group(struct walk *walk, size_t place, size_t parent, enum rx_doctype role)
{
	struct rx_parse *parse = walk->parse;
	const struct rx_node node = *node_at(walk, place);
	size_t section = rx_section_add(parse, &node, parent, role), from = node.paragraph + 1;

	close_task(walk);
	if (node.first_child == RX_NONE)
		from = rx_prose_findings(parse, section, node.paragraph, node.end, node.body_end);
	visit_loose(walk, section, from, node.body_end, node.first_child == RX_NONE);
	visit_findings(walk, node.first_child, section);
	close_task(walk);
}

/* Numbers under the labels of a task are its measures; in front of them they are part of its text. */
static bool belongs_to_task(const struct walk *walk, const struct rx_node *node)
{
	return walk->task_open && !rx_shape_names_problem(node)
		&& (node->glyph > RX_GLYPH_HAN_PAREN || node->role == RX_DOCTYPE_OTHER)
		&& (walk->task.labelled || !walk->task.touched);
}

static void extend_task(struct walk *walk, size_t place)
{
	struct rx_parse *parse = walk->parse;
	size_t from = node_at(walk, place)->paragraph;
	size_t end = rx_shape_subtree_end(&parse->tree, place);

	for (; from < end && !rx_shape_is_apart(parse, rx_parse_paragraph(parse, from)); from++)
		parse->records.items[walk->task.place].end = rx_parse_paragraph(parse, from)->end;
	visit_loose(walk, walk->task_parent, from, end, false);
}

/* 1.对A问题,…;2.对B问题,… in one paragraph: findings side by side, not one over the others. */
static bool runs_together(const struct walk *walk, const struct rx_node *node)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(walk->parse, node->paragraph);

	size_t count = rx_prose_count(walk->parse, paragraph, node->start);

	return rx_shape_names_problem(node) && node->first_child == RX_NONE
		&& node->body_end == node->paragraph + 1 && count > 1
		&& count > rx_prose_count(walk->parse, paragraph, node->end);
}

/* A heading where findings may stand. */
static void visit_one(struct walk *walk, size_t place, size_t parent)
{
	struct rx_node *node = node_at(walk, place);

	if (visit_label(walk, place, parent))
		return;
	if (belongs_to_task(walk, node)) {
		if (walk->task.labelled)
			read_child(walk, &walk->task, place);
		else
			extend_task(walk, place);
		return;
	}
	if (node->plain || node->role == RX_DOCTYPE_ORGANISATION || node->role == RX_DOCTYPE_NEXT
		|| node->role == RX_DOCTYPE_DISCIPLINE || node->role == RX_DOCTYPE_CONTACT) {
		close_task(walk);
		rx_section_plain(walk->parse, place, parent, node->role);
	} else if (runs_together(walk, node)) {
		close_task(walk);
		rx_prose_findings(
			walk->parse, parent, node->paragraph, node->start, node->body_end);
	} else if (node->group) {
		visit_group(walk, place, parent,
			node->depth == 1 && node->role == RX_DOCTYPE_FINDINGS ? RX_DOCTYPE_FINDINGS
									      : RX_DOCTYPE_GROUP);
	} else {
		close_task(walk);
		visit_finding(walk, place, parent);
	}
}

static void visit_findings(struct walk *walk, size_t first, size_t parent)
{
	for (size_t place = first; place != RX_NONE; place = node_at(walk, place)->next)
		visit_one(walk, place, parent);
}

/* The preamble of a notice about a single task states its status: …已整改完成,拟申请验收销号. */
static void read_preamble_status(struct rx_parse *parse)
{
	size_t only = RX_NONE;
	struct rx_buffer text = {0};

	for (size_t at = 0; at < parse->records.count; at++) {
		if (parse->records.items[at].kind != RX_KIND_FINDING)
			continue;
		if (only != RX_NONE)
			return;
		only = at;
	}
	if (only == RX_NONE || parse->preamble >= parse->head_end)
		return;
	for (size_t at = parse->preamble; at < parse->head_end; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		rx_cues_outside(&parse->cues, paragraph, parse->text, RX_PAIR_TITLE, &text);
	}
	rx_status_set(&parse->records, only, rx_status_of_preamble(rx_buffer_text(&text)),
		rx_parse_slice(parse, rx_parse_paragraph(parse, parse->preamble)->start,
			rx_parse_paragraph(parse, parse->preamble)->end));
	rx_buffer_release(&text);
}

void rx_outline_build(struct rx_parse *parse)
{
	struct walk walk = {.parse = parse};
	size_t first = parse->tree.count ? parse->tree.nodes[0].paragraph : parse->tail_start;

	rx_shape_roles(parse);
	rx_level_decide(parse);
	visit_loose(&walk, RX_DOC, parse->head_end, first, first == parse->tail_start);
	visit_findings(&walk, parse->tree.first, RX_DOC);
	close_task(&walk);
	read_preamble_status(parse);
}
