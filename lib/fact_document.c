/*
 * fact_document.c - documents by their brackets.
 *
 * The tokens know the pairs.  An outermost 《 with its partner is a document; a 》 without one has lost
 * its 《, and the title begins behind the verb or stop in front of it.  The verb is the last one of the
 * clause; titles that stand side by side share it.
 */
#include "fact_document.h"
#include "number.h"
#include "phrase.h"

#include <stdlib.h>

/* Where two of them end at the same place the longer one counts. */
static const struct rx_sense verbs[] = {
	{"制定印发|研究制定|制定出台|出台|制定下发|制定|制订|建立|编制|颁布|发布|公布|实施|"
	 "研究出台|形成|新建|审议通过|研究通过|通过",
		"issue"},
	{"修订完善|修订印发|修订出台|修订|修改完善|修改|修编|修正|完善|健全|更新|优化", "revise"},
	{"起草|草拟|拟订|拟定|拟制|代拟", "draft"},
	{"学习贯彻|学习宣传|学习领会|学习|传达学习|传达|研读|重温|领会|宣讲|解读|观看", "study"},
	{"废止|废除|宣布失效", "repeal"},
	{"印发|转发|下发|制发|发|发放|编印", "print"},
	{"上报|报送|提交|反馈|呈报|报告|送达|提请", "submit"},
	{"根据|按照|依据|依照|对照|参照|遵循|违反|符合|执行|落实|贯彻|贯彻落实|依|按|按|见|填写|"
	 "填报|签订|签署",
		"other"},
};

static const char joins[] = "、|和|及|以及|与|,|" FULL_COMMA "|;";

/* 已于2022年8月修订印发: the verb stands behind the date. */
static bool names_it_behind_date(struct rx_text rest, const char **name)
{
	enum { DATE_LIMIT = 60 };
	size_t at = rx_phrase_start(rest, "已于|已经于|均已于|也已于|业已于|于"), best = 0, end = 0;

	if (!at)
		return false;
	while (end < DATE_LIMIT && at + end < rest.length
		&& (((unsigned char)rest.bytes[at + end] < 0x80)
			|| rx_text_one_of(rest, at + end,
				"年月日底初末上中下旬前今去同当半季度第一二三四五六七八九十〇")))
		end += (unsigned char)rest.bytes[at + end] < 0x80 ? 1 : 3;
	at += end;
	at += rx_phrase_start(rx_text_slice(rest, at, rest.length), "正式|重新|全面|完成|进行了");
	for (size_t i = 0; end && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		size_t length =
			rx_phrase_start(rx_text_slice(rest, at, rest.length), verbs[i].words);

		if (length > best) {
			best = length;
			*name = verbs[i].name;
		}
	}
	return best > 0;
}

static bool names_it_behind(struct rx_text rest, const char **name)
{
	static const struct rx_sense behind[] = {
		{"的修订|已修订|修订工作|进行修订|进行修改|进行了修订|进行了修改|予以修订|的修改|"
		 "作了修订|进行完善",
			"revise"},
		{"的拟订|的拟定|的起草|的草拟|的编制|初稿|起草工作|(征求意见稿)", "draft"},
		{"已印发|的印发|已经印发|予以印发|印发", "print"},
		{"已出台|已制定|的制定|的出台|已经出台|已发布|正式出台|已实施|制定工作", "issue"},
		{"予以废止|已废止|的废止|废止|同时废止|一并废止|即行废止|自行废止|不再执行",
			"repeal"},
		{"已上报|的上报|已报送|报送", "submit"},
		{"纳入学习|列入学习|作为学习|的学习|纳入党委理论学习|纳入理论学习|学习研讨",
			"study"},
	};

	for (size_t at = 0; at < sizeof(behind) / sizeof(behind[0]); at++) {
		if (rx_phrase_start(rest, behind[at].words)) {
			*name = behind[at].name;
			return true;
		}
	}
	return names_it_behind_date(rest, name);
}

/* The last verb of a text; where it ends and begins is stored. */
static const char *last_verb(
	const struct rx_facts *facts, struct rx_text text, size_t *end, size_t *start)
{
	struct rx_text word;
	const char *name = rx_sense_last(
		&facts->signs, RX_SIGN_VERB, verbs, sizeof(verbs) / sizeof(verbs[0]), text, &word);

	*start = name ? (size_t)(word.bytes - text.bytes) : 0;
	*end = *start + word.length;
	return name;
}

struct reading {
	struct rx_facts *facts;
	size_t last_end; /* of the last document of the paragraph, 0: none */
	const char *last_verb;
	size_t group; /* the first of the titles that stand side by side */
};

/* 《A》《B》, 《A》、《B》 share a verb; so do titles behind 等 joined in one clause. */
static bool goes_on(const struct reading *reading, size_t start)
{
	struct rx_text between =
		rx_phrase_trim(rx_text_slice(reading->facts->text, reading->last_end, start));

	return reading->last_end && (between.length == 0 || rx_phrase_is(between, joins));
}

/* 新修订的《…》 tells of the document, unless somebody does something with it: 学习新修订的《…》. */
static bool is_new(const struct rx_facts *facts, size_t from, size_t verb_start)
{
	struct rx_text front = rx_text_slice(facts->text, from, from + verb_start);
	size_t end, start;

	return rx_phrase_end(front, "新") && !last_verb(facts, front, &end, &start);
}

static const char *verb_of(const struct reading *reading, size_t start)
{
	const struct rx_facts *facts = reading->facts;
	size_t from = rx_fact_clause(facts, start), verb_end, verb_start;
	const char *name, *inside;

	if (goes_on(reading, start))
		return reading->last_verb;
	if (reading->last_end > from)
		from = reading->last_end;
	name = last_verb(facts, rx_text_slice(facts->text, from, start), &verb_end, &verb_start);
	/* 学习省委印发的《…》: who printed it was somebody else. */
	if (name && rx_phrase_start(rx_text_slice(facts->text, from + verb_end, start), "的")
		&& !is_new(facts, from, verb_start))
		name = last_verb(facts, rx_text_slice(facts->text, from, from + verb_start),
			&verb_end, &verb_start);
	if (name && rx_text_equal(rx_text(name), RX_LITERAL("print"))) {
		/* 修订印发: what was done before it was printed */
		size_t a, b;

		inside = last_verb(
			facts, rx_text_slice(facts->text, from, from + verb_start), &a, &b);
		if (inside && a == verb_start
			&& !rx_text_equal(rx_text(inside), RX_LITERAL("other")))
			return inside;
	}
	if (!name && reading->last_end == from && reading->last_verb
		&& rx_phrase_trim(rx_text_slice(facts->text, from, start)).length <= 24)
		return reading->last_verb;
	return name ? name : "other";
}

/* 《A》《B》的修订工作: the word behind the last of them goes for all. */
static void correct_group(struct reading *reading, size_t last, size_t end)
{
	struct rx_records *records = &reading->facts->parse->records;
	const char *name;

	if (!names_it_behind(
		    rx_text_slice(reading->facts->text, end, reading->facts->text.length), &name))
		return;
	for (size_t at = reading->group; at <= last; at++)
		rx_record_set(records, at, RX_COLUMN_VERB, rx_text(name));
	reading->last_verb = name;
}

static void put_document(
	struct reading *reading, size_t start, size_t end, struct rx_text title, bool broken)
{
	struct rx_facts *facts = reading->facts;
	size_t place;

	rx_fact_cover(facts, start, end);
	/* (以下简称《条例》) only names it again. */
	if (rx_phrase_end(rx_text_slice(facts->text, facts->paragraph->start, start),
		    "以下简称|以下简称为|以下统称|以下称"))
		return;
	place = rx_fact_add(facts, RX_DOCTYPE_DOCUMENT, start, end);
	if (place == RX_NONE)
		return;
	if (!goes_on(reading, start))
		reading->group = place;
	reading->last_verb = verb_of(reading, start);
	reading->last_end = end;
	rx_record_set(&facts->parse->records, place, RX_COLUMN_VALUE, rx_phrase_trim(title));
	rx_record_set(&facts->parse->records, place, RX_COLUMN_VERB, rx_text(reading->last_verb));
	correct_group(reading, place, end);
	if (broken)
		rx_record_set(&facts->parse->records, place, RX_COLUMN_FLAGS,
			RX_LITERAL("quote-unbalanced"));
}

/* 》 alone: the title goes back to the verb, the stop or the comma in front of it. */
static void put_headless(struct reading *reading, const struct rx_token *close)
{
	const struct rx_facts *facts = reading->facts;
	size_t from = rx_fact_clause(facts, close->at), verb_end, verb_start;
	struct rx_text text;

	if (reading->last_end > from)
		from = reading->last_end;
	text = rx_text_slice(facts->text, from, close->at);
	/* A verb near the end is part of the title. */
	if (last_verb(facts, rx_text_slice(text, 0, text.length > 18 ? text.length - 18 : 0),
		    &verb_end, &verb_start)
		&& verb_end < text.length)
		from += verb_end;
	text = rx_text_slice(facts->text, from, close->at);
	from += rx_phrase_start(text, "了|过|、");
	if (close->at > from + 6 && close->at - from < 180)
		put_document(reading, from, close->at + (size_t)close->length,
			rx_text_slice(facts->text, from, close->at), true);
}

/* 《 alone: the title ends with the first word that ends titles. */
static void put_tailless(struct reading *reading, const struct rx_token *open)
{
	static const char ends[] =
		"办法|方案|意见|细则|规定|制度|条例|规则|通知|指引|规程|清单|计划|规范|要点|报告|"
		"准则|预案|指南|手册|章程|标准|决定|通报|纲要|规划|函|公告|台账";
	const struct rx_facts *facts = reading->facts;
	size_t start = open->at + (size_t)open->length, stop, at, from = 0;
	struct rx_text text, word;

	stop = rx_fact_stop(facts, start,
		1u << RX_CUE_STOP | 1u << RX_CUE_SEMICOLON | 1u << RX_CUE_COMMA
			| 1u << RX_CUE_COLON);
	text = rx_text_slice(facts->text, start, stop > start ? stop : start);
	while ((at = rx_phrase_find(rx_text_slice(text, from, text.length), ends, &word))
		!= RX_NONE) {
		from += at + word.length;
		/* 实施办法, 通知要求: a title ends where something else goes on. */
		if (!rx_phrase_find(rx_text_slice(text, from, text.length), ends, &word))
			continue;
		break;
	}
	if (at == RX_NONE || from > 180)
		return;
	from += rx_phrase_start(rx_text_slice(text, from, text.length),
		"(试行)|(暂行)|" FULL_OPEN "试行" FULL_CLOSE);
	put_document(reading, open->at, start + from, rx_text_slice(text, 0, from), true);
}

static bool digit_follows(const struct rx_facts *facts, size_t at)
{
	size_t length;
	uint32_t code = rx_number_character(facts->text, at, &length);

	return code >= '0' && code <= '9' && facts->text.bytes[at - 1] == '.';
}

void rx_fact_document_signs(struct rx_signs *signs)
{
	for (size_t at = 0; at < sizeof(verbs) / sizeof(verbs[0]); at++)
		rx_signs_add(signs, verbs[at].words, RX_SIGN_VERB);
}

void rx_fact_documents(struct rx_facts *facts)
{
	const struct rx_cues *cues = &facts->parse->cues;
	size_t last = (size_t)facts->paragraph->token + facts->paragraph->token_count, depth = 0,
	       start = 0;
	struct reading reading = {.facts = facts};

	for (size_t at = facts->paragraph->token; at < last; at++) {
		struct rx_token token = cues->tokens[at];

		/* 2、10月: the 2 is no number; 12.5: it is one. */
		if (token.cue == RX_CUE_ENUMERATOR
			&& !digit_follows(facts, token.at + (size_t)token.length))
			rx_fact_cover(facts, token.at, token.at + (size_t)token.length);
		if ((token.cue != RX_CUE_OPEN && token.cue != RX_CUE_CLOSE)
			|| token.value != RX_PAIR_TITLE)
			continue;
		if (token.cue == RX_CUE_OPEN && token.paired) {
			if (depth++ == 0)
				start = token.at;
		} else if (token.cue == RX_CUE_CLOSE && token.paired) {
			if (depth && --depth == 0)
				put_document(&reading, start, token.at + (size_t)token.length,
					rx_text_slice(facts->text, start + 3, token.at), false);
		} else if (depth == 0 && token.cue == RX_CUE_CLOSE) {
			put_headless(&reading, &cues->tokens[at]);
		} else if (depth == 0) {
			put_tailless(&reading, &cues->tokens[at]);
		}
	}
}

/* ---- the same under two names --------------------------------------------------------------- */

struct name {
	struct rx_text key; /* without brackets at the end */
	size_t place;
};

static struct rx_text key_of(struct rx_text title)
{
	size_t length = rx_phrase_end(title,
		"(试行)|(暂行)|(修订)|(修订版)|(试用)|" FULL_OPEN "试行" FULL_CLOSE "|" FULL_OPEN
		"暂行" FULL_CLOSE "|" FULL_OPEN "修订" FULL_CLOSE);

	return rx_text_slice(title, 0, title.length - length);
}

/* By the text read backwards, so that a name stands in front of those that end with it. */
static int by_tail(const void *one, const void *other)
{
	const struct name *left = one, *right = other;
	size_t a = left->key.length, b = right->key.length;

	while (a && b) {
		unsigned char x = (unsigned char)left->key.bytes[--a],
			      y = (unsigned char)right->key.bytes[--b];

		if (x != y)
			return x < y ? -1 : 1;
	}
	if (a != b)
		return a < b ? -1 : 1;
	return left->place < right->place ? -1 : left->place > right->place;
}

/* The longer name adds the body in front, nothing else: 某市投资管理办法 and 投资管理办法. */
static bool is_same(const struct name *shorter, const struct name *longer)
{
	struct rx_text front;

	if (shorter->key.length < 18 || !rx_text_ends(longer->key, shorter->key))
		return false;
	front = rx_text_slice(longer->key, 0, longer->key.length - shorter->key.length);
	return front.length == 0
		|| rx_phrase_end(front,
			"公司|集团|局|委|委员会|党委|党组|办|办公室|中心|院|厅|省|市|区|县|镇|乡|"
			"街道|关于|平台|学校|大学|医院|系统|本级|协会|总社|银行");
}

static void link_names(struct rx_facts *facts, const struct name *one, const struct name *other)
{
	struct rx_records *records = &facts->parse->records;
	const struct name *first = one->place < other->place ? one : other,
			  *second = first == one ? other : one;
	struct rx_text title = rx_record_get(records, first->place, RX_COLUMN_VALUE);

	if (!rx_text_equal(title, rx_record_get(records, second->place, RX_COLUMN_VALUE)))
		rx_record_set(records, second->place, RX_COLUMN_ALT, title);
}

void rx_fact_names(struct rx_facts *facts)
{
	struct rx_records *records = &facts->parse->records;
	struct name *names;
	size_t count = 0;

	for (size_t at = facts->first_of_all; at < records->count; at++)
		count += records->items[at].kind == RX_KIND_FACT
			&& records->items[at].type == RX_DOCTYPE_DOCUMENT;
	if (count < 2)
		return;
	names = calloc(count, sizeof(*names));
	if (!names) {
		facts->parse->arena.failed = true;
		return;
	}
	count = 0;
	for (size_t at = facts->first_of_all; at < records->count; at++) {
		if (records->items[at].kind == RX_KIND_FACT
			&& records->items[at].type == RX_DOCTYPE_DOCUMENT)
			names[count++] = (struct name){
				key_of(rx_record_get(records, at, RX_COLUMN_VALUE)), at};
	}
	qsort(names, count, sizeof(*names), by_tail);
	for (size_t at = 1; at < count; at++) {
		if (is_same(&names[at - 1], &names[at]))
			link_names(facts, &names[at - 1], &names[at]);
	}
	free(names);
}
