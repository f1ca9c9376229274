/*
 * unmerge.c - finding headings that lost the line end in front of them.
 *
 * 一、 and (一) behind a stop begin a heading wherever their number goes on from the one before; 1. does
 * only when what follows names a problem, since measures are counted that way inside paragraphs too.
 * A row of a table with two fields and their values is two lines.
 */
#include "unmerge.h"
#include "buffer.h"
#include "heading.h"
#include "label.h"
#include "phrase.h"

#include <stdlib.h>

#define GAP "\xE3\x80\x80\xE3\x80\x80"

/* So many gaps in so many bytes part paragraphs. */
enum { GAPS = 4, GAPPED = 600 };

struct cutter {
	struct rx_cues *cues;
	struct rx_text text;
	struct rx_paragraph *cut; /* the new list */
	size_t count;
	size_t room;
	unsigned last[RX_GLYPH_COUNT];
};

static int add(struct cutter *cutter, struct rx_paragraph paragraph)
{
	struct rx_paragraph *grown =
		rx_array_grow(cutter->cut, cutter->count, &cutter->room, sizeof(*grown));

	if (!grown)
		return -1;
	cutter->cut = grown;
	grown[cutter->count++] = paragraph;
	return 0;
}

static void note(struct cutter *cutter, const struct rx_token *token)
{
	cutter->last[token->glyph] = token->value;
	for (size_t inner = token->glyph + 1u; inner < RX_GLYPH_COUNT; inner++)
		if (inner != RX_GLYPH_DOT)
			cutter->last[inner] = 0;
}

static bool names_problem(const struct cutter *cutter, const struct rx_paragraph *paragraph,
	const struct rx_token *token)
{
	size_t from = token->at + (size_t)token->length, end;
	struct rx_paragraph near = *paragraph;

	if (near.end > from + RX_HEADING_LIMIT)
		near.end = (uint32_t)from + RX_HEADING_LIMIT;
	end = rx_heading_end(cutter->cues, &near, cutter->text, from);
	return rx_phrase_start(rx_text_slice(cutter->text, from, end), "关于|针对|“")
		&& rx_heading_form(rx_text_slice(cutter->text, from, end)) & RX_FORM_PROBLEM;
}

/* Two ideographic blanks in front of it: how a page without line ends parts its paragraphs. */
static bool behind_gap(const struct cutter *cutter, const struct rx_token *token)
{
	return rx_text_ends(rx_text_slice(cutter->text, 0, token->at), RX_LITERAL(GAP));
}

static bool begins_heading(
	const struct cutter *cutter, const struct rx_paragraph *paragraph, size_t place)
{
	const struct rx_token *token = &cutter->cues->tokens[place], *before = token - 1;
	bool follows = token->value == cutter->last[token->glyph] + 1 || token->value == 1;

	if (token->cue != RX_CUE_ENUMERATOR || token->inside || place == paragraph->token)
		return false;
	if ((before->cue != RX_CUE_STOP || before->inside || before->doubtful)
		&& !behind_gap(cutter, token))
		return false;
	switch (token->glyph) {
	case RX_GLYPH_HAN:
	case RX_GLYPH_HAN_PAREN: return follows;
	case RX_GLYPH_DOT:
	case RX_GLYPH_PROBLEM: return follows && names_problem(cutter, paragraph, token);
	default: return false;
	}
}

/* 整改措施:(一)…。(二)…。 are measures in one paragraph, unless they name problems. */
static bool lists_measures(const struct cutter *cutter, const struct rx_paragraph *paragraph)
{
	const struct rx_token *lead = &cutter->cues->tokens[paragraph->token];
	struct rx_enumerator first;
	size_t from = paragraph->start, end;
	struct rx_label label;

	if (paragraph->token_count && lead->cue == RX_CUE_ENUMERATOR && lead->at == from)
		from += lead->length;
	if (!rx_label_at(cutter->cues, paragraph, cutter->text, from, paragraph->end, &label)
		|| (label.role != RX_LABEL_MEASURES && label.role != RX_LABEL_DONE
			&& label.role != RX_LABEL_PLAN))
		return false;
	if (!rx_enumerator_at(cutter->text, label.end, &first) || first.number != 1
		|| first.glyph != RX_GLYPH_HAN_PAREN)
		return false;
	end = rx_heading_end(cutter->cues, paragraph, cutter->text, label.end + first.length);
	return !(rx_heading_form(rx_text_slice(cutter->text, label.end + first.length, end))
		& (RX_FORM_PROBLEM | RX_FORM_GROUP));
}

static int cut_paragraph(struct cutter *cutter, struct rx_paragraph paragraph)
{
	size_t last = (size_t)paragraph.token + paragraph.token_count;

	if (paragraph.token_count && lists_measures(cutter, &paragraph))
		return add(cutter, paragraph);
	for (size_t at = paragraph.token; at < last; at++) {
		const struct rx_token *token = &cutter->cues->tokens[at];
		struct rx_paragraph head = paragraph;

		if (token->cue == RX_CUE_ENUMERATOR && token->at == paragraph.start)
			note(cutter, token);
		if (!begins_heading(cutter, &paragraph, at))
			continue;
		note(cutter, token);
		head.token_count = (uint32_t)(at - head.token);
		head.end = head.start
			+ (uint32_t)rx_phrase_trim(
				rx_text_slice(cutter->text, head.start, token->at))
				  .length;
		if (add(cutter, head))
			return -1;
		paragraph.start = token->at;
		paragraph.token = (uint32_t)at;
		paragraph.token_count = (uint32_t)(last - at);
	}
	return add(cutter, paragraph);
}

/* A page in one line parts its paragraphs with two ideographic blanks. */
static int cut_gaps(struct cutter *cutter, struct rx_paragraph paragraph)
{
	struct rx_text text = rx_text_slice(cutter->text, paragraph.start, paragraph.end),
		       rest = text;
	size_t last = (size_t)paragraph.token + paragraph.token_count, gaps = 0, at = 0;

	while ((at = rx_text_find(rest, RX_LITERAL(GAP), at)) != RX_NONE) {
		gaps++;
		at = rx_phrase_skip_blanks(rest, at);
	}
	if (gaps < GAPS || text.length < GAPPED)
		return cut_paragraph(cutter, paragraph);
	while ((at = rx_text_find(cutter->text, RX_LITERAL(GAP), paragraph.start)) != RX_NONE
		&& at < paragraph.end) {
		struct rx_paragraph head = paragraph;
		size_t next = rx_phrase_skip_blanks(cutter->text, at), token;

		token = rx_cues_token_at(cutter->cues, &paragraph, next);
		head.end = (uint32_t)at;
		head.token_count = (uint32_t)(token - head.token);
		if (cut_paragraph(cutter, head))
			return -1;
		paragraph.start = (uint32_t)next;
		paragraph.token = (uint32_t)token;
		paragraph.token_count = (uint32_t)(last - token);
	}
	return cut_paragraph(cutter, paragraph);
}

/* ---- rows of tables ------------------------------------------------------------------------- */

static bool is_label(struct rx_text cell)
{
	struct rx_label label;
	size_t colon;

	cell = rx_phrase_trim(cell);
	colon = rx_phrase_end(cell, ":|" FULL_COLON);
	return rx_label_name(rx_text_slice(cell, 0, cell.length - colon), &label);
}

/* Name TAB value TAB name TAB value: every second cell is a label, and no other is, as in the head of
 * a table. */
static bool alternates(struct rx_text row)
{
	struct rx_text rest = row, cell;
	size_t cells = 0;

	while (rx_text_split(&rest, '\t', &cell)) {
		if (is_label(cell) != (cells++ % 2 == 0))
			return false;
	}
	return cells >= 4 && cells % 2 == 0;
}

/* Cuts in front of every second cell. */
static int cut_row(struct cutter *cutter, struct rx_paragraph paragraph)
{
	struct rx_text rest = rx_text_slice(cutter->text, paragraph.start, paragraph.end), cell;
	size_t last = (size_t)paragraph.token + paragraph.token_count;

	if (!memchr(rest.bytes, '\t', rest.length) || !alternates(rest))
		return cut_gaps(cutter, paragraph);
	for (size_t cells = 0; rx_text_split(&rest, '\t', &cell); cells++) {
		struct rx_paragraph field = paragraph;
		size_t at = (size_t)(cell.bytes - cutter->text.bytes), token;

		if (cells == 0 || cells % 2)
			continue;
		token = rx_cues_token_at(cutter->cues, &paragraph, at);
		field.end = (uint32_t)(at - 1);
		field.token_count = (uint32_t)(token - field.token);
		if (cut_paragraph(cutter, field))
			return -1;
		paragraph.start = (uint32_t)at;
		paragraph.token = (uint32_t)token;
		paragraph.token_count = (uint32_t)(last - token);
	}
	return cut_paragraph(cutter, paragraph);
}

int rx_unmerge(struct rx_cues *cues, struct rx_text text)
{
	struct cutter cutter = {.cues = cues, .text = text};

	for (size_t at = 0; at < cues->paragraph_count; at++) {
		if (cut_row(&cutter, cues->paragraphs[at])) {
			free(cutter.cut);
			return -1;
		}
	}
	free(cues->paragraphs);
	cues->paragraphs = cutter.cut;
	cues->paragraph_count = cutter.count;
	cues->paragraph_room = cutter.room;
	return 0;
}
