/*
 * finding_end.c - what the numbers, brackets and labels of a finding say once all of it is there: a status,
 * m of n, which measures are plans.
 */
#include "finding.h"
#include "numeral.h"
#include "parts.h"
#include "phrase.h"
#include "status.h"

#include <stdio.h>

/* No bracket with a status is longer. */
enum { BRACKET_LIMIT = 120 };

static void take_status(struct rx_finding *finding, struct rx_text words, int status)
{
	rx_status_set(&finding->parse->records, finding->place, status, words);
}

static void set_number(struct rx_finding *finding, enum rx_column column, unsigned value)
{
	char number[16];

	snprintf(number, sizeof(number), "%u", value);
	rx_record_set(&finding->parse->records, finding->place, column,
		rx_arena_copy(&finding->parse->arena, rx_text(number)));
}

/* 预算编制问题6项,涉及金额…,部分整改4项,已整改2项: a group of problems, of which the text gives the status. */
bool rx_finding_group(struct rx_finding *finding, size_t from, size_t end)
{
	struct rx_parse *parse = finding->parse;
	const struct rx_record *record = &parse->records.items[finding->place];
	struct rx_text heading = rx_parse_slice(parse, record->start, record->end);
	struct rx_text text = rx_parse_slice(parse, from, end);
	unsigned total = rx_heading_count(heading), done;
	int status;

	if (!total || finding->measures || text.length > 300)
		return false;
	status = rx_parts_of_group(text, total, &done);
	if (status == RX_UNSET)
		return false;
	take_status(finding, text, status);
	if (done && status != RX_STATUS_ACTIVE) {
		set_number(finding, RX_COLUMN_PART_DONE, done);
		set_number(finding, RX_COLUMN_PART_TOTAL, total);
	}
	rx_parse_stretch(parse, from, end, RX_DOCTYPE_STATUS);
	return true;
}

/* …。(已完成整改) and …。(正在整改,预计12月底前完成): the status in a bracket that ends a measure. */
static int bracket_status(
	const struct rx_parse *parse, const struct rx_record *measure, struct rx_text *words)
{
	static const char opens[] = "(|" FULL_OPEN "|【|[|〔";
	struct rx_text text = rx_parse_slice(parse, measure->start, measure->end), word;
	size_t from, at, open = RX_NONE, close;

	text = rx_text_slice(text, 0, text.length - rx_phrase_end(text, "。|;|" FULL_SEMICOLON));
	close = rx_phrase_end(text, ")|" FULL_CLOSE "|】|]|〕");
	from = text.length > BRACKET_LIMIT ? text.length - BRACKET_LIMIT : 0;
	while (close
		&& (at = rx_phrase_find(rx_text_slice(text, from, text.length), opens, &word))
			!= RX_NONE) {
		open = from + at + word.length;
		from = open;
	}
	if (open == RX_NONE)
		return RX_UNSET;
	*words = rx_text_slice(text, open, text.length - close);
	return rx_status_of_sentence(*words);
}

/* One such bracket, behind the last measure, speaks of the finding; several speak of their measures. */
static void read_brackets(struct rx_finding *finding)
{
	struct rx_parse *parse = finding->parse;
	struct rx_text words = {"", 0};
	size_t brackets = 0;
	int last = RX_UNSET;

	for (size_t at = finding->first_record; at < parse->records.count; at++) {
		if (parse->records.items[at].kind != RX_KIND_MEASURE)
			continue;
		last = bracket_status(parse, &parse->records.items[at], &words);
		brackets += last != RX_UNSET;
	}
	if (brackets == 1 && last != RX_UNSET)
		take_status(finding, words, last);
	for (size_t at = finding->first_record; brackets > 1 && at < parse->records.count; at++) {
		struct rx_record *record = &parse->records.items[at];
		int status = record->kind == RX_KIND_MEASURE ? bracket_status(parse, record, &words)
							     : RX_UNSET;

		if (status == RX_UNSET)
			continue;
		record->status = status;
		record->basis = RX_BASIS_STATED;
		rx_record_set(&parse->records, at, RX_COLUMN_STATUS_TEXT, rx_phrase_trim(words));
	}
}

static void set_parts(struct rx_finding *finding, unsigned done, unsigned total)
{
	struct rx_record *record = &finding->parse->records.items[finding->place];

	if (record->status == RX_STATUS_UNSTATED)
		record->status = done < total ? RX_STATUS_PARTIAL : RX_STATUS_DONE;
	record->basis = RX_BASIS_STATED;
	set_number(finding, RX_COLUMN_PART_DONE, done);
	set_number(finding, RX_COLUMN_PART_TOTAL, total);
}

/* 2 of 6 done, 4 left. */
static void read_parts(struct rx_finding *finding)
{
	struct rx_parse *parse = finding->parse;
	unsigned done, left, stated;

	for (size_t at = finding->first_record; at < parse->records.count; at++) {
		const struct rx_record *measure = &parse->records.items[at];
		struct rx_text text = rx_parse_slice(parse, measure->start, measure->end);

		if (measure->kind != RX_KIND_MEASURE)
			continue;
		if (rx_parts_left(text, &done, &left, &stated)) {
			set_parts(finding, done, stated ? stated : done + left);
		} else if (rx_parts_listed(text, &done, &left)) {
			set_parts(finding, done, done + left);
			return;
		} else {
			continue;
		}
		if (stated && stated != done + left) {
			rx_record_set(&parse->records, finding->place, RX_COLUMN_FLAGS,
				RX_LITERAL("sum-mismatch"));
			rx_parse_diag(parse, finding->place, measure->start, measure->end, "",
				RX_SAY_SUM_MISMATCH, (size_t)done, (size_t)stated, (size_t)left);
		}
		return;
	}
}

void rx_finding_end(struct rx_finding *finding)
{
	struct rx_parse *parse = finding->parse;

	if (finding->place == RX_NONE)
		return;
	for (size_t at = finding->first_record; at < parse->records.count; at++) {
		struct rx_record *record = &parse->records.items[at];

		if (record->kind == RX_KIND_MEASURE && record->provisional)
			record->mode = finding->done_label ? RX_MODE_PLAN : RX_MODE_DONE;
	}
	read_brackets(finding);
	read_parts(finding);
	if (finding->measures && !finding->labelled)
		rx_record_set(
			&parse->records, finding->place, RX_COLUMN_FLAGS, RX_LITERAL("no-label"));
}
