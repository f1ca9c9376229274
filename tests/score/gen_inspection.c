/*
 * gen_inspection: notices of the inspection family.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_families.h"

#include "gen_findings.h"
#include "gen_head.h"
#include "gen_sections.h"
#include "gen_table.h"

#include <stdlib.h>

struct plan {
	enum style top; /* STYLE_CHINESE, or STYLE_CHINESE_PAREN where 一、 is missing */
	int next_number;
	struct shape shape;
	bool table;
};

static int number(struct plan *plan)
{
	return plan->next_number++;
}

static void put_slogan_sections(struct builder *builder, struct plan *plan)
{
	int count = between(builder, 2, 3);

	for (int i = 0; i < count; i++) {
		put_section_run_in(builder, "section", plan->top, number(plan), NO_RECORD,
			"{org_lead}", "organisation");
		put_prose(builder, "{org_sentence}", between(builder, 2, 4));
		end_line(builder);
	}
	variant_add(builder, " organisation=slogans");
}

static void put_organisation(struct builder *builder, struct plan *plan)
{
	int dice = between(builder, 0, 99);

	if (dice < 8)
		return;
	if (dice < 18 && plan->top != STYLE_CHINESE_PAREN) {
		put_slogan_sections(builder, plan);
		return;
	}
	put_list_section(builder, ROLE_ORGANISATION, plan->top, number(plan),
		"[{organisation_heading}|{organisation_heading}|{slogan_heading}]");
	if (dice > 88)
		put_list_section(builder, ROLE_ORGANISATION, plan->top, number(plan),
			"{first_person_heading}");
}

static void put_totals(struct builder *builder)
{
	/* The true total is not known before the findings are written, and need not agree. */
	set_totals(builder, between(builder, 8, 40));
	put_line(builder, "{total_inspection}。");
	variant_add(builder, " totals");
}

static void put_finding_section(struct builder *builder, struct plan *plan, const char *heading)
{
	int section = NO_RECORD;

	section =
		put_section_line(builder, plan->top, number(plan), NO_RECORD, heading, "findings");
	if (chance(builder, 20))
		put_totals(builder);
	if (plan->table)
		put_finding_table(builder, section);
	else
		put_findings(builder, &plan->shape, section);
}

/* 一、category, （一） finding: no section above the categories. */
static void put_top_categories(struct builder *builder, struct plan *plan)
{
	plan->shape.category_style = plan->top;
	plan->shape.group_style = STYLE_NONE;
	plan->shape.first_category = plan->next_number;
	plan->next_number += put_findings(builder, &plan->shape, NO_RECORD);
}

/* A slogan is known for what it is by its place behind a section of findings. */
static void put_next(struct builder *builder, struct plan *plan, bool top_categories)
{
	bool slogan = !top_categories && !plan->table && chance(builder, 15);

	variant_add(builder, slogan ? " next-slogan" : "");
	put_list_section(builder, ROLE_NEXT, plan->top, number(plan),
		slogan ? "{next_slogan}" : "{next_heading}");
}

void make_inspection(struct builder *builder)
{
	static const enum style tops[] = {STYLE_CHINESE, STYLE_CHINESE, STYLE_CHINESE,
		STYLE_CHINESE, STYLE_CHINESE, STYLE_CHINESE, STYLE_CHINESE, STYLE_CHINESE_BLANK,
		STYLE_CHINESE_DOT, STYLE_CHINESE_PAREN};
	struct plan plan = {.next_number = 1};
	bool top_categories;

	plan.top = tops[between(builder, 0, sizeof tops / sizeof tops[0] - 1)];
	choose_layout(builder);
	choose_story(builder);
	choose_shape(builder, &plan.shape, plan.top != STYLE_CHINESE_PAREN);
	plan.table = chance(builder, 3);
	top_categories = !plan.table && plan.top == STYLE_CHINESE
		&& plan.shape.category_style == STYLE_NONE
		&& plan.shape.finding_style == STYLE_CHINESE_PAREN && chance(builder, 50);
	variant_add(builder, "A:");
	variant_add(builder, style_name(plan.top));
	variant_add(builder, top_categories ? "top-" : "");
	if (!plan.table)
		name_shape(builder, &plan.shape);
	put_title_block(builder, "{title_inspection}");
	put_preamble(builder);
	put_organisation(builder, &plan);
	if (top_categories)
		put_top_categories(builder, &plan);
	else
		put_finding_section(builder, &plan, "{findings_heading}");
	if (!top_categories && chance(builder, 15))
		put_finding_section(builder, &plan, "{special_heading}");
	if (chance(builder, 30))
		put_discipline_section(builder, plan.top, number(&plan));
	if (chance(builder, 85))
		put_next(builder, &plan, top_categories);
	put_tail(builder);
	finish_text(builder);
}
