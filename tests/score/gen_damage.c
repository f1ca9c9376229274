/*
 * gen_damage: see gen_damage.h.
 *
 * One pass over the characters; each is kept, dropped or replaced by a longer text. Spans move through
 * a map from old to new offsets. What was marked MARK_LOCKED only suffers damage that loses nothing
 * (glosses, zero-width characters).
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_damage.h"

#include "gen_calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kinds {
	bool dates, quotes, characters, mojibake, gloss, wrap, merge, doubled, zero_width;
};

struct damage {
	struct builder *builder;
	struct kinds kinds;
	struct string out;
	size_t *map; /* old offset to new offset */
	int column;  /* characters since the last line break, for wrap */
	int holder;  /* the record that holds the present character, or NO_RECORD */
};

static void choose_kinds(struct builder *builder, struct kinds *kinds)
{
	int dice = between(builder, 0, 99);

	memset(kinds, 0, sizeof *kinds);
	kinds->gloss = dice >= 60 && dice < 70;
	kinds->wrap = dice >= 70 && dice < 78;
	kinds->merge = dice >= 78 && dice < 84;
	kinds->doubled = dice >= 84 && dice < 92;
	kinds->zero_width = dice >= 92;
	kinds->dates = dice < 60;
	kinds->quotes = dice < 45;
	kinds->characters = dice < 30;
	kinds->mojibake = dice < 25 || (dice >= 40 && dice < 50);
}

static void name_kinds(struct builder *builder, const struct kinds *kinds)
{
	const struct {
		bool present;
		const char *name;
	} names[] = {{kinds->dates, " damage=dates"}, {kinds->quotes, " damage=quotes"},
		{kinds->characters, " damage=characters"}, {kinds->mojibake, " damage=mojibake"},
		{kinds->gloss, " damage=gloss"}, {kinds->wrap, " damage=wrap"},
		{kinds->merge, " damage=merge"}, {kinds->doubled, " damage=doubled"},
		{kinds->zero_width, " damage=zero-width"}};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].present)
			variant_add(builder, names[i].name);
}

static bool is_character(const char *text, const char *const *list)
{
	for (; *list; list++)
		if (strncmp(text, *list, strlen(*list)) == 0)
			return true;
	return false;
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* 年 and 月 between digits stood alone in their element, and 日 before a line's end. */
static bool loses_date(struct damage *damage, size_t at)
{
	const char *next;

	if (!damage->kinds.dates || damage->builder->marks[at] != MARK_DATE)
		return false;
	next = damage->builder->text + at + 3;
	if (!(*next >= '0' && *next <= '9') && !is_line_end(*next))
		return false;
	return chance(damage->builder, 92);
}

static int record_at(const struct builder *builder, size_t at)
{
	for (int i = builder->count - 1; i > 0; i--)
		if (at >= builder->records[i].start && at < builder->records[i].end)
			return i;
	return NO_RECORD;
}

static bool holder_is(const struct damage *damage, const char *kind)
{
	return damage->holder != NO_RECORD
		&& strcmp(damage->builder->records[damage->holder].kind, kind) == 0;
}

/* Not where the loss would turn quoted words into an enumerator. */
static bool loses_quote(struct damage *damage, size_t at)
{
	const char *text = damage->builder->text + at;
	bool opening = strncmp(text, "“", 3) == 0;

	if (!damage->kinds.quotes || damage->builder->marks[at] != MARK_QUOTE)
		return false;
	if (opening && holder_is(damage, "finding"))
		return chance(damage->builder, 70);
	return strncmp(text + 3, "一", 3) != 0 && chance(damage->builder, 12);
}

static bool loses_character(struct damage *damage, size_t at)
{
	static const char *const losable[] = {
		"化", "察", "作", "性", "家", "号", "印", "放", "名", "个", NULL};
	const char *text = damage->builder->text + at;

	return damage->kinds.characters && holder_is(damage, "measure")
		&& damage->builder->marks[at] == MARK_PROSE && is_character(text, losable)
		&& chance(damage->builder, 3);
}

static const char *gloss_of(const char *text)
{
	static const char *const glosses[][2] = {{"关", "關(guān)"}, {"现", "現(xiàn)"},
		{"将", "將(jiāng)"}, {"问", "問(wèn)"}, {"题", "題(tí)"}, {"进", "進(jìn)"},
		{"责", "責(zé)"}, {"会", "會(huì)"}, {"党", "黨(dǎng)"}, {"组", "組(zǔ)"},
		{"织", "織(zhī)"}, {"领", "領(lǐng)"}, {"导", "導(dǎo)"}, {"对", "對(duì)"},
		{"实", "實(shí)"}, {"执", "執(zhí)"}, {"监", "監(jiān)"}, {"开", "開(kāi)"},
		{"书", "書(shū)"}, {"业", "業(yè)"}};

	for (size_t i = 0; i < sizeof glosses / sizeof glosses[0]; i++)
		if (strncmp(text, glosses[i][0], 3) == 0)
			return glosses[i][1];
	return NULL;
}

/* A clean clause and the same read one byte off: the first 。 is not a stop. */
static const char *garbled_clause(struct builder *builder)
{
	static const char *const clauses[] = {"开拓县域市。榻ü┫窆3家",
		"举办专题讲座12。窝蹈刹恐肮ご600余人", "清理农贸市。〉拚嫉谰46处",
		"走访辖区企业工厂。占饧ㄒ28条", "完善校园操。绿逵鞑18套",
		"开展法治宣讲9。哺侨褐2000多人", "整治养殖。瓿煞辔凵枋└脑7户",
		"规范停车。略霾次300个", "改造屠宰。ㄉ栉鬯砩枋1座", NULL};

	return choose(builder, clauses);
}

/* A stop in prose, behind the title of the item and before its end. */
static bool takes_mojibake(struct damage *damage, size_t at, size_t length)
{
	const struct builder *builder = damage->builder;
	const struct record *record;

	if (!damage->kinds.mojibake || damage->holder == NO_RECORD
		|| strncmp(builder->text + at, "。", 3) != 0)
		return false;
	record = &builder->records[damage->holder];
	return holder_is(damage, "measure") && at >= record->title_end && at + length < record->end
		&& chance(damage->builder, 10);
}

static bool is_prose(const struct builder *builder, size_t at)
{
	return at < builder->length && builder->marks[at] == MARK_PROSE
		&& (unsigned char)builder->text[at] >= 0xe4;
}

static void put_byte_span(struct damage *damage, size_t at, size_t length)
{
	string_append_bytes(&damage->out, damage->builder->text + at, length);
}

static void add_extras(struct damage *damage, size_t at, size_t length)
{
	struct builder *builder = damage->builder;

	if (damage->kinds.wrap && damage->column >= 38 && is_prose(builder, at)
		&& is_prose(builder, at + length)) {
		string_append(&damage->out, "\n");
		damage->column = 0;
	}
	if (damage->kinds.zero_width && (unsigned char)builder->text[at] >= 0xe4
		&& chance(builder, 1))
		string_append(&damage->out, "\xe2\x80\x8b");
	if (damage->kinds.doubled && builder->marks[at] == MARK_PROSE
		&& (builder->text[at] == ',' || strncmp(builder->text + at, "，", 3) == 0)
		&& chance(builder, 6))
		put_byte_span(damage, at, length);
	if (takes_mojibake(damage, at, length)) {
		string_append(&damage->out, garbled_clause(builder));
		string_append(&damage->out, "。");
	}
}

/* The number of a printed page, between two paragraphs. */
static void add_page_mark(struct damage *damage)
{
	string_append(&damage->out, "— ");
	string_append_number(&damage->out, between(damage->builder, 1, 12));
	string_append(&damage->out, " —\n");
}

static void take_character(struct damage *damage, size_t at, size_t length)
{
	const char *gloss = damage->kinds.gloss ? gloss_of(damage->builder->text + at) : NULL;
	bool line_end = is_line_end(damage->builder->text[at]);

	damage->holder = record_at(damage->builder, at);
	damage->column = line_end ? 0 : damage->column + 1;
	if (loses_date(damage, at) || loses_quote(damage, at) || loses_character(damage, at))
		return;
	if (damage->kinds.merge && line_end) {
		string_append(&damage->out, " ");
		return;
	}
	if (gloss)
		string_append(&damage->out, gloss);
	else
		put_byte_span(damage, at, length);
	add_extras(damage, at, length);
	if (damage->kinds.wrap && damage->builder->text[at] == '\n' && chance(damage->builder, 4))
		add_page_mark(damage);
}

static void move_spans(struct damage *damage)
{
	struct builder *builder = damage->builder;

	for (int i = 0; i < builder->count; i++) {
		struct record *record = &builder->records[i];

		record->start = damage->map[record->start];
		record->start_also = damage->map[record->start_also];
		record->end = damage->map[record->end];
		record->title_start = damage->map[record->title_start];
		record->title_end = damage->map[record->title_end];
	}
}

/* 1-11..1-19 and 11-1..11-9 glue to the same digits, 1-21..1-29 and 12-1..12-9 too. */
static bool is_ambiguous_day(const char *iso)
{
	int month = (int)strtol(iso + 5, NULL, 10), day = (int)strtol(iso + 8, NULL, 10);

	return (month == 1 && day > 10 && day % 10 != 0 && day < 30)
		|| ((month == 11 || month == 12) && day < 10);
}

static void open_ambiguous(struct builder *builder, enum field field)
{
	const char *value = builder->records[0].fields[field];
	struct string open = {NULL, 0, 0};

	if (!value || strlen(value) < 10
		|| !(is_ambiguous_day(value)
			|| (strlen(value) == 21 && is_ambiguous_day(value + 11))))
		return;
	string_append(&open, value);
	string_append(&open, "|");
	set_field(builder, 0, field, open.bytes);
	string_release(&open);
}

static void apply(struct damage *damage)
{
	struct builder *builder = damage->builder;
	size_t at = 0;

	while (at < builder->length) {
		size_t length = character_length((unsigned char)builder->text[at]);

		for (size_t i = 0; i < length; i++)
			damage->map[at + i] = damage->out.length;
		take_character(damage, at, length);
		at += length;
	}
	damage->map[builder->length] = damage->out.length;
}

/* The other way to cut the digits of a month and a day, as a day number; -1 when there is none. */
static long other_cut(struct day day)
{
	char digits[16];
	size_t cut = day.month > 9 ? 1 : 2;
	int month, rest;

	if (day.month > 9 && day.day > 9)
		return -1;
	snprintf(digits, sizeof digits, "%d%d", day.month, day.day);
	if (strlen(digits) != 3 || digits[cut] == '0' || digits[0] == '0')
		return -1;
	rest = (int)strtol(digits + cut, NULL, 10);
	digits[cut] = '\0';
	month = (int)strtol(digits, NULL, 10);
	if (month > 12 || rest > days_in_month(day.year, month))
		return -1;
	return day_number(day.year, month, rest);
}

/* Are there two days in a damaged value that the story allows, or one that nobody can tell? */
static bool is_undecided(const struct builder *builder, const struct record *fact)
{
	const char *value = fact->fields[FIELD_VALUE];
	const char *period = builder->records[0].fields[FIELD_PERIOD];
	long first =
		day_number((int)strtol(period, NULL, 10), (int)strtol(period + 5, NULL, 10), 1);

	for (const char *at = value; strlen(at) >= 10; at++) {
		struct day day = {(int)strtol(at, NULL, 10), (int)strtol(at + 5, NULL, 10),
			(int)strtol(at + 8, NULL, 10)};
		long other, here;

		if ((at > value && at[-1] != '/') || at[4] != '-' || at[7] != '-')
			continue;
		other = other_cut(day);
		here = day_number(day.year, day.month, day.day);
		if (other >= 0
			&& ((other >= first && other <= builder->grammar.last_day)
				|| here > builder->grammar.last_day))
			return true;
		/* 1月5日 is left as 15日. */
		if (day.month < 4 && day.day < 10
			&& strncmp(builder->text + fact->start, "20", 2) != 0)
			return true;
	}
	return false;
}

/* Before the text is replaced: which dates of the truth have lost something that decides. */
static void note_undecided(struct damage *damage)
{
	struct builder *builder = damage->builder;

	for (int i = 1; i < builder->count; i++) {
		const struct record *fact = &builder->records[i];
		bool lost =
			damage->map[fact->end] - damage->map[fact->start] < fact->end - fact->start;

		if (strcmp(fact->kind, "fact") == 0 && fact->fields[FIELD_VALUE]
			&& strcmp(fact->fields[FIELD_TYPE], "date") == 0 && lost)
			set_field(builder, i, FIELD_UNDECIDED,
				is_undecided(builder, fact) ? "open" : "lost");
	}
}

void damage_document(struct builder *builder, bool only_dates)
{
	struct damage damage = {.builder = builder};

	choose_kinds(builder, &damage.kinds);
	if (only_dates)
		damage.kinds = (struct kinds){.dates = true};
	name_kinds(builder, &damage.kinds);
	string_append(&damage.out, "");
	damage.map = grow(NULL, builder->length + 1, sizeof *damage.map);
	apply(&damage);
	note_undecided(&damage);
	move_spans(&damage);
	if (damage.kinds.dates) {
		open_ambiguous(builder, FIELD_PERIOD);
		open_ambiguous(builder, FIELD_FEEDBACK);
		open_ambiguous(builder, FIELD_PUBLISHED);
	}
	free(damage.map);
	free(builder->text);
	builder->text = damage.out.bytes;
	builder->length = damage.out.length;
	builder->capacity = damage.out.capacity;
}
