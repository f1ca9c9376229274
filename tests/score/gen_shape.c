/*
 * gen_shape: which structural shapes the findings of an inspection notice take.
 *
 * In: the document's random numbers. Out: a shape whose parts fit together, and its name as tags in
 * the variant column. The common shapes come up most; rare ones come up often enough to be scored.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_findings.h"

/* Levels that go together, from the outside in. The measure style must differ from those above. */
struct levels {
	enum style category, group, finding;
	int weight;
};

static const struct levels levels_under_sections[] = {
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_DOT, 24},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_DOT_BLANK, 8},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_COMMA, 8},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_DOT_FULL, 6},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_PAREN, 4},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_CIRCLE, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_NONE, 3},
	{STYLE_CHINESE_PAREN, STYLE_DOT, STYLE_PAREN, 10},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_DECIMAL, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_PROBLEM, 3},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_PROBLEM_CN, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_FEEDBACK, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_NTH, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_SHI, 3},
	{STYLE_NONE, STYLE_NONE, STYLE_SHI, 2},
	{STYLE_NONE, STYLE_NONE, STYLE_NTH, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_WIDE_DIGIT, 1},
	{STYLE_NONE, STYLE_NONE, STYLE_CHINESE_PAREN, 12},
	{STYLE_NONE, STYLE_NONE, STYLE_DOT, 8},
	{STYLE_NONE, STYLE_NONE, STYLE_NONE, 3},
	{STYLE_NONE, STYLE_NONE, STYLE_PROBLEM, 3},
	{STYLE_DOT, STYLE_NONE, STYLE_PAREN, 2},
};

static const struct levels levels_alone[] = {
	{STYLE_NONE, STYLE_NONE, STYLE_DOT, 10},
	{STYLE_NONE, STYLE_NONE, STYLE_COMMA, 4},
	{STYLE_NONE, STYLE_NONE, STYLE_PAREN, 2},
};

static void choose_levels(
	struct builder *builder, struct shape *shape, const struct levels *from, size_t count)
{
	int sum = 0, dice;
	size_t i = 0;

	for (size_t k = 0; k < count; k++)
		sum += from[k].weight;
	dice = between(builder, 0, sum - 1);
	while (dice >= from[i].weight)
		dice -= from[i++].weight;
	shape->category_style = from[i].category;
	shape->group_style = from[i].group;
	shape->finding_style = from[i].finding;
}

static enum heading choose_heading(struct builder *builder, const struct shape *shape)
{
	static const enum heading common[] = {HEADING_ABOUT, HEADING_ABOUT, HEADING_ABOUT_QUOTED,
		HEADING_ABOUT_QUOTED, HEADING_ABOUT_QUOTED, HEADING_ABOUT_STATE,
		HEADING_ABOUT_STATE, HEADING_ABOUT_PLAIN, HEADING_ASPECT, HEADING_BARE,
		HEADING_BARE, HEADING_BARE_NO_STOP, HEADING_FEEDBACK, HEADING_PROBLEM,
		HEADING_TARGET, HEADING_TARGET_PLAIN, HEADING_QUOTED, HEADING_STATE,
		HEADING_POSITIVE, HEADING_LONG};
	static const enum heading unnumbered[] = {HEADING_ABOUT, HEADING_ABOUT_QUOTED,
		HEADING_TARGET, HEADING_FEEDBACK, HEADING_PROBLEM, HEADING_LONG};
	static const enum heading after_problem[] = {HEADING_ABOUT, HEADING_ABOUT_QUOTED,
		HEADING_BARE, HEADING_BARE_NO_STOP, HEADING_QUOTED};

	if (shape->finding_style == STYLE_NONE)
		return unnumbered[between(
			builder, 0, sizeof unnumbered / sizeof unnumbered[0] - 1)];
	if (shape->finding_style == STYLE_SHI)
		return chance(builder, 60) ? HEADING_ABOUT_QUOTED : HEADING_ABOUT;
	if (shape->finding_style == STYLE_PROBLEM || shape->finding_style == STYLE_PROBLEM_CN
		|| shape->finding_style == STYLE_FEEDBACK || shape->finding_style == STYLE_NTH)
		return after_problem[between(
			builder, 0, sizeof after_problem / sizeof after_problem[0] - 1)];
	return common[between(builder, 0, sizeof common / sizeof common[0] - 1)];
}

static bool is_taken(const struct shape *shape, enum style style)
{
	static const enum style digits[] = {
		STYLE_DOT, STYLE_DOT_BLANK, STYLE_DOT_FULL, STYLE_COMMA, STYLE_WIDE_DIGIT};
	bool digit = false, taken_digit = false;

	for (size_t i = 0; i < sizeof digits / sizeof digits[0]; i++) {
		digit = digit || style == digits[i];
		taken_digit = taken_digit || shape->finding_style == digits[i]
			|| shape->group_style == digits[i] || shape->category_style == digits[i];
	}
	return (digit && taken_digit) || style == shape->finding_style
		|| style == shape->group_style || style == shape->category_style;
}

static enum style choose_measure_style(struct builder *builder, const struct shape *shape)
{
	static const enum style line_styles[] = {STYLE_SHI, STYLE_SHI, STYLE_PAREN, STYLE_PAREN,
		STYLE_DOT, STYLE_CIRCLE, STYLE_HALF_PAREN, STYLE_DI, STYLE_COMMA, STYLE_FIRST};
	static const enum style inline_styles[] = {STYLE_SHI, STYLE_SHI, STYLE_SHI, STYLE_SHI,
		STYLE_SHI, STYLE_SHI, STYLE_PAREN, STYLE_CIRCLE, STYLE_DI, STYLE_FIRST};
	enum style style;

	do {
		if (shape->layout == MEASURES_LINES)
			style = line_styles[between(
				builder, 0, sizeof line_styles / sizeof line_styles[0] - 1)];
		else
			style = inline_styles[between(
				builder, 0, sizeof inline_styles / sizeof inline_styles[0] - 1)];
	} while (is_taken(shape, style));
	return style;
}

static void choose_measures(struct builder *builder, struct shape *shape)
{
	static const char *const labels[] = {"整改情况：", "整改情况：", "整改情况：", "整改情况：",
		"整改落实情况：", "整改落实情况：", "整改进展情况：", "整改措施及成效：",
		"具体措施：", "整改成效：", "整改进展：", "【整改情况】", "整改完成情况：",
		"整改结果：", NULL};
	int dice = between(builder, 0, 99);

	shape->layout = dice < 48 ? MEASURES_RUN_ON
		: dice < 68       ? MEASURES_LINES
		: dice < 81       ? MEASURES_PLAIN
		: dice < 89       ? MEASURES_PLAN_DONE
		: dice < 96       ? MEASURES_TWO_LISTS
				  : MEASURES_NONE;
	if (shape->layout == MEASURES_PLAN_DONE)
		shape->heading_runs_in = false;
	shape->measure_style = choose_measure_style(builder, shape);
	if (chance(builder, shape->heading_runs_in ? 15 : 65))
		shape->label = choose(builder, labels);
	shape->label_alone =
		shape->label && shape->layout != MEASURES_PLAN_DONE && chance(builder, 15);
	if (shape->heading == HEADING_TARGET || shape->heading == HEADING_TARGET_PLAIN)
		shape->label = shape->heading_runs_in ? NULL : shape->label;
	dice = between(builder, 0, 9);
	shape->separator = dice < 7 ? "。" : dice < 9 ? "；" : "，";
}

static const char *const inspection_topics[] = {"party", "discipline", "finance", "personnel",
	"project", "service", "safety", "asset", NULL};
static const char *const audit_topics[] = {"budget", "fund", "invest", "estate", NULL};

static const struct levels levels_of_audits[] = {
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_DOT, 10},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_COMMA, 3},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_PAREN, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_NONE, 5},
	{STYLE_NONE, STYLE_NONE, STYLE_CHINESE_PAREN, 5},
	{STYLE_NONE, STYLE_NONE, STYLE_NONE, 2},
	{STYLE_CHINESE_PAREN, STYLE_NONE, STYLE_PROBLEM, 2},
};

void choose_audit_shape(struct builder *builder, struct shape *shape)
{
	static const enum heading headings[] = {HEADING_ABOUT, HEADING_ABOUT, HEADING_ABOUT_QUOTED,
		HEADING_BARE, HEADING_BARE, HEADING_TARGET_PLAIN, HEADING_ABOUT_PLAIN};
	static const enum heading unnumbered[] = {
		HEADING_TARGET, HEADING_TARGET_PLAIN, HEADING_ABOUT};
	static const enum status_place places[] = {STATUS_NOWHERE, STATUS_OPENING, STATUS_OPENING,
		STATUS_CLOSING, STATUS_CLOSING, STATUS_SPLIT, STATUS_BRACKET};

	*shape = (struct shape){
		.topics = audit_topics, .category = "{audit_category}", .first_category = 1};
	shape->numbers_run_on = chance(builder, 40);
	shape->status_percent = chance(builder, 50) ? 100 : 60;
	choose_levels(builder, shape, levels_of_audits,
		sizeof levels_of_audits / sizeof levels_of_audits[0]);
	shape->paragraphs = shape->finding_style == STYLE_NONE && chance(builder, 65);
	shape->heading = shape->finding_style == STYLE_NONE ? unnumbered[between(builder, 0, 2)]
							    : headings[between(builder, 0, 6)];
	shape->heading_runs_in = chance(builder, 70);
	choose_measures(builder, shape);
	if (shape->heading_runs_in || chance(builder, 60))
		shape->layout = chance(builder, 60) ? MEASURES_PLAIN : MEASURES_RUN_ON;
	shape->label_alone = false;
	shape->measure_style = choose_measure_style(builder, shape);
	shape->status = places[between(builder, 0, 6)];
}

/* 一是关于“X”的问题。开展…: each finding is a sentence of running text with its measure behind. */
static void make_running(struct shape *shape)
{
	shape->heading_runs_in = true;
	shape->layout = MEASURES_PLAIN;
	shape->label = NULL;
	shape->label_alone = false;
	shape->varied = shape->details = shape->fields = false;
	if (shape->status != STATUS_OPENING && shape->status != STATUS_CLOSING)
		shape->status = STATUS_NOWHERE;
}

/* （一）X不到位 over 1.Y不深。开展…. */
static void make_statements(struct builder *builder, struct shape *shape)
{
	shape->category = "{category_statement}";
	shape->heading = HEADING_BARE;
	shape->heading_runs_in = chance(builder, 60);
	if (shape->heading_runs_in) {
		shape->layout = chance(builder, 60) ? MEASURES_PLAIN : MEASURES_RUN_ON;
		shape->label = NULL;
		shape->label_alone = false;
		shape->details = shape->fields = false;
		if (shape->status == STATUS_LABEL)
			shape->status = STATUS_CLOSING;
	}
	variant_add(builder, "statements ");
}

void choose_shape(struct builder *builder, struct shape *shape, bool has_sections)
{
	*shape = (struct shape){.numbers_run_on = chance(builder, 50),
		.topics = inspection_topics,
		.category = "{category_heading}"};
	if (has_sections)
		choose_levels(builder, shape, levels_under_sections,
			sizeof levels_under_sections / sizeof levels_under_sections[0]);
	else
		choose_levels(
			builder, shape, levels_alone, sizeof levels_alone / sizeof levels_alone[0]);
	shape->heading = choose_heading(builder, shape);
	shape->heading_runs_in = shape->heading != HEADING_BARE_NO_STOP
		&& shape->heading != HEADING_LONG
		&& chance(builder, shape->heading == HEADING_TARGET ? 70 : 15);
	choose_measures(builder, shape);
	shape->status = chance(builder, 45)
		? STATUS_NOWHERE
		: (enum status_place)between(builder, 1, STATUS_PLACES - 1);
	if (shape->heading_runs_in && shape->status == STATUS_LABEL)
		shape->status = STATUS_CLOSING;
	shape->status_percent = chance(builder, 50) ? 100 : 60;
	shape->fields = chance(builder, 12);
	shape->fields_after = chance(builder, 30);
	shape->details = !shape->heading_runs_in && shape->label && chance(builder, 15);
	shape->measure_intro = chance(builder, 20);
	shape->varied = chance(builder, 35);
	shape->first_category = 1;
	shape->fields_layout = shape->heading_runs_in
		? FIELDS_BRACKET
		: (enum fields_layout)between(builder, 0, FIELDS_LAYOUTS - 1);
	if (shape->finding_style == STYLE_SHI)
		make_running(shape);
	else if (shape->category_style == STYLE_CHINESE_PAREN && shape->group_style == STYLE_NONE
		&& (shape->finding_style == STYLE_DOT || shape->finding_style == STYLE_COMMA)
		&& chance(builder, 12))
		make_statements(builder, shape);
}

void name_shape(struct builder *builder, const struct shape *shape)
{
	static const char *const places[STATUS_PLACES] = {
		"none", "bracket", "label", "opening", "closing", "paragraph", "split"};
	static const char *const layouts[MEASURE_LAYOUTS] = {
		"run-on", "lines", "plain", "plan-done", "none", "two-lists"};
	static const char *const fields[FIELDS_LAYOUTS] = {"lines", "one-line", "bracket"};

	variant_add(builder, style_name(shape->category_style));
	if (shape->group_style != STYLE_NONE)
		variant_add(builder, style_name(shape->group_style));
	variant_add(builder, style_name(shape->finding_style));
	if (shape->paragraphs) {
		variant_add(builder, " head=对问题");
		return;
	}
	variant_add(builder, " head=");
	variant_add(builder, heading_name(shape->heading));
	variant_add(builder, shape->heading_runs_in ? "/run-in" : "");
	variant_add(builder, " measures=");
	variant_add(builder, layouts[shape->layout]);
	variant_add(builder, "/");
	variant_add(builder,
		style_name(shape->layout == MEASURES_PLAIN ? STYLE_NONE : shape->measure_style));
	if (shape->layout == MEASURES_RUN_ON || shape->layout == MEASURES_TWO_LISTS) {
		variant_add(builder, " separator=");
		variant_add(builder, shape->separator);
	}
	variant_add(builder, " label=");
	variant_add(builder, shape->label ? shape->label : "none");
	variant_add(builder, shape->label_alone ? "/alone" : "");
	variant_add(builder, shape->varied ? " varied" : "");
	variant_add(builder, shape->details ? " details" : "");
	variant_add(builder, shape->measure_intro ? " measure-intro" : "");
	variant_add(builder, " status=");
	variant_add(builder, places[shape->status]);
	if (shape->fields) {
		variant_add(builder, " fields=");
		variant_add(builder, fields[shape->fields_layout]);
		variant_add(builder, shape->fields_after ? "/after" : "");
	}
}
