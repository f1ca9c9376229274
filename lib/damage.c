/*
 * damage.c - the list of damages: finding, repairing, asking.
 *
 * A stretch that looks shifted is proposed to be what most likely stood there.  A short one is only
 * believed where that is likelier than what is seen by more than stretches are rare; once one is sure,
 * others in the same document are less rare.
 */
#include "damage.h"
#include "character.h"
#include "loss.h"
#include "misread.h"
#include "quote.h"
#include "unshift.h"
#include "utf8.h"

#include <limits.h>
#include <stdlib.h>

enum {
	FACTOR_ALONE = 9 * RX_CHANCE_STEP,  /* one stop in 10,000 is false */
	FACTOR_BESIDE = 4 * RX_CHANCE_STEP, /* one in 100, in a document that has others */
	FACTOR_SUSPECT = 2 * RX_CHANCE_STEP,
	FACTOR_EACH = 24, /* of each character: rare names reach 18, what is shifted 39 */
	SCORE_EACH = 64, /* the same of what each character looks like, where letters are foreign */
	SCORE_ALONE = 19 * 16, /* without a repair that could be compared */
	SEARCH_LIMIT =
		4000, /* characters of a document whose repair is looked for; it takes time */
	LOSSY = 2     /* so many lone quotation marks: others have gone in pairs */
};

struct finder {
	struct rx_parse *parse;
	struct rx_unshifted unshifted;
	size_t searched; /* characters */
};

/* ---- finding -------------------------------------------------------------------------------- */

/* Is the stretch shifted, as far as its score and its repair tell? */
static enum rx_message_id judge(
	const struct rx_parse *parse, const struct rx_shift *shift, int factor)
{
	bool strange = shift->score >= RX_SHIFT_SURE;

	if (factor < FACTOR_SUSPECT && !strange)
		return RX_SAY_COUNT;
	if (factor < FACTOR_EACH * (int)shift->visible
		&& shift->score < SCORE_EACH * (int)shift->visible)
		return RX_SAY_MOJIBAKE_SUSPECT;
	if (strange || factor >= FACTOR_ALONE)
		return RX_SAY_MOJIBAKE;
	return factor >= FACTOR_BESIDE && parse->shifted ? RX_SAY_MOJIBAKE
							 : RX_SAY_MOJIBAKE_SUSPECT;
}

/* Notes a stretch that may be shifted; false when it is not. */
static bool take_shift(struct finder *finder, const struct rx_shift *shift)
{
	struct rx_parse *parse = finder->parse;
	struct rx_unshifted *unshifted = &finder->unshifted;
	enum rx_message_id message;
	struct rx_damage *damage;
	int surface;

	finder->searched += shift->visible;
	if (finder->searched > SEARCH_LIMIT)
		return shift->score >= SCORE_ALONE
			&& rx_parse_damage(parse, RX_SAY_MOJIBAKE, shift->start, shift->end);
	surface = rx_shift_surface(parse->text, shift);
	/* What would be no likelier than what is seen need not be found. */
	rx_unshift(unshifted, parse->text, shift,
		shift->score >= RX_SHIFT_SURE ? INT_MIN : surface + FACTOR_SUSPECT);
	parse->arena.failed =
		parse->arena.failed || unshifted->proposal.failed || unshifted->read.failed;
	message = judge(parse, shift, unshifted->chance - surface);
	if (message == RX_SAY_COUNT)
		return false;
	parse->shifted = parse->shifted || message == RX_SAY_MOJIBAKE;
	damage = rx_parse_damage(parse, message, shift->start, shift->end);
	if (!damage)
		return false;
	damage->proposal = rx_arena_copy(&parse->arena, rx_buffer_text(&unshifted->proposal));
	damage->read = rx_arena_copy(&parse->arena, rx_buffer_text(&unshifted->read));
	damage->sure = message == RX_SAY_MOJIBAKE;
	return true;
}

static bool is_stop(const struct rx_token *token)
{
	return token->cue == RX_CUE_STOP && token->length == 3;
}

static void find_shifts(struct rx_parse *parse)
{
	struct finder finder = {.parse = parse};
	size_t end = 0;

	parse->shifted = false;
	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		size_t last = (size_t)paragraph->token + paragraph->token_count;

		for (size_t token = paragraph->token; token < last; token++) {
			struct rx_token *stop = &parse->cues.tokens[token];
			struct rx_shift shift;

			if (stop->at >= end && is_stop(stop)
				&& rx_shift_find(parse->text, stop->at, paragraph->end, &shift)
				&& take_shift(&finder, &shift))
				end = shift.end;
			stop->doubtful = stop->at < end;
		}
	}
	rx_unshifted_release(&finder.unshifted);
}

static int by_start(const void *one, const void *other)
{
	const struct rx_damage *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return (left->end < right->end) - (left->end > right->end);
}

/* Words that lack a mark of punctuation can be read all the same. */
static bool is_garbled(enum rx_message_id message)
{
	return message != RX_SAY_QUOTE_UNBALANCED && message != RX_SAY_QUOTE_LOST
		&& message != RX_SAY_PUNCTUATION_DOUBLED;
}

/* Brings them in order; of two that overlap the first stays, unless only the second cannot be read. */
static void arrange(struct rx_parse *parse)
{
	size_t count = 0;

	if (parse->damage_count == 0)
		return;
	qsort(parse->damages, parse->damage_count, sizeof(*parse->damages), by_start);
	for (size_t at = 0; at < parse->damage_count; at++) {
		const struct rx_damage *one = &parse->damages[at];

		if (count == 0 || one->start >= parse->damages[count - 1].end)
			parse->damages[count++] = *one;
		else if (is_garbled(one->message) && !is_garbled(parse->damages[count - 1].message))
			parse->damages[count - 1] = *one;
	}
	parse->damage_count = count;
}

/* No stop inside what is garbled ends a sentence. */
static void doubt_tokens(struct rx_parse *parse)
{
	struct rx_cues *cues = &parse->cues;
	size_t token = 0;

	for (size_t at = 0; at < parse->damage_count; at++) {
		const struct rx_damage *damage = &parse->damages[at];

		while (token < cues->token_count && cues->tokens[token].at < damage->start)
			token++;
		for (; token < cues->token_count && cues->tokens[token].at < damage->end; token++) {
			if (damage->message == RX_SAY_MOJIBAKE)
				cues->tokens[token].doubtful = true;
		}
	}
}

void rx_damage_find(struct rx_parse *parse)
{
	size_t before, lone;

	parse->damage_count = 0;
	find_shifts(parse);
	rx_misread_find(parse);
	before = parse->damage_count;
	rx_quote_find(parse);
	lone = parse->damage_count - before;
	rx_loss_find(parse);
	if (parse->damage_count)
		rx_loss_find_words(parse);
	if (lone >= LOSSY)
		rx_quote_find_phrases(parse);
	arrange(parse);
	doubt_tokens(parse);
}

/* ---- repairing ------------------------------------------------------------------------------ */

/* Fills in the patches and moves the damages to where they will be; returns the number of patches. */
static size_t make_patches(struct rx_parse *parse, struct rx_patch *patches)
{
	size_t count = 0, at = 0,
	       moved = 0; /* moved: modulo the size of its type where text shrinks */

	for (; at < parse->damage_count; at++) {
		struct rx_damage *damage = &parse->damages[at];
		size_t start = damage->start + moved, length = damage->end - damage->start;

		if (damage->sure && damage->proposal.length) {
			patches[count++] =
				(struct rx_patch){damage->start, damage->end, damage->proposal};
			damage->repaired = true;
			moved += damage->proposal.length - length;
			length = damage->proposal.length;
		}
		damage->start = (uint32_t)start;
		damage->end = (uint32_t)(start + length);
	}
	return count;
}

bool rx_damage_repair(struct rx_parse *parse)
{
	struct rx_patch *patches = calloc(parse->damage_count + 1, sizeof(*patches));
	size_t count;

	if (!patches) {
		parse->arena.failed = true;
		return false;
	}
	count = make_patches(parse, patches);
	if (count && rx_source_repair(&parse->source, patches, count))
		parse->arena.failed = true;
	free(patches);
	parse->text = parse->source.view;
	return count > 0;
}

/* ---- asking --------------------------------------------------------------------------------- */

/* Did the repair guess a character in [start, end) of its proposal? */
static bool is_guessed(const struct rx_damage *damage, size_t start, size_t end)
{
	size_t at = 0, length, step;

	for (size_t seen = 0; seen < damage->read.length && at < end; seen += step, at += length) {
		uint32_t code = rx_utf8_decode(damage->read, seen, &step);

		if (rx_utf8_decode(damage->proposal, at, &length) != code && at + length > start)
			return true;
	}
	return false;
}

static struct rx_text flag_of(const struct rx_damage *damage, size_t start, size_t end)
{
	size_t from = start > damage->start ? start - damage->start : 0;

	if (!damage->repaired)
		return rx_text(is_garbled(damage->message) ? rx_message_slug(damage->message) : "");
	return rx_text(is_guessed(damage, from, end - damage->start) ? "guessed" : "");
}

/* The first damage that ends behind an offset. */
static size_t first_behind(const struct rx_parse *parse, size_t offset)
{
	size_t low = 0, high = parse->damage_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (parse->damages[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct rx_text rx_damage_flag(const struct rx_parse *parse, size_t start, size_t end)
{
	struct rx_text flag = {"", 0};

	for (size_t at = first_behind(parse, start);
		flag.length == 0 && at < parse->damage_count && parse->damages[at].start < end;
		at++)
		flag = flag_of(&parse->damages[at], start, end);
	return flag;
}

bool rx_damage_has(
	const struct rx_parse *parse, enum rx_message_id message, size_t start, size_t end)
{
	for (size_t at = first_behind(parse, start);
		at < parse->damage_count && parse->damages[at].start < end; at++) {
		if (parse->damages[at].message == message)
			return true;
	}
	return false;
}
