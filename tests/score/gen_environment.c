/*
 * gen_environment: notices of the environment family.
 *
 * Two kinds: the notice of one task, made of labels, and the list of all tasks of a district, each with
 * its labels. In the first the finding is the content of the label 整改任务; its own label may count as
 * its start.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_families.h"

#include "gen_calendar.h"
#include "gen_green_labels.h"
#include "gen_green_parts.h"
#include "gen_head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void choose_green_story(struct builder *builder)
{
	struct grammar *grammar = &builder->grammar;
	int number = between(builder, 2, 66);
	struct string text = {NULL, 0, 0};
	char *body;

	open_record(builder, "doc", NO_RECORD);
	string_append_number(&text, number);
	grammar_set(grammar, "number", text.bytes);
	string_release(&text);
	append_chinese_number(&text, number);
	grammar_set(grammar, "cnnumber", text.bytes);
	string_release(&text);
	grammar_set(grammar, "county", "{county}");
	grammar_set(grammar, "short", "{=county}");
	grammar_set(grammar, "task", "督察反馈");
	grammar_set(grammar, "superior", "市委");
	grammar_set(grammar, "place", "{place}");
	grammar_set(grammar, "round", "{green_round}");
	grammar_set(grammar, "body", "{=county}人民政府");
	grammar->last_day = random_day_in(builder, 2019, 2025);
	grammar->first_day = grammar->last_day - between(builder, 200, 700);
	append_chinese_day(&text, grammar->last_day, 1);
	grammar_set(grammar, "pub", text.bytes);
	string_release(&text);
	body = grammar_expand(grammar,
		"{=county}|{=county}人民政府|中共{=county}委员会|中共{=county}委员会;"
		"{=county}人民政府");
	set_field(builder, 0, FIELD_BODY, body);
	set_field(builder, 0, FIELD_TYPE,
		strstr(grammar_get(grammar, "round"), "回头看") ? "environment|review"
								: "environment");
	free(body);
}

/* Says where a status of the whole notice stands. */
enum notice_status { NOTICE_SILENT, NOTICE_CLOSING, NOTICE_CLOSED, NOTICE_CONCLUSION };

static void put_green_preamble(struct builder *builder, enum notice_status status)
{
	begin_line(builder);
	if (status == NOTICE_CLOSING)
		put(builder,
			"[我县|{=county}]已完成{=round}反馈的第{=cnnumber}"
			"项问题整改，拟申请验收销号。");
	else if (status == NOTICE_CLOSED)
		put(builder,
			"{=round}反馈的第{=cnnumber}项问题，[我县|{=county}]"
			"已整改完成，并通过核查验收。");
	else
		put(builder, "[{=county}|我局]承担{=round}反馈问题（序号{=number}）的整改工作。");
	put(builder, "{green_basis}。");
	end_line(builder);
}

static void put_conclusion(struct builder *builder, struct labels *labels, int finding)
{
	static const char *const conclusions[][2] = {{"done", "已完成整改"}, {"done", "整改完成。"},
		{"closing", "已完成整改，具备销号条件，拟申请验收销号。"},
		{"mostly", "基本完成整改。"}, {"sustained", "已完成整改，并长期坚持。"},
		{"closed", "通过验收，同意销号。"}, {"ontrack", "达到序时进度。"}};
	int choice = between(builder, 0, sizeof conclusions / sizeof conclusions[0] - 1);
	size_t start;

	put_green_label(builder, labels,
		labels->made ? "[现场核查结论|验收销号意见]" : "[整改结论|整改状态|完成状态]", NULL,
		&start);
	put(builder, conclusions[choice][1]);
	end_line(builder);
	set_field(builder, finding, FIELD_STATUS, conclusions[choice][0]);
}

static void make_notice(struct builder *builder)
{
	enum notice_status status = (enum notice_status)between(builder, 0, 3);
	struct labels labels = {.scheme = (enum scheme)between(builder, 0, SCHEMES - 1),
		.next = 1,
		.parent = NO_RECORD};
	int finding;

	/* A made-up name is known by the mark behind it. */
	labels.made = labels.scheme != SCHEME_FUSED && labels.scheme != SCHEME_BLANKS
		&& chance(builder, 30);
	variant_add(builder, "C:notice/");
	variant_add(builder, scheme_names[labels.scheme]);
	variant_add(builder, labels.made ? " made-labels" : "");
	put_title_block(builder, "{green_title}");
	if (status == NOTICE_CLOSING || status == NOTICE_CLOSED || chance(builder, 70))
		put_green_preamble(builder, status);
	finding = put_green_task(builder, &labels);
	if (status == NOTICE_CLOSING || status == NOTICE_CLOSED)
		set_field(builder, finding, FIELD_STATUS,
			status == NOTICE_CLOSING ? "closing" : "closed");
	put_green_measures(builder, &labels, finding);
	if (status == NOTICE_CONCLUSION)
		put_conclusion(builder, &labels, finding);
	put_green_tail(builder, &labels);
}

void make_environment(struct builder *builder)
{
	choose_layout(builder);
	choose_green_story(builder);
	if (chance(builder, 65))
		make_notice(builder);
	else
		make_green_list(builder);
	finish_text(builder);
}
