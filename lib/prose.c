/*
 * prose.c - findings inside running text.
 */
#include "prose.h"
#include "finding.h"
#include "phrase.h"
#include "status.h"

struct naming {
	size_t start; /* of an enumerator, or of 对 */
	size_t words;
	size_t end; /* behind the comma */
	unsigned number;
};

/* A paragraph that begins with a group of problems: 预算编制问题6项,…. */
static bool counted_at(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	size_t at, struct naming *naming)
{
	size_t end = at + 120 < paragraph->end ? at + 120 : paragraph->end;
	size_t token = rx_cues_find(&parse->cues, paragraph, 1u << RX_CUE_COMMA, at, end);
	struct rx_text before;

	if (at != paragraph->start || token == RX_NONE)
		return false;
	before = rx_parse_slice(parse, at, parse->cues.tokens[token].at);
	if (!rx_heading_count(before) || rx_heading_form(before) & RX_FORM_GROUP
		|| rx_phrase_in(before, "反馈|指出|查出|发现|审计|巡察|巡视|督察"))
		return false;
	naming->start = naming->words = at;
	naming->end = parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length;
	naming->number = 0;
	return true;
}

/* 一是关于“X”的问题。开展…: a stop may end the name when its text comes behind it. */
static bool stops_heading(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	struct rx_text before, const struct rx_token *stop)
{
	size_t behind = stop->at + (size_t)stop->length;

	return rx_phrase_start(before, "关于|针对") && rx_phrase_end(before, "的问题|”问题")
		&& rx_phrase_skip_blanks(rx_parse_slice(parse, 0, paragraph->end), behind)
		< paragraph->end;
}

/* Is there 对…问题, at an offset?  Commas may stand inside: 对资产不实,9辆公车未入账问题, */
static bool naming_at(const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t at,
	struct naming *naming)
{
	struct rx_text rest = rx_parse_slice(parse, at, paragraph->end), before;
	size_t token, from = at;

	if (counted_at(parse, paragraph, at, naming))
		return true;
	if (!rx_phrase_start(rest, "对|针对|关于|对于") || rx_phrase_start(rest, "对此|对于此"))
		return false;
	while ((token = rx_cues_find(&parse->cues, paragraph,
			1u << RX_CUE_COMMA | 1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON
				| 1u << RX_CUE_COLON,
			from, paragraph->end))
		!= RX_NONE) {
		const struct rx_token *mark = &parse->cues.tokens[token];

		before = rx_heading_without_status(rx_parse_slice(parse, at, mark->at));
		if (mark->cue == RX_CUE_SEMICOLON || before.length > 240
			|| (mark->cue == RX_CUE_STOP
				&& !stops_heading(parse, paragraph, before, mark)))
			return false;
		from = mark->at + (size_t)mark->length;
		if (rx_phrase_end(before, "问题|问题的整改|情况的问题") && before.length >= 15) {
			if (rx_heading_is_general(before))
				return false;
			break;
		}
	}
	if (token == RX_NONE)
		return false;
	naming->start = naming->words = at;
	naming->end = from;
	naming->number = 0;
	return true;
}

/* The next naming at or behind from: at from itself, behind a stop or semicolon, or behind an
 * enumerator. */
static bool next_naming(const struct rx_parse *parse, const struct rx_paragraph *paragraph,
	size_t from, bool here, struct naming *naming)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	from = rx_phrase_skip_blanks(rx_parse_slice(parse, 0, paragraph->end), from);
	if (here && naming_at(parse, paragraph, from, naming))
		return true;
	for (size_t at = rx_cues_token_at(&parse->cues, paragraph, from); at < last; at++) {
		const struct rx_token *token = &parse->cues.tokens[at];
		size_t behind = token->at + (size_t)token->length;

		if (token->inside || token->doubtful)
			continue;
		if (token->cue != RX_CUE_STOP && token->cue != RX_CUE_SEMICOLON
			&& token->cue != RX_CUE_ENUMERATOR)
			continue;
		behind = rx_phrase_skip_blanks(rx_parse_slice(parse, 0, paragraph->end), behind);
		if (!naming_at(parse, paragraph, behind, naming))
			continue;
		if (token->cue == RX_CUE_ENUMERATOR) {
			naming->start = token->at;
			naming->number = token->value;
		}
		return true;
	}
	return false;
}

size_t rx_prose_count(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from)
{
	struct naming naming;
	size_t count = 0;

	while (next_naming(parse, paragraph, from, count == 0, &naming)) {
		count++;
		from = naming.end;
	}
	return count;
}

/* A status, a label or an item by itself, which belongs to the finding in front of it. */
static bool goes_on(const struct rx_parse *parse, const struct rx_paragraph *paragraph)
{
	const struct rx_token *first = &parse->cues.tokens[paragraph->token];
	struct rx_label label;

	if (paragraph->table || rx_prose_count(parse, paragraph, paragraph->start))
		return false;
	if (paragraph->token_count && first->cue == RX_CUE_ENUMERATOR
		&& first->at == paragraph->start)
		return rx_glyph_is_item((enum rx_glyph)first->glyph);
	if (rx_label_at(
		    &parse->cues, paragraph, parse->text, paragraph->start, paragraph->end, &label))
		return label.role != RX_LABEL_FINDING && label.role != RX_LABEL_NUMBER;
	return rx_status_of_sentence(rx_parse_slice(parse, paragraph->start, paragraph->end))
		!= RX_UNSET;
}

size_t rx_prose_findings(
	struct rx_parse *parse, size_t parent, size_t place, size_t from, size_t limit)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, place);
	struct naming naming, next;
	bool more = next_naming(parse, paragraph, from, true, &naming);

	place++;
	while (more) {
		struct rx_finding finding;
		size_t end;

		more = next_naming(parse, paragraph, naming.end, false, &next);
		end = more ? next.start : paragraph->end;
		rx_finding_begin(&finding, parse, parent, naming.start, naming.words, naming.end,
			naming.number);
		rx_finding_text(&finding, paragraph, naming.end, end);
		for (; !more && place < limit && goes_on(parse, rx_parse_paragraph(parse, place));
			place++) {
			const struct rx_paragraph *own = rx_parse_paragraph(parse, place);

			rx_finding_text(&finding, own, own->start, own->end);
		}
		finding.labelled = true; /* prose has no labels to miss */
		rx_finding_end(&finding);
		naming = next;
	}
	return place;
}
