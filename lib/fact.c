/*
 * fact.c - one walk over the paragraphs of a document for its facts.
 *
 * Nearly every character begins nothing.  A table made from the few that may begin a fact is asked
 * first (fact_sign.h); only behind it do the modules look at the text themselves.
 */
#include "fact.h"
#include "damage.h"
#include "fact_body.h"
#include "fact_contact.h"
#include "fact_date.h"
#include "fact_document.h"
#include "fact_measure.h"
#include "fact_meeting.h"
#include "fact_quantity.h"
#include "fact_relative.h"
#include "number.h"
#include "phrase.h"
#include "utf8.h"

/* What begins numbers, digits aside, and events. */
static const char numerals[] = "一二三四五六七八九十两〇零百千万亿佰仟数几半壹贰叁肆伍陆柒捌玖拾";
static const char events[] = "召举以";

/* The innermost record; in the head and the tail the document. */
static size_t owner_of(const struct rx_facts *facts, size_t offset)
{
	if (facts->place < facts->parse->head_end || facts->place >= facts->parse->tail_start)
		return RX_DOC;
	return rx_owner_of(&facts->owners, offset);
}

/* ---- what the modules use ------------------------------------------------------------------- */

/* The damage in a span or beside it: the unit of a number in front of it may be in there, or the year of a date
 * behind it. */
static struct rx_text flag_of(const struct rx_parse *parse, size_t start, size_t end)
{
	struct rx_text flag = rx_damage_flag(parse, start, end + 1);

	if (flag.length || start == 0)
		return flag;
	flag = rx_damage_flag(parse, start - 1, start);
	/* What was guessed there is read, and has its own flag. */
	return rx_text_equal(flag, RX_LITERAL("guessed")) ? RX_LITERAL("") : flag;
}

size_t rx_fact_add(struct rx_facts *facts, enum rx_doctype type, size_t start, size_t end)
{
	struct rx_parse *parse = facts->parse;
	size_t place = rx_parse_record(parse, RX_KIND_FACT, owner_of(facts, start), start, end);

	if (place == RX_NONE)
		return place;
	parse->records.items[place].type = (int)type;
	/* The rows of a ledger have told their lines. */
	if (parse->origins)
		parse->records.items[place].line =
			parse->records.items[parse->records.items[place].parent].line;
	else
		parse->records.items[place].line =
			(uint32_t)rx_source_line(&parse->source, start, facts->paragraph->line);
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, flag_of(parse, start, end));
	return place;
}

void rx_fact_set(struct rx_facts *facts, size_t place, enum rx_column column, struct rx_text value)
{
	if (value.length)
		rx_record_set(&facts->parse->records, place, column,
			rx_arena_copy(&facts->parse->arena, value));
}

void rx_fact_cover(struct rx_facts *facts, size_t start, size_t end)
{
	size_t at = facts->cover_count;

	if (at == RX_FACT_COVERS)
		return;
	for (; at && facts->covers[at - 1].start > start; at--)
		facts->covers[at] = facts->covers[at - 1];
	facts->covers[at].start = start;
	facts->covers[at].end = end;
	facts->cover_count++;
}

/* Letters, points and strokes in front make digits part of something else: GB18918-2002, 3.14. */
bool rx_fact_goes_on(const struct rx_facts *facts, size_t at)
{
	unsigned char byte =
		at > facts->paragraph->start ? (unsigned char)facts->text.bytes[at - 1] : ' ';
	size_t length;
	uint32_t code;

	if ((byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z')
		|| (byte >= 'a' && byte <= 'z'))
		return true;
	if (byte < 0x80)
		return byte == '.' || byte == '-' || byte == '+' || byte == '/' || byte == '_'
			|| byte == '[';
	if (at < facts->paragraph->start + 3)
		return false;
	code = rx_number_character(facts->text, at - 3, &length);
	return (code >= '0' && code <= '9') || rx_number_han(code) >= 0
		|| rx_text_one_of(facts->text, at - 3, "第〔");
}

/* The first offset in reach that begins a character. */
static size_t reach(const struct rx_facts *facts, size_t at)
{
	size_t from = facts->paragraph->start;

	if (at - from <= RX_FACT_REACH)
		return from;
	from = at - RX_FACT_REACH;
	while (from < at && ((unsigned char)facts->text.bytes[from] & 0xC0) == 0x80)
		from++;
	return from;
}

/* The end of the last token of the wanted kinds in front of an offset, as far as it is in reach. */
static size_t behind_token(const struct rx_facts *facts, size_t at, unsigned wanted)
{
	const struct rx_cues *cues = &facts->parse->cues;
	size_t token = rx_cues_token_at(cues, facts->paragraph, at), from = reach(facts, at);

	while (token-- > facts->paragraph->token) {
		const struct rx_token *one = &cues->tokens[token];

		if (one->at + (size_t)one->length <= from)
			break;
		if (wanted >> one->cue & 1 && !one->doubtful)
			return one->at + (size_t)one->length;
	}
	return from;
}

size_t rx_fact_clause(const struct rx_facts *facts, size_t at)
{
	return behind_token(facts, at,
		1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON | 1u << RX_CUE_COLON
			| 1u << RX_CUE_COMMA);
}

size_t rx_fact_sentence(const struct rx_facts *facts, size_t at)
{
	return behind_token(facts, at, 1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON);
}

size_t rx_fact_stop(const struct rx_facts *facts, size_t at, unsigned wanted)
{
	size_t end = facts->paragraph->end, token;

	if (end - at > RX_FACT_REACH) {
		end = at + RX_FACT_REACH;
		while (((unsigned char)facts->text.bytes[end] & 0xC0) == 0x80)
			end--;
	}
	token = rx_cues_find(&facts->parse->cues, facts->paragraph, wanted, at, end);
	return token == RX_NONE ? end : facts->parse->cues.tokens[token].at;
}

size_t rx_fact_sentence_end(const struct rx_facts *facts, size_t at)
{
	return rx_fact_stop(facts, at, 1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON);
}

/* ---- the walk ------------------------------------------------------------------------------- */

static void make_signs(struct rx_signs *signs)
{
	rx_signs_add_each(signs, numerals, RX_SIGN_NUMBER);
	rx_signs_add_each(signs, events, RX_SIGN_EVENT);
	rx_relative_signs(signs);
	rx_fact_contact_signs(signs);
	rx_fact_sense_signs(signs);
	rx_fact_document_signs(signs);
	rx_fact_measure_signs(signs);
}

/* Reads what begins at an offset; returns the offset behind it, or at. */
static size_t read_fact(struct rx_facts *facts, size_t at, unsigned kinds)
{
	size_t end = at;

	if (kinds & RX_SIGN_CONTACT)
		end = rx_fact_contact(facts, at);
	if (end == at && kinds & (RX_SIGN_NUMBER | RX_SIGN_RELATIVE))
		end = rx_fact_date(facts, at);
	if (end == at && kinds & RX_SIGN_NUMBER)
		end = rx_fact_quantity(facts, at);
	if (end == at && kinds & RX_SIGN_EVENT) {
		rx_fact_meeting(facts, at);
		rx_fact_body(facts, at);
	}
	return end;
}

/* A run of digits that was no fact is not looked at again digit by digit. */
static size_t behind_digits(struct rx_text text, size_t at)
{
	while (at < text.length
		&& ((text.bytes[at] >= '0' && text.bytes[at] <= '9') || text.bytes[at] == '.'))
		at++;
	return at;
}

enum { BEGINS = RX_SIGN_NUMBER | RX_SIGN_RELATIVE | RX_SIGN_CONTACT | RX_SIGN_EVENT };

/* Behind what begins at an offset. */
static size_t step(struct rx_facts *facts, size_t at)
{
	const char *bytes = facts->text.bytes + at;
	unsigned char lead = (unsigned char)*bytes;
	size_t end, left = facts->text.length - at;
	unsigned kinds;

	if (lead < 0x80) {
		if ((lead < '0' || lead > '9') && lead != '@')
			return at + 1;
		end = read_fact(facts, at, lead == '@' ? RX_SIGN_CONTACT : RX_SIGN_NUMBER);
		return end > at ? end : behind_digits(facts->text, at + 1);
	}
	if (lead < 0xE3 || left < 3)
		return at + (lead >= 0xE0 && left >= 3 ? 3 : 1);
	kinds = lead == 0xEF ? RX_SIGN_NUMBER : rx_sign_at(&facts->signs, bytes) & BEGINS;
	if (kinds) {
		end = read_fact(facts, at, kinds);
		if (end > at)
			return end;
	}
	return at + (lead >= 0xF0 && left >= 4 ? 4 : 3);
}

/* Behind the characters from an offset on that begin nothing, as most do, up to a limit. */
static size_t skip_plain(const struct rx_facts *facts, size_t at, size_t limit)
{
	const char *bytes = facts->text.bytes;

	while (at + 3 <= limit && (unsigned char)bytes[at] >= 0xE3
		&& (unsigned char)bytes[at] <= 0xE9
		&& !(rx_sign_at(&facts->signs, bytes + at) & BEGINS))
		at += 3;
	return at;
}

static void walk(struct rx_facts *facts)
{
	size_t at = facts->paragraph->start, cover = 0, limit;

	while (at < facts->paragraph->end) {
		while (cover < facts->cover_count && facts->covers[cover].end <= at)
			cover++;
		limit = facts->paragraph->end;
		if (cover < facts->cover_count && facts->covers[cover].start < limit)
			limit = facts->covers[cover].start;
		if (limit <= at) {
			at = facts->covers[cover].end;
			continue;
		}
		at = skip_plain(facts, at, limit);
		if (at < limit)
			at = step(facts, at);
	}
}

/* The window of the document, from the record that describes it. */
static struct rx_days doc_days(const struct rx_facts *facts, enum rx_column column)
{
	struct rx_days days = {0, 0};

	rx_days_parse(rx_record_get(&facts->parse->records, RX_DOC, column), &days);
	return days;
}

static void read_window(struct rx_facts *facts)
{
	struct rx_days given;
	const char *date = facts->parse->options->doc_date;

	facts->inspected = doc_days(facts, RX_COLUMN_VALUE);
	facts->feedback = doc_days(facts, RX_COLUMN_OPENED);
	facts->published = doc_days(facts, RX_COLUMN_UPDATED);
	if (facts->published.first == 0 && date && rx_days_parse(rx_text(date), &given))
		facts->published = given;
	if (facts->published.first) {
		struct rx_civil day = rx_day_civil(facts->published.last);

		facts->today = (struct rx_reading){day.year, day.month, day.day, 0};
	} else {
		facts->today.year = facts->parse->year_published;
	}
	facts->before_paragraph = RX_NONE;
}

/* Where only damage was asked for, the facts have done their part. */
static void drop_facts(struct rx_facts *facts)
{
	struct rx_records *records = &facts->parse->records;
	size_t kept = facts->first_of_all;

	for (size_t at = kept; at < records->count; at++) {
		if (records->items[at].kind != RX_KIND_FACT)
			records->items[kept++] = records->items[at];
	}
	records->count = kept;
}

void rx_facts_find(struct rx_parse *parse)
{
	struct rx_facts facts = {.parse = parse};

	make_signs(&facts.signs);
	if (!rx_owners_collect(parse, &facts.owners))
		return;
	facts.first_of_all = parse->records.count;
	read_window(&facts);
	facts.lossy = rx_fact_date_losses(parse->text) > 1;
	for (size_t at = 0; at < parse->cues.paragraph_count && !parse->arena.failed; at++) {
		facts.paragraph = rx_parse_paragraph(parse, at);
		facts.place = at;
		facts.text = rx_text_slice(parse->text, 0, facts.paragraph->end);
		facts.cover_count = 0;
		facts.first = parse->records.count;
		facts.total = false;
		rx_fact_documents(&facts);
		walk(&facts);
		rx_fact_parts(&facts);
	}
	if (parse->options->facts) {
		rx_fact_names(&facts);
		rx_fact_measures(&facts);
	} else {
		drop_facts(&facts);
	}
	rx_owners_release(&facts.owners);
}
