/*
 * gen_facts_dates: see gen_facts_dates.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_facts_dates.h"

#include "gen_calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 160, VALUE = 80 };

struct expression {
	char words[WORDS];
	char value[VALUE];
	const char *bound;
	struct day last; /* for a date behind it; year 0: none */
};

static int pick(struct grammar *grammar, int low, int high)
{
	return random_between(&grammar->random, low, high);
}

static struct day pick_day(struct grammar *grammar)
{
	long days = grammar->last_day - grammar->first_day;

	return day_of_number(
		grammar->first_day + (long)random_below(&grammar->random, (size_t)days + 1));
}

static const char *pick_mark(struct grammar *grammar)
{
	static const char *const marks[] = {"至", "至", "至", "到", "—", "——", "-", "~", "－", "–"};

	return marks[pick(grammar, 0, 9)];
}

static void iso(char *text, struct day day)
{
	snprintf(text, VALUE, "%04d-%02d-%02d", day.year, day.month, day.day);
}

static void han_day(char *text, struct day day)
{
	static const char *const digits[] = {
		"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
	struct string month = {NULL, 0, 0}, date = {NULL, 0, 0};

	append_chinese_number(&month, day.month);
	append_chinese_number(&date, day.day);
	snprintf(text, WORDS, "二〇%s%s年%s月%s日", digits[day.year / 10 % 10],
		digits[day.year % 10], month.bytes, date.bytes);
	string_release(&month);
	string_release(&date);
}

static void wide_day(char *text, struct day day)
{
	char plain[64];
	size_t length = 0;

	snprintf(plain, sizeof plain, "%d年%d月%d日", day.year, day.month, day.day);
	for (const char *at = plain; *at && length < WORDS - 4; at++) {
		if (*at >= '0' && *at <= '9') {
			text[length++] = (char)0xEF;
			text[length++] = (char)0xBC;
			text[length++] = (char)(0x90 + *at - '0');
		} else {
			text[length++] = *at;
		}
	}
	text[length] = '\0';
}

static int last_day(struct day day)
{
	return days_in_month(day.year, day.month);
}

static void make_part_of_year(struct grammar *grammar, struct expression *date, struct day day)
{
	int quarter = pick(grammar, 1, 4);
	static const char *const names[] = {"一", "二", "三", "四"};

	snprintf(date->words, WORDS, "%d年%s%s季度", day.year, pick(grammar, 0, 1) ? "第" : "",
		names[quarter - 1]);
	snprintf(date->value, VALUE, "%04d-%02d-01/%04d-%02d-%02d", day.year, quarter * 3 - 2,
		day.year, quarter * 3, days_in_month(day.year, quarter * 3));
}

/* A date, most often a day. */
static void make_date(struct grammar *grammar, struct expression *date)
{
	struct day day = pick_day(grammar), pub = day_of_number(grammar->last_day);

	date->last = day;
	iso(date->value, day);
	switch (pick(grammar, 0, 19)) {
	case 0: snprintf(date->words, WORDS, "%d-%02d-%02d", day.year, day.month, day.day); break;
	case 1: snprintf(date->words, WORDS, "%d.%d.%d", day.year, day.month, day.day); break;
	case 2: han_day(date->words, day); break;
	case 3: wide_day(date->words, day); break;
	case 4:
	case 5:
	case 6:
		snprintf(date->words, WORDS, "%d年%d月", day.year, day.month);
		snprintf(date->value, VALUE, "%04d-%02d", day.year, day.month);
		break;
	case 7:
		snprintf(date->words, WORDS, "%d年%d月%s", day.year, day.month,
			(const char *const[]){"上旬", "中旬", "下旬"}[(day.day - 1) / 10 % 3]);
		snprintf(date->value, VALUE, "%04d-%02d-%s/%04d-%02d-%02d", day.year, day.month,
			(const char *const[]){"01", "11", "21"}[(day.day - 1) / 10 % 3], day.year,
			day.month,
			(day.day - 1) / 10 % 3 == 2 ? last_day(day)
						    : ((day.day - 1) / 10 % 3 + 1) * 10);
		break;
	case 8: make_part_of_year(grammar, date, day); break;
	case 9:
		snprintf(date->words, WORDS, "%d年%d月底", day.year, day.month);
		snprintf(date->value, VALUE, "%04d-%02d-%02d", day.year, day.month, last_day(day));
		break;
	case 10:
		if (day.year == pub.year) {
			snprintf(date->words, WORDS, "今年%d月", day.month);
			snprintf(date->value, VALUE, "%04d-%02d", day.year, day.month);
			break;
		}
		snprintf(date->words, WORDS, "%d年%d月%d日", day.year, day.month, day.day);
		break;
	default: snprintf(date->words, WORDS, "%d年%d月%d日", day.year, day.month, day.day); break;
	}
}

/* A day behind the last date, in the same year, which is not written again. */
static void make_later(struct grammar *grammar, struct expression *date)
{
	const char *known = grammar_get(grammar, "lastdate");
	int year = (int)strtol(known, NULL, 10), month = (int)strtol(known + 5, NULL, 10);
	struct day day = {year, month, 0};

	if (year == 0) {
		make_date(grammar, date);
		return;
	}
	if (month < 12)
		day.month = pick(grammar, month + 1, 12);
	day.day = pick(grammar, 1, days_in_month(year, day.month));
	if (day_number(year + (month == 12), month == 12 ? 1 : day.month, day.day) > grammar->last_day) {
		make_date(grammar, date);
		return;
	}
	if (month == 12) {
		snprintf(date->words, WORDS, "次年1月%d日", day.day);
		day.year++;
		day.month = 1;
	} else {
		snprintf(date->words, WORDS, "%s%d月%d日", pick(grammar, 0, 3) ? "" : "同年",
			day.month, day.day);
	}
	iso(date->value, day);
	date->last = day;
}

static void make_span(struct grammar *grammar, struct expression *date)
{
	long from = day_number(pick_day(grammar).year, 1, 1) + pick(grammar, 0, 300);
	struct day a = day_of_number(from), b = day_of_number(from + pick(grammar, 1, 60));
	const char *mark = pick_mark(grammar);

	date->last = b;
	if (pick(grammar, 0, 1)) {
		if (b.month == a.month && b.year == a.year)
			b.month = a.month == 12 ? 1 : a.month + 1, b.year += a.month == 12;
		if (b.year != a.year)
			snprintf(date->words, WORDS, "%d年%d月%s%d年%d月", a.year, a.month, mark,
				b.year, b.month);
		else
			snprintf(date->words, WORDS, "%d年%d%s%s%d月", a.year, a.month,
				pick(grammar, 0, 1) ? "月" : "", mark, b.month);
		snprintf(date->value, VALUE, "%04d-%02d/%04d-%02d", a.year, a.month, b.year,
			b.month);
		date->last = b;
		return;
	}
	if (b.year != a.year)
		snprintf(date->words, WORDS, "%d年%d月%d日%s%d年%d月%d日", a.year, a.month, a.day,
			mark, b.year, b.month, b.day);
	else if (b.month != a.month)
		snprintf(date->words, WORDS, "%d年%d月%d日%s%d月%d日", a.year, a.month, a.day, mark,
			b.month, b.day);
	else
		snprintf(date->words, WORDS, "%d年%d月%d日%s%d日", a.year, a.month, a.day, mark,
			b.day);
	snprintf(date->value, VALUE, "%04d-%02d-%02d/%04d-%02d-%02d", a.year, a.month, a.day,
		b.year, b.month, b.day);
}

static void make_list(struct grammar *grammar, struct expression *date)
{
	struct day day = pick_day(grammar);
	int first = pick(grammar, 1, 8), second = first + pick(grammar, 1, 2),
	    third = second + pick(grammar, 1, 2);
	bool three = pick(grammar, 0, 1);

	if (three) {
		snprintf(date->words, WORDS, "%d年%d、%d、%d月", day.year, first, second, third);
		snprintf(date->value, VALUE, "%04d-%02d;%04d-%02d;%04d-%02d", day.year, first,
			day.year, second, day.year, third);
	} else {
		snprintf(date->words, WORDS, "%d年%d月、%d月", day.year, first, second);
		snprintf(date->value, VALUE, "%04d-%02d;%04d-%02d", day.year, first, day.year,
			second);
	}
	date->last = (struct day){day.year, three ? third : second, 1};
}

static void make_since(struct grammar *grammar, struct expression *date)
{
	struct day day = pick_day(grammar), pub = day_of_number(grammar->last_day);

	date->last = day;
	switch (pick(grammar, 0, 3)) {
	case 0:
		date->last = pub;
		snprintf(date->words, WORDS, "今年以来");
		snprintf(date->value, VALUE, "%04d/..", pub.year);
		break;
	case 1:
		snprintf(date->words, WORDS, "%d年以来", day.year);
		snprintf(date->value, VALUE, "%04d/..", day.year);
		break;
	case 2:
		snprintf(date->words, WORDS, "%d年%d月%d日起", day.year, day.month, day.day);
		snprintf(date->value, VALUE, "%04d-%02d-%02d/..", day.year, day.month, day.day);
		break;
	default:
		snprintf(date->words, WORDS, "%d年%d月以来", day.year, day.month);
		snprintf(date->value, VALUE, "%04d-%02d/..", day.year, day.month);
		break;
	}
}

static void make_due(struct grammar *grammar, struct expression *date)
{
	struct day pub = day_of_number(grammar->last_day), day = {pub.year + 1, 1, 1};

	day.month = pick(grammar, 1, 12);
	day.day = pick(grammar, 1, 28);
	date->bound = "le";
	switch (pick(grammar, 0, 4)) {
	case 0:
		snprintf(date->words, WORDS, "%d年%d月底前", day.year, day.month);
		day.day = last_day(day);
		break;
	case 1:
		snprintf(date->words, WORDS, "%d年%s底前", day.year,
			pick(grammar, 0, 1) ? "年" : "");
		day = (struct day){day.year, 12, 31};
		break;
	case 2:
		/* of the year that the paragraph is about */
		snprintf(date->words, WORDS, "年底前");
		day = (struct day){(int)strtol(grammar_get(grammar, "lastdate"), NULL, 10), 12, 31};
		day.year = day.year ? day.year : pub.year;
		break;
	case 3:
		snprintf(date->words, WORDS, "明年%d月底前", day.month);
		day.day = last_day(day);
		break;
	default:
		snprintf(date->words, WORDS, "%d年%d月%d日前", day.year, day.month, day.day);
		break;
	}
	iso(date->value, day);
	date->last = day;
}

static void make_last_year(struct grammar *grammar, struct expression *date)
{
	snprintf(date->words, WORDS, "%s", pick(grammar, 0, 1) ? "上年" : "去年");
	date->last = (struct day){day_of_number(grammar->last_day).year - 1, 1, 1};
	snprintf(date->value, VALUE, "%04d", date->last.year);
}

static void make_sofar(struct grammar *grammar, struct expression *date)
{
	struct day day = pick_day(grammar), pub = day_of_number(grammar->last_day);

	date->last = day;
	switch (pick(grammar, 0, 3)) {
	case 0:
		snprintf(date->words, WORDS, "截至%d年%d月底", day.year, day.month);
		day.day = last_day(day);
		iso(date->value, day);
		break;
	case 1:
		snprintf(date->words, WORDS, "截至%d年%d月%d日", day.year, day.month, day.day);
		iso(date->value, day);
		break;
	default:
		date->last = pub;
		snprintf(date->words, WORDS, "%s目前", pick(grammar, 0, 4) ? "截至" : "截止");
		iso(date->value, pub);
		break;
	}
}

static void make_recurring(struct grammar *grammar, struct expression *date)
{
	static const struct {
		const char *words, *value;
	} all[] = {{"每月", "R/P1M"}, {"每季度", "R/P3M"}, {"每半年", "R/P6M"}, {"每周", "R/P1W"},
		{"每年", "R/P1Y"}, {"每月5日前", "R/P1M"}, {"每两个月", "R/P2M"},
		{"每周五", "R/P1W"}};
	int which = pick(grammar, 0, 7);

	snprintf(date->words, WORDS, "%s", all[which].words);
	snprintf(date->value, VALUE, "%s", all[which].value);
}

static void make_half(struct grammar *grammar, struct expression *date)
{
	int year = pick_day(grammar).year;
	bool second = pick(grammar, 0, 1);

	date->last = (struct day){year, 6, 1};
	snprintf(date->words, WORDS, "%d年%s半年", year, second ? "下" : "上");
	snprintf(date->value, VALUE, second ? "%04d-07-01/%04d-12-31" : "%04d-01-01/%04d-06-30",
		year, year);
}

/* Days of the story, which the grammar knows by their words. */
static bool make_story(struct grammar *grammar, const char *name, struct expression *date)
{
	bool inspected = strcmp(name, "inspected") == 0;

	if (!inspected && strcmp(name, "feedback") != 0 && strcmp(name, "published") != 0)
		return false;
	if (inspected)
		snprintf(date->words, WORDS, "%s%s%s", grammar_get(grammar, "from"),
			pick_mark(grammar), grammar_get(grammar, "to"));
	else
		snprintf(date->words, WORDS, "%s",
			grammar_get(grammar, strcmp(name, "feedback") == 0 ? "fed" : "pub"));
	snprintf(date->value, VALUE, "%s", grammar_get(grammar, name));
	return true;
}

void append_date_fact(struct grammar *grammar, struct string *out, const char *name)
{
	static const struct {
		const char *name;
		void (*make)(struct grammar *, struct expression *);
	} makers[] = {{"date", make_date}, {"later", make_later}, {"span", make_span},
		{"list", make_list}, {"since", make_since}, {"due", make_due},
		{"sofar", make_sofar}, {"recurring", make_recurring}, {"halfyear", make_half},
		{"lastyear", make_last_year}};
	struct expression date = {.bound = ""};
	char cells[160], last[16];
	bool made = make_story(grammar, name, &date);

	for (size_t i = 0; i < sizeof makers / sizeof makers[0] && !made; i++) {
		made = strcmp(name, makers[i].name) == 0;
		if (made)
			makers[i].make(grammar, &date);
	}
	if (!made)
		give_up("no such fact", name);
	snprintf(last, sizeof last, "%04d-%02d", date.last.year, date.last.month);
	if (date.last.year)
		grammar_set(grammar, "lastdate", last);
	snprintf(cells, sizeof cells, "date|%s||%s||", date.value, date.bound);
	string_append(out, FACT_OPEN);
	string_append(out, cells);
	string_append(out, FACT_TEXT);
	string_append(out, date.words);
	string_append(out, FACT_CLOSE);
}
