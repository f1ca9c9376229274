/*
 * loss.c - looking for small losses.
 *
 * Nothing of this costs clean text more than a look at its tokens: replacement characters are looked
 * for where the scan or the decoder met one, and wordings where a document has shown other damage.
 */
#include "loss.h"
#include "phrase.h"
#include "utf8.h"

/* So many notes on wordings are enough for a document. */
enum { WORDING_LIMIT = 200 };

/* ---- replacement characters ----------------------------------------------------------------- */

/* A run of them is one loss of unknown length. */
static void find_replacements(struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	size_t start = RX_NONE;

	for (size_t at = paragraph->start, length; at <= paragraph->end; at += length) {
		bool lost = at < paragraph->end
			&& rx_utf8_decode(parse->text, at, &length) == RX_REPLACEMENT;

		if (lost && start == RX_NONE)
			start = at;
		if (!lost && start != RX_NONE) {
			rx_parse_damage(parse, RX_SAY_CHAR_LOST, start, at);
			start = RX_NONE;
		}
		if (at == paragraph->end)
			break;
	}
}

/* ---- doubled punctuation -------------------------------------------------------------------- */

/* How strong a mark of punctuation is; 0 for what may well stand beside another. */
static int strength(const struct rx_parse *parse, const struct rx_token *token)
{
	switch (token->cue) {
	case RX_CUE_COMMA: return 1;
	case RX_CUE_COLON: return 2;
	case RX_CUE_SEMICOLON: return 3;
	case RX_CUE_STOP: {
		size_t length;

		return rx_utf8_decode(parse->text, token->at, &length) == 0x3002 ? 4 : 0;
	}
	default: return 0;
	}
}

static bool follows(const struct rx_token *one, const struct rx_token *next)
{
	return one->at + (size_t)one->length == next->at;
}

/* Marks beside each other from a token on: one damage whose proposal is the strongest.  Returns the last
 * of them. */
static size_t take_marks(struct rx_parse *parse, size_t first, size_t last)
{
	const struct rx_token *tokens = parse->cues.tokens, *best = &tokens[first];
	struct rx_damage *damage;
	size_t end = first;

	while (end + 1 < last && follows(&tokens[end], &tokens[end + 1])
		&& strength(parse, &tokens[end + 1])) {
		end++;
		if (strength(parse, &tokens[end]) > strength(parse, best))
			best = &tokens[end];
	}
	if (end == first || tokens[first].doubtful)
		return end;
	damage = rx_parse_damage(parse, RX_SAY_PUNCTUATION_DOUBLED, tokens[first].at,
		tokens[end].at + (size_t)tokens[end].length);
	if (damage) {
		damage->proposal = rx_parse_slice(parse, best->at, best->at + (size_t)best->length);
		damage->sure = true;
	}
	return end;
}

static void find_doubled(struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	for (size_t at = paragraph->token; at + 1 < last; at++) {
		if (strength(parse, &parse->cues.tokens[at]))
			at = take_marks(parse, at, last);
	}
}

void rx_loss_find(struct rx_parse *parse)
{
	bool replaced = parse->cues.replacements || parse->source.decoded.bad;

	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);

		if (replaced)
			find_replacements(parse, paragraph);
		find_doubled(parse, paragraph);
	}
}

/* ---- fixed wordings ------------------------------------------------------------------------- */

/* What stands there, and what should: a white square where nobody can tell. */
static const struct wording {
	const char *found;
	const char *whole;
	const char *unless; /* the document must not hold this */
} wordings[] = {
	{"第巡察组", "第□巡察组", NULL},
	{"第巡视组", "第□巡视组", NULL},
	{"第督察组", "第□督察组", NULL},
	{"第检查组", "第□检查组", NULL},
	{"第督导组", "第□督导组", NULL},
	{"第轮巡察", "第□轮巡察", NULL},
	{"第轮巡视", "第□轮巡视", NULL},
	{"巡整改", "巡察整改", "巡视"},
	{"巡反馈", "巡察反馈", "巡视"},
	{"专负责", "专人负责", NULL},
	{"整改工,", "整改工作,", NULL},
	{"整改工" FULL_COMMA, "整改工作" FULL_COMMA, NULL},
	{"整改工。", "整改工作。", NULL},
	{"整改工:", "整改工作:", NULL},
	{"领导小,", "领导小组,", NULL},
	{"领导小" FULL_COMMA, "领导小组" FULL_COMMA, NULL},
	{"领导小。", "领导小组。", NULL},
};

static void take_wording(struct rx_parse *parse, const struct wording *wording, size_t at)
{
	struct rx_text whole = rx_text(wording->whole), found = rx_text(wording->found);
	struct rx_damage *damage = rx_parse_damage(parse, RX_SAY_CHAR_LOST, at, at + found.length);

	if (!damage)
		return;
	if (rx_phrase_in(whole, "□")) {
		damage->read = whole;
	} else {
		damage->proposal = whole;
		damage->sure = true;
	}
}

void rx_loss_find_words(struct rx_parse *parse)
{
	size_t left = WORDING_LIMIT;

	for (size_t which = 0; which < sizeof(wordings) / sizeof(wordings[0]); which++) {
		const struct wording *wording = &wordings[which];
		struct rx_text found = rx_text(wording->found);
		size_t at = rx_text_find(parse->text, found, 0);

		if (at == RX_NONE
			|| (wording->unless
				&& rx_text_find(parse->text, rx_text(wording->unless), 0)
					!= RX_NONE))
			continue;
		for (; at != RX_NONE && left; left--) {
			take_wording(parse, wording, at);
			at = rx_text_find(parse->text, found, at + found.length);
		}
	}
}
