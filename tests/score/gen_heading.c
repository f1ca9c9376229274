/*
 * gen_heading: see gen_heading.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_heading.h"

#include <stdlib.h>
#include <string.h>

struct heading_row {
	const char *name, *before, *title, *after;
};

static const struct heading_row rows[HEADINGS] = {
	[HEADING_ABOUT] = {"关于X的问题", "关于", "{finding}", "的问题"},
	[HEADING_ABOUT_QUOTED] = {"关于“X”的问题", "关于“", "{finding}", "”的问题"},
	[HEADING_ABOUT_STATE] = {"关于“X”问题的整改", "关于“", "{finding}",
		"”[问题|的问题|][的|]整改[情况|落实情况|进展情况]"},
	[HEADING_ABOUT_PLAIN] = {"关于X问题整改情况", "关于", "{finding}",
		"问题的整改[情况|落实情况]"},
	[HEADING_ASPECT] = {"关于X方面的问题", "关于", "{finding}", "方面的问题"},
	[HEADING_BARE] = {"X。", "", "{finding}", ""},
	[HEADING_BARE_NO_STOP] = {"X", "", "{finding}", ""},
	[HEADING_FEEDBACK] = {"反馈问题：X", "反馈问题：", "{finding}", ""},
	[HEADING_PROBLEM] = {"问题：X", "[问题|存在问题|具体问题]：", "{finding}", ""},
	[HEADING_TARGET] = {"针对“X”问题", "针对“", "{finding}", "”[问题|的问题]"},
	[HEADING_TARGET_PLAIN] = {"针对X问题", "针对", "{finding}", "[问题|的问题]"},
	[HEADING_QUOTED] = {"“X”问题", "“", "{finding}", "”[问题|的问题|]"},
	[HEADING_STATE] = {"X问题整改情况", "", "{finding}",
		"问题[整改情况|整改落实情况|整改进展情况]"},
	[HEADING_POSITIVE] = {"任务", "", "{finding_positive}", ""},
	[HEADING_TO] = {"对X问题", "对", "{clause_finding}", "[的|]问题"},
	[HEADING_LONG] = {"关于“长段”", "关于“", "{finding_long}",
		"。”[整改进展情况|整改落实情况|的问题]"},
};

const char *heading_name(enum heading form)
{
	return rows[form].name;
}

/* The same title twice in one document would make the truth ambiguous, so it is drawn again. */
static bool is_used(const struct builder *builder, const char *title)
{
	for (size_t i = 0; i < builder->used_titles; i++)
		if (strcmp(builder->titles[i], title) == 0)
			return true;
	return false;
}

static char *fresh_title(struct builder *builder, const char *template)
{
	char *title = grammar_expand(&builder->grammar, template);

	for (int tries = 0; tries < 50 && is_used(builder, title); tries++) {
		free(title);
		title = grammar_expand(&builder->grammar, template);
	}
	return title;
}

int put_heading(struct builder *builder, const struct heading_call *call)
{
	const struct heading_row *row = &rows[call->form];
	int record = open_record(builder, "finding", call->parent);
	char *title = fresh_title(builder, row->title);
	size_t start;

	put_enumerator(builder, call->style, call->ordinal, call->major);
	if (call->style != STYLE_NONE)
		set_number(builder, record, call->ordinal);
	put(builder, row->before);
	start = builder->length;
	put_text(builder, title);
	set_title(builder, record, start, builder->length);
	remember_title(builder, title);
	put(builder, row->after);
	if (call->after_title)
		put(builder, call->after_title);
	put(builder, call->tail);
	close_record(builder, record);
	set_field(builder, record, FIELD_STATUS, "unstated");
	return record;
}
