/*
 * damage.c - one-byte-shifted GB2312.
 *
 * The mechanism: a page was cut at the bytes A1 A3 (。) without regard to characters, so that the rest
 * of the piece is read one byte off up to the next ASCII byte.  Such a stretch begins right behind a
 * visible 。 and mixes rare Han characters with what Chinese prose does not hold in the middle of a
 * word: kana, enclosed numbers, single capital letters, Greek, Cyrillic.  Two of those are enough.
 * Stretches without any need statistics of characters and are not found here.
 */
#include "damage.h"
#include "utf8.h"

#include <stdlib.h>

enum { CHARACTER_LIMIT = 60, SIGNS = 2 };

static bool is_capital(uint32_t code)
{
	return (code >= 'A' && code <= 'Z') || (code >= 0xFF21 && code <= 0xFF3A);
}

/* What does not stand between two Han characters of Chinese prose. */
static bool is_foreign(uint32_t code)
{
	return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x2460 && code <= 0x24FF)
		|| (code >= 0x2160 && code <= 0x217F) || (code >= 0x0370 && code <= 0x04FF)
		|| (code >= 0x2500 && code <= 0x257F) || (code >= 0xE000 && code <= 0xF8FF)
		|| (code >= 0x3100 && code <= 0x312F) || is_capital(code);
}

/* Where a shifted stretch that begins at from ends, with the number of foreign characters that have
 * Han on at least one side. */
static size_t stretch_end(struct rx_text text, size_t from, size_t limit, unsigned *signs)
{
	uint32_t before = 0;
	size_t at = from, length, count = 0;

	*signs = 0;
	while (at < limit && count++ < CHARACTER_LIMIT) {
		uint32_t code = rx_utf8_decode(text, at, &length), next = 0;
		size_t step;

		if (at + length < limit)
			next = rx_utf8_decode(text, at + length, &step);
		if (!rx_is_han(code) && !is_foreign(code))
			break;
		if (is_foreign(code) && rx_is_han(before) && rx_is_han(next))
			(*signs)++;
		/* Two letters in a row are a word or a name. */
		if (is_capital(code) && (is_capital(next) || is_capital(before)))
			break;
		before = code;
		at += length;
	}
	return at;
}

static size_t damaged_end(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	const struct rx_token *stop)
{
	size_t from = stop->at + (size_t)stop->length, end;
	unsigned signs;

	end = stretch_end(parse->text, from, paragraph->end, &signs);
	return signs >= SIGNS ? end : from;
}

void rx_damage_mark(struct rx_parse *parse)
{
	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		size_t last = (size_t)paragraph->token + paragraph->token_count;

		for (size_t token = paragraph->token; token < last; token++) {
			struct rx_token *stop = &parse->cues.tokens[token];

			if (stop->cue == RX_CUE_STOP && stop->length == 3)
				stop->doubtful = damaged_end(parse, paragraph, stop)
					> stop->at + (size_t)stop->length;
		}
	}
}

/* The outline records in the order of the text; they do not overlap. */
struct owners {
	struct owner {
		uint32_t start;
		uint32_t end;
		size_t place;
	} *items;
	size_t count;
};

static int by_start(const void *one, const void *other)
{
	const struct owner *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return left->place < right->place ? -1 : 1;
}

static bool collect_owners(struct rx_parse *parse, struct owners *owners)
{
	owners->items = calloc(parse->records.count + 1, sizeof(*owners->items));
	owners->count = 0;
	if (!owners->items) {
		parse->arena.failed = true;
		return false;
	}
	for (size_t at = RX_DOC + 1; at < parse->records.count; at++) {
		const struct rx_record *record = &parse->records.items[at];

		if (record->kind != RX_KIND_DIAG)
			owners->items[owners->count++] = (struct owner){record->start, record->end, at};
	}
	qsort(owners->items, owners->count, sizeof(*owners->items), by_start);
	return true;
}

/* The record whose span holds an offset; else the document. */
static size_t owner_of(const struct owners *owners, size_t offset)
{
	size_t low = 0, high = owners->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (owners->items[middle].start <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low && offset < owners->items[low - 1].end ? owners->items[low - 1].place : RX_DOC;
}

/* One stretch, behind a stop that is doubtful. */
static void report_stretch(struct rx_parse *parse, const struct owners *owners,
	const struct rx_paragraph *paragraph, struct rx_token stop)
{
	size_t end = damaged_end(parse, paragraph, &stop), owner = owner_of(owners, stop.at);

	rx_record_set(&parse->records, owner, RX_COLUMN_FLAGS, RX_LITERAL("mojibake"));
	rx_parse_diag(parse, owner, stop.at, end, "", RX_SAY_MOJIBAKE, end - stop.at);
}

void rx_damage_report(struct rx_parse *parse)
{
	struct owners owners = {NULL, 0};

	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, at);
		size_t last = (size_t)paragraph->token + paragraph->token_count;

		for (size_t token = paragraph->token; token < last; token++) {
			if (!parse->cues.tokens[token].doubtful)
				continue;
			if (!owners.items && !collect_owners(parse, &owners))
				return;
			report_stretch(parse, &owners, paragraph, parse->cues.tokens[token]);
		}
	}
	free(owners.items);
}
