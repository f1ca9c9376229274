/*
 * describe.c - the doc record: title, kind of document, body and inspecting team, the inspected
 * period, the dates of feedback and publication, and the series.
 *
 * A preamble is nearly a fixed grammar: FROM至TO, TEAM对BODY进行了巡察. FDATE, TEAM向BODY反馈了….
 */
#include "frame.h"
#include "date_loss.h"
#include "describe_kind.h"
#include "identity.h"
#include "phrase.h"

#include <stdio.h>

enum { PREAMBLE_LIMIT = 8192, BEGINNING = 1500 };

struct preamble {
	struct rx_text text;
	size_t offset;          /* of text in the document */
	struct rx_reading from; /* the inspected period */
	struct rx_reading to;
	struct rx_reading feedback;
	size_t period_end; /* in text; 0 when there is no period */
};

static struct rx_text region(const struct rx_parse *parse, size_t from, size_t end)
{
	if (from >= end)
		return (struct rx_text){"", 0};
	return rx_parse_slice(parse, rx_parse_paragraph(parse, from)->start,
		rx_parse_paragraph(parse, end - 1)->end);
}

/* What a preamble says stands at its beginning; where a document has no headings all of it may be
 * taken for one. */
static struct rx_text front(struct rx_text text)
{
	if (text.length <= PREAMBLE_LIMIT)
		return text;
	text.length = PREAMBLE_LIMIT;
	while (text.length && ((unsigned char)text.bytes[text.length] & 0xC0) == 0x80)
		text.length--;
	return text;
}

static void set(struct rx_parse *parse, enum rx_column column, struct rx_text value)
{
	rx_record_set(&parse->records, RX_DOC, column,
		rx_arena_copy(&parse->arena, rx_source_cell(&parse->source, value)));
}

/* ---- dates ---------------------------------------------------------------------------------- */

static void note_date(struct rx_parse *parse, const struct rx_date *date, size_t offset)
{
	char values[160];

	if (!date->damaged)
		return;
	rx_date_readings(date, values);
	rx_date_loss(
		parse, RX_DOC, offset + date->start, offset + date->end, values, date->count > 1);
	rx_record_set(&parse->records, RX_DOC, RX_COLUMN_FLAGS, rx_date_loss_flag(date->count > 1));
}

static int32_t first_day(struct rx_reading reading)
{
	return rx_reading_days(reading).first;
}

/* Keeps the readings of a date that begin at or behind a day. */
static void keep_from(struct rx_date *date, int32_t day)
{
	size_t kept = 0;

	for (size_t at = 0; at < date->count; at++) {
		if (date->readings[at].year && rx_reading_days(date->readings[at]).last >= day)
			date->readings[kept++] = date->readings[at];
	}
	if (kept)
		date->count = kept;
}

/* A second date that has no year of its own and lies before the first is one year later. */
static void roll_over(struct rx_date *date, struct rx_reading before)
{
	for (size_t at = 0; at < date->count; at++) {
		if (date->readings[at].year == before.year
			&& first_day(date->readings[at]) < first_day(before))
			date->readings[at].year++;
	}
}

static bool has_year(struct rx_text text, const struct rx_date *date)
{
	char year[8];

	snprintf(year, sizeof(year), "%d", (int)date->readings[0].year);
	return rx_text_find(rx_text_slice(text, date->start, date->end), rx_text(year), 0)
		!= RX_NONE;
}

static int32_t earliest(const struct rx_date *date)
{
	int32_t first = first_day(date->readings[0]);

	for (size_t at = 1; at < date->count; at++) {
		if (first_day(date->readings[at]) < first)
			first = first_day(date->readings[at]);
	}
	return first;
}

/* A range begins no later than it ends. */
static void keep_order(struct rx_date *from, const struct rx_date *to)
{
	size_t kept = 0;

	if (to->count != 1)
		return;
	for (size_t at = 0; at < from->count; at++) {
		if (first_day(from->readings[at]) <= first_day(to->readings[0]))
			from->readings[kept++] = from->readings[at];
	}
	if (kept)
		from->count = kept;
}

/* FROM至TO: the first range of dates of the preamble. */
static void read_period(struct rx_parse *parse, struct preamble *preamble)
{
	struct rx_date from, to;
	size_t at = 0, mark;

	while (rx_date_find(preamble->text, at, NULL, &from)) {
		at = from.end;
		mark = rx_date_range_mark(preamble->text, from.end);
		if (!mark || !from.readings[0].year
			|| !rx_date_at(preamble->text, from.end + mark, &from.readings[0], &to))
			continue;
		if (!has_year(preamble->text, &to))
			roll_over(&to, from.readings[0]);
		keep_from(&to, first_day(from.readings[0]));
		keep_order(&from, &to);
		note_date(parse, &from, preamble->offset);
		note_date(parse, &to, preamble->offset);
		preamble->period_end = to.end;
		if (from.count == 1)
			preamble->from = from.readings[0];
		if (to.count == 1)
			preamble->to = to.readings[0];
		parse->story.first = earliest(&from);
		return;
	}
}

static void write_period(struct rx_parse *parse, const struct preamble *preamble)
{
	char from[32], to[32], value[72], first[16], last[16];

	if (!preamble->from.year || !preamble->to.year)
		return;
	rx_reading_format(preamble->from, from);
	rx_reading_format(preamble->to, to);
	rx_day_format(rx_reading_days(preamble->from).first, first);
	rx_day_format(rx_reading_days(preamble->to).last, last);
	snprintf(value, sizeof(value), "%s/%s", preamble->from.part ? first : from,
		preamble->to.part ? last : to);
	set(parse, RX_COLUMN_VALUE, rx_text(value));
}

/* The end of the sentence that an offset lies in. */
static size_t sentence_end(struct rx_text text, size_t from)
{
	size_t at = rx_text_find(text, RX_LITERAL("。"), from);

	return at == RX_NONE ? text.length : at;
}

/* The date in front of 反馈 in its sentence. */
static void read_feedback(struct rx_parse *parse, struct preamble *preamble)
{
	struct rx_reading before = preamble->to;
	size_t at = preamble->period_end;
	struct rx_date date;
	char value[32];

	while (rx_date_find(preamble->text, at, before.year ? &before : NULL, &date)) {
		struct rx_text rest = rx_text_slice(
			preamble->text, date.end, sentence_end(preamble->text, date.end));

		at = date.end;
		if (!rx_phrase_in(rest, "反馈") || !date.readings[0].year)
			continue;
		if (before.year && !has_year(preamble->text, &date))
			roll_over(&date, before);
		if (before.year)
			keep_from(&date, first_day(before));
		note_date(parse, &date, preamble->offset);
		if (date.count != 1)
			return;
		preamble->feedback = date.readings[0];
		rx_reading_format(date.readings[0], value);
		set(parse, RX_COLUMN_OPENED, rx_text(value));
		return;
	}
}

/* What a page's meta data says of its address and date; true when it has a date. */
static bool read_meta(struct rx_parse *parse)
{
	const struct rx_page_meta *meta = &parse->source.page.meta;
	char value[16];
	struct rx_days days;

	if (!parse->source.is_page)
		return false;
	set(parse, RX_COLUMN_URL, rx_buffer_text(&meta->url));
	/* 2023-05-06 10:11, 2023-05-06T10:11:00+08:00, 2023/05/06 */
	if (meta->published.length < 10)
		return false;
	memcpy(value, meta->published.bytes, 10);
	value[4] = value[7] = '-';
	value[10] = '\0';
	if (!rx_days_parse(rx_text(value), &days))
		return false;
	set(parse, RX_COLUMN_UPDATED, rx_text(value));
	return true;
}

/* The day of publication where it is certain, else what may be said of it. */
static bool take_published(
	struct rx_parse *parse, struct rx_date *date, struct rx_reading before, size_t offset)
{
	char value[32];

	if (date->damaged && before.year)
		keep_from(date, first_day(before));
	note_date(parse, date, offset);
	if (date->count == 1) {
		rx_reading_format(date->readings[0], value);
		set(parse, RX_COLUMN_UPDATED, rx_text(value));
	}
	parse->year_published = date->readings[0].year;
	for (size_t at = 0; at < date->count; at++) {
		int32_t last = rx_reading_days(date->readings[at]).last;

		if (last > parse->story.last)
			parse->story.last = last;
		if (date->readings[at].year != parse->year_published)
			parse->year_published = 0;
	}
	return date->count == 1;
}

/* The date that stands with the signature. */
static bool read_signed(struct rx_parse *parse, struct rx_reading before)
{
	struct rx_date date;

	for (size_t at = parse->tail_start; at < parse->cues.paragraph_count; at++) {
		size_t offset = rx_parse_paragraph(parse, at)->start;

		if (rx_frame_type(parse, at) != RX_DOCTYPE_SIGNATURE
			|| !rx_date_find(region(parse, at, at + 1), 0, NULL, &date)
			|| !date.readings[0].year)
			continue;
		take_published(parse, &date, before, offset);
		return true;
	}
	return false;
}

/* A line of the head that is a date; the day of the session at which a report was given is another one. */
static void read_dated(struct rx_parse *parse, struct rx_reading before)
{
	struct rx_date date;

	for (size_t at = 0; at < parse->preamble; at++) {
		struct rx_text line = region(parse, at, at + 1);

		if (!rx_frame_is_date(line) || !rx_date_find(line, 0, NULL, &date)
			|| !date.readings[0].year || !date.readings[0].day)
			continue;
		take_published(parse, &date, before, rx_parse_paragraph(parse, at)->start);
		return;
	}
}

/* A date of publication: from meta data, else a line of it, else from the signature, else the head. */
static void read_published(struct rx_parse *parse, const struct preamble *preamble)
{
	struct rx_reading before = preamble->feedback.year ? preamble->feedback : preamble->to;
	struct rx_date date;

	if (read_meta(parse))
		return;
	for (size_t at = 0; at < parse->preamble; at++) {
		struct rx_text line = region(parse, at, at + 1);

		if (!rx_phrase_in(line, "日期|时间|发布|来源|稿件|点击|浏览|字体")
			|| line.length > 240 || !rx_date_find(line, 0, NULL, &date)
			|| !date.readings[0].day)
			continue;
		if (take_published(parse, &date, before, rx_parse_paragraph(parse, at)->start))
			return;
	}
	if (!read_signed(parse, before))
		read_dated(parse, before);
}

/* ---- bodies --------------------------------------------------------------------------------- */

/* TEAM对BODY进行了…巡察, in the sentence that the period stands in. */
static void read_bodies(struct rx_parse *parse, const struct preamble *preamble)
{
	size_t from = preamble->period_end, end = sentence_end(preamble->text, from), at, stop;
	struct rx_text sentence, team, body, word;

	sentence = rx_text_slice(preamble->text, from, end);
	at = rx_text_find(sentence, RX_LITERAL("对"), 0);
	if (!preamble->period_end || at == RX_NONE)
		return;
	team = rx_phrase_trim(rx_text_slice(sentence, 0, at));
	while (rx_phrase_start(team, ",|" FULL_COMMA "|期间|,"))
		team = rx_phrase_trim(rx_text_slice(
			team, rx_phrase_start(team, ",|" FULL_COMMA "|期间"), team.length));
	while (rx_phrase_find(team, ",|" FULL_COMMA, &word) != RX_NONE)
		team = rx_phrase_trim(rx_text_slice(team,
			rx_phrase_find(team, ",|" FULL_COMMA, &word) + word.length, team.length));
	body = rx_text_slice(sentence, at + 3, sentence.length);
	stop = rx_phrase_find(body, "(|" FULL_OPEN "|进行|开展|实施|,|" FULL_COMMA, &word);
	if (stop != RX_NONE)
		body = rx_text_slice(body, 0, stop);
	stop = rx_phrase_end(body, "党组|党委|党工委|党总支|领导班子|党支部");
	if (stop && body.length > stop)
		body = rx_text_slice(body, 0, body.length - stop);
	if (team.length && team.length < 120 && rx_phrase_in(team, "组|督|巡|审计"))
		set(parse, RX_COLUMN_OVERSEER, team);
	body = rx_phrase_trim(body);
	/* 我校, 公司: the title says which. */
	if (rx_phrase_start(body, "我|本|该")
		|| rx_phrase_is(body,
			"公司|集团|集团公司|学校|学院|医院|局|院|镇|街道|开发区|机关|银行|中心|厅|"
			"委"))
		return;
	if (body.length && body.length < 200)
		set(parse, RX_COLUMN_UNIT, body);
}

/* Without such a sentence the title names the body: 中共X委员会关于…, X关于…. */
static void body_from_title(struct rx_parse *parse, struct rx_text title)
{
	size_t at = rx_text_find(title, RX_LITERAL("关于"), 0), cut;
	struct rx_text body;

	if (at == RX_NONE || at == 0
		|| rx_record_get(&parse->records, RX_DOC, RX_COLUMN_UNIT).length)
		return;
	body = rx_phrase_trim(rx_text_slice(title, 0, at));
	if (rx_phrase_start(body, "中共"))
		body = rx_text_slice(body, 6, body.length);
	if (rx_phrase_in(body, "公告|号"))
		return;
	cut = rx_phrase_end(body, "委员会|党组|党委|党工委|党总支");
	if (cut && body.length > cut)
		body = rx_text_slice(body, 0, body.length - cut);
	set(parse, RX_COLUMN_UNIT, body);
}

/* The first of the bodies that stand above the date, else of those that stand anywhere in the tail:
 * an office that takes objections stands there too. */
static struct rx_text signing_body(const struct rx_parse *parse)
{
	struct rx_text line, block = {"", 0}, any = {"", 0};

	for (size_t at = parse->tail_start; at < parse->cues.paragraph_count; at++) {
		line = region(parse, at, at + 1);
		if (rx_frame_type(parse, at) != RX_DOCTYPE_SIGNATURE) {
			block.length = 0;
			continue;
		}
		if (rx_frame_is_date(line) && block.length)
			return block;
		if (rx_frame_is_date(line))
			continue;
		block = block.length ? block : line;
		any = any.length ? any : line;
	}
	return any;
}

/* X承担…的整改工作; else the first body that signs. */
static void body_from_text(struct rx_parse *parse, const struct preamble *preamble)
{
	struct rx_text word, line;
	size_t at = rx_phrase_find(preamble->text, "承担|已完成", &word);

	if (rx_record_get(&parse->records, RX_DOC, RX_COLUMN_UNIT).length)
		return;
	if (at != RX_NONE && at > 3 && at < 60
		&& !rx_phrase_in(
			rx_text_slice(preamble->text, 0, at), "我|,|" FULL_COMMA "|。|本")) {
		set(parse, RX_COLUMN_UNIT, rx_phrase_trim(rx_text_slice(preamble->text, 0, at)));
		return;
	}
	line = signing_body(parse);
	if (line.length)
		set(parse, RX_COLUMN_UNIT, line);
}

/* Of an audit the period is the year that was audited: 2021年度. */
static void audited_year(
	struct rx_parse *parse, struct rx_text title, const struct preamble *preamble)
{
	struct rx_text both[] = {title, preamble->text};

	if (parse->records.items[RX_DOC].type != RX_DOCTYPE_AUDIT
		|| rx_record_get(&parse->records, RX_DOC, RX_COLUMN_VALUE).length)
		return;
	for (size_t i = 0; i < 2; i++) {
		size_t at = rx_text_find(both[i], RX_LITERAL("年度"), 0);

		if (at == RX_NONE || at < 4 || both[i].bytes[at - 1] < '0'
			|| both[i].bytes[at - 1] > '9')
			continue;
		set(parse, RX_COLUMN_VALUE, rx_text_slice(both[i], at - 4, at));
		return;
	}
}

/* ---- title and kind ------------------------------------------------------------------------- */

/* The lines of the title in one, in the view or as cells show them; both have one length. */
static struct rx_text join_title(struct rx_parse *parse, bool shown)
{
	struct rx_buffer joined = {0};
	struct rx_text title;

	for (size_t at = parse->title_start; at < parse->title_end; at++) {
		struct rx_text line = region(parse, at, at + 1);

		rx_buffer_add_text(&joined, shown ? rx_source_cell(&parse->source, line) : line);
	}
	title = rx_arena_copy(&parse->arena, rx_buffer_text(&joined));
	rx_buffer_release(&joined);
	return title;
}

/* What the meta data calls the document, without the name of a site behind it. */
static struct rx_text page_title(const struct rx_parse *parse)
{
	struct rx_text rest = rx_buffer_text(&parse->source.page.meta.title), title, word;
	size_t cut;

	if (!parse->source.is_page || rest.length == 0)
		return (struct rx_text){"", 0};
	rx_text_split(&rest, '|', &title);
	cut = rx_phrase_find(title, "_| - |\n", &word);
	title = rx_phrase_trim(cut == RX_NONE ? title : rx_text_slice(title, 0, cut));
	return rx_phrase_in(title, "整改|销号|验收") ? title : (struct rx_text){"", 0};
}

/* The title without the name of a site in front of it; *shown gets the same as cells show it. */
static struct rx_text read_title(struct rx_parse *parse, struct rx_text *shown)
{
	struct rx_text title = join_title(parse, false), word, rest;
	size_t at;

	*shown = join_title(parse, true);
	if (title.length == 0)
		return *shown = page_title(parse);
	at = rx_phrase_find(title, ":|" FULL_COLON, &word);
	if (at != RX_NONE) {
		rest = rx_phrase_trim(rx_text_slice(title, at + word.length, title.length));
		if (rx_phrase_in(rest, "关于|整改") && rest.length > 18) {
			*shown = rx_text_slice(*shown, (size_t)(rest.bytes - title.bytes),
				(size_t)(rest.bytes - title.bytes) + rest.length);
			title = rest;
		}
	}
	return title;
}

/* 十四届市委第一轮巡察 out of a title; else the inspecting team. */
static struct rx_text read_round(const struct rx_parse *parse, struct rx_text title)
{
	size_t from = rx_text_find(title, RX_LITERAL("关于"), 0), end;
	struct rx_text word, rest;

	if (from == RX_NONE)
		return rx_record_get(&parse->records, RX_DOC, RX_COLUMN_OVERSEER);
	rest = rx_text_slice(title, from + 6, title.length);
	end = rx_phrase_find(rest, "轮巡察|轮巡视|轮", &word);
	if (end == RX_NONE)
		return rx_record_get(&parse->records, RX_DOC, RX_COLUMN_OVERSEER);
	return rx_text_slice(rest, 0, end + word.length);
}

static void read_series(struct rx_parse *parse, struct rx_text title)
{
	struct rx_buffer key = {0};
	struct rx_text body = rx_record_get(&parse->records, RX_DOC, RX_COLUMN_UNIT);
	struct rx_text round = read_round(parse, title);

	if (parse->options->series) {
		parse->series = rx_text(parse->options->series);
		return;
	}
	if (body.length && round.length) {
		rx_identity_key(&key, body, 32);
		rx_identity_key(&key, round, 32);
	} else {
		rx_identity_key(&key, title, 64);
	}
	if (key.length == 0)
		rx_identity_hash(&key, parse->text, 10);
	parse->series = rx_arena_copy(&parse->arena, rx_buffer_text(&key));
	rx_buffer_release(&key);
}

static uint32_t title_line(const struct rx_parse *parse)
{
	const struct rx_paragraph *paragraph = rx_parse_paragraph(parse, parse->title_start);

	return (uint32_t)rx_source_line(&parse->source, paragraph->start, paragraph->line);
}

void rx_frame_describe(struct rx_parse *parse)
{
	size_t place = rx_parse_record(parse, RX_KIND_DOC, RX_NONE, 0, parse->text.length);
	struct preamble preamble = {0};
	struct rx_record *record;
	struct rx_text title, shown;

	if (place == RX_NONE)
		return;
	title = read_title(parse, &shown);
	preamble.text = front(region(parse, parse->preamble, parse->head_end));
	preamble.offset = (size_t)(preamble.text.bytes - parse->text.bytes);
	record = &parse->records.items[RX_DOC];
	record->title = shown;
	record->type = (int)rx_describe_kind(title, preamble.text,
		rx_text_slice(parse->text, 0,
			parse->text.length < BEGINNING ? parse->text.length : BEGINNING));
	if (parse->title_end > parse->title_start)
		record->line = title_line(parse);
	read_period(parse, &preamble);
	write_period(parse, &preamble);
	read_bodies(parse, &preamble);
	body_from_title(parse, title);
	body_from_text(parse, &preamble);
	audited_year(parse, title, &preamble);
	read_feedback(parse, &preamble);
	read_published(parse, &preamble);
	parse->year = preamble.feedback.year ? preamble.feedback.year : preamble.to.year;
	if (!parse->year) {
		struct rx_days days;

		if (rx_days_parse(rx_record_get(&parse->records, RX_DOC, RX_COLUMN_UPDATED), &days))
			parse->year = rx_day_civil(days.first).year;
	}
	read_series(parse, title);
}
