/*
 * prose.c - findings inside running text.
 */
#include "prose.h"
#include "finding.h"
#include "phrase.h"

struct naming {
	size_t start;    /* of an enumerator, or of 对 */
	size_t words;
	size_t end;      /* behind the comma */
	unsigned number;
};

/* Is there 对…问题, at an offset?  Commas may stand inside: 对资产不实,9辆公车未入账问题, */
static bool naming_at(const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t at,
	struct naming *naming)
{
	struct rx_text rest = rx_parse_slice(parse, at, paragraph->end), before;
	size_t token, from = at;

	if (!rx_phrase_start(rest, "对|针对|关于|对于") || rx_phrase_start(rest, "对此|对于此"))
		return false;
	while ((token = rx_cues_find(&parse->cues, paragraph,
			1u << RX_CUE_COMMA | 1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON | 1u << RX_CUE_COLON,
			from, paragraph->end)) != RX_NONE) {
		const struct rx_token *mark = &parse->cues.tokens[token];

		before = rx_heading_without_status(rx_parse_slice(parse, at, mark->at));
		if (mark->cue == RX_CUE_STOP || mark->cue == RX_CUE_SEMICOLON || before.length > 240)
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
static bool next_naming(const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from,
	bool here, struct naming *naming)
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

size_t rx_prose_count(const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from)
{
	struct naming naming;
	size_t count = 0;

	while (next_naming(parse, paragraph, from, count == 0, &naming)) {
		count++;
		from = naming.end;
	}
	return count;
}

void rx_prose_findings(struct rx_parse *parse, size_t parent, const struct rx_paragraph *paragraph,
	size_t from)
{
	struct naming naming, next;
	bool more = next_naming(parse, paragraph, from, true, &naming);

	while (more) {
		struct rx_finding finding;
		size_t end;

		more = next_naming(parse, paragraph, naming.end, false, &next);
		end = more ? next.start : paragraph->end;
		rx_finding_begin(&finding, parse, parent, naming.start, naming.words, naming.end,
			naming.number);
		rx_finding_text(&finding, paragraph, naming.end, end);
		finding.labelled = true; /* prose has no labels to miss */
		rx_finding_end(&finding);
		naming = next;
	}
}
