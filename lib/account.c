/*
 * account.c - the accounting law: with every kind on, each non-blank character lies in exactly one
 * outline or text span.
 *
 * Outline spans and known stretches are sorted once; a walk over the paragraphs then emits what lies
 * between them.
 */
#include "account.h"
#include "frame.h"
#include "phrase.h"

#include <stdlib.h>

struct span {
	uint32_t start;
	uint32_t end;
	bool record; /* an outline record, so covered; else a stretch of known type */
	enum rx_doctype type;
	size_t owner; /* the record that text behind it belongs to */
};

static int by_start(const void *one, const void *other)
{
	const struct span *left = one, *right = other;

	if (left->start != right->start)
		return left->start < right->start ? -1 : 1;
	return (int)right->record - (int)left->record;
}

static bool is_outline(enum rx_kind kind)
{
	return kind == RX_KIND_SECTION || kind == RX_KIND_FINDING || kind == RX_KIND_MEASURE
		|| kind == RX_KIND_ACTION || kind == RX_KIND_COMMITMENT;
}

static size_t owner_of(const struct rx_parse *parse, size_t place)
{
	const struct rx_record *record = &parse->records.items[place];

	return record->kind == RX_KIND_SECTION || record->kind == RX_KIND_FINDING ? place
										  : record->parent;
}

static size_t collect(const struct rx_parse *parse, struct span *spans)
{
	size_t count = 0;

	for (size_t at = 0; at < parse->records.count; at++) {
		const struct rx_record *record = &parse->records.items[at];

		if (is_outline(record->kind))
			spans[count++] = (struct span){record->start, record->end, true,
				RX_DOCTYPE_BODY, owner_of(parse, at)};
	}
	for (size_t at = 0; at < parse->stretch_count; at++) {
		const struct rx_stretch *stretch = &parse->stretches[at];

		spans[count++] =
			(struct span){stretch->start, stretch->end, false, stretch->type, RX_DOC};
	}
	qsort(spans, count, sizeof(*spans), by_start);
	return count;
}

static void add_text(
	struct rx_parse *parse, size_t owner, size_t start, size_t end, enum rx_doctype type)
{
	size_t place;

	if (start >= end || rx_phrase_trim(rx_parse_slice(parse, start, end)).length == 0)
		return;
	place = rx_parse_record(parse, RX_KIND_TEXT, owner, start, end);
	if (place != RX_NONE)
		parse->records.items[place].type = (int)type;
}

/* One paragraph: what the spans leave of it, cut where a stretch of known type begins or ends. */
static void account_paragraph(struct rx_parse *parse, size_t place, const struct span *spans,
	size_t count, size_t *next, size_t *covered, size_t *owner)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	enum rx_doctype type = rx_frame_type(parse, place);
	size_t at = paragraph->start > *covered ? paragraph->start : *covered;

	while (*next < count && spans[*next].start < paragraph->end) {
		const struct span *span = &spans[(*next)++];
		size_t start = span->start > at ? span->start : at;
		size_t end = span->end < paragraph->end ? span->end : paragraph->end;

		add_text(parse, *owner, at, start, type);
		if (span->record) {
			*owner = span->owner;
			end = span->end;
		} else {
			add_text(parse, *owner, start, end, span->type);
		}
		if (end > at)
			at = end;
	}
	add_text(parse, *owner, at, paragraph->end, type);
	*covered = at;
}

void rx_account_text(struct rx_parse *parse)
{
	struct span *spans =
		calloc(parse->records.count + parse->stretch_count + 1, sizeof(*spans));
	size_t count, next = 0, covered = 0, owner = RX_DOC;

	if (!spans) {
		parse->arena.failed = true;
		return;
	}
	count = collect(parse, spans);
	for (size_t at = 0; at < parse->cues.paragraph_count; at++) {
		if (at == parse->tail_start)
			owner = RX_DOC;
		account_paragraph(parse, at, spans, count, &next, &covered, &owner);
	}
	free(spans);
}

/* Records are not in order yet, so each one looks its paragraph up. */
void rx_account_lines(struct rx_parse *parse)
{
	const struct rx_cues *cues = &parse->cues;

	for (size_t at = 0; at < parse->records.count; at++) {
		struct rx_record *record = &parse->records.items[at];
		size_t low = 0, high = cues->paragraph_count;

		if (record->line)
			continue;
		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (cues->paragraphs[middle].start <= record->start)
				low = middle + 1;
			else
				high = middle;
		}
		record->line = (uint32_t)rx_source_line(
			&parse->source, record->start, low ? cues->paragraphs[low - 1].line : 1);
	}
}
