/*
 * section.c - sections that hold no findings, and the items in them.
 *
 * An enumerated item is an action or commitment; a heading with something under it, or on a line of its own,
 * is a section again.
 */
#include "section.h"
#include "phrase.h"
#include "shape.h"

static struct rx_node *node_at(struct rx_parse *parse, size_t place)
{
	return &parse->tree.nodes[place];
}

static size_t add_entry(struct rx_parse *parse, enum rx_kind kind, size_t parent,
	const struct rx_paragraph *paragraph, size_t start, size_t words, size_t end,
	unsigned number)
{
	size_t place = rx_parse_record(parse, kind, parent, start, end), lead;
	struct rx_record *record;

	if (place == RX_NONE)
		return place;
	lead = rx_item_lead_end(&parse->cues, paragraph, words, end);
	record = &parse->records.items[place];
	record->title = rx_heading_section_title(rx_parse_slice(parse, words, lead));
	record->number = number;
	if (kind == RX_KIND_COMMITMENT)
		record->mode = RX_MODE_PLAN;
	return place;
}

static enum rx_kind entry_kind(enum rx_doctype role)
{
	switch (role) {
	case RX_DOCTYPE_ORGANISATION: return RX_KIND_ACTION;
	case RX_DOCTYPE_NEXT: return RX_KIND_COMMITMENT;
	default: return RX_KIND_TEXT;
	}
}

/* 未完成整改的主要原因:一是…: what comes behind is no undertaking. */
static bool gives_reasons(const struct rx_parse *parse, size_t from, size_t end)
{
	struct rx_text words = rx_phrase_trim(rx_parse_slice(parse, from, from < end ? end : from));

	words.length -= rx_phrase_end(words, ":|" FULL_COLON "|,|" FULL_COMMA);
	words.length -= rx_phrase_end(words, "是|有|为|如下|在于|包括");
	return rx_phrase_end(words, "原因|困难|不足|差距|主要问题|存在问题|存在的问题") > 0;
}

/* The items in one stretch of a section's own text. */
static void entries_in(struct rx_parse *parse, enum rx_doctype role, size_t parent,
	const struct rx_paragraph *paragraph, size_t from)
{
	enum rx_kind kind = entry_kind(role);

	if (kind == RX_KIND_TEXT)
		return;
	if (rx_items_find(
		    &parse->items, &parse->cues, paragraph, parse->text, from, paragraph->end)) {
		parse->arena.failed = true;
		return;
	}
	if (parse->items.count && gives_reasons(parse, from, parse->items.items[0].start))
		return;
	for (size_t at = 0; at < parse->items.count; at++) {
		struct rx_item item = parse->items.items[at];

		add_entry(parse, kind, parent, paragraph, item.start, item.words, item.end,
			item.number);
	}
}

size_t rx_section_add(
	struct rx_parse *parse, const struct rx_node *node, size_t parent, enum rx_doctype role)
{
	size_t place = rx_parse_record(parse, RX_KIND_SECTION, parent, node->start, node->end);
	struct rx_record *record;

	if (place == RX_NONE)
		return place;
	record = &parse->records.items[place];
	record->title = rx_heading_section_title(rx_parse_slice(parse, node->words, node->end));
	record->no = node->digits;
	record->type = role == RX_DOCTYPE_OTHER ? RX_UNSET : (int)role;
	return place;
}

static void visit_plain_children(
	struct rx_parse *parse, size_t place, size_t parent, enum rx_doctype role)
{
	for (size_t child = node_at(parse, place)->first_child; child != RX_NONE;
		child = node_at(parse, child)->next)
		rx_section_plain(parse, child, parent, role);
}

/* An enumerated item of a section that holds no findings, with what belongs to it. */
static void visit_entry(struct rx_parse *parse, size_t place, size_t parent, enum rx_doctype role)
{
	const struct rx_node *node = node_at(parse, place);
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);

	if (entry_kind(role) == RX_KIND_TEXT)
		return;
	/* Items that were run together in one paragraph come apart again. */
	rx_items_resume(&parse->items, node->glyph, node->number);
	entries_in(parse, role, parent, paragraph, node->start);
}

/* (一)X;(二)Y;(三)Z in one paragraph. */
static bool is_list_item(const struct rx_parse *parse, const struct rx_node *node)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node->paragraph);
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	if (node->glyph != RX_GLYPH_HAN_PAREN)
		return false;
	for (size_t at = paragraph->token; at < last; at++) {
		const struct rx_token *token = &parse->cues.tokens[at];

		if (token->cue == RX_CUE_ENUMERATOR && !token->inside && token->at > node->start
			&& token->glyph == node->glyph && token->value == node->number + 1)
			return true;
	}
	return false;
}

void rx_section_plain(struct rx_parse *parse, size_t place, size_t parent, enum rx_doctype role)
{
	const struct rx_node node = *node_at(parse, place);
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, node.paragraph);
	size_t section;

	if (node.depth > 1 && !rx_shape_is_heading(parse, &node)
		&& (node.glyph > RX_GLYPH_HAN_PAREN || is_list_item(parse, &node))) {
		visit_entry(parse, place, parent, role);
		return;
	}
	section = rx_section_add(parse, &node, parent, role);
	rx_items_begin(&parse->items);
	entries_in(parse, role, section, paragraph, node.end);
	for (size_t at = node.paragraph + 1; at < node.body_end; at++) {
		paragraph = rx_parse_paragraph(parse, at);
		entries_in(parse, role, section, paragraph, paragraph->start);
	}
	visit_plain_children(parse, place, section, role);
}
