/*
 * damage.c - the list of damages: finding, repairing, asking.
 *
 * A stretch that looks shifted is proposed to be what most likely stood there.  A short one is only
 * believed where that is likelier than what is seen by more than stretches are rare; once one is sure,
 * others in the same document are less rare.
 */
#include "damage.h"
#include "character.h"
#include "unshift.h"
#include "utf8.h"

#include <stdlib.h>

enum {
	FACTOR_ALONE = 9 * RX_CHANCE_STEP,  /* one stop in 10,000 is false */
	FACTOR_BESIDE = 4 * RX_CHANCE_STEP, /* one in 100, in a document that has others */
	FACTOR_SUSPECT = 2 * RX_CHANCE_STEP,
	SEARCH_LIMIT = 4000 /* characters of a document whose repair is looked for; it takes time */
};

struct finder {
	struct rx_parse *parse;
	struct rx_unshifted unshifted;
	size_t searched; /* characters */
};

/* ---- finding -------------------------------------------------------------------------------- */

static struct rx_damage *add_damage(
	struct rx_parse *parse, enum rx_message_id message, size_t start, size_t end)
{
	struct rx_damage *grown = rx_array_grow(
		parse->damages, parse->damage_count, &parse->damage_room, sizeof(*grown));

	if (!grown) {
		parse->arena.failed = true;
		return NULL;
	}
	parse->damages = grown;
	grown += parse->damage_count++;
	*grown = (struct rx_damage){.start = (uint32_t)start,
		.end = (uint32_t)end,
		.message = message,
		.bytes = end - start};
	return grown;
}

/* Is the stretch shifted, as far as its score and its repair tell? */
static enum rx_message_id judge(const struct rx_parse *parse, const struct rx_shift *shift,
	const struct rx_unshifted *unshifted)
{
	int factor = unshifted->chance - rx_shift_surface(parse->text, shift);

	if (shift->score >= RX_SHIFT_SURE || factor >= FACTOR_ALONE)
		return RX_SAY_MOJIBAKE;
	if (factor >= FACTOR_BESIDE && parse->shifted)
		return RX_SAY_MOJIBAKE;
	return factor >= FACTOR_SUSPECT ? RX_SAY_MOJIBAKE_SUSPECT : RX_SAY_COUNT;
}

/* Notes a stretch that may be shifted; false when it is not. */
static bool take_shift(struct finder *finder, const struct rx_shift *shift)
{
	struct rx_parse *parse = finder->parse;
	struct rx_unshifted *unshifted = &finder->unshifted;
	enum rx_message_id message;
	struct rx_damage *damage;

	finder->searched += shift->visible;
	if (finder->searched > SEARCH_LIMIT)
		return shift->score >= RX_SHIFT_SURE
			&& add_damage(parse, RX_SAY_MOJIBAKE, shift->start, shift->end);
	rx_unshift(unshifted, parse->text, shift);
	parse->arena.failed =
		parse->arena.failed || unshifted->proposal.failed || unshifted->read.failed;
	message = judge(parse, shift, unshifted);
	if (message == RX_SAY_COUNT)
		return false;
	parse->shifted = parse->shifted || message == RX_SAY_MOJIBAKE;
	damage = add_damage(parse, message, shift->start, shift->end);
	if (!damage)
		return false;
	damage->proposal = rx_arena_copy(&parse->arena, rx_buffer_text(&unshifted->proposal));
	damage->read = rx_arena_copy(&parse->arena, rx_buffer_text(&unshifted->read));
	return true;
}

static bool is_stop(const struct rx_token *token)
{
	return token->cue == RX_CUE_STOP && token->length == 3;
}

void rx_damage_find(struct rx_parse *parse)
{
	struct finder finder = {.parse = parse};
	size_t end = 0;

	parse->damage_count = 0;
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

/* ---- repairing ------------------------------------------------------------------------------ */

static bool is_applied(const struct rx_damage *damage)
{
	return damage->proposal.length && damage->message != RX_SAY_MOJIBAKE_SUSPECT;
}

/* Fills in the patches and moves the damages to where they will be; returns the number of patches. */
static size_t make_patches(struct rx_parse *parse, struct rx_patch *patches)
{
	size_t count = 0, at = 0,
	       moved = 0; /* moved: modulo the size of its type where text shrinks */

	for (; at < parse->damage_count; at++) {
		struct rx_damage *damage = &parse->damages[at];
		size_t start = damage->start + moved, length = damage->end - damage->start;

		if (is_applied(damage)) {
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

static enum rx_trust trust_of(const struct rx_damage *damage, size_t start, size_t end)
{
	size_t from = start > damage->start ? start - damage->start : 0;

	if (!damage->repaired)
		return RX_TRUST_DAMAGED;
	return is_guessed(damage, from, end - damage->start) ? RX_TRUST_GUESSED : RX_TRUST_READ;
}

enum rx_trust rx_damage_trust(const struct rx_parse *parse, size_t start, size_t end)
{
	size_t low = 0, high = parse->damage_count;
	enum rx_trust trust = RX_TRUST_PRINTED;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (parse->damages[middle].end <= start)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < parse->damage_count && parse->damages[low].start < end; low++) {
		enum rx_trust found = trust_of(&parse->damages[low], start, end);

		trust = found > trust ? found : trust;
	}
	return trust;
}
