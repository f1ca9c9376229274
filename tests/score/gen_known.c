/*
 * gen_known: notices whose every fact is known.
 *
 * Every sentence comes from gen_words_facts.c, so what a parser finds besides is invented. Measures have
 * known types. The layout is plain; the other families are about layout.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_families.h"

#include "gen_calendar.h"
#include "gen_head.h"
#include "gen_sections.h"

#include <stdlib.h>
#include <string.h>

static const struct {
	const char *type, *list;
} types[] = {{"institution", "{known_institution}"}, {"recovery", "{known_recovery}"},
	{"accountability", "{known_accountability}"}, {"generalise", "{known_generalise}"},
	{"campaign", "{known_campaign}"}, {"training", "{known_training}"},
	{"study", "{known_study}"}, {"personnel", "{known_personnel}"},
	{"appraisal", "{known_appraisal}"}, {"publicity", "{known_publicity}"},
	{"coordination", "{known_coordination}"}, {"direct", "{known_direct}"},
	{"plan", "{known_plan}"}, {"meeting|study", "{known_meet}"}};

enum { TYPES = sizeof types / sizeof types[0] };

static void choose_days(struct builder *builder)
{
	struct string iso = {NULL, 0, 0};
	const char *value;

	append_iso_day(&iso, builder->grammar.last_day);
	set_field(builder, 0, FIELD_PUBLISHED, iso.bytes);
	grammar_set(&builder->grammar, "published", iso.bytes);
	/* The last of several values is the most exact one. */
	value = builder->records[0].fields[FIELD_PERIOD];
	if (strchr(value, '|')) {
		char *exact = copy_text(strchr(value, '|') + 1);

		exact[strcspn(exact, "|")] = '\0';
		set_field(builder, 0, FIELD_PERIOD, exact);
		free(exact);
	}
	grammar_set(&builder->grammar, "inspected", builder->records[0].fields[FIELD_PERIOD]);
	grammar_set(&builder->grammar, "feedback", builder->records[0].fields[FIELD_FEEDBACK]);
	grammar_set(&builder->grammar, "lastdate", "0000-00");
	string_release(&iso);
}

static void put_sentences(struct builder *builder, const char *list, int count)
{
	for (int i = 0; i < count; i++) {
		put(builder, list);
		put(builder, "。");
	}
}

static void new_paragraph(struct builder *builder, int holder)
{
	grammar_set(&builder->grammar, "lastdate", "0000-00");
	builder->holder = holder;
	begin_line(builder);
}

static void put_measure(struct builder *builder, int finding, int ordinal)
{
	int which = between(builder, 0, TYPES - 1);
	int record = open_record(builder, "measure", finding);
	size_t title;

	builder->holder = record;
	put_enumerator(builder, STYLE_SHI, ordinal, 1);
	set_number(builder, record, ordinal);
	set_field(builder, record, FIELD_MODE, "done");
	set_field(builder, record, FIELD_TYPE, types[which].type);
	title = builder->length;
	put(builder, types[which].list);
	put(builder, "。");
	put_sentences(builder,
		strcmp(types[which].type, "direct") == 0 ? "{known_plain}" : "{known_sentence}",
		between(builder, 1, 4));
	if (chance(builder, 20))
		put_sentences(builder, "{known_due}", 1);
	close_record(builder, record);
	set_lead_title(builder, record, title);
}

static void put_finding(struct builder *builder, int section, int ordinal)
{
	int finding = open_record(builder, "finding", section), measures = between(builder, 2, 4);
	size_t title;

	begin_line(builder);
	builder->records[finding].start = builder->records[finding].start_also = builder->length;
	put_enumerator(builder, STYLE_CHINESE_PAREN, ordinal, 1);
	set_number(builder, finding, ordinal);
	title = builder->length;
	put(builder, "关于[落实{@thing}不到位|{@thing}工作不扎实|{@thing}存在薄弱环节]");
	set_title(builder, finding, title, builder->length);
	put(builder, "的问题");
	close_record(builder, finding);
	end_line(builder);
	new_paragraph(builder, finding);
	put(builder, "整改情况：");
	for (int i = 1; i <= measures; i++)
		put_measure(builder, finding, i);
	end_line(builder);
}

static void put_head(struct builder *builder)
{
	static const char *const aliases[] = {
		"", "（以下简称“{=short}”）", "（以下简称{=short}）", "", NULL};
	char *alias = grammar_expand(&builder->grammar, choose(builder, aliases));
	size_t start;

	begin_line(builder);
	start = builder->length;
	put(builder, "{=body}关于巡察整改进展情况的通报");
	set_title(builder, 0, start, builder->length);
	end_line(builder);
	new_paragraph(builder, 0);
	put(builder, "日期：{!published}");
	end_line(builder);
	new_paragraph(builder, 0);
	put(builder, "[根据|按照]{=superior}统一部署，{!inspected}，{=team}对");
	if (*alias) {
		struct string cells = {NULL, 0, 0};

		string_append(&cells,
			"\x01"
			"body|");
		string_append(&cells, grammar_get(&builder->grammar, "name"));
		string_append(&cells, "||||");
		string_append(&cells, grammar_get(&builder->grammar, "short"));
		string_append(&cells, "\x02");
		string_append(&cells, grammar_get(&builder->grammar, "name"));
		string_append(&cells, alias);
		string_append(&cells, "\x03");
		put_text(builder, cells.bytes);
		string_release(&cells);
	} else {
		put(builder, "{=name}");
	}
	put(builder, "[进行|开展]了常规巡察，[为期{!exact:天:}|历时{!exact:天:}]。");
	put(builder,
		"{!feedback}，{=team}向{=name}反馈了巡察意见。按照巡察工作有关要求，"
		"现将整改情况予以公布。");
	end_line(builder);
	free(alias);
}

static void put_prose_section(struct builder *builder, int ordinal, const char *heading,
	const char *type, const char *list)
{
	int section = put_section_line(builder, STYLE_CHINESE, ordinal, NO_RECORD, heading, type);
	int paragraphs = between(builder, 1, 2);

	for (int i = 0; i < paragraphs; i++) {
		new_paragraph(builder, section);
		put_sentences(builder, list, between(builder, 2, 4));
		end_line(builder);
	}
}

void make_known_facts(struct builder *builder)
{
	int section, findings = between(builder, 2, 5);

	choose_layout(builder);
	choose_story(builder);
	choose_days(builder);
	variant_add(builder, "F");
	put_head(builder);
	put_prose_section(builder, 1, "整改工作组织情况", "organisation", "{known_organisation}");
	section = put_section_line(
		builder, STYLE_CHINESE, 2, NO_RECORD, "反馈问题整改落实情况", "findings");
	for (int i = 1; i <= findings; i++)
		put_finding(builder, section, i);
	put_prose_section(builder, 3, "责任追究情况", "discipline", "{known_discipline}");
	put_prose_section(builder, 4, "下一步工作打算", "next", "{known_due}");
	new_paragraph(builder, 0);
	put(builder, "欢迎广大干部群众对整改情况进行监督。{known_contact}");
	end_line(builder);
	new_paragraph(builder, 0);
	put(builder, "{=body}");
	end_line(builder);
	new_paragraph(builder, 0);
	put(builder, "{!published}");
	end_line(builder);
	finish_text(builder);
}
