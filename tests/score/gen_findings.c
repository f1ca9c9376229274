/*
 * gen_findings: see gen_findings.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_findings.h"

#include "gen_status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void put_status_label(struct builder *builder, int finding)
{
	const struct status_phrase *status = choose_status(builder);

	begin_line(builder);
	put_locked(builder, "[整改状态|完成情况|整改结果|办理状态]：");
	put(builder, status->phrase);
	put(builder, chance(builder, 50) ? "。" : "");
	end_line(builder);
	set_field(builder, finding, FIELD_STATUS, status->code);
}

/* The words after the last measure, or NULL. */
static const char *closing_words(
	struct builder *builder, const struct shape *shape, int finding, char *buffer, size_t size)
{
	const struct status_phrase *status;

	if (shape->status == STATUS_SPLIT)
		status = choose_split_sentence(builder);
	else if (shape->status == STATUS_CLOSING)
		status = choose_status_sentence(builder);
	else
		return NULL;
	set_field(builder, finding, FIELD_STATUS, status->code);
	snprintf(buffer, size, "%s。", status->phrase);
	return buffer;
}

static void put_opening(struct builder *builder, const struct shape *shape, int finding)
{
	const struct status_phrase *status = choose_status_sentence(builder);

	if (shape->status != STATUS_OPENING)
		return;
	put(builder, status->phrase);
	put(builder, "。");
	set_field(builder, finding, FIELD_STATUS, status->code);
}

static void put_label(struct builder *builder, const struct shape *shape, bool started)
{
	if (!shape->label)
		return;
	if (!started)
		begin_line(builder);
	put_locked(builder, shape->label);
	if (shape->label_alone)
		end_line(builder);
}

/* Text, not a measure: what a reader skips on the way to 一是. */
static void put_measure_intro(
	struct builder *builder, const struct shape *shape, const struct items *items)
{
	if (shape->measure_intro && items->run_on && items->style != STYLE_NONE)
		put(builder, "{measure_intro}[。|，|：]");
}

/* One list under a label; started says that the paragraph is already begun. */
static void put_list(struct builder *builder, const struct shape *shape, struct items *items,
	int finding, bool started)
{
	bool in_line = started || (shape->label && !shape->label_alone);
	bool opening = shape->status == STATUS_OPENING;

	put_label(builder, shape, started);
	if (!items->run_on) {
		if (opening && !in_line)
			begin_line(builder);
		put_opening(builder, shape, finding);
		if (opening || in_line)
			end_line(builder);
		put_items(builder, items);
		return;
	}
	if (!in_line || shape->label_alone)
		begin_line(builder);
	put_opening(builder, shape, finding);
	put_measure_intro(builder, shape, items);
	if (items->style == STYLE_NONE)
		put_plain_item(builder, items);
	else
		put_items(builder, items);
	end_line(builder);
}

/* Whether a second paragraph without a sign is a measure of its own is left open. */
static void put_second_paragraph(struct builder *builder, struct items *items)
{
	items->kind = "?measure";
	items->last_words = NULL;
	begin_line(builder);
	put_plain_item(builder, items);
	end_line(builder);
}

static void put_status_only(struct builder *builder, int finding, bool started)
{
	const struct status_phrase *status = choose_status_sentence(builder);

	if (!started)
		begin_line(builder);
	put(builder, status->phrase);
	put(builder, "。");
	end_line(builder);
	set_field(builder, finding, FIELD_STATUS, status->code);
}

static void put_two_lists(struct builder *builder, const struct shape *shape, struct items *items,
	int finding, bool started)
{
	const char *last = items->last_words;

	items->last_words =
		"[同时|与此同时|在此基础上]，{=short}坚持举一反三，[深化标本兼治|抓好延伸整改]。";
	put_label(builder, shape, started);
	if (!started && (!shape->label || shape->label_alone))
		begin_line(builder);
	put_opening(builder, shape, finding);
	put_items(builder, items);
	items->last_words = last;
	items->count = between(builder, 2, 3);
	put_items(builder, items);
	end_line(builder);
}

static void put_plan_and_done(struct builder *builder, struct items *items)
{
	bool run_on = chance(builder, 50);
	const char *last = items->last_words;

	begin_line(builder);
	put_locked(builder, "整改措施：");
	if (!run_on)
		end_line(builder);
	items->voice = VOICE_PLAN;
	items->run_on = run_on;
	items->last_words = NULL;
	put_items(builder, items);
	if (run_on)
		end_line(builder);
	begin_line(builder);
	put_locked(builder, "[整改完成情况|整改进展情况|整改落实情况]：");
	if (!run_on)
		end_line(builder);
	items->voice = VOICE_DONE;
	items->last_words = last;
	items->count = between(builder, 1, 4);
	put_items(builder, items);
	if (run_on)
		end_line(builder);
}

static void put_measures(
	struct builder *builder, const struct shape *shape, int finding, bool started)
{
	char buffer[256];
	struct items items = {.kind = "measure",
		.parent = finding,
		.style = shape->measure_style,
		.voice = VOICE_DONE,
		.run_on = shape->layout != MEASURES_LINES,
		.separator = shape->separator,
		.count = between(builder, 2, 5),
		.major = 1};
	struct shape once = *shape;

	items.number_gap = shape->varied && items.count > 2 && chance(builder, 6)
		&& style_reaches(items.style, items.count + 3);
	items.nested =
		shape->layout == MEASURES_LINES && items.style != STYLE_SHI && chance(builder, 20);
	items.continued = shape->varied && chance(builder, 15);
	once.status = chance(builder, shape->status_percent) ? shape->status : STATUS_NOWHERE;
	items.last_words = closing_words(builder, &once, finding, buffer, sizeof buffer);
	if (!style_reaches(items.style, items.count))
		items.count = 4;
	if (shape->layout == MEASURES_PLAIN)
		items.style = STYLE_NONE;
	if (shape->layout == MEASURES_NONE) {
		put_status_only(builder, finding, started);
		return;
	}
	if (shape->layout == MEASURES_TWO_LISTS)
		put_two_lists(builder, &once, &items, finding, started);
	else if (shape->layout == MEASURES_PLAN_DONE && !started)
		put_plan_and_done(builder, &items);
	else
		put_list(builder, &once, &items, finding, started);
	if (items.style == STYLE_NONE && !started && chance(builder, 8))
		put_second_paragraph(builder, &items);
	if (once.status == STATUS_PARAGRAPH) {
		const struct status_phrase *status = choose_status_sentence(builder);

		put_line(builder, status->phrase);
		set_field(builder, finding, FIELD_STATUS, status->code);
	} else if (once.status == STATUS_LABEL && !started) {
		put_status_label(builder, finding);
	}
}

static const char *heading_tail(const struct shape *shape)
{
	if (shape->heading_runs_in)
		return shape->heading == HEADING_TARGET || shape->heading == HEADING_TARGET_PLAIN
			? shape->layout == MEASURES_LINES ? "：" : "，"
			: "。";
	return shape->heading == HEADING_BARE || shape->heading == HEADING_FEEDBACK
			|| shape->heading == HEADING_POSITIVE
		? "。"
		: "";
}

/* Authors do not keep to one form: a label is forgotten, a list becomes one sentence, quotes are
 * left out. */
static struct shape vary(struct builder *builder, const struct shape *shape)
{
	struct shape varied = *shape;

	if (!shape->varied)
		return varied;
	if (shape->layout == MEASURES_RUN_ON && chance(builder, 15))
		varied.layout = MEASURES_PLAIN;
	if (chance(builder, 12))
		varied.label = NULL;
	varied.label_alone = varied.label && varied.label_alone;
	if (shape->heading == HEADING_ABOUT_QUOTED && chance(builder, 25))
		varied.heading = HEADING_ABOUT;
	if (shape->finding_style == STYLE_DOT && chance(builder, 20))
		varied.finding_style = chance(builder, 50) ? STYLE_COMMA : STYLE_DOT_FULL;
	return varied;
}

/* A measure that happens to count parts, 完成2户…，剩余3户…, may be taken for what is said of the finding. */
static void allow_parts(struct builder *builder, int finding)
{
	static const char rest[] = "户，剩余";
	size_t length = sizeof rest - 1;

	if (builder->records[finding].fields[FIELD_STATUS])
		return;
	for (size_t at = builder->records[finding].start; at + length <= builder->length; at++)
		if (memcmp(builder->text + at, rest, length) == 0)
			set_field(builder, finding, FIELD_STATUS, "unstated|partial");
}

static void put_finding(
	struct builder *builder, const struct shape *usual, int parent, int ordinal, int major)
{
	const struct shape varied = vary(builder, usual), *shape = &varied;
	const struct status_phrase *status = choose_status(builder);
	bool bracket = shape->status == STATUS_BRACKET && chance(builder, shape->status_percent);
	bool fields = shape->fields && shape->fields_layout != FIELDS_BRACKET;
	char after[128];
	int finding;

	if (shape->group_style == STYLE_NONE || chance(builder, 30))
		builder->grammar.topic = choose(builder, shape->topics);
	snprintf(after, sizeof after, "（%s）", status->phrase);
	begin_line(builder);
	finding = put_heading(builder,
		&(struct heading_call){.form = shape->heading,
			.style = shape->finding_style,
			.ordinal = ordinal,
			.major = major,
			.parent = parent,
			.after_title = bracket ? after : NULL,
			.tail = heading_tail(shape)});
	if (bracket)
		set_field(builder, finding, FIELD_STATUS, status->code);
	if (shape->fields && shape->fields_layout == FIELDS_BRACKET)
		put_fields(builder, finding, shape->fields_layout);
	if (!shape->heading_runs_in)
		end_line(builder);
	if (shape->details)
		put_line(builder, "{detail_label}：{finding_detail}。");
	if (fields && !shape->fields_after)
		put_fields(builder, finding, shape->fields_layout);
	put_measures(builder, shape, finding, shape->heading_runs_in);
	if (fields && shape->fields_after)
		put_fields(builder, finding, shape->fields_layout);
	/* What the bracket says comes first, whatever is said further behind. */
	if (bracket)
		set_field(builder, finding, FIELD_STATUS, status->code);
	allow_parts(builder, finding);
}

/* A heading above findings; returns its record. */
static int put_group(
	struct builder *builder, enum style style, int ordinal, int parent, const char *template)
{
	int section;
	size_t title;
	char *number = printed_number(style, ordinal, 1);

	begin_line(builder);
	section = open_record(builder, "section", parent);
	put_enumerator(builder, style, ordinal, 1);
	title = builder->length;
	put(builder, template);
	set_title(builder, section, title, builder->length);
	put(builder, chance(builder, 8) ? "。" : "");
	close_record(builder, section);
	set_number_text(builder, section, number);
	set_field(builder, section, FIELD_TYPE, "group");
	end_line(builder);
	free(number);
	return section;
}

/* 对A问题，…；对B问题，…。 Each pair is a finding and its only measure. */
static void put_clauses(struct builder *builder, const struct shape *shape, int parent, int count)
{
	static const char *const ends[] = {"", "", "，目前已完成整改", "，目前正在整改", NULL};

	begin_line(builder);
	for (int i = 1; i <= count; i++) {
		const char *end = choose(builder, ends);
		struct heading_call call = {
			.form = HEADING_TO, .style = STYLE_NONE, .parent = parent, .tail = "，"};
		int finding, measure;

		builder->grammar.topic = choose(builder, shape->topics);
		finding = put_heading(builder, &call);
		measure = open_record(builder, "measure", finding);
		put(builder, "{audit_clause}");
		put(builder, end);
		put(builder, i == count ? "。" : "；");
		close_record(builder, measure);
		set_lead_title(builder, measure, builder->records[measure].start);
		set_field(builder, measure, FIELD_MODE, "done");
		if (*end)
			set_field(builder, finding, FIELD_STATUS,
				strstr(end, "完成") ? "done" : "active");
	}
	end_line(builder);
}

static void put_category(
	struct builder *builder, const struct shape *shape, int parent, int major, int *ordinal)
{
	int groups = shape->group_style == STYLE_NONE ? 1 : between(builder, 1, 2);

	for (int g = 1; g <= groups; g++) {
		int above = parent;
		int count = between(builder, 1, 4);

		if (shape->group_style != STYLE_NONE) {
			builder->grammar.topic = choose(builder, shape->topics);
			above = put_group(builder, shape->group_style, g, parent,
				"{@thing}[存在差距|方面|不够有力]");
		}
		if (!shape->numbers_run_on)
			*ordinal = 1;
		if (shape->paragraphs) {
			put_clauses(builder, shape, above, count + 1);
			count++;
		}
		for (int i = 0; i < count && !shape->paragraphs; i++)
			put_finding(builder, shape, above, (*ordinal)++, major);
	}
}

int put_findings(struct builder *builder, const struct shape *shape, int parent)
{
	int categories = between(builder, 2, 4), ordinal = 1;

	if (shape->category_style == STYLE_NONE) {
		struct shape flat = *shape;

		flat.numbers_run_on = true;
		for (int c = 0; c < categories; c++)
			put_category(builder, &flat, parent, 1, &ordinal);
		return 0;
	}
	for (int c = 0; c < categories; c++) {
		int number = shape->first_category + c;
		int category =
			put_group(builder, shape->category_style, number, parent, shape->category);

		/* Below such a line an unnumbered 针对…问题 could not be told from it. */
		if (shape->finding_style != STYLE_NONE && chance(builder, 10))
			put_line(builder, "{category_intro}。");
		put_category(builder, shape, category, number, &ordinal);
	}
	return categories;
}
