/*
 * gen_facts: quantities, documents, meetings and contacts; see gen_facts.h.
 *
 * Compile: cc -std=c11 -O2 -o generate tests/score/generate.c tests/score/gen_*.c
 */
#include "gen_facts.h"

#include "gen_builder.h"
#include "gen_calendar.h"
#include "gen_facts_dates.h"

#include <stdio.h>
#include <string.h>

struct slot {
	char name[24];
	char argument[24]; /* unit, verb or kind */
	char verb[24];
	char role;
};

static void read_slot(const char *text, struct slot *slot)
{
	size_t length;

	memset(slot, 0, sizeof *slot);
	if (*text == '>' || *text == '<')
		slot->role = *text++;
	length = strcspn(text, ":");
	strncat(slot->name, text, length < 23 ? length : 23);
	text += length;
	if (*text)
		text++;
	length = strcspn(text, ":");
	strncat(slot->argument, text, length < 23 ? length : 23);
	text += length;
	if (*text)
		strncat(slot->verb, text + 1, 23);
}

static int pick(struct grammar *grammar, int low, int high)
{
	return random_between(&grammar->random, low, high);
}

static void put_full_width(struct string *out, const char *digits)
{
	for (; *digits; digits++) {
		char wide[4] = {(char)0xEF, (char)0xBC, (char)(0x90 + *digits - '0'), 0};

		if (*digits == '.')
			string_append(out, ".");
		else
			string_append(out, wide);
	}
}

/* How exact a number is, and the words for it. */
static const struct bound {
	const char *name, *front, *more, *rear;
} bounds[] = {{"eq", "", "", ""}, {"gt", "", "余", ""}, {"gt", "", "多", ""}, {"lt", "近", "", ""},
	{"about", "约", "", ""}, {"gt", "超过", "", ""}, {"gt", "逾", "", ""},
	{"ge", "不少于", "", ""}, {"ge", "至少", "", ""}, {"lt", "不足", "", ""},
	{"ge", "", "", "以上"}, {"le", "", "", "以下"}, {"about", "", "", "左右"},
	{"ge", "不低于", "", ""}, {"le", "不超过", "", ""}};

static const struct bound *pick_bound(struct grammar *grammar)
{
	return &bounds[random_chance(&grammar->random, 60)
			? 0
			: random_below(&grammar->random, sizeof bounds / sizeof bounds[0])];
}

/* A number in one of its written forms. */
static void put_number(struct grammar *grammar, struct string *out, int number, bool rounded)
{
	int form = pick(grammar, 0, 99);
	char digits[16];

	snprintf(digits, sizeof digits, "%d", number);
	if (form < 8 && !rounded)
		put_full_width(out, digits);
	else if (form < 18 && number > 2 && number < 100)
		append_chinese_number(out, number);
	else if (form < 24 && number == 2)
		string_append(out, "两");
	else if (form < 60 && number >= 1000)
		string_append_number(out, number / 1000),
			snprintf(digits, sizeof digits, ",%03d", number % 1000),
			string_append(out, digits);
	else
		string_append(out, digits);
}

static void open_fact(struct string *out, const struct slot *slot, const char *cells)
{
	char role[2] = {slot->role, 0};

	string_append(out, FACT_OPEN);
	string_append(out, cells);
	string_append(out, role);
	string_append(out, FACT_TEXT);
}

static void put_count(struct grammar *grammar, struct string *out, const struct slot *slot)
{
	bool exact = strcmp(slot->name, "count") != 0;
	const struct bound *bound = exact || slot->role ? &bounds[0] : pick_bound(grammar);
	int number = strcmp(slot->name, "zero") == 0 ? pick(grammar, 0, 9)
		: exact                              ? pick(grammar, 1, 30)
						     : pick(grammar, 2, 60);
	char cells[128];

	if (bound != &bounds[0] || random_chance(&grammar->random, 15))
		number = pick(grammar, 1, 9) * (pick(grammar, 0, 1) ? 10 : 100);
	if (exact && number > 30)
		number /= 10;
	if (random_chance(&grammar->random, 6) && bound == &bounds[0] && !exact)
		number = pick(grammar, 1000, 9999);
	snprintf(cells, sizeof cells, "count|%d|%s|%s|%s|", number, slot->argument, bound->name,
		slot->verb);
	open_fact(out, slot, cells);
	string_append(out, bound->front);
	if (exact)
		string_append_number(out, number);
	else
		put_number(grammar, out, number, bound != &bounds[0]);
	string_append(out, bound->more);
	string_append(out, slot->argument);
	string_append(out, bound->rear);
	string_append(out, FACT_CLOSE);
}

/* Yuan without zeros behind the point. */
static void format_yuan(char *text, size_t size, long long fen)
{
	int length;

	if (fen % 100 == 0)
		snprintf(text, size, "%lld", fen / 100);
	else if (fen % 10 == 0)
		snprintf(text, size, "%lld.%lld", fen / 100, fen / 10 % 10);
	else {
		length = snprintf(text, size, "%lld.%02lld", fen / 100, fen % 100);
		(void)length;
	}
}

static void put_money(struct grammar *grammar, struct string *out, const struct slot *slot)
{
	const struct bound *bound = slot->role ? &bounds[0] : pick_bound(grammar);
	int form = bound == &bounds[0] ? pick(grammar, 0, 8) : 9, number = pick(grammar, 1, 9999);
	char words[64], yuan[32], cells[128];
	long long fen = 0;

	switch (form) {
	case 0:
		fen = (long long)number * 100;
		snprintf(words, sizeof words, "%d元", number);
		break;
	case 1:
	case 2:
	case 3:
		fen = (long long)number * 10000;
		snprintf(words, sizeof words, "%d.%02d万元", number / 100, number % 100);
		break;
	case 4:
		fen = (long long)number * 1000000;
		snprintf(words, sizeof words, "%d万元", number);
		break;
	case 5:
		fen = (long long)number * 1000000;
		if (number >= 1000)
			snprintf(words, sizeof words, "%d,%03d万元", number / 1000, number % 1000);
		else
			snprintf(words, sizeof words, "%d 万元", number);
		break;
	case 6:
		number = number % 90 + 10;
		fen = (long long)number * 1000000000;
		snprintf(words, sizeof words, "%d.%d亿元", number / 10, number % 10);
		break;
	case 7:
		number = number % 9 + 1;
		fen = (long long)number * 100000000;
		snprintf(words, sizeof words, "%s百万元",
			(const char *const[]){
				"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[number]);
		break;
	case 8:
		fen = (long long)number * 100 + 50;
		snprintf(words, sizeof words, "%d.5元", number);
		break;
	default:
		number = (number % 90 + 1) * 10;
		fen = (long long)number * 1000000;
		snprintf(words, sizeof words, "%s%d%s万元%s", bound->front, number, bound->more,
			bound->rear);
		break;
	}
	format_yuan(yuan, sizeof yuan, fen);
	snprintf(cells, sizeof cells, "amount|%s|CNY|%s|%s|", yuan, bound->name, slot->argument);
	open_fact(out, slot, cells);
	string_append(out, words);
	string_append(out, FACT_CLOSE);
}

/* A plain small sum. */
static void put_yuan(struct grammar *grammar, struct string *out, const struct slot *slot)
{
	int number = pick(grammar, 2, 40) * 50;
	char cells[64];

	snprintf(cells, sizeof cells, "amount|%d|CNY|eq||", number);
	open_fact(out, slot, cells);
	string_append_number(out, number);
	string_append(out, "元");
	string_append(out, FACT_CLOSE);
}

static void put_ratio(struct grammar *grammar, struct string *out, const struct slot *slot)
{
	const struct bound *bound =
		strcmp(slot->name, "ratio") == 0 ? pick_bound(grammar) : &bounds[0];
	int number = pick(grammar, 1, 99), form = pick(grammar, 0, 9), tenth = pick(grammar, 1, 9);
	char words[64], cells[64], value[16];

	if (*bound->more)
		bound = &bounds[0];
	snprintf(value, sizeof value, "%d", number);
	if (form < 4) {
		snprintf(words, sizeof words, "%s%d%%%s", bound->front, number, bound->rear);
	} else if (form < 8) {
		snprintf(value, sizeof value, "%d.%d", number, tenth);
		snprintf(words, sizeof words, "%s%d.%d%%%s", bound->front, number, tenth,
			bound->rear);
	} else {
		struct string han = {NULL, 0, 0};

		append_chinese_number(&han, number);
		snprintf(words, sizeof words, "%s百分之%s%s", bound->front, han.bytes, bound->rear);
		string_release(&han);
	}
	snprintf(cells, sizeof cells, "ratio|%s|%%|%s||", value, bound->name);
	open_fact(out, slot, cells);
	string_append(out, words);
	string_append(out, FACT_CLOSE);
}

static void put_document(struct grammar *grammar, struct string *out, const struct slot *slot)
{
	bool law = strcmp(slot->name, "doc-law") == 0;
	/* by: 制定, 出台 and 印发 stand in front, and the last says what was done. */
	const char *verb = slot->argument;
	char cells[64];

	if (strcmp(verb, "by") == 0)
		verb = out->length > 12 && strstr(out->bytes + out->length - 12, "印发") ? "print"
											 : "issue";
	snprintf(cells, sizeof cells, "document|~|||%s|", verb);
	open_fact(out, slot, cells);
	string_append(out, "《");
	grammar_append(grammar, out, law ? "{known_law}" : "{known_verb_title}");
	string_append(out, "》");
	string_append(out, FACT_CLOSE);
}

static void put_span(struct grammar *grammar, struct string *out, const struct slot *slot,
	const char *type, const char *template)
{
	char cells[64];

	snprintf(cells, sizeof cells, "%s|=||||", type);
	open_fact(out, slot, cells);
	grammar_append(grammar, out, template);
	string_append(out, FACT_CLOSE);
}

void append_fact(struct grammar *grammar, struct string *out, const char *text)
{
	static const struct {
		const char *name, *type, *template;
	} spans[] = {{"meeting", "meeting", "{known_meeting}"}, {"meet", "meeting", "会议"},
		{"phone", "contact", "0{#311-999}-{#2000000-8999999}"},
		{"mail", "contact", "[jcb|zgbgs|dqb]{#10-999}@example.[cn|org]"},
		{"post", "contact", "{#100000-799999}"},
		{"address", "contact", "{=place}市{place}路{#1-400}号"}};
	struct slot slot;

	read_slot(text, &slot);
	for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
		if (strcmp(slot.name, spans[i].name) == 0) {
			put_span(grammar, out, &slot, spans[i].type, spans[i].template);
			return;
		}
	}
	if (strcmp(slot.name, "count") == 0 || strcmp(slot.name, "exact") == 0
		|| strcmp(slot.name, "zero") == 0)
		put_count(grammar, out, &slot);
	else if (strcmp(slot.name, "money") == 0)
		put_money(grammar, out, &slot);
	else if (strcmp(slot.name, "yuan") == 0)
		put_yuan(grammar, out, &slot);
	else if (strcmp(slot.name, "ratio") == 0 || strcmp(slot.name, "exactratio") == 0)
		put_ratio(grammar, out, &slot);
	else if (strncmp(slot.name, "doc", 3) == 0)
		put_document(grammar, out, &slot);
	else
		append_date_fact(grammar, out, slot.name);
}
