/*
 * item.c - which enumerators of a paragraph begin items of one list.
 *
 *            number 1              number n+1, same glyph
 *     none ------------> open(g,1) ----------------------> open(g,n+1)
 *                           |  ^                                |
 *                           |  +---- number 1 behind a stop ----+   (a new list)
 *                           +-- other glyph at the paragraph's start: a new list
 *                               other glyph elsewhere: part of the item
 */
#include "item.h"
#include "buffer.h"
#include "phrase.h"

#include <stdlib.h>

void rx_items_release(struct rx_items *items)
{
	free(items->items);
	*items = (struct rx_items){0};
}

void rx_items_begin(struct rx_items *items)
{
	items->glyph = RX_GLYPH_NONE;
	items->number = 0;
}

/* What stands in front of a token: another token right there, or RX_NONE for the start. */
static bool behind_comma(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t token)
{
	return token > paragraph->token && cues->tokens[token - 1].cue == RX_CUE_COMMA;
}

static bool behind_stop(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t token, size_t from)
{
	const struct rx_token *before = &cues->tokens[token - 1];

	if (cues->tokens[token].at <= from || token == paragraph->token)
		return true;
	return before->cue == RX_CUE_STOP || before->cue == RX_CUE_COLON
		|| before->cue == RX_CUE_SEMICOLON || before->cue == RX_CUE_CLOSE;
}

/* Does the token go on with the open list, or begin one? */
static bool accept(struct rx_items *items, const struct rx_cues *cues,
	const struct rx_paragraph *paragraph, size_t token, size_t from)
{
	const struct rx_token *found = &cues->tokens[token];
	enum rx_glyph glyph = (enum rx_glyph)found->glyph;
	bool first = items->glyph == RX_GLYPH_NONE, at_start = found->at <= from;

	if (first)
		return found->value == 1
			&& (rx_glyph_is_item(glyph) || at_start || glyph == RX_GLYPH_CIRCLE
				|| glyph == RX_GLYPH_PAREN
				|| !behind_comma(cues, paragraph, token));
	if (glyph != items->glyph)
		return found->value == 1 && at_start;
	if (found->value == items->number + 1)
		return true;
	if (found->value == RX_ENUMERATOR_LAST)
		return items->number >= 1;
	if (found->value == 1)
		return behind_stop(cues, paragraph, token, from);
	/* A number left out: believed of 一是 and ① anywhere, of (1) and 第一 also behind a comma, of
	 * other glyphs behind a stop. */
	return found->value > items->number && found->value <= items->number + 3u
		&& (glyph == RX_GLYPH_SHI || glyph == RX_GLYPH_CIRCLE
			|| ((glyph == RX_GLYPH_PAREN || glyph == RX_GLYPH_ORDINAL)
				&& behind_comma(cues, paragraph, token))
			|| behind_stop(cues, paragraph, token, from));
}

static int add_item(struct rx_items *items, const struct rx_token *token, size_t end)
{
	struct rx_item *grown =
		rx_array_grow(items->items, items->count, &items->room, sizeof(*grown));
	unsigned before;

	if (!grown)
		return -1;
	items->items = grown;
	if (items->count)
		grown[items->count - 1].end = token->at;
	before = token->value == 1 ? 0 : items->number;
	items->glyph = (enum rx_glyph)token->glyph;
	items->number = token->value == RX_ENUMERATOR_LAST ? items->number + 1 : token->value;
	grown[items->count++] = (struct rx_item){
		.start = token->at,
		.words = token->at + token->length,
		.end = (uint32_t)end,
		.glyph = items->glyph,
		.number = items->number,
		.before = before,
	};
	return 0;
}

/* Right behind a label that lost its colon the scan saw no place for an item: 整改措施1.完善…. */
static int begin_unmarked(struct rx_items *items, const struct rx_cues *cues,
	const struct rx_paragraph *paragraph, struct rx_text text, size_t from, size_t end)
{
	size_t token = rx_cues_token_at(cues, paragraph, from);
	size_t last = (size_t)paragraph->token + paragraph->token_count;
	struct rx_enumerator found;
	struct rx_token first = {.at = (uint32_t)from, .cue = RX_CUE_ENUMERATOR};

	if (items->glyph != RX_GLYPH_NONE || from >= end || from == paragraph->start
		|| (token < last && cues->tokens[token].at == from
			&& cues->tokens[token].cue == RX_CUE_ENUMERATOR)
		|| !rx_enumerator_at(text, from, &found) || found.number != 1
		|| found.length > UINT8_MAX)
		return 0;
	first.glyph = found.glyph;
	first.value = 1;
	first.length = (uint8_t)found.length;
	return add_item(items, &first, end);
}

int rx_items_find(struct rx_items *items, const struct rx_cues *cues,
	const struct rx_paragraph *paragraph, struct rx_text text, size_t from, size_t end)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	items->count = 0;
	from = rx_phrase_skip_blanks(rx_text_slice(text, 0, end), from);
	if (begin_unmarked(items, cues, paragraph, text, from, end))
		return -1;
	for (size_t token = rx_cues_token_at(cues, paragraph, from); token < last; token++) {
		const struct rx_token *found = &cues->tokens[token];

		if (found->at >= end)
			break;
		if (found->cue != RX_CUE_ENUMERATOR || found->inside)
			continue;
		if (!accept(items, cues, paragraph, token, from))
			continue;
		if (add_item(items, found, end))
			return -1;
	}
	/* 首先, alone in the middle of a sentence counts nothing. */
	if (items->count == 1 && items->items[0].glyph == RX_GLYPH_ORDINAL
		&& items->items[0].start > from) {
		items->count = 0;
		rx_items_begin(items);
	}
	return 0;
}

size_t rx_item_lead_end(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	size_t token = rx_cues_find(cues, paragraph, 1u << RX_CUE_STOP, from, end);

	return token == RX_NONE ? end : cues->tokens[token].at + (size_t)cues->tokens[token].length;
}
