/*
 * gen_head: see gen_head.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_head.h"

#include "gen_calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct story_days {
	long begin, end, feedback, published;
};

static struct story_days draw_days(struct builder *builder)
{
	struct story_days days;

	days.begin = random_day_in(builder, 2017, 2024);
	days.end = days.begin + between(builder, 25, 75);
	days.feedback = days.end + between(builder, 15, 80);
	days.published = days.feedback + between(builder, 120, 400);
	return days;
}

static void set_day(struct builder *builder, const char *name, long day, bool with_year)
{
	struct string text = {NULL, 0, 0};

	append_chinese_day(&text, day, with_year);
	grammar_set(&builder->grammar, name, text.bytes);
	string_release(&text);
}

static void set_iso(struct builder *builder, enum field field, long from, long to)
{
	struct string text = {NULL, 0, 0};

	append_iso_day(&text, from);
	if (to) {
		string_append(&text, "/");
		append_iso_day(&text, to);
	}
	set_field(builder, 0, field, text.bytes);
	string_release(&text);
}

static void set_month(struct builder *builder, const char *name, struct day day, const char *part)
{
	char text[64];

	snprintf(text, sizeof text, "%d年%d月%s", day.year, day.month, part);
	grammar_set(&builder->grammar, name, text);
}

/* 2022年4月上旬至6月中旬, 8月 for the feedback: how exact the value must be is left open. */
static void blur_dates(struct builder *builder, const struct story_days *days)
{
	struct day begin = day_of_number(days->begin), end = day_of_number(days->end);
	struct day feedback = day_of_number(days->feedback);
	char text[160];

	set_month(builder, "from", begin, "上旬");
	set_month(builder, "to", end, "中旬");
	set_month(builder, "fed", feedback, "");
	snprintf(text, sizeof text, "%04d-%02d", feedback.year, feedback.month);
	set_field(builder, 0, FIELD_FEEDBACK, text);
	snprintf(text, sizeof text, "%04d-%02d/%04d-%02d|%04d-%02d-01/%04d-%02d-20|", begin.year,
		begin.month, end.year, end.month, begin.year, begin.month, end.year, end.month);
	set_field(builder, 0, FIELD_PERIOD, text);
}

static void set_dates(struct builder *builder)
{
	struct story_days days = draw_days(builder);
	bool same_year = day_of_number(days.begin).year == day_of_number(days.end).year;
	bool near = day_of_number(days.end).year == day_of_number(days.feedback).year;

	builder->grammar.first_day = days.feedback;
	builder->grammar.last_day = days.published;
	set_day(builder, "from", days.begin, true);
	set_day(builder, "to", days.end, !same_year || chance(builder, 15));
	set_day(builder, "fed", days.feedback, !near || chance(builder, 60));
	set_day(builder, "pub", days.published, true);
	set_iso(builder, FIELD_PERIOD, days.begin, days.end);
	set_iso(builder, FIELD_FEEDBACK, days.feedback, 0);
	if (chance(builder, 5))
		blur_dates(builder, &days);
}

/* The body may be given with or without its party organ. */
static void set_body(struct builder *builder)
{
	char *value = grammar_expand(&builder->grammar,
		"{=body}|{=name}|{=name}{=organ}|中共{=name}委员会|中共{=name}党组|中共{=name}{="
		"organ}|{=short}|"
		"{=short}{=organ}");

	set_field(builder, 0, FIELD_BODY, value);
	set_field(builder, 0, FIELD_INSPECTOR, grammar_get(&builder->grammar, "team"));
	set_field(builder, 0, FIELD_TYPE, "inspection");
	free(value);
}

void choose_story(struct builder *builder)
{
	struct grammar *grammar = &builder->grammar;
	static const char *const shorts[] = {
		"局", "院", "集团公司", "公司", "学校", "镇", "街道", "开发区", "中心"};

	open_record(builder, "doc", NO_RECORD);
	grammar_set(grammar, "name", "{bodyname}");
	grammar_set(grammar, "place", "{place}");
	grammar_set(grammar, "short", shorts[between(builder, 0, 8)]);
	grammar_set(grammar, "alias", "");
	if (strstr(grammar_get(grammar, "name"), "集团"))
		grammar_set(grammar, "short", "集团公司");
	else if (strstr(grammar_get(grammar, "name"), "局"))
		grammar_set(grammar, "short", "局");
	else if (strstr(grammar_get(grammar, "name"), "院"))
		grammar_set(grammar, "short", "[我院|院]");
	else
		grammar_set(grammar, "short", "{=name}");
	grammar_set(grammar, "organ", "{partyorgan}");
	grammar_set(grammar, "superior", "{superior}");
	grammar_set(grammar, "team", "{team}");
	grammar_set(grammar, "body",
		strcmp(grammar_get(grammar, "organ"), "党委") == 0 ? "中共{=name}委员会"
								   : "中共{=name}{=organ}");
	set_dates(builder);
	set_body(builder);
}

/* One line, or two or three where the title is long. */
static void put_title(struct builder *builder, const char *title, bool record)
{
	bool split = chance(builder, 15);
	const char *about = strstr(title, "关于");
	size_t start;

	begin_line(builder);
	start = builder->length;
	if (split && about && about != title) {
		char *first = grow(NULL, (size_t)(about - title) + 1, 1);

		memcpy(first, title, (size_t)(about - title));
		first[about - title] = '\0';
		put_text(builder, first);
		free(first);
		end_line(builder);
		begin_line(builder);
		put_text(builder, about);
	} else {
		put_text(builder, title);
	}
	if (record)
		set_title(builder, 0, start, builder->length);
	end_line(builder);
}

static void put_publication(struct builder *builder)
{
	struct string iso = {NULL, 0, 0};
	static const char *const labels[] = {
		"日期：", "发布时间：", "发布日期：", "时间：", "", NULL};

	append_iso_day(&iso, builder->grammar.last_day);
	set_field(builder, 0, FIELD_PUBLISHED, iso.bytes);
	begin_line(builder);
	put_locked(builder, choose(builder, labels));
	put_locked(builder, chance(builder, 25) ? "{=pub}" : iso.bytes);
	if (chance(builder, 30))
		put_locked(builder, "  {source_line}");
	end_line(builder);
	string_release(&iso);
}

static void put_metadata_cell(
	struct builder *builder, bool table, const char *name, const char *value)
{
	if (!table)
		begin_line(builder);
	put_locked(builder, table ? "| " : "");
	put_locked(builder, name);
	put_locked(builder, table ? " | " : "：");
	put_locked(builder, value);
	put_locked(builder, table ? " " : "");
	if (!table)
		end_line(builder);
}

/* The block of an information system, as lines or as a flattened table. */
static void put_metadata(struct builder *builder)
{
	bool table = chance(builder, 40);
	const char *name;
	struct string iso = {NULL, 0, 0};

	append_iso_day(&iso, builder->grammar.last_day);
	set_field(builder, 0, FIELD_PUBLISHED, iso.bytes);
	if (table)
		begin_line(builder);
	put_metadata_cell(builder, table, "索引号", "{#10000000-99999999}/2022-{#10000-99999}");
	put_metadata_cell(builder, table, "发布机构", "{department}");
	name = chance(builder, 50) ? "成文日期" : "发布日期";
	put_metadata_cell(builder, table, name, chance(builder, 50) ? iso.bytes : "{=pub}");
	put_metadata_cell(builder, table, "公开方式", "主动公开");
	if (table) {
		put_locked(builder, "|");
		end_line(builder);
	}
	variant_add(builder, table ? " metadata=table" : " metadata=lines");
	string_release(&iso);
}

void put_title_block(struct builder *builder, const char *title_template)
{
	char *title = grammar_expand(&builder->grammar, title_template);

	if (chance(builder, 30))
		put_line(builder, "{crumbs}");
	if (chance(builder, 8))
		put_metadata(builder);
	if (chance(builder, 12)) {
		variant_add(builder, " untitled");
	} else {
		put_title(builder, title, true);
		if (chance(builder, 12))
			put_title(builder, title, false);
	}
	if (chance(builder, 65))
		put_publication(builder);
	free(title);
}

static const char *const openings[] = {
	"[根据|按照]{=superior}[统一部署|巡察工作统一部署|巡察工作安排]，{=from}至{=to}，{=team}对{"
	"=name}{=alias}[|党组|党委][进行|开展]了[常规巡察|巡察|专项巡察|政治巡察]。",
	"{=from}至{=to}，{=team}对{=name}{=alias}进行[了|][常规|]巡察。",
	"{=from}[—|——|-|~]{=to}，{=team}对{=name}{=alias}进行了为期{#25-60}天的巡察。",
	"{=from}[—|——|-|~]{=to}，{=team}对{=name}{=alias}开展了巡察“回头看”。", NULL};
static const char *const feedbacks[] = {"{=fed}，{=team}向{=name}反馈了巡察[意见|情况]。",
	"并于{=fed}反馈了巡察意见。", "{=fed}，{=team}[向{=short}|]反馈了巡察[意见|情况]。", NULL};

void put_preamble(struct builder *builder)
{
	const char *opening;

	if (chance(builder, 25) && strcmp(grammar_get(&builder->grammar, "short"),
					   grammar_get(&builder->grammar, "name")) != 0)
		grammar_set(&builder->grammar, "alias", "（以下简称“{=short}”）");
	opening = choose(builder, openings);
	if (strstr(opening, "回头看"))
		set_field(builder, 0, FIELD_TYPE, "review");
	begin_line(builder);
	put(builder, opening);
	put(builder, choose(builder, feedbacks));
	put(builder, "{basis}，{announce}[。|。|：]");
	end_line(builder);
}

void set_totals(struct builder *builder, int total)
{
	int done = total - between(builder, 0, total / 3);
	struct grammar *grammar = &builder->grammar;
	char number[32];

	snprintf(number, sizeof number, "%d", total);
	grammar_set(grammar, "total", number);
	snprintf(number, sizeof number, "%d", done);
	grammar_set(grammar, "done", number);
	snprintf(number, sizeof number, "%d", total - done);
	grammar_set(grammar, "open", number);
	snprintf(number, sizeof number, "%.2f", 100.0 * done / total);
	grammar_set(grammar, "rate", number);
}
