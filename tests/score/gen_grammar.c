/*
 * gen_grammar: see gen_grammar.h.
 *
 * A recursive expander: a slot's replacement is expanded like the template itself, down to a fixed
 * depth, so a list that refers to itself is reported instead of overflowing the stack.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_grammar.h"

#include "gen_calendar.h"
#include "gen_facts.h"
#include "gen_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXPANSION_DEPTH = 12 };

static const struct word_list *const tables[] = {words_places, words_topics, words_findings,
	words_measures, words_frame, words_audit, words_environment, words_facts};

static void expand(
	struct grammar *grammar, struct string *out, const char *text, size_t length, int depth);

static const char *const *find_list(const char *name)
{
	for (size_t t = 0; t < sizeof tables / sizeof tables[0]; t++)
		for (const struct word_list *list = tables[t]; list->name; list++)
			if (strcmp(list->name, name) == 0)
				return list->items;
	give_up("no such word list", name);
}

static void expand_list(struct grammar *grammar, struct string *out, const char *name, int depth)
{
	const char *const *items = find_list(name);
	size_t count = 0;
	const char *item;

	while (items[count])
		count++;
	item = items[random_below(&grammar->random, count)];
	expand(grammar, out, item, strlen(item), depth + 1);
}

static void expand_number(
	struct grammar *grammar, struct string *out, const char *range, int chinese)
{
	char *end;
	long low = strtol(range, &end, 10);
	long high = *end == '-' ? strtol(end + 1, NULL, 10) : low;
	int number = random_between(&grammar->random, (int)low, (int)high);

	if (chinese)
		append_chinese_number(out, number);
	else
		string_append_number(out, number);
}

static long random_day(struct grammar *grammar)
{
	long days = grammar->last_day - grammar->first_day;

	return grammar->first_day + (long)random_below(&grammar->random, (size_t)days + 1);
}

static void append_month(struct string *out, struct day day)
{
	string_append_number(out, day.year);
	string_append(out, "年");
	string_append_number(out, day.month);
	string_append(out, "月");
}

static int expand_date(struct grammar *grammar, struct string *out, const char *name)
{
	struct day day = day_of_number(random_day(grammar));

	if (strcmp(name, "day") == 0)
		append_chinese_day(out, random_day(grammar), 1);
	else if (strcmp(name, "monthday") == 0)
		append_chinese_day(out, random_day(grammar), 0);
	else if (strcmp(name, "month") == 0)
		append_month(out, day);
	else if (strcmp(name, "months") == 0) {
		day.month = day.month > 11 ? 11 : day.month;
		string_append_number(out, day.year);
		string_append(out, "年");
		string_append_number(out, day.month);
		string_append(out, "、");
		string_append_number(out, day.month + 1);
		string_append(out, "月");
	} else if (strcmp(name, "span") == 0) {
		day.month = day.month > 9 ? 9 : day.month;
		append_month(out, day);
		string_append(out, "至");
		string_append_number(out, random_between(&grammar->random, day.month + 1, 12));
		string_append(out, "月");
	} else
		return 0;
	return 1;
}

static void expand_slot(struct grammar *grammar, struct string *out, const char *name, int depth)
{
	char topical[64];

	if (name[0] == '#' || name[0] == '%') {
		expand_number(grammar, out, name + 1, name[0] == '%');
	} else if (name[0] == '!') {
		append_fact(grammar, out, name + 1);
	} else if (name[0] == '=') {
		string_append(out, grammar_get(grammar, name + 1));
	} else if (name[0] == '@') {
		snprintf(topical, sizeof(topical), "%.30s_%.30s", name + 1, grammar->topic);
		expand_list(grammar, out, topical, depth);
	} else if (!expand_date(grammar, out, name)) {
		expand_list(grammar, out, name, depth);
	}
}

/* The position of the bracket that closes the one at text[0]. */
static size_t matching_bracket(const char *text, size_t length)
{
	size_t level = 0;

	for (size_t i = 0; i < length; i++) {
		if (text[i] == '[')
			level++;
		else if (text[i] == ']' && --level == 0)
			return i;
	}
	give_up("bracket without end", text);
}

static void expand_choice(
	struct grammar *grammar, struct string *out, const char *text, size_t length, int depth)
{
	size_t starts[64], count = 0, level = 0, chosen, end;

	starts[count++] = 0;
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '[')
			level++;
		else if (text[i] == ']')
			level--;
		else if (text[i] == '|' && level == 0 && count < 63)
			starts[count++] = i + 1;
	}
	starts[count] = length + 1;
	chosen = random_below(&grammar->random, count);
	end = starts[chosen + 1] - 1;
	expand(grammar, out, text + starts[chosen], end - starts[chosen], depth + 1);
}

static void expand(
	struct grammar *grammar, struct string *out, const char *text, size_t length, int depth)
{
	char name[40];
	size_t i = 0;

	if (depth > EXPANSION_DEPTH)
		give_up("templates refer to themselves", text);
	while (i < length) {
		if (text[i] == '[') {
			size_t end = matching_bracket(text + i, length - i);

			expand_choice(grammar, out, text + i + 1, end - 1, depth);
			i += end + 1;
		} else if (text[i] == '{') {
			const char *end = memchr(text + i, '}', length - i);

			if (!end || (size_t)(end - text) - i > sizeof name)
				give_up("bad slot", text);
			memcpy(name, text + i + 1, (size_t)(end - text) - i - 1);
			name[(size_t)(end - text) - i - 1] = '\0';
			expand_slot(grammar, out, name, depth);
			i = (size_t)(end - text) + 1;
		} else {
			string_append_bytes(out, text + i, 1);
			i++;
		}
	}
}

void grammar_append(struct grammar *grammar, struct string *out, const char *template)
{
	expand(grammar, out, template, strlen(template), 0);
}

char *grammar_expand(struct grammar *grammar, const char *template)
{
	struct string out = {NULL, 0, 0};

	string_append(&out, "");
	grammar_append(grammar, &out, template);
	return out.bytes;
}

static size_t variable_index(const struct grammar *grammar, const char *name)
{
	size_t i = 0;

	while (i < grammar->variables && strcmp(grammar->names[i], name) != 0)
		i++;
	return i;
}

void grammar_set(struct grammar *grammar, const char *name, const char *template)
{
	size_t index = variable_index(grammar, name);
	char *value = grammar_expand(grammar, template);

	if (index == GRAMMAR_VARIABLES)
		give_up("too many variables", name);
	if (index == grammar->variables) {
		grammar->names[grammar->variables++] = name;
		grammar->values[index] = NULL;
	}
	free(grammar->values[index]);
	grammar->values[index] = value;
}

const char *grammar_get(const struct grammar *grammar, const char *name)
{
	size_t index = variable_index(grammar, name);

	if (index == grammar->variables)
		give_up("no such variable", name);
	return grammar->values[index];
}

void grammar_release(struct grammar *grammar)
{
	for (size_t i = 0; i < grammar->variables; i++)
		free(grammar->values[i]);
	memset(grammar, 0, sizeof *grammar);
}
