/*
 * gen_items: see gen_items.h.
 *
 * An item is a lead and some sentences. Where items are parted by ; or , they have one sentence only,
 * for a stop inside would make the separator read oddly.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_items.h"

#include <stdlib.h>
#include <string.h>

struct voice_words {
	const char *lead, *fact, *sentence, *plain;
	const char *mode; /* NULL leaves the column empty */
};

static const struct voice_words voices[] = {
	[VOICE_DONE] = {"{lead}", "{fact_lead}", "{sentence}", "{plain_lead}", "done"},
	[VOICE_PLAN] = {"{plan_lead}", "{plan_lead}", "{plan_sentence}", "{plan_lead}", "plan"},
	[VOICE_ORGANISATION] = {"{org_lead}", "{org_sentence}", "{org_sentence}", "{org_lead}",
		NULL},
	[VOICE_NEXT] = {"{next_lead}", "{next_lead}", "{next_sentence}", "{next_lead}", "plan"},
	[VOICE_AUDIT_ORGANISATION] = {"{audit_org_lead}", "{audit_org_sentence}",
		"{audit_org_sentence}", "{audit_org_lead}", NULL},
	[VOICE_AUDIT_NEXT] = {"{audit_next_lead}", "{audit_next_lead}", "{audit_next_sentence}",
		"{audit_next_lead}", "plan"},
	[VOICE_GREEN_DONE] = {"{green_lead}", "{@act}", "{green_sentence}", "{green_plain}",
		"done"},
	[VOICE_GREEN_PLAN] = {"{green_plan}", "{green_plan}", "{green_plan_sentence}",
		"{green_plan}", "plan"},
};

/* Writes a sentence that does not open like one already in the item. */
static void put_fresh(struct builder *builder, const char *template, size_t item_start)
{
	char *text = NULL;

	for (int tries = 0; tries < 6; tries++) {
		char opening[19];

		free(text);
		text = grammar_expand(&builder->grammar, template);
		opening[0] = '\0';
		strncat(opening, text, sizeof opening - 1);
		if (!strstr(builder->text + item_start, opening))
			break;
	}
	put_text(builder, text);
	free(text);
}

static void put_body(struct builder *builder, const struct voice_words *words, bool single)
{
	int sentences = single ? 0 : between(builder, 1, 4);
	size_t start = builder->length;

	put(builder, single || chance(builder, 30) ? words->fact : words->lead);
	for (int i = 0; i < sentences; i++) {
		put(builder, "。");
		put_fresh(builder, words->sentence, start);
	}
}

static void finish_item(struct builder *builder, const struct items *items, int record, bool last)
{
	const char *separator =
		items->run_on && !last && items->separator ? items->separator : "。";

	put(builder, separator);
	if (last && items->last_words)
		put(builder, items->last_words);
	close_record(builder, record);
}

/* 一是…；二是… inside a numbered measure: items of their own or not, either reading is right. */
static void put_nested(struct builder *builder, const struct items *items)
{
	for (int i = 1; i <= 2; i++) {
		int record = open_record(builder, "?measure", items->parent);
		size_t title;

		put_enumerator(builder, STYLE_SHI, i, 1);
		set_number(builder, record, i);
		set_field(builder, record, FIELD_MODE, voices[items->voice].mode);
		title = builder->length;
		put(builder, voices[items->voice].fact);
		put(builder, i == 1 ? "；" : "");
		close_record(builder, record);
		set_lead_title(builder, record, title);
	}
}

static void put_item(struct builder *builder, const struct items *items, int ordinal, bool last)
{
	const struct voice_words *words = &voices[items->voice];
	bool single = items->run_on && items->separator && strcmp(items->separator, "。") != 0;
	int record = open_record(builder, items->kind, items->parent);
	size_t title;

	put_enumerator(builder, items->style, ordinal, items->major);
	if (items->style != STYLE_NONE)
		set_number(builder, record, ordinal);
	if (words->mode)
		set_field(builder, record, FIELD_MODE, words->mode);
	title = builder->length;
	put_body(builder, words, single);
	if (items->nested && chance(builder, 25)) {
		put(builder, "。");
		put_nested(builder, items);
	}
	finish_item(builder, items, record, last);
	set_lead_title(builder, record, title);
}

static void put_continuation(struct builder *builder)
{
	begin_line(builder);
	put(builder, "[同时|此外|通过整改]，");
	put_prose(builder, "{sentence}", between(builder, 1, 2));
	end_line(builder);
}

void put_items(struct builder *builder, const struct items *items)
{
	for (int i = 1; i <= items->count; i++) {
		int ordinal = i + (items->number_gap && i > 1);

		if (!items->run_on)
			begin_line(builder);
		put_item(builder, items, ordinal, i == items->count);
		if (!items->run_on)
			end_line(builder);
		if (!items->run_on && items->continued && chance(builder, 20))
			put_continuation(builder);
	}
}

void put_plain_item(struct builder *builder, const struct items *items)
{
	int record = open_record(builder, items->kind, items->parent);
	int sentences = between(builder, 0, 3);

	set_field(builder, record, FIELD_MODE, voices[items->voice].mode);
	put(builder, voices[items->voice].plain);
	for (int i = 0; i < sentences; i++) {
		put(builder, "。");
		put_fresh(builder, voices[items->voice].sentence, builder->records[record].start);
	}
	put(builder, "。");
	if (items->last_words)
		put(builder, items->last_words);
	close_record(builder, record);
	set_lead_title(builder, record, builder->records[record].start);
}

void put_prose(struct builder *builder, const char *list, int sentences)
{
	size_t start = builder->length;

	for (int i = 0; i < sentences; i++) {
		put_fresh(builder, list, start);
		put(builder, "。");
	}
}
