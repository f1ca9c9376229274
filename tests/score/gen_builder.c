/*
 * gen_builder: see gen_builder.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_builder.h"

#include "gen_calendar.h"
#include "gen_facts_dates.h"

#include <stdlib.h>
#include <string.h>

void builder_init(struct builder *builder, uint64_t seed, uint64_t index)
{
	memset(builder, 0, sizeof *builder);
	random_seed(&builder->grammar.random, seed, index);
	builder->grammar.topic = "party";
	builder->holder = builder->open_fact = NO_RECORD;
	builder->newline = "\n";
	builder->indent = "";
	string_append(&builder->variant, "");
}

void builder_release(struct builder *builder)
{
	for (int i = 0; i < builder->count; i++) {
		for (int f = 0; f < FIELDS; f++)
			free(builder->records[i].fields[f]);
		free(builder->records[i].number);
	}
	for (size_t i = 0; i < builder->used_titles; i++)
		free(builder->titles[i]);
	free(builder->titles);
	free(builder->records);
	free(builder->text);
	free(builder->marks);
	string_release(&builder->variant);
	grammar_release(&builder->grammar);
}

bool chance(struct builder *builder, int percent)
{
	return random_chance(&builder->grammar.random, percent);
}

int between(struct builder *builder, int low, int high)
{
	return random_between(&builder->grammar.random, low, high);
}

long random_day_in(struct builder *builder, int first_year, int last_year)
{
	int year = between(builder, first_year, last_year);

	return day_number(year, 1, 1) + between(builder, 0, 364);
}

const char *choose(struct builder *builder, const char *const *items)
{
	size_t count = 0;

	while (items[count])
		count++;
	return items[random_below(&builder->grammar.random, count)];
}

void variant_add(struct builder *builder, const char *part)
{
	string_append(&builder->variant, part);
}

static void append_bytes(struct builder *builder, const char *bytes, size_t length, enum mark mark)
{
	if (builder->length + length + 1 > builder->capacity) {
		builder->capacity = (builder->length + length + 1) * 2;
		builder->text = grow(builder->text, builder->capacity, 1);
		builder->marks = grow(builder->marks, builder->capacity, 1);
	}
	memcpy(builder->text + builder->length, bytes, length);
	memset(builder->marks + builder->length, (int)mark, length);
	builder->length += length;
	builder->text[builder->length] = '\0';
}

void choose_layout(struct builder *builder)
{
	static const char *const indents[] = {
		"", "", "", "　　", "　　", "    ", "\xc2\xa0\xc2\xa0\xc2\xa0\xc2\xa0", "\t", NULL};
	int dice = between(builder, 0, 9);

	builder->width = dice < 4 ? WIDTH_HALF : dice < 9 ? WIDTH_FULL : WIDTH_MIXED;
	builder->number_width = chance(builder, 15) ? WIDTH_MIXED : builder->width;
	builder->indent = choose(builder, indents);
	builder->blank_lines = chance(builder, 50);
	builder->newline = chance(builder, 8) ? "\r\n" : "\n";
	builder->trailing_blanks = chance(builder, 15);
	if (chance(builder, 2))
		append_bytes(builder, "\xef\xbb\xbf", 3, MARK_LOCKED);
}

/* The ASCII form of a full-width punctuation mark, or NULL. */
static const char *half_width(const char *character, size_t length)
{
	static const char *const pairs[][2] = {{"，", ","}, {"：", ":"}, {"；", ";"}, {"（", "("},
		{"）", ")"}, {"？", "?"}, {"！", "!"}, {"％", "%"}, {"．", "."}};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		if (length == 3 && memcmp(pairs[i][0], character, 3) == 0)
			return pairs[i][1];
	return NULL;
}

static bool after_digit(const struct builder *builder)
{
	char last = builder->length ? builder->text[builder->length - 1] : ' ';

	return last >= '0' && last <= '9';
}

static enum mark mark_of(const struct builder *builder, const char *character, enum mark mark)
{
	if (mark == MARK_LOCKED)
		return mark;
	if (strncmp(character, "“", 3) == 0 || strncmp(character, "”", 3) == 0)
		return MARK_QUOTE;
	if (after_digit(builder)
		&& (strncmp(character, "年", 3) == 0 || strncmp(character, "月", 3) == 0
			|| strncmp(character, "日", 3) == 0))
		return MARK_DATE;
	return mark;
}

/* The cells of a fact up to its words, which begin behind them. */
static const char *open_known(struct builder *builder, const char *cells)
{
	static const enum field fields[] = {
		FIELD_TYPE, FIELD_VALUE, FIELD_UOM, FIELD_BOUND, FIELD_VERB, FIELD_ALT};
	int fact = open_record(builder, "fact", builder->holder);

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		size_t length = strcspn(cells, "|");
		struct string value = {NULL, 0, 0};

		if (*cells == *FACT_TEXT || *cells == '>' || *cells == '<')
			break;
		if (i + 1 == sizeof fields / sizeof fields[0])
			length = strcspn(cells, "><" FACT_TEXT);
		string_append_bytes(&value, cells, length);
		if (length)
			set_field(builder, fact, fields[i], value.bytes);
		string_release(&value);
		cells += length + (cells[length] == '|');
	}
	if (*cells == '<')
		builder->records[fact].parent = builder->whole_fact;
	if (*cells == '>')
		builder->whole_fact = fact;
	builder->open_fact = fact;
	return strchr(cells, *FACT_TEXT) + 1;
}

/* A value of = is the words, ~ what stands between their brackets. */
static void close_known(struct builder *builder)
{
	struct record *fact = &builder->records[builder->open_fact];
	const char *value = fact->fields[FIELD_VALUE];
	struct string words = {NULL, 0, 0};
	size_t inside = value && *value == '~' ? 3 : 0;

	close_record(builder, builder->open_fact);
	if (value && (*value == '~' || *value == '=')) {
		string_append_bytes(&words, builder->text + fact->start + inside,
			fact->end - fact->start - 2 * inside);
		set_field(builder, builder->open_fact, FIELD_VALUE, words.bytes);
		string_release(&words);
	}
	builder->open_fact = NO_RECORD;
}

static void append_text(struct builder *builder, const char *text, enum width width, enum mark mark)
{
	while (*text) {
		size_t length = character_length((unsigned char)*text);
		const char *half = width == WIDTH_FULL ? NULL : half_width(text, length);

		if (*text == *FACT_OPEN) {
			text = open_known(builder, text + 1);
			continue;
		}
		if (*text == *FACT_CLOSE) {
			close_known(builder);
			text++;
			continue;
		}
		if (half && (width == WIDTH_HALF || chance(builder, 50)))
			append_bytes(builder, half, 1, mark);
		else
			append_bytes(builder, text, length, mark_of(builder, text, mark));
		text += length;
	}
}

void put_text(struct builder *builder, const char *text)
{
	append_text(builder, text, builder->width, MARK_PROSE);
}

void put_enumerator_text(struct builder *builder, const char *text)
{
	append_text(builder, text, builder->number_width, MARK_LOCKED);
}

void put(struct builder *builder, const char *template)
{
	char *text = grammar_expand(&builder->grammar, template);

	put_text(builder, text);
	free(text);
}

void put_locked(struct builder *builder, const char *template)
{
	char *text = grammar_expand(&builder->grammar, template);

	append_text(builder, text, builder->width, MARK_LOCKED);
	free(text);
}

void begin_line(struct builder *builder)
{
	append_bytes(builder, builder->indent, strlen(builder->indent), MARK_LOCKED);
}

void end_line(struct builder *builder)
{
	if (builder->trailing_blanks && chance(builder, 30))
		append_bytes(builder, "  ", 2, MARK_LOCKED);
	append_bytes(builder, builder->newline, strlen(builder->newline), MARK_BREAK);
	if (builder->blank_lines)
		append_bytes(builder, builder->newline, strlen(builder->newline), MARK_BREAK);
}

void put_line(struct builder *builder, const char *template)
{
	begin_line(builder);
	put(builder, template);
	end_line(builder);
}

int open_record(struct builder *builder, const char *kind, int parent)
{
	struct record *record;

	builder->records =
		grow(builder->records, (size_t)builder->count + 1, sizeof *builder->records);
	record = &builder->records[builder->count];
	memset(record, 0, sizeof *record);
	record->kind = kind;
	record->parent = parent;
	record->start = record->start_also = builder->length;
	return builder->count++;
}

void close_record(struct builder *builder, int record)
{
	builder->records[record].end = builder->length;
}

void set_field(struct builder *builder, int record, enum field field, const char *value)
{
	free(builder->records[record].fields[field]);
	builder->records[record].fields[field] = value ? copy_text(value) : NULL;
}

void set_number_text(struct builder *builder, int record, const char *number)
{
	free(builder->records[record].number);
	builder->records[record].number = copy_text(number);
}

void set_number(struct builder *builder, int record, int number)
{
	struct string text = {NULL, 0, 0};

	string_append_number(&text, number);
	set_number_text(builder, record, text.bytes);
	string_release(&text);
}

void set_title(struct builder *builder, int record, size_t start, size_t end)
{
	builder->records[record].title_start = start;
	builder->records[record].title_end = end;
}

void remember_title(struct builder *builder, char *title)
{
	builder->titles = grow(builder->titles, builder->used_titles + 1, sizeof *builder->titles);
	builder->titles[builder->used_titles++] = title;
}

static int nesting_change(const char *character)
{
	static const char *const openers[] = {"“", "《", "（", "(", "‘", NULL};
	static const char *const closers[] = {"”", "》", "）", ")", "’", NULL};

	for (int i = 0; openers[i]; i++) {
		if (strncmp(character, openers[i], strlen(openers[i])) == 0)
			return 1;
		if (strncmp(character, closers[i], strlen(closers[i])) == 0)
			return -1;
	}
	return 0;
}

static bool is_stop(const char *text, size_t length)
{
	return length == 3 && memcmp(text, "。", 3) == 0;
}

void set_lead_title(struct builder *builder, int record, size_t start)
{
	size_t end = builder->records[record].end, at = start;
	int depth = 0;

	while (at < end) {
		size_t length = character_length((unsigned char)builder->text[at]);

		depth += nesting_change(builder->text + at);
		if (depth <= 0 && is_stop(builder->text + at, length))
			break;
		at += length;
	}
	set_title(builder, record, start, at);
}

void finish_text(struct builder *builder)
{
	if (chance(builder, 12))
		while (builder->length && strchr("\r\n ", builder->text[builder->length - 1]))
			builder->text[--builder->length] = '\0';
	close_record(builder, 0);
}
