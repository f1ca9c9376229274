/*
 * gen_sections: see gen_sections.h.
 *
 * The forms differ in what carries the items: lines, one paragraph, run-in headings, headings with a
 * paragraph below. Only enumerated items become actions or commitments. A numbered run-in heading
 * with prose and no items below it may be read as a section or as an item.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_sections.h"

#include "gen_calendar.h"

#include <stdlib.h>

enum form {
	FORM_LINES,	   /* 一是 on lines of their own, below an introduction */
	FORM_RUN_ON,	   /* all in one paragraph */
	FORM_RUN_IN_LEAF,  /* （一）lead。prose */
	FORM_RUN_IN_ITEMS, /* （一）lead。一是…二是… */
	FORM_OWN_LINE,	   /* （一）heading, paragraph below */
	FORM_OWN_ITEMS,	   /* （一）heading, 一是…二是… below */
	FORM_OWN_NUMBERS,  /* （一）heading, 1. 2. lines below */
	FORM_NUMBERS,	   /* 1. leaves */
	FORM_OTHER_SIGNS,  /* 第一， 首先， ① （1） */
	FORM_PROSE,	   /* no enumerators */
	FORMS
};

struct role_words {
	const char *kind, *leaf_kind, *type, *intro, *lead, *sentence;
	enum voice voice;
};

static const struct role_words roles[] = {
	[ROLE_ORGANISATION] = {"action", "section|action", "organisation", "{org_intro}",
		"{org_lead}", "{org_sentence}", VOICE_ORGANISATION},
	[ROLE_NEXT] = {"commitment", "section|commitment", "next", "{next_intro}", "{next_lead}",
		"{next_sentence}", VOICE_NEXT},
	[ROLE_AUDIT_ORGANISATION] = {"action", "section|action", "organisation",
		"{audit_org_sentence}", "{audit_org_lead}", "{audit_org_sentence}",
		VOICE_AUDIT_ORGANISATION},
	[ROLE_AUDIT_NEXT] = {"commitment", "section|commitment", "next", "{audit_next_sentence}",
		"{audit_next_lead}", "{audit_next_sentence}", VOICE_AUDIT_NEXT},
};

static int put_section_text(struct builder *builder, const char *kind, enum style style,
	int ordinal, int parent, const char *template, const char *type)
{
	int section = open_record(builder, kind, parent);
	char *number = printed_number(style, ordinal, 1);
	size_t title;

	put_enumerator(builder, style, ordinal, 1);
	title = builder->length;
	put(builder, template);
	set_title(builder, section, title, builder->length);
	set_number_text(builder, section, number);
	set_field(builder, section, FIELD_TYPE, type);
	free(number);
	return section;
}

int put_section_line(struct builder *builder, enum style style, int ordinal, int parent,
	const char *template, const char *type)
{
	int section;

	begin_line(builder);
	section = put_section_text(builder, "section", style, ordinal, parent, template, type);
	close_record(builder, section);
	end_line(builder);
	return section;
}

int put_section_run_in(struct builder *builder, const char *kind, enum style style, int ordinal,
	int parent, const char *template, const char *type)
{
	int section;

	begin_line(builder);
	section = put_section_text(builder, kind, style, ordinal, parent, template, type);
	put(builder, "。");
	close_record(builder, section);
	return section;
}

static struct items items_of(struct builder *builder, const struct role_words *words, int parent,
	enum style style, bool run_on)
{
	return (struct items){.kind = words->kind,
		.parent = parent,
		.style = style,
		.voice = words->voice,
		.run_on = run_on,
		.count = between(builder, 2, 4)};
}

static void put_intro(struct builder *builder, const struct role_words *words)
{
	begin_line(builder);
	put_prose(builder, words->intro, 1);
	end_line(builder);
}

static void put_leaf(struct builder *builder, const struct role_words *words, enum style style,
	int ordinal, int parent)
{
	int leaf = put_section_run_in(
		builder, words->leaf_kind, style, ordinal, parent, words->lead, NULL);
	struct string number = {NULL, 0, 0};

	put_prose(builder, words->sentence, between(builder, 1, 3));
	end_line(builder);
	string_append(&number, builder->records[leaf].number);
	string_append(&number, "|");
	string_append_number(&number, ordinal);
	set_number_text(builder, leaf, number.bytes);
	string_release(&number);
}

static void put_child(struct builder *builder, const struct role_words *words, enum form form,
	enum style style, int ordinal, int parent)
{
	struct items items;
	int section;

	if (form == FORM_RUN_IN_LEAF) {
		put_leaf(builder, words, style, ordinal, parent);
		return;
	}
	if (form == FORM_RUN_IN_ITEMS) {
		section = put_section_run_in(
			builder, "section", style, ordinal, parent, words->lead, NULL);
	} else {
		section = put_section_line(builder, style, ordinal, parent, words->lead, NULL);
		if (form == FORM_OWN_NUMBERS) {
			items = items_of(builder, words, section,
				style == STYLE_DOT ? STYLE_PAREN : STYLE_DOT, false);
			put_items(builder, &items);
			return;
		}
		begin_line(builder);
	}
	if (form == FORM_OWN_LINE || chance(builder, 40))
		put_prose(builder, words->sentence, between(builder, 1, 2));
	items = items_of(builder, words, section, STYLE_SHI, true);
	if (form != FORM_OWN_LINE)
		put_items(builder, &items);
	end_line(builder);
}

static const char *const form_names[FORMS] = {"lines", "run-on", "run-in-leaf", "run-in-items",
	"own-line", "own-line-items", "own-line-numbers", "numbers", "other-signs", "prose"};

static enum style leaf_style(struct builder *builder, enum form form, enum role role)
{
	static const enum style numbers[] = {STYLE_DOT, STYLE_COMMA, STYLE_DOT_FULL};
	static const enum style others[] = {STYLE_DI, STYLE_FIRST, STYLE_CIRCLE, STYLE_PAREN};

	if (form == FORM_NUMBERS)
		return numbers[between(builder, 0, 2)];
	if (form == FORM_OTHER_SIGNS)
		return others[between(builder, 0, 3)];
	return role == ROLE_NEXT && chance(builder, 20) ? STYLE_YAO : STYLE_SHI;
}

static void put_form(struct builder *builder, const struct role_words *words, enum role role,
	enum form form, enum style top, int section)
{
	struct items items = items_of(
		builder, words, section, leaf_style(builder, form, role), form == FORM_RUN_ON);
	enum style child = top == STYLE_CHINESE_PAREN ? STYLE_DOT : STYLE_CHINESE_PAREN;

	if (form >= FORM_RUN_IN_LEAF && form <= FORM_OWN_NUMBERS) {
		if (chance(builder, 40))
			put_intro(builder, words);
		for (int i = 1; i <= items.count; i++)
			put_child(builder, words, form, child, i, section);
		return;
	}
	if (form == FORM_PROSE || form == FORM_RUN_ON) {
		begin_line(builder);
		put_prose(builder, words->intro, 1);
		if (form == FORM_PROSE)
			put_prose(builder, words->sentence, between(builder, 2, 4));
		else
			put_items(builder, &items);
		end_line(builder);
		return;
	}
	if (chance(builder, 60))
		put_intro(builder, words);
	put_items(builder, &items);
}

void put_list_section(
	struct builder *builder, enum role role, enum style top, int ordinal, const char *heading)
{
	static const enum form forms[] = {FORM_LINES, FORM_LINES, FORM_LINES, FORM_RUN_ON,
		FORM_RUN_ON, FORM_RUN_IN_LEAF, FORM_RUN_IN_LEAF, FORM_RUN_IN_ITEMS,
		FORM_RUN_IN_ITEMS, FORM_OWN_LINE, FORM_OWN_ITEMS, FORM_OWN_NUMBERS, FORM_NUMBERS,
		FORM_OTHER_SIGNS, FORM_PROSE};
	const struct role_words *words = &roles[role];
	enum form form = forms[between(builder, 0, sizeof forms / sizeof forms[0] - 1)];
	int section;

	if (role == ROLE_ORGANISATION || role == ROLE_NEXT)
		builder->grammar.topic = "party";
	if (top == STYLE_CHINESE_PAREN && form == FORM_NUMBERS)
		form = FORM_LINES;
	section = put_section_line(builder, top, ordinal, NO_RECORD, heading, words->type);
	put_form(builder, words, role, form, top, section);
	variant_add(builder,
		role == ROLE_NEXT || role == ROLE_AUDIT_NEXT ? " next=" : " organisation=");
	variant_add(builder, form_names[form]);
}

void put_discipline_section(struct builder *builder, enum style top, int ordinal)
{
	int section = put_section_line(
		builder, top, ordinal, NO_RECORD, "{discipline_heading}", "discipline");

	builder->grammar.topic = "discipline";
	variant_add(builder, " discipline");
	if (top == STYLE_CHINESE && chance(builder, 30)) {
		variant_add(builder, "=headings");
		for (int i = 1; i <= 2; i++) {
			put_section_line(builder, STYLE_CHINESE_PAREN, i, section,
				i == 1 ? "信访件办理情况" : "[问题线索处置|责任追究]情况",
				"discipline");
			put_line(builder, "{discipline_text}。");
		}
		return;
	}
	put_line(builder, "{discipline_text}。");
}

void put_signature(struct builder *builder)
{
	struct string day = {NULL, 0, 0}, iso = {NULL, 0, 0};
	static const char *const blanks[] = {
		"", "                          ", "　　　　　　　　　　", NULL};
	const char *blank = choose(builder, blanks);

	begin_line(builder);
	put_text(builder, blank);
	put(builder, "{=body}");
	end_line(builder);
	begin_line(builder);
	put_text(builder, blank);
	append_chinese_day(&day, builder->grammar.last_day, 1);
	put_text(builder, day.bytes);
	end_line(builder);
	append_iso_day(&iso, builder->grammar.last_day);
	set_field(builder, 0, FIELD_PUBLISHED, iso.bytes);
	string_release(&day);
	string_release(&iso);
}

void put_tail(struct builder *builder)
{
	if (chance(builder, 70)) {
		begin_line(builder);
		put(builder, "{invitation}");
		if (chance(builder, 40)) {
			end_line(builder);
			begin_line(builder);
		}
		put(builder, "{contact}");
		end_line(builder);
	}
	if (chance(builder, 20))
		put_line(builder,
			chance(builder, 50) ? "附件：巡察反馈问题整改台账" : "（此件公开发布）");
	if (chance(builder, 85))
		put_signature(builder);
	for (int i = between(builder, 0, 3); i > 0; i--)
		put_line(builder, "{furniture}");
}
