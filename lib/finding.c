/*
 * finding.c - reading the text under a finding, stretch by stretch.
 *
 *     stretch:  label* status? (items | whole) status?
 *
 * A label fills a cell or says what the measures are; a sentence that states the status is no
 * measure; items are measures; a stretch without items is one measure.
 */
#include "finding.h"
#include "damage.h"
#include "phrase.h"
#include "status.h"

void rx_finding_begin(struct rx_finding *finding, struct rx_parse *parse, size_t parent,
	size_t start, size_t words, size_t end, unsigned number)
{
	struct rx_text heading = rx_parse_slice(parse, words, end), status;
	struct rx_record *record;

	*finding = (struct rx_finding){
		.parse = parse, .last_measure = RX_NONE, .label = RX_LABEL_OTHER};
	rx_items_begin(&parse->items);
	finding->place = rx_parse_record(parse, RX_KIND_FINDING, parent, start, end);
	finding->first_record = parse->records.count;
	if (finding->place == RX_NONE)
		return;
	record = &parse->records.items[finding->place];
	record->title = rx_heading_finding_title(heading, &status);
	record->number = number;
	record->status = RX_STATUS_UNSTATED;
	if (status.length)
		rx_status_set(&parse->records, finding->place, rx_status_of_words(status), status);
	if (rx_heading_quote_unbalanced(heading)) {
		rx_record_set(&parse->records, finding->place, RX_COLUMN_FLAGS,
			RX_LITERAL("quote-unbalanced"));
		if (!rx_damage_has(parse, RX_SAY_QUOTE_UNBALANCED, start, end))
			rx_parse_diag(
				parse, finding->place, start, end, "", RX_SAY_QUOTE_UNBALANCED);
	}
}

void rx_finding_label(struct rx_finding *finding, const struct rx_label *label)
{
	switch (label->role) {
	case RX_LABEL_DONE:
	case RX_LABEL_MEASURES:
	case RX_LABEL_PLAN:
		finding->label = label->role;
		finding->labelled = true;
		finding->open_item = false;
		rx_items_begin(&finding->parse->items);
		break;
	default: break;
	}
}

/* The next colon, also inside brackets: (责任领导:甲;牵头科室:乙). */
static size_t next_colon(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	size_t last = (size_t)paragraph->token + paragraph->token_count;

	for (size_t at = rx_cues_token_at(&parse->cues, paragraph, from); at < last; at++) {
		if (parse->cues.tokens[at].at >= end)
			break;
		if (parse->cues.tokens[at].cue == RX_CUE_COLON)
			return at;
	}
	return RX_NONE;
}

/* Where the value of a label ends: in front of the next label of the line, or at end. */
static size_t value_end(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	size_t token, at = from;
	struct rx_label label;

	while ((token = next_colon(parse, paragraph, at, end)) != RX_NONE) {
		size_t colon = parse->cues.tokens[token].at;

		for (size_t start = colon; start > from && colon - start < 40; start--) {
			if (((unsigned char)parse->text.bytes[start] & 0xC0) == 0x80)
				continue;
			if (start > from + 1
				&& !rx_phrase_end(rx_parse_slice(parse, from, start),
					" |;|" FULL_SEMICOLON "|。|,|" FULL_COMMA
					"|\xC2\xA0|\xE3\x80\x80"))
				continue;
			if (rx_label_name(
				    rx_phrase_trim(rx_parse_slice(parse, start, colon)), &label))
				return start;
		}
		at = colon + 1;
	}
	return end;
}

static void take_status(struct rx_finding *finding, struct rx_text words, int status)
{
	struct rx_records *records = &finding->parse->records;

	if (finding->place == RX_NONE || status == RX_UNSET)
		return;
	rx_status_set(records, finding->place, status, words);
}

/* A verdict of several sentences is read as a preamble is: …现场核查,同意通过验收。 */
static void take_field(
	struct rx_finding *finding, const struct rx_label *label, struct rx_text value)
{
	int status = rx_status_of_words(value);

	if (label->role != RX_LABEL_STATUS)
		rx_duty_set(finding->parse, finding->place, label, value, &finding->duties);
	else
		take_status(
			finding, value, status == RX_UNSET ? rx_status_of_preamble(value) : status);
}

/* A label whose value is a cell or status; returns where the value ends. */
static size_t take_value(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_label *label, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t stop = value_end(parse, paragraph, label->end, end);
	struct rx_text value = rx_phrase_trim(rx_parse_slice(parse, label->end, stop));

	rx_parse_stretch(parse, label->start, stop, RX_DOCTYPE_LABEL);
	finding->pending = value.length == 0;
	finding->pending_label = *label;
	take_field(finding, label, value);
	return stop;
}

/* 完成情况: 已完成整改。 is a status, not a measure. */
static bool status_value(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_label *label, size_t end)
{
	struct rx_text value = rx_phrase_trim(rx_parse_slice(finding->parse, label->end, end));
	int status;

	if (label->role != RX_LABEL_DONE || value.length == 0 || value.length > 60
		|| rx_item_lead_end(&finding->parse->cues, paragraph, label->end, end) < end)
		return false;
	status = rx_status_of_sentence(value);
	if (status == RX_UNSET)
		return false;
	take_status(finding, value, status);
	rx_parse_stretch(finding->parse, label->start, label->end, RX_DOCTYPE_LABEL);
	rx_parse_stretch(finding->parse, label->end, end, RX_DOCTYPE_STATUS);
	return true;
}

/* Takes one label; returns where what it does not need begins. */
static size_t take_label(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_label *label, size_t end)
{
	if (status_value(finding, paragraph, label, end))
		return end;
	switch (label->role) {
	case RX_LABEL_DONE:
	case RX_LABEL_MEASURES:
	case RX_LABEL_PLAN:
		rx_finding_label(finding, label);
		rx_parse_stretch(finding->parse, label->start, label->end, RX_DOCTYPE_LABEL);
		return label->end;
	default: return take_value(finding, paragraph, label, end);
	}
}

/* Takes the labels in front of a stretch; returns where the rest begins. */
static size_t take_labels(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	struct rx_label label;

	while (from < end && rx_label_at(&parse->cues, paragraph, parse->text, from, end, &label))
		from = take_label(finding, paragraph, &label, end);
	return from;
}

/* Behind a short bracket that begins at from, (已完成) or 【已销号】; from when there is none. */
static size_t bracket_end(const struct rx_parse *parse, size_t from, size_t end)
{
	struct rx_text text, word;
	size_t close;

	text = rx_parse_slice(parse, from, end < from + 80 ? end : from + 80);
	if (!rx_phrase_start(text, "(|" FULL_OPEN "|【|[|〔"))
		return from;
	close = rx_phrase_find(text, ")|" FULL_CLOSE "|】|]|〕", &word);
	return close == RX_NONE || close > 60 ? from : from + close + word.length;
}

/* Behind the clause that a list follows, 正在整改,一是…; from when no list does. */
static size_t clause_before_list(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	size_t token = rx_cues_find(&parse->cues, paragraph,
		1u << RX_CUE_COMMA | 1u << RX_CUE_COLON | 1u << RX_CUE_SEMICOLON, from, end);
	size_t stop;
	const struct rx_token *next;

	if (token == RX_NONE || token + 1 >= (size_t)paragraph->token + paragraph->token_count)
		return from;
	stop = parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length;
	next = &parse->cues.tokens[token + 1];
	return next->cue == RX_CUE_ENUMERATOR && next->value == 1 && next->at < end
			&& next->at == rx_phrase_skip_blanks(rx_parse_slice(parse, 0, end), stop)
		? stop
		: from;
}

/* A sentence at the beginning that states the status; returns where the rest begins. */
static size_t take_opening_status(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t stop = clause_before_list(parse, paragraph, from, end);
	struct rx_text sentence = rx_parse_slice(parse, from, stop);
	int status = stop > from ? rx_status_of_sentence(sentence) : RX_UNSET;

	if (status == RX_UNSET) {
		stop = rx_item_lead_end(&parse->cues, paragraph, from, end);
		sentence = rx_parse_slice(parse, from, stop);
		status = rx_status_of_sentence(sentence);
	}
	if (status == RX_UNSET) {
		stop = bracket_end(parse, from, end);
		sentence = rx_parse_slice(parse, from, stop);
		status = stop > from ? rx_status_of_words(sentence) : RX_UNSET;
	}
	if (status == RX_UNSET)
		return from;
	take_status(finding, sentence, status);
	rx_parse_stretch(parse, from, stop, RX_DOCTYPE_STATUS);
	return rx_phrase_skip_blanks(rx_parse_slice(parse, 0, end), stop);
}

/* The last sentence of a stretch; its start, or from when there is only one. */
static size_t last_sentence(
	const struct rx_parse *parse, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	size_t start = from, token, at = from;

	while ((token = rx_cues_find(&parse->cues, paragraph, 1u << RX_CUE_STOP, at, end))
		!= RX_NONE) {
		at = parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length;
		if (rx_phrase_skip_blanks(rx_parse_slice(parse, 0, end), at) == end)
			break;
		start = at;
	}
	return start;
}

/* A status in the last sentence or last clause of measures stays there, as part of the measure. */
static void take_closing_status(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t start = last_sentence(parse, paragraph, from, end), token, at;
	struct rx_text sentence = rx_parse_slice(parse, start, end);
	int status = start > from ? rx_status_of_sentence(sentence) : RX_UNSET;

	at = start;
	while (status == RX_UNSET
		&& (token = rx_cues_find(&parse->cues, paragraph,
			    1u << RX_CUE_COMMA | 1u << RX_CUE_SEMICOLON, at, end))
			!= RX_NONE) {
		at = parse->cues.tokens[token].at + (size_t)parse->cues.tokens[token].length;
		sentence = rx_parse_slice(parse, at, end);
		/* Inside a sentence only a clause with a subject of its own speaks of the finding. */
		if (rx_phrase_start(rx_phrase_trim(sentence),
			    "目前正|目前已|目前尚|目前未|截至目前|该问题|该项问题|此问题|该项任务|"
			    "此项任务|上述问题|目前已|目前该|目前,该|现已|现该问题|该项工作|该任务|"
			    "目前问题|该项整改|问题已"))
			status = rx_status_of_sentence(sentence);
	}
	take_status(finding, sentence, status);
}

size_t rx_finding_measure(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	size_t start, size_t words, size_t end, unsigned number)
{
	struct rx_parse *parse = finding->parse;
	size_t place = rx_parse_record(parse, RX_KIND_MEASURE, finding->place, start, end), lead;
	struct rx_record *record;

	if (place == RX_NONE)
		return place;
	record = &parse->records.items[place];
	lead = rx_item_lead_end(&parse->cues, paragraph, words, end);
	record->title = rx_heading_section_title(rx_parse_slice(parse, words, lead));
	record->number = number;
	record->mode = finding->label == RX_LABEL_PLAN ? RX_MODE_PLAN : RX_MODE_DONE;
	/* Under 整改完成情况 a mere status does not make 整改措施 plans. */
	finding->done_label = finding->done_label || finding->label == RX_LABEL_DONE;
	if (finding->label == RX_LABEL_MEASURES)
		record->provisional = true;
	finding->measures++;
	finding->last_measure = place;
	return place;
}

static void note_gap(struct rx_parse *parse, size_t place, const struct rx_item *item)
{
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("number-gap"));
	rx_parse_diag(parse, place, item->start, item->words, "", RX_SAY_NUMBER_GAP,
		(size_t)item->before, (size_t)item->number);
}

/* Items as measures, and what stands in front of the first one. */
static bool take_items(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	struct rx_items *items = &parse->items;

	if (rx_items_find(items, &parse->cues, paragraph, parse->text, from, end)) {
		parse->arena.failed = true;
		return true;
	}
	for (size_t at = 0; at < items->count; at++) {
		struct rx_item item = items->items[at];
		size_t place = rx_finding_measure(
			finding, paragraph, item.start, item.words, item.end, item.number);

		if (item.before + 1 < item.number && item.before)
			note_gap(parse, place, &item);
	}
	if (items->count)
		take_closing_status(finding, paragraph, items->items[items->count - 1].words, end);
	return items->count > 0;
}

/* True for a sentence that only announces what follows: …如下: */
static bool announces(const struct rx_parse *parse, size_t from, size_t end)
{
	struct rx_text text = rx_phrase_trim(rx_parse_slice(parse, from, end));

	return rx_phrase_end(text, ":|" FULL_COLON) > 0;
}

/* What a finding came to, in front of 整改结果: as against what was done about it. */
static const char fact_words[] = "涉及|造成|其中|主要表现|具体表现|具体表现为|如:|如" FULL_COLON
				 "|例如|审计发现|审计指出|检查发现|经查|"
				 "发现|经审计|抽查发现|巡察发现|督察发现";

/* A stretch without items goes on with a measure whose heading stood alone, or is one measure. */
static void take_whole(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t place;

	if (rx_finding_group(finding, from, end))
		return;
	if (finding->label_below && !finding->labelled && !finding->measures
		&& rx_phrase_start(rx_parse_slice(parse, from, end), fact_words))
		return;
	/* 1.预算编制不够细化。涉及4个部门。|整改情况:… */
	if (finding->label_ahead && !finding->labelled && !finding->measures)
		return;
	if (announces(parse, from, end)
		|| rx_heading_section_title(rx_parse_slice(parse, from, end)).length == 0)
		return;
	if (finding->open_item && finding->last_measure != RX_NONE) {
		rx_finding_extend(finding, paragraph);
		return;
	}
	/* Behind a list a paragraph without enumerator sums up: it is no further measure. */
	if (parse->items.glyph != RX_GLYPH_NONE && finding->measures)
		return;
	place = rx_finding_measure(finding, paragraph, from, from, end, 0);
	if (place == RX_NONE)
		return;
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, RX_LITERAL("unenumerated"));
	take_closing_status(finding, paragraph, from, end);
}

/* A bracket at the beginning that holds labels: (责任领导:…;整改时限:…); returns where it ends. */
static size_t take_bracket(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t token = rx_cues_token_at(&parse->cues, paragraph, from);
	size_t last = (size_t)paragraph->token + paragraph->token_count;
	const struct rx_token *open, *close;
	struct rx_label label;

	if (token == last)
		return from;
	open = &parse->cues.tokens[token];
	close = open + 1;
	if (open->at != from || open->cue != RX_CUE_OPEN || !open->paired)
		return from;
	while (!(close->cue == RX_CUE_CLOSE && close->paired && close->value == open->value))
		close++;
	if (close->at >= end
		|| !rx_label_at(&parse->cues, paragraph, parse->text, from + open->length,
			close->at, &label)
		|| !label.colon)
		return from;
	take_labels(finding, paragraph, from + open->length, close->at);
	finding->pending = false;
	rx_parse_stretch(parse, from, close->at + (size_t)close->length, RX_DOCTYPE_LABEL);
	return rx_phrase_skip_blanks(
		rx_parse_slice(parse, 0, end), close->at + (size_t)close->length);
}

/* The same at the end of a stretch; returns where it begins. */
static size_t take_last_bracket(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	size_t token = rx_cues_token_at(&parse->cues, paragraph, end), first;
	const struct rx_token *open, *close;
	struct rx_label label;

	first = rx_cues_token_at(&parse->cues, paragraph, from);
	if (token > first && parse->cues.tokens[token - 1].cue == RX_CUE_STOP)
		token--;
	if (token <= first)
		return end;
	close = open = &parse->cues.tokens[token - 1];
	if (close->cue != RX_CUE_CLOSE || !close->paired || close->value != RX_PAIR_ROUND)
		return end;
	while (open > &parse->cues.tokens[first]
		&& !(open->cue == RX_CUE_OPEN && open->paired && open->value == close->value))
		open--;
	if (open->cue != RX_CUE_OPEN
		|| !rx_label_at(&parse->cues, paragraph, parse->text,
			open->at + (size_t)open->length, close->at, &label)
		|| !label.colon || (label.role != RX_LABEL_FIELD && label.role != RX_LABEL_STATUS))
		return end;
	take_labels(finding, paragraph, open->at + (size_t)open->length, close->at);
	finding->pending = false;
	rx_parse_stretch(parse, open->at, end, RX_DOCTYPE_LABEL);
	return open->at > from ? open->at : from;
}

/* A label that stood alone on its line gets this paragraph as its value. */
static bool take_pending(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	struct rx_label next, label = finding->pending_label;
	struct rx_text value = rx_phrase_trim(rx_parse_slice(parse, from, end));

	if (!finding->pending)
		return false;
	finding->pending = false;
	if (rx_label_at(&parse->cues, paragraph, parse->text, from, end, &next))
		return false;
	rx_parse_stretch(parse, from, end, RX_DOCTYPE_LABEL);
	take_field(finding, &label, value);
	return true;
}

void rx_finding_text(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end)
{
	finding->touched = true;
	from = rx_phrase_skip_blanks(rx_parse_slice(finding->parse, 0, end), from);
	if (from >= end || take_pending(finding, paragraph, from, end))
		return;
	from = take_bracket(finding, paragraph, from, end);
	from = take_labels(finding, paragraph, from, end);
	if (from >= end)
		return;
	end = take_last_bracket(finding, paragraph, from, end);
	from = take_opening_status(finding, paragraph, from, end);
	from = take_labels(finding, paragraph, from, end);
	if (from >= end)
		return;
	if (!take_items(finding, paragraph, from, end))
		take_whole(finding, paragraph, from, end);
}

void rx_finding_labelled(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_label *label)
{
	size_t from = take_label(finding, paragraph, label, paragraph->end);

	finding->touched = true;
	if (from < paragraph->end)
		rx_finding_text(finding, paragraph, from, paragraph->end);
}

void rx_finding_extend(struct rx_finding *finding, const struct rx_paragraph *paragraph)
{
	if (finding->last_measure == RX_NONE)
		return;
	finding->parse->records.items[finding->last_measure].end = paragraph->end;
	take_closing_status(finding, paragraph, paragraph->start, paragraph->end);
}

void rx_finding_numbered(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_node *node)
{
	rx_items_resume(&finding->parse->items, node->glyph, node->number);
	if (!take_items(finding, paragraph, node->start, paragraph->end))
		rx_finding_measure(
			finding, paragraph, node->start, node->words, paragraph->end, node->number);
	take_closing_status(finding, paragraph, node->words, paragraph->end);
}
