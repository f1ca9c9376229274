/*
 * gen_green_list: a list of environmental tasks, each a numbered finding with labels below, or all of
 * it in one paragraph.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_green_parts.h"

#include "gen_fields.h"
#include "gen_head.h"
#include "gen_heading.h"
#include "gen_status.h"

struct list_shape {
	enum style style; /* of tasks */
	bool paragraph; /* 关于“…。”整改进展情况：STATUS。1.…2.… in one paragraph */
	bool plan, done; /* which lists a task has */
	bool fields;
	enum style measures;
	bool run_on;
};

static const char *const green_topics[] = {"water", "air", "waste", "ecology", NULL};

static struct items items_of(
	struct builder *builder, const struct list_shape *shape, int finding, enum voice voice)
{
	return (struct items){.kind = "measure",
		.parent = finding,
		.style = shape->measures,
		.voice = voice,
		.run_on = shape->run_on || shape->paragraph,
		.count = between(builder, 2, 4),
		.major = 1};
}

/* The whole task in one paragraph, the finding quoted with its stops. */
static void put_paragraph_task(
	struct builder *builder, const struct list_shape *shape, int ordinal, int parent)
{
	const struct status_phrase *status = choose_status(builder);
	int finding = open_record(builder, "finding", parent);
	struct items items = items_of(builder, shape, finding, VOICE_GREEN_DONE);
	size_t start;

	put_enumerator(builder, shape->style, ordinal, 1);
	set_number(builder, finding, ordinal);
	put(builder, "关于“");
	start = builder->length;
	put(builder, "{@green_finding}。{green_detail}。");
	set_title(builder, finding, start, builder->length);
	put(builder, "”整改[进展情况|落实情况]：");
	put(builder, status->phrase);
	put(builder, "。");
	close_record(builder, finding);
	set_field(builder, finding, FIELD_STATUS, status->code);
	put_items(builder, &items);
}

static void put_labelled_list(struct builder *builder, const struct list_shape *shape, int finding,
	const char *label, enum voice voice)
{
	struct items items = items_of(builder, shape, finding, voice);

	begin_line(builder);
	put_locked(builder, label);
	if (!items.run_on)
		end_line(builder);
	put_items(builder, &items);
	if (items.run_on)
		end_line(builder);
}

static void put_task_fields(struct builder *builder, int finding)
{
	begin_line(builder);
	put_locked(builder, "[责任单位|整改责任单位|牵头单位]：");
	put_units(builder, finding, FIELD_DEPT, "{=county}{bureau}", between(builder, 1, 3));
	end_line(builder);
	begin_line(builder);
	put_locked(builder, "[整改时限|完成时限]：");
	put_deadline(builder, finding);
	end_line(builder);
	if (chance(builder, 40)) {
		begin_line(builder);
		put_locked(builder, "验收单位：");
		put_units(builder, finding, FIELD_ACCEPTOR, "市{bureau}", 1);
		end_line(builder);
	}
}

static void put_lines_task(
	struct builder *builder, const struct list_shape *shape, int ordinal, int parent)
{
	int finding = open_record(builder, "finding", parent);
	size_t start;

	put_enumerator(builder, shape->style, ordinal, 1);
	set_number(builder, finding, ordinal);
	start = builder->length;
	put(builder, "{@green_finding}");
	set_title(builder, finding, start, builder->length);
	put(builder, "。");
	close_record(builder, finding);
	set_field(builder, finding, FIELD_STATUS, "unstated");
	end_line(builder);
	if (chance(builder, 60))
		put_line(builder, "整改目标：{green_goal}。");
	if (shape->fields)
		put_task_fields(builder, finding);
	if (shape->plan)
		put_labelled_list(builder, shape, finding, "整改措施：", VOICE_GREEN_PLAN);
	if (shape->done)
		put_labelled_list(builder, shape, finding, "[整改完成情况|整改进展|整改进展情况]：",
			VOICE_GREEN_DONE);
	if (chance(builder, 50)) {
		const struct status_phrase *status = choose_status(builder);

		begin_line(builder);
		put_locked(builder, "[整改状态|完成状态|整改结论]：");
		put(builder, status->phrase);
		end_line(builder);
		set_field(builder, finding, FIELD_STATUS, status->code);
	}
}

static void choose_list_shape(struct builder *builder, struct list_shape *shape)
{
	static const enum style styles[] = {STYLE_CHINESE_PAREN, STYLE_DOT, STYLE_COMMA,
		STYLE_ITEM_CN, STYLE_PROBLEM_CN, STYLE_PROBLEM};
	static const enum style measures[] = {STYLE_SHI, STYLE_PAREN, STYLE_CIRCLE};

	*shape = (struct list_shape){.style = styles[between(builder, 0, 5)], .done = true};
	shape->paragraph = chance(builder, 30);
	shape->plan = chance(builder, 60);
	shape->fields = chance(builder, 60);
	shape->measures = measures[between(builder, 0, 2)];
	shape->run_on = shape->measures == STYLE_SHI || chance(builder, 30);
	if (shape->paragraph) {
		shape->style = STYLE_CHINESE_PAREN;
		shape->measures = chance(builder, 60) ? STYLE_DOT : STYLE_SHI;
	}
}

static void name_list(struct builder *builder, const struct list_shape *shape)
{
	variant_add(builder, shape->paragraph ? "C:list/paragraph " : "C:list/lines ");
	variant_add(builder, "tasks=");
	variant_add(builder, style_name(shape->style));
	variant_add(builder,
		shape->plan && !shape->paragraph ? " measures=plan-done/" : " measures=done/");
	variant_add(builder, style_name(shape->measures));
	variant_add(builder, shape->run_on ? "/run-on" : "");
}

void make_green_list(struct builder *builder)
{
	struct list_shape shape;
	int tasks = between(builder, 3, 8), section;

	choose_list_shape(builder, &shape);
	name_list(builder, &shape);
	put_title_block(builder, "{green_list_title}");
	set_totals(builder, between(builder, 20, 60));
	section = put_section_line(builder, STYLE_CHINESE, 1, NO_RECORD,
		"[总体情况|整改总体进展情况|总体进展]", "organisation|group|");
	put_line(builder, "{green_total}。");
	section = put_section_line(builder, STYLE_CHINESE, 2, NO_RECORD,
		"[具体问题整改情况|反馈问题整改进展情况|各项任务整改情况]", "findings");
	for (int i = 1; i <= tasks; i++) {
		builder->grammar.topic = choose(builder, green_topics);
		begin_line(builder);
		if (shape.paragraph) {
			put_paragraph_task(builder, &shape, i, section);
			end_line(builder);
		} else {
			put_lines_task(builder, &shape, i, section);
		}
	}
	put_signature(builder);
}
