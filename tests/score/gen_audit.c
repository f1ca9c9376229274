/*
 * gen_audit: reports on the rectification of audit findings.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_families.h"

#include "gen_calendar.h"
#include "gen_findings.h"
#include "gen_head.h"
#include "gen_sections.h"

#include <stdlib.h>

static void choose_audit_story(struct builder *builder)
{
	struct grammar *grammar = &builder->grammar;
	int year = between(builder, 2017, 2023);
	struct string text = {NULL, 0, 0};
	char *body;

	open_record(builder, "doc", NO_RECORD);
	string_append_number(&text, year);
	grammar_set(grammar, "year", text.bytes);
	set_field(builder, 0, FIELD_PERIOD, text.bytes);
	string_release(&text);
	grammar_set(grammar, "city", "{city}");
	grammar_set(grammar, "place", "{place}");
	grammar_set(grammar, "short", "[有关单位|有关部门|市财政局]");
	grammar_set(grammar, "superior", "市政府");
	grammar_set(grammar, "body", "[{=city}审计局|{=city}人民政府]");
	grammar->last_day = day_number(year + 1, 11, 5) + between(builder, 0, 50);
	grammar->first_day = grammar->last_day - between(builder, 90, 160);
	append_chinese_day(&text, grammar->last_day, 1);
	grammar_set(grammar, "pub", text.bytes);
	string_release(&text);
	body = grammar_expand(grammar, "{=city}|{=city}人民政府|{=city}审计局|");
	set_field(builder, 0, FIELD_BODY, body);
	set_field(builder, 0, FIELD_TYPE, "audit");
	free(body);
}

static void put_audit_head(struct builder *builder)
{
	put_title_block(builder, "{audit_title}");
	if (chance(builder, 60)) {
		put_line(builder,
			"——{=pub}在{=city}第{%5-17}届人民代表大会常务委员会第{%2-40}次会议上");
		put_line(builder, "{=city}审计局局长  {person}");
	}
	if (chance(builder, 60))
		put_line(builder, "主任、各位副主任、秘书长、各位委员：");
	put_line(builder, "{audit_opening}[。|：]");
}

/* Totals in place of a list: nothing here is surely a finding. */
static void put_groups(struct builder *builder, int section)
{
	for (int i = 0; i < 2; i++) {
		int finding;

		begin_line(builder);
		finding = open_record(builder, "?finding", section);
		put(builder, "{audit_group}。");
		close_record(builder, finding);
		set_lead_title(builder, finding, builder->records[finding].start);
		end_line(builder);
	}
	variant_add(builder, " groups");
}

void make_audit(struct builder *builder)
{
	struct shape shape;
	int section, number = 1;

	choose_layout(builder);
	choose_audit_story(builder);
	choose_audit_shape(builder, &shape);
	builder->grammar.topic = "budget";
	variant_add(builder, "B:一、");
	name_shape(builder, &shape);
	put_audit_head(builder);
	put_list_section(
		builder, ROLE_AUDIT_ORGANISATION, STYLE_CHINESE, number++, "{audit_org_heading}");
	section = put_section_line(builder, STYLE_CHINESE, number++, NO_RECORD,
		"{audit_findings_heading}", "findings");
	if (chance(builder, 60)) {
		set_totals(builder, between(builder, 30, 300));
		put_line(builder, "{audit_total}。");
	}
	if (chance(builder, 15) && shape.category_style == STYLE_NONE)
		put_groups(builder, section);
	put_findings(builder, &shape, section);
	if (chance(builder, 50)) {
		put_section_line(builder, STYLE_CHINESE, number++, NO_RECORD,
			"{audit_pending_heading}", NULL);
		begin_line(builder);
		put_prose(builder, "{audit_pending}", between(builder, 1, 2));
		end_line(builder);
	}
	if (chance(builder, 85))
		put_list_section(
			builder, ROLE_AUDIT_NEXT, STYLE_CHINESE, number++, "{audit_next_heading}");
	if (chance(builder, 70))
		put_signature(builder);
	finish_text(builder);
}
