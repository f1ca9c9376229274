/*
 * gen_green_parts: see gen_green_parts.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_green_parts.h"

#include "gen_calendar.h"
#include "gen_fields.h"

#include <stdlib.h>
#include <string.h>

static const char *const green_topics[] = {"water", "air", "waste", "ecology", NULL};

/* Numbered details below a task are its text, not measures. */
static void put_details(struct builder *builder)
{
	int count = between(builder, 2, 3);

	for (int i = 1; i <= count; i++) {
		begin_line(builder);
		put_enumerator(builder, STYLE_PAREN, i, 1);
		put_prose(builder, "{green_detail}", 1);
		end_line(builder);
	}
	variant_add(builder, " task=numbered-details");
}

static int put_task_text(struct builder *builder, struct labels *labels)
{
	static const char *const names[] = {"整改任务", "整改任务", "反馈问题", "整改问题",
		"问题描述", "整改任务内容", "反馈意见建议", "督察反馈问题", NULL};
	static const char *const made[] = {"问题基本情况", "督察反馈问题描述", "反馈问题概况",
		"督察指出的具体问题", "问题点位", "整改事项名称", NULL};
	size_t label_start;
	int section, finding;

	builder->grammar.topic = choose(builder, green_topics);
	section = put_green_label(
		builder, labels, choose(builder, labels->made ? made : names), NULL, &label_start);
	finding = open_record(builder, "finding", section);
	builder->records[finding].start_also = label_start;
	grammar_set(&builder->grammar, "task", "{@green_finding}");
	put(builder, "{=task}。");
	put_prose(builder, "{green_detail}", chance(builder, 60) ? between(builder, 1, 2) : 0);
	close_record(builder, finding);
	set_lead_title(builder, finding, builder->records[finding].start);
	set_field(builder, finding, FIELD_STATUS, "unstated");
	end_line(builder);
	if (chance(builder, 12))
		put_details(builder);
	return finding;
}

struct field_row {
	const char *label, *made;
	enum field field;
	const char *unit;
	int most, percent;
};

static const struct field_row field_rows[] = {
	{"[责任领导|包案领导]", "[整改责任领导|市级包抓领导]", FIELD_LEADER, "{person}", 2, 15},
	{"[责任单位|整改责任单位|整改实施主体|牵头单位]",
		"[整改牵头单位|整改责任主体|主体责任单位]", FIELD_DEPT,
		"{=county}[{bureau}|{town}|委、县政府]", 3, 65},
	{"[配合单位|配合部门]", "整改配合单位", FIELD_SUPPORT, "县{bureau}", 3, 15},
	{"[督导单位|行业主管部门]", "[省级督导单位|整改督导单位]", FIELD_OVERSEER, "市{bureau}", 1,
		25},
	{"验收单位", "[验收销号单位|牵头验收单位]", FIELD_ACCEPTOR, "市{bureau}", 1, 15},
};

static void put_green_fields(struct builder *builder, struct labels *labels, int finding)
{
	size_t start;

	for (size_t i = 0; i < sizeof field_rows / sizeof field_rows[0]; i++) {
		const struct field_row *row = &field_rows[i];

		if (!chance(builder, row->percent))
			continue;
		put_green_label(
			builder, labels, labels->made ? row->made : row->label, NULL, &start);
		put_units(builder, finding, row->field, row->unit, between(builder, 1, row->most));
		end_line(builder);
	}
	if (chance(builder, 60)) {
		put_green_label(builder, labels,
			labels->made ? "[完成整改时限|整改时限要求|计划完成时间]"
				     : "[整改时限|完成时限]",
			NULL, &start);
		put_deadline(builder, finding);
		end_line(builder);
	}
}

static void put_goal(struct builder *builder, struct labels *labels)
{
	size_t start;

	put_green_label(builder, labels,
		labels->made ? "[具体整改目标|整改工作目标]" : "[整改目标|整改目标|目标任务]", NULL,
		&start);
	put_prose(builder, "{green_goal}", 1);
	end_line(builder);
}

int put_green_task(struct builder *builder, struct labels *labels)
{
	bool numbered = chance(builder, 15);
	struct string number = {NULL, 0, 0};
	size_t start;
	int finding;

	if (numbered) {
		put_green_label(builder, labels, "[问题编号|序号]", NULL, &start);
		put_locked(builder, "{=number}");
		end_line(builder);
	}
	finding = put_task_text(builder, labels);
	string_append(&number, "|");
	string_append(&number, grammar_get(&builder->grammar, "number"));
	set_number_text(builder, finding, number.bytes);
	string_release(&number);
	if (chance(builder, 70))
		put_goal(builder, labels);
	put_green_fields(builder, labels, finding);
	return finding;
}

static enum style list_style(struct builder *builder, enum scheme scheme)
{
	static const enum style styles[] = {STYLE_DOT, STYLE_DOT, STYLE_PAREN, STYLE_COMMA,
		STYLE_SHI, STYLE_CHINESE_PAREN, STYLE_CIRCLE};
	enum style style = styles[between(builder, 0, sizeof styles / sizeof styles[0] - 1)];
	bool paren = scheme == SCHEME_PAREN || scheme == SCHEME_PAREN_COLON;

	return paren && style == STYLE_CHINESE_PAREN ? STYLE_DOT : style;
}

static void put_green_list(struct builder *builder, struct labels *labels, int finding,
	const char *label, enum voice voice, enum style style, bool run_on)
{
	struct items items = {.kind = "measure",
		.parent = finding,
		.style = style,
		.voice = voice,
		.run_on = run_on,
		.count = between(builder, 2, 4),
		.major = 1};
	size_t start;

	items.separator = chance(builder, 25) ? "；" : NULL;
	if (!run_on && style != STYLE_NONE) {
		put_green_list_label(builder, labels, label);
		put_items(builder, &items);
		return;
	}
	put_green_label(builder, labels, label, NULL, &start);
	if (style == STYLE_NONE)
		put_plain_item(builder, &items);
	else
		put_items(builder, &items);
	end_line(builder);
}

void put_green_measures(struct builder *builder, struct labels *labels, int finding)
{
	enum style style = list_style(builder, labels->scheme);
	bool run_on = style == STYLE_SHI ? chance(builder, 70) : chance(builder, 10);
	bool plan = chance(builder, 65);
	bool plain = chance(builder, 35);

	if (plan)
		put_green_list(builder, labels, finding,
			labels->made ? "[整改工作具体措施|整改主要举措]"
				     : "[整改措施|整改措施|重点措施]",
			VOICE_GREEN_PLAN, style, run_on);
	put_green_list(builder, labels, finding,
		labels->made ? "[整改任务落实情况|整改工作推进情况|整改工作进展及成效]"
			: plan ? "[整改完成情况|整改完成情况|整改主要工作及成效]"
			       : "[整改情况|整改完成情况|整改落实情况|整改主要工作及成效]",
		VOICE_GREEN_DONE, plain ? STYLE_NONE : style, run_on);
	variant_add(builder, plan ? " measures=plan-done/" : " measures=done/");
	variant_add(builder, style_name(style));
	variant_add(builder, run_on ? "/run-on" : "");
	variant_add(builder, plain ? "/plain-done" : "");
}

static void append_publicity(struct builder *builder)
{
	struct string text = {NULL, 0, 0};
	long last = builder->grammar.last_day;

	append_chinese_day(&text, last, 1);
	string_append(&text, chance(builder, 60) ? "至" : "-");
	append_chinese_day(&text, last + 7, 1);
	string_append(&text, chance(builder, 50) ? "（共5个工作日）" : "（7天）");
	put_text(builder, text.bytes);
	string_release(&text);
}

void put_green_tail(struct builder *builder, struct labels *labels)
{
	size_t start;

	if (chance(builder, 40))
		labels->scheme = SCHEME_COLON;
	if (chance(builder, 80)) {
		put_green_label(builder, labels,
			labels->made ? "[公示起止时间|公示期限]" : "公示时间", "contact", &start);
		append_publicity(builder);
		end_line(builder);
	}
	if (chance(builder, 75))
		put_line(builder, "{green_objection}");
	if (chance(builder, 80)) {
		put_green_label(builder, labels,
			"[受理部门、电话、邮箱及受理地址|受理部门及联系方式|联系方式]", "contact",
			&start);
		put(builder, "{=county}{bureau}");
		end_line(builder);
		put_line(builder, "[联系人|联 系 人]：{person}");
		put_line(builder, "[联系电话|受理电话|监督电话]：0{#311-999}-{#2000000-8999999}");
		if (chance(builder, 50))
			put_line(builder, "电子邮箱：dczg{#10-99}@example.cn");
	}
	if (chance(builder, 50))
		put_line(builder, "中共{=county}委员会  {=county}人民政府");
	put_signature(builder);
	for (int i = between(builder, 0, 2); i > 0; i--)
		put_line(builder, "{furniture}");
}
