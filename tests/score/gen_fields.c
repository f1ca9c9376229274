/*
 * gen_fields: see gen_fields.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_fields.h"

#include "gen_calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Fixed for damage: a value with a hole in it would be another value. */
static void put_value(struct builder *builder, const char *text)
{
	put_locked(builder, text);
}

static void set_deadline(
	struct builder *builder, int record, const char *text, const char *due, const char *class)
{
	put_value(builder, text);
	set_field(builder, record, FIELD_DUE_TEXT, text);
	set_field(builder, record, FIELD_DUE, due);
	set_field(builder, record, FIELD_CLASS, class);
}

static void put_dated_deadline(struct builder *builder, int record)
{
	struct day day = day_of_number(builder->grammar.last_day + between(builder, 0, 400));
	int last = days_in_month(day.year, day.month);
	char text[64], due[32];

	snprintf(due, sizeof due, "%04d-%02d-%02d", day.year, day.month, last);
	switch (between(builder, 0, 5)) {
	case 0: snprintf(text, sizeof text, "%d年%d月底前", day.year, day.month); break;
	case 1: snprintf(text, sizeof text, "%d年%d月%d日前", day.year, day.month, last); break;
	case 2: snprintf(text, sizeof text, "%d年%d月底", day.year, day.month); break;
	case 3: snprintf(text, sizeof text, "%d年%d月%d日", day.year, day.month, last); break;
	case 4:
		snprintf(text, sizeof text, "%d年%d月", day.year, day.month);
		due[7] = '\0';
		break;
	default:
		snprintf(
			text, sizeof text, "%d年%s底前", day.year, chance(builder, 50) ? "年" : "");
		snprintf(due, sizeof due, "%04d-12-31", day.year);
		break;
	}
	set_deadline(builder, record, text, due, "");
}

void put_deadline(struct builder *builder, int record)
{
	switch (between(builder, 0, 9)) {
	case 0: set_deadline(builder, record, "立行立改", "", "immediate"); break;
	case 1: set_deadline(builder, record, "长期坚持", "", "ongoing"); break;
	case 2: set_deadline(builder, record, "立行立改，长期坚持", "", "immediate|ongoing"); break;
	case 3: set_deadline(builder, record, "持续整改", "", "ongoing"); break;
	default: put_dated_deadline(builder, record); break;
	}
}

void put_units(struct builder *builder, int record, enum field field, const char *unit, int count)
{
	struct string printed = {NULL, 0, 0}, listed = {NULL, 0, 0};

	for (int i = 0; i < count; i++) {
		char *name = grammar_expand(&builder->grammar, unit);

		if (i == 0 || !strstr(printed.bytes, name)) {
			string_append(&printed, i ? "、" : "");
			string_append(&printed, name);
			string_append(&listed, i ? ";" : "");
			string_append(&listed, name);
		}
		free(name);
	}
	put_value(builder, printed.bytes);
	/* A name with 、 inside has a suffix for two bodies; splitting it is as good as not. */
	if (strstr(listed.bytes, "、")) {
		string_append(&listed, "|");
		string_append(&listed, printed.bytes);
		for (char *comma; (comma = strstr(strchr(listed.bytes, '|'), "、"));) {
			*comma = ';';
			memmove(comma + 1, comma + 3, strlen(comma + 3) + 1);
		}
	}
	set_field(builder, record, field, listed.bytes);
	string_release(&printed);
	string_release(&listed);
}

struct label_row {
	const char *labels; /* a template */
	enum field field;
	const char *unit;
	int most; /* values in the list */
	int percent;
};

static const struct label_row label_rows[] = {
	{"[责任领导|分管领导|包案领导]", FIELD_LEADER, "{person}", 2, 70},
	{"[牵头部门|牵头单位|责任部门|主办部门]", FIELD_DEPT, "{department}", 1, 90},
	{"[配合部门|协办部门|配合单位]", FIELD_SUPPORT, "{department}", 3, 45},
	{"[督导单位|督导部门]", FIELD_OVERSEER, "{=superior}巡察办", 1, 15},
	{"[责任人|经办人|具体责任人]", FIELD_OWNER, "{person}", 2, 50},
};

static void put_label(struct builder *builder, const char *label)
{
	put_locked(builder, label);
	put_locked(builder, "：");
}

static void field_separator(struct builder *builder, enum fields_layout layout, bool first)
{
	if (layout == FIELDS_LINES)
		begin_line(builder);
	else if (!first)
		put_locked(builder, layout == FIELDS_BRACKET ? "；" : "  ");
}

static void field_end(struct builder *builder, enum fields_layout layout)
{
	if (layout == FIELDS_LINES)
		end_line(builder);
}

void put_fields(struct builder *builder, int record, enum fields_layout layout)
{
	bool first = true;

	if (layout == FIELDS_BRACKET)
		put_locked(builder, "（");
	else if (layout == FIELDS_ONE_LINE)
		begin_line(builder);
	for (size_t i = 0; i < sizeof label_rows / sizeof label_rows[0]; i++) {
		const struct label_row *row = &label_rows[i];

		if (!chance(builder, row->percent))
			continue;
		field_separator(builder, layout, first);
		put_label(builder, row->labels);
		put_units(builder, record, row->field, row->unit, between(builder, 1, row->most));
		field_end(builder, layout);
		first = false;
	}
	field_separator(builder, layout, first);
	put_label(builder, "[整改时限|完成时限|整改期限]");
	put_deadline(builder, record);
	field_end(builder, layout);
	if (layout == FIELDS_BRACKET)
		put_locked(builder, "）");
	else if (layout == FIELDS_ONE_LINE)
		end_line(builder);
}
