/*
 * fact_date.c - from expressions of time to facts.
 *
 * A year that is not written comes from the last date of the paragraph, else it is the one that puts
 * the date between feedback and publication, else the last that does not pass the publication.
 */
#include "fact_date.h"
#include "date_loss.h"
#include "fact_elided.h"
#include "fact_unit.h"
#include "numeral.h"
#include "phrase.h"
#include "utf8.h"

#include <stdio.h>

static struct rx_text behind(const struct rx_facts *facts, size_t at)
{
	return rx_text_slice(facts->text, at, facts->text.length);
}

RX_PHRASE_CONSTANT bool follows(const struct rx_facts *facts, size_t at, const char *words)
{
	return rx_phrase_end(rx_text_slice(facts->text, facts->paragraph->start, at), words) > 0;
}

/* ---- is it believed? ------------------------------------------------------------------------ */

/* 第一季度 is a date, anything else behind 第 is none. */
static bool may_begin(const struct rx_facts *facts, size_t at)
{
	/* 2022年2月30日 is none, and neither is the rest of it. */
	if (follows(facts, at, "0年|1年|2年|3年|4年|5年|6年|7年|8年|9年"))
		return false;
	return !rx_fact_goes_on(facts, at)
		|| (follows(facts, at, "第")
			&& rx_phrase_start(behind(facts, at),
				"一季度|二季度|三季度|四季度|1季度|2季度|3季度|4季度"));
}

static bool is_whole_paragraph(const struct rx_facts *facts, const struct rx_when *when)
{
	return when->start == facts->paragraph->start && when->end == facts->paragraph->end;
}

/* Labels in front of the date of a page. */
#define DATE_LABELS                                                                            \
	"日期:|日期" FULL_COLON "|时间:|时间" FULL_COLON "|发布:|发布" FULL_COLON "|日期: |" \
	"日期" FULL_COLON " |时间: |时间" FULL_COLON " "

/* Digits without a unit are dates where the document loses units, or as a line of their own. */
static bool bare_is_date(const struct rx_facts *facts, const struct rx_when *when)
{
	bool damaged = when->points[0].damaged;

	if (when->range)
		return !rx_fact_unit(facts->text, when->end, NULL);
	/* A number alone in a cell of a ledger is what its column says. */
	if (facts->parse->origins && is_whole_paragraph(facts, when))
		return false;
	if (!(facts->lossy
		    || (damaged
			    && (is_whole_paragraph(facts, when)
				    || follows(facts, when->start, DATE_LABELS)))))
		return false;
	if (follows(facts, when->start, "路|街|道|巷|号|电话|:|" FULL_COLON)
		&& !follows(facts, when->start, DATE_LABELS))
		return false;
	return !rx_fact_unit(facts->text, when->end, NULL)
		&& !rx_phrase_start(behind(facts, when->end),
			"余|多|号|%|-|.|/|+|万|亿|版|型|款|元|美元|欧元|港|个|‰|字|期|卷");
}

/* 12日: its month is the last one of the paragraph. */
static bool lone_day_is_date(const struct rx_facts *facts, const struct rx_when *when)
{
	return facts->before_paragraph == facts->place
		&& !follows(facts, when->start, "每|限|共|期|满|前|月|超过|近|约")
		&& !rx_phrase_start(
			behind(facts, when->end), "内|以内|之内|均|常|报|游|益|子|用|产|工作");
}

/* 610日: a length of time unless the document loses units. */
static bool elided_is_date(const struct rx_facts *facts, const struct rx_when *when)
{
	const struct rx_date *date = &when->points[0];

	if (!date->damaged || date->readings[0].year)
		return true;
	return facts->lossy && !follows(facts, when->start, "期限|提前|不超过|届满|共|为|期|满")
		&& !rx_phrase_start(behind(facts, when->end), "内|以内|之内");
}

/* 一月一调度, 一季度一分析 and 3月内 are no months or quarters. */
static bool is_month(const struct rx_facts *facts, const struct rx_when *when)
{
	struct rx_text words = rx_text_slice(facts->text, when->start, when->end);

	if (when->count != 1 || when->points[0].readings[0].day
		|| !rx_phrase_end(words, "月|一季度"))
		return true;
	if (rx_phrase_is(words, "一月|一季度")
		&& rx_phrase_start(behind(facts, when->end), "一|两|二|三|几"))
		return false;
	return !rx_phrase_start(behind(facts, when->end), "内|以内|之内|有余|之久|龄|租|薪|饼");
}

static bool is_believed(const struct rx_facts *facts, const struct rx_when *when)
{
	if (when->fixed[0] || when->open)
		return true;
	if (when->bare && !bare_is_date(facts, when))
		return false;
	if (when->alone && !lone_day_is_date(facts, when))
		return false;
	return elided_is_date(facts, when) && is_month(facts, when);
}

/* ---- which year? ---------------------------------------------------------------------------- */

static int32_t year_of(int32_t day)
{
	return rx_day_civil(day).year;
}

static struct rx_reading in_year(struct rx_reading reading, int32_t year)
{
	reading.year = year;
	return reading;
}

/* The first year that puts the date between feedback and publication; 0 when there is none. */
static int32_t year_in_window(const struct rx_facts *facts, struct rx_reading reading)
{
	if (!facts->feedback.first || !facts->published.first)
		return 0;
	for (int32_t year = year_of(facts->feedback.first); year <= year_of(facts->published.last);
		year++) {
		struct rx_days days = rx_reading_days(in_year(reading, year));

		if (days.last >= facts->feedback.first && days.first <= facts->published.last)
			return year;
	}
	return 0;
}

static int32_t year_before_publication(
	const struct rx_facts *facts, struct rx_reading reading, bool later)
{
	int32_t year = year_of(facts->published.last);

	if (!later && rx_reading_days(in_year(reading, year)).first > facts->published.last)
		year--;
	return year;
}

/* A date early in the year behind one late in the year is in the next one, if that is not too late. */
static int32_t year_in_paragraph(const struct rx_facts *facts, struct rx_reading reading)
{
	int32_t year = facts->before.year;

	if (facts->before.month >= 10 && reading.month && reading.month <= 3
		&& facts->published.first
		&& rx_reading_days(in_year(reading, year + 1)).first <= facts->published.last)
		year++;
	return year;
}

static int32_t missing_year(const struct rx_facts *facts, struct rx_reading reading, bool later)
{
	int32_t year = 0;

	if (!later)
		year = year_in_window(facts, reading);
	/* 2018年以来,…9月: a year alone gives way to the window. */
	if (facts->before_paragraph == facts->place && facts->before.year
		&& (facts->before.month || !year))
		return year_in_paragraph(facts, reading);
	if (!year && facts->published.first)
		year = year_before_publication(facts, reading, later || reading.part);
	if (!year)
		year = facts->before.year ? facts->before.year : facts->parse->year;
	return year;
}

/* Puts a year into all readings that have none. */
static void fill_date(struct rx_date *date, int32_t year)
{
	for (size_t at = 0; at < date->count; at++) {
		if (!date->readings[at].year)
			date->readings[at].year = year;
	}
}

static void fill_years(const struct rx_facts *facts, struct rx_when *when)
{
	struct rx_reading *first = &when->points[0].readings[0];
	bool open = when->count > 1 && !when->points[1].readings[0].year;

	if (!first->year && when->range && !open) {
		/* 10月至2023年3月 */
		int32_t year = when->points[1].readings[0].year;

		fill_date(&when->points[0],
			year - (first->month > when->points[1].readings[0].month));
	}
	/* 123日: in December of one year, or in January of the next. */
	for (size_t at = 0; at < when->points[0].count; at++) {
		struct rx_reading *reading = &when->points[0].readings[at];

		if (!reading->year)
			reading->year = missing_year(facts, *reading, when->side == RX_WHEN_BY);
	}
	for (size_t at = 1; at < when->count && first->year; at++) {
		struct rx_reading *next = &when->points[at].readings[0];
		bool filled = next->year == 0;

		fill_date(&when->points[at], first->year);
		if (filled && when->range && when->points[at].count == 1
			&& when->points[0].count == 1
			&& rx_reading_days(*next).last < rx_reading_days(*first).first)
			next->year++;
	}
}

/* ---- values --------------------------------------------------------------------------------- */

static bool is_damaged(const struct rx_when *when)
{
	for (size_t at = 0; at < when->count; at++) {
		if (when->points[at].damaged)
			return true;
	}
	return false;
}

static void put_value(struct rx_facts *facts, size_t place, const char *value)
{
	rx_fact_set(facts, place, RX_COLUMN_VALUE, rx_text(value));
}

/* Up to the date: its last day; a bare month and year stay. */
static void put_side(struct rx_facts *facts, size_t place, const struct rx_when *when,
	struct rx_reading reading, const char *value)
{
	char text[80], day[16];

	if (when->side == RX_WHEN_FROM) {
		if (reading.part && !reading.day) {
			rx_day_format(rx_reading_days(reading).first, day);
			value = day;
		}
		snprintf(text, sizeof(text), "%s/..", value);
	} else if (when->side == RX_WHEN_UNTIL || (!reading.month && !reading.part)) {
		if (reading.year && reading.part && !reading.day) {
			rx_day_format(rx_reading_days(reading).last, day);
			value = day;
		}
		snprintf(text, sizeof(text), "../%s", value);
	} else {
		rx_fact_set(facts, place, RX_COLUMN_BOUND, RX_LITERAL("le"));
		snprintf(text, sizeof(text), "%s", value);
		if (reading.year && reading.part && !reading.day) {
			rx_day_format(rx_reading_days(reading).last, day);
			snprintf(text, sizeof(text), "%s", day);
		}
	}
	put_value(facts, place, text);
}

/* The flag of a damaged date, and what is said of it where it stands. */
static void put_loss(struct rx_facts *facts, size_t place, bool several)
{
	struct rx_parse *parse = facts->parse;
	const struct rx_record *fact = &parse->records.items[place];
	size_t owner = fact->parent, start = fact->start, end = fact->end;
	struct rx_text values =
		rx_record_get(&parse->records, place, several ? RX_COLUMN_ALT : RX_COLUMN_VALUE);
	char text[400];

	snprintf(text, sizeof(text), "%.*s", (int)values.length, values.bytes);
	rx_record_set(&parse->records, place, RX_COLUMN_FLAGS, rx_date_loss_flag(several));
	rx_date_loss(parse, owner, start, end, text, several);
}

/* Where several values are left: what adds up over time comes first. */
static void put_ambiguous(struct rx_facts *facts, size_t place, const struct rx_when *when,
	const struct rx_elided *elided)
{
	size_t end = rx_fact_sentence_end(facts, when->end);
	bool sums =
		rx_phrase_in(rx_text_slice(facts->text, when->end, end), "共|累计|先后|合计|总计");
	struct rx_buffer all = {0};

	for (int pass = 0; pass < 2; pass++) {
		for (size_t at = 0; at < elided->count; at++) {
			bool range = when->range
				|| elided->values[at].first.month != elided->values[at].last.month;
			char value[72];

			if ((range && sums) != (pass == 0))
				continue;
			rx_elided_format(
				elided->values[at].first, elided->values[at].last, range, value);
			if (all.length)
				rx_buffer_add_byte(&all, '|');
			rx_buffer_add_string(&all, value);
		}
	}
	rx_fact_set(facts, place, RX_COLUMN_ALT, rx_buffer_text(&all));
	rx_buffer_release(&all);
	put_loss(facts, place, true);
}

static void put_list(struct rx_facts *facts, size_t place, const struct rx_when *when)
{
	struct rx_buffer all = {0};

	for (size_t at = 0; at < when->count; at++) {
		char value[72];

		rx_elided_format(
			when->points[at].readings[0], when->points[at].readings[0], false, value);
		if (at)
			rx_buffer_add_byte(&all, ';');
		rx_buffer_add_string(&all, value);
	}
	rx_fact_set(facts, place, RX_COLUMN_VALUE, rx_buffer_text(&all));
	rx_buffer_release(&all);
}

/* The window that damaged readings must lie in: from the inspection to the publication. */
static struct rx_days window_of(const struct rx_facts *facts)
{
	struct rx_days window = facts->inspected.first ? facts->inspected : facts->feedback;

	if (!window.first)
		window.first = facts->parse->story.first;
	window.last = facts->published.last ? facts->published.last : facts->parse->story.last;
	return window;
}

static void remember(struct rx_facts *facts, struct rx_reading reading)
{
	if (facts->before_paragraph != facts->place)
		facts->before_month = 0;
	facts->before = reading;
	facts->before.part = 0;
	facts->before_paragraph = facts->place;
	if (reading.month)
		facts->before_month = reading.month;
}

/* Of several values the year that they share. */
static void remember_year(struct rx_facts *facts, const struct rx_elided *elided)
{
	int32_t year = elided->values[0].last.year;

	for (size_t at = 1; at < elided->count; at++) {
		if (elided->values[at].last.year != year)
			return;
	}
	remember(facts, (struct rx_reading){.year = year});
}

static bool put_points(struct rx_facts *facts, size_t place, const struct rx_when *when)
{
	struct rx_elided elided;
	char value[72];

	if (when->count > 1 && !when->range) {
		put_list(facts, place, when);
		remember(facts, when->points[when->count - 1].readings[0]);
		return true;
	}
	rx_elided_values(facts->text, when, when->bare && !is_whole_paragraph(facts, when),
		window_of(facts), &elided);
	if (elided.count > 1) {
		put_ambiguous(facts, place, when, &elided);
		remember_year(facts, &elided);
		return false;
	}
	if (elided.count == 0)
		return false;
	rx_elided_format(elided.values[0].first, elided.values[0].last,
		when->range || elided.values[0].first.month != elided.values[0].last.month, value);
	if (when->side != RX_WHEN_PLAIN && !when->range)
		put_side(facts, place, when, elided.values[0].first, value);
	else
		put_value(facts, place, value);
	remember(facts, elided.values[0].last);
	return true;
}

/* A year or digits whose unit is lost. */
static bool is_restored(const struct rx_when *when)
{
	/* 20220605 is written so. */
	if (when->count == 1 && when->bare && when->points[0].end - when->points[0].start == 8)
		return false;
	return is_damaged(when) || (when->bare && !when->range);
}

/* 15日 in a document that loses units: 1月5日 as well as the 15th of the month in front of it. */
static void add_lone_day(const struct rx_facts *facts, struct rx_date *date)
{
	struct rx_reading reading = date->readings[0];
	unsigned month, day;
	size_t start = date->start, size;

	if (date->count != 1 || date->end < start + 5)
		return;
	size = (unsigned char)facts->text.bytes[start] < 0x80 ? 1 : 3;
	if (date->end != start + 2 * size + 3 || !rx_numeral_digits(facts->text, start, 1, &month)
		|| !rx_numeral_digits(facts->text, start + size, 1, &day) || !month || !day
		|| reading.day != (int32_t)(10 * month + day))
		return;
	reading.month = (int32_t)month;
	reading.day = (int32_t)day;
	date->readings[date->count++] = reading;
	date->damaged = true;
}

/* Also of the second end of a range. */
static void add_lone_days(const struct rx_facts *facts, struct rx_when *when)
{
	if (!facts->lossy || (when->count > 1 && !when->range))
		return;
	for (size_t at = 0; at < when->count; at++)
		add_lone_day(facts, &when->points[at]);
}

/* What makes the date behind it the last day, and the labels that do. */
#define LATEST "不迟于|不晚于|最迟于|最迟在|最迟|至迟于|至迟"
#define DEADLINES                                                                         \
	"时限:|期限:|时限" FULL_COLON "|期限" FULL_COLON "|截止日期:|截止日期" FULL_COLON \
	"|截止时间:|截止时间" FULL_COLON "|时限: |期限: |时限为|期限为|截止日期为|截止时间为"

/* 自2018年, 不迟于2022年10月底, 整改时限:2022年12月31日: the side stands in front. */
static void side_in_front(const struct rx_facts *facts, struct rx_when *when)
{
	const struct rx_reading *reading = &when->points[0].readings[0];

	if (when->side != RX_WHEN_PLAIN || when->range || when->count != 1)
		return;
	if (follows(facts, when->start, "自从|自") && !follows(facts, when->start, "来自"))
		when->side = RX_WHEN_FROM;
	else if ((reading->month || reading->part)
		&& follows(facts, when->start, LATEST "|" DEADLINES))
		when->side = RX_WHEN_BY;
}

static void put_date(struct rx_facts *facts, struct rx_when *when)
{
	size_t start = when->start, place;

	if (when->fixed[0] || when->open) {
		place = rx_fact_add(facts, RX_DOCTYPE_DATE, start, when->end);
		put_value(facts, place, when->fixed);
		return;
	}
	if (follows(facts, start, "第"))
		start -= 3;
	side_in_front(facts, when);
	fill_years(facts, when);
	add_lone_days(facts, when);
	place = rx_fact_add(facts, RX_DOCTYPE_DATE, start, when->end);
	if (place == RX_NONE
		|| (!when->points[0].readings[0].year && !when->points[0].readings[0].month))
		return;
	if (put_points(facts, place, when) && is_restored(when))
		put_loss(facts, place, false);
}

/* 8月…;9组织: the unit of a month that goes on from the last one is lost. */
static size_t lost_month(struct rx_facts *facts, size_t at)
{
	unsigned month;
	size_t length = rx_numeral_digits(facts->text, at, 3, &month), place, size;
	char value[32];

	if (!facts->lossy || !length || month > 12 || facts->before_paragraph != facts->place
		|| !facts->before_month || (int32_t)month <= facts->before_month
		|| !follows(facts, at, ";|,|。|" FULL_COMMA "|" FULL_SEMICOLON)
		|| at + length >= facts->text.length || rx_fact_unit(facts->text, at + length, NULL)
		|| !rx_is_han(rx_utf8_decode(facts->text, at + length, &size)))
		return at;
	remember(facts, (struct rx_reading){facts->before.year, (int32_t)month, 0, 0});
	place = rx_fact_add(facts, RX_DOCTYPE_DATE, at, at + length);
	rx_reading_format(facts->before, value);
	put_value(facts, place, value);
	if (place != RX_NONE)
		put_loss(facts, place, false);
	return at + length;
}

size_t rx_fact_date(struct rx_facts *facts, size_t at)
{
	struct rx_when_context context = {.today = facts->today};
	struct rx_when when;

	if (!may_begin(facts, at) || !rx_when_may_begin(facts->text, at))
		return at;
	if (facts->before_paragraph == facts->place)
		context.before = facts->before;
	if (!rx_when_at(facts->text, at, &context, &when))
		return lost_month(facts, at);
	if (!is_believed(facts, &when))
		return lost_month(facts, at);
	put_date(facts, &when);
	return when.end;
}

size_t rx_fact_date_losses(struct rx_text text)
{
	size_t at = 0, seen = 0;

	while (seen < 2 && (at = rx_text_find(text, RX_LITERAL("20"), at)) != RX_NONE) {
		size_t end = at;

		while (end < text.length && text.bytes[end] >= '0' && text.bytes[end] <= '9')
			end++;
		seen += end - at >= 5 && end - at <= 8
			&& (at == 0 || text.bytes[at - 1] < '0' || text.bytes[at - 1] > '9')
			&& rx_phrase_start(rx_text_slice(text, end, text.length), "月|日");
		at = end;
	}
	return seen;
}
