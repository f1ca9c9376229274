/*
 * check_list.c - findings as a list: numbers that run on, nothing missing against the list that was
 * fed back, and measures that both cure the matter and mend the rule.
 */
#include "buffer.h"
#include "checker.h"
#include "identity.h"
#include "phrase.h"
#include "utf8.h"

#include <stdlib.h>

/* ---- numbers -------------------------------------------------------------------------------- */

static bool number_of(const struct rx_checked *row, size_t *number)
{
	struct rx_text no = row->cells[RX_COLUMN_NO];

	*number = 0;
	if (no.length == 0 || no.length > 6)
		return false;
	for (size_t at = 0; at < no.length; at++) {
		if (no.bytes[at] < '0' || no.bytes[at] > '9')
			return false;
		*number = 10 * *number + (size_t)(no.bytes[at] - '0');
	}
	return true;
}

static void compare(struct rx_check *check, size_t at, size_t before, size_t number)
{
	const char *one = rx_check_number(check, before), *other = rx_check_number(check, number);

	if (before == 0)
		rx_check_say(check, at, RX_REMARK_LATE_START, other);
	else if (number == before)
		rx_check_say(check, at, RX_REMARK_AGAIN, other);
	else if (number > before + 1)
		rx_check_say(check, at, RX_REMARK_GAP, one, other);
	else if (number < before && number != 1)
		rx_check_say(check, at, RX_REMARK_BACK, other, one);
}

/* How deep a finding stands; those of another depth are counted by themselves. */
static size_t depth_of(const struct rx_checked *row)
{
	struct rx_text path = row->cells[RX_COLUMN_PATH];
	size_t depth = 0;

	for (size_t at = 0; at < path.length; at++)
		depth += path.bytes[at] == '.';
	return depth;
}

/* What has been counted so far. */
struct count {
	size_t doc, finding, measure;
	size_t depth;           /* of the last finding */
	struct rx_text section; /* that it stands in */
	size_t parent;          /* of the last measure */
	struct rx_text mode;    /* and whether it was planned or done */
};

/* The only finding of a document has the number that it has elsewhere: 第六十二项整改任务. */
static void count_finding(struct rx_check *check, size_t at, size_t number, struct count *count)
{
	const struct rx_checked *row = &check->rows[at];
	struct rx_text section = row->cells[RX_COLUMN_PARENT];
	bool first = count->finding == 0, beside = rx_text_equal(count->section, section);

	if (first ? number > 1 && check->docs[row->doc].findings > 1
		  : beside || (number > 1 && depth_of(row) == count->depth))
		compare(check, at, count->finding, number);
	count->finding = number;
	count->section = section;
	count->depth = depth_of(row);
}

/* What is planned and what was done are two lists. */
static void count_measure(struct rx_check *check, size_t at, size_t number, struct count *count)
{
	const struct rx_checked *row = &check->rows[at];
	struct rx_text mode = row->cells[RX_COLUMN_MODE];

	if (row->finding == count->parent && count->measure && rx_text_equal(count->mode, mode))
		compare(check, at, count->measure, number);
	count->parent = row->finding;
	count->measure = number;
	count->mode = mode;
}

/* Findings run on through a document or begin again at 1 in a section; measures within a finding. */
void rx_check_numbering(struct rx_check *check)
{
	struct count count = {
		.doc = RX_NONE, .section = {"", 0}, .parent = RX_NONE, .mode = {"", 0}};

	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		size_t number;

		if (row->doc != count.doc)
			count.finding = count.measure = 0;
		count.doc = row->doc;
		if (row->kind == RX_KIND_FINDING && number_of(row, &number)) {
			count_finding(check, at, number, &count);
		} else if (row->kind == RX_KIND_MEASURE && number_of(row, &number)) {
			count_measure(check, at, number, &count);
		}
	}
}

/* ---- coverage ------------------------------------------------------------------------------- */

struct title_key {
	struct rx_buffer key;
	bool taken;
};

/* Pairs of neighbouring characters that two keys share: twice their number over all, in percent. */
static size_t likeness(struct rx_text one, struct rx_text other)
{
	size_t pairs = 0, shared = 0, first, second;

	for (size_t at = 0; at + 6 <= one.length; at += 3, pairs++)
		shared += rx_text_find(other, rx_text_slice(one, at, at + 6), 0) != RX_NONE;
	first = pairs;
	second = other.length >= 6 ? (other.length - 3) / 3 : 0;
	return first + second ? 200 * shared / (first + second) : 0;
}

/* What a title says without 关于 ... 的问题, which ledgers leave out. */
static struct rx_text key_of(struct rx_check *check, struct rx_text title)
{
	struct rx_buffer key = {0};
	struct rx_text copy;

	title = rx_text_slice(title, rx_phrase_start(title, "关于|针对"), title.length);
	title = rx_text_slice(title, 0, title.length - rx_phrase_end(title, "的问题|问题"));
	rx_identity_key(&key, title, 32);
	check->failed |= key.failed;
	copy = rx_arena_copy(&check->arena, rx_buffer_text(&key));
	rx_buffer_release(&key);
	return copy;
}

enum { ALIKE = 55 };

/* The expected title that is most like a key; *score gets how much. */
static size_t nearest_expected(
	const struct rx_text *keys, size_t count, struct rx_text key, size_t *score)
{
	size_t best = RX_NONE;

	*score = 0;
	for (size_t at = 0; at < count; at++) {
		size_t like = rx_text_equal(keys[at], key) ? 200 : likeness(keys[at], key);

		if (like > *score) {
			*score = like;
			best = at;
		}
	}
	return best;
}

static void cover(struct rx_check *check, const struct rx_text *keys, bool *covered, size_t *last)
{
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		size_t score, best;

		if (row->kind != RX_KIND_FINDING)
			continue;
		*last = at;
		best = nearest_expected(keys, check->expected_count,
			key_of(check, row->cells[RX_COLUMN_TITLE]), &score);
		if (best != RX_NONE && score >= ALIKE)
			covered[best] = true;
		else
			rx_check_say(check, at, RX_REMARK_NOT_FED_BACK,
				best == RX_NONE ? "-"
						: rx_check_quote(check, check->expected[best]));
	}
}

void rx_check_coverage(struct rx_check *check)
{
	size_t count = check->expected_count, last = 0;
	struct rx_text *keys;
	bool *covered;

	if (!check->has_expected || !check->wanted[RX_RULE_COVERAGE] || check->count == 0)
		return;
	keys = rx_arena_new(&check->arena, (count + 1) * sizeof(*keys));
	covered = rx_arena_new(&check->arena, count + 1);
	if (!keys || !covered)
		return;
	for (size_t at = 0; at < count; at++)
		keys[at] = key_of(check, check->expected[at]);
	cover(check, keys, covered, &last);
	for (size_t at = 0; at < count; at++) {
		if (!covered[at])
			rx_check_say(check, last, RX_REMARK_NOT_PLANNED,
				rx_check_quote(check, check->expected[at]));
	}
}

/* ---- balance -------------------------------------------------------------------------------- */

/* Words for rules in running text, and those that only a title in book marks makes one. */
static const char rule_words[] = "制度|机制|办法|细则|规定|规程|规则|条例";
static const char title_words[] =
	"规范|流程|指引|意见|标准|手册|制度|机制|办法|细则|规定|规程|规则|条例";

/* A rule in the words behind a verb: by name, or as a title of that kind. */
static bool names_rule(struct rx_text words)
{
	size_t open = rx_text_find(words, RX_LITERAL("《"), 0), close;

	if (rx_phrase_in(
		    rx_text_slice(words, 0, open == RX_NONE ? words.length : open), rule_words))
		return true;
	while (open != RX_NONE) {
		close = rx_text_find(words, RX_LITERAL("》"), open);
		if (close == RX_NONE)
			close = words.length;
		if (rx_phrase_in(rx_text_slice(words, open, close), title_words))
			return true;
		open = rx_text_find(words, RX_LITERAL("《"), close);
	}
	return false;
}

/* Making or mending a rule: a verb of it, and in the same sentence behind it what it makes. */
static bool makes_rule(struct rx_text text)
{
	static const char verbs[] = "制定|出台|修订|印发|建立|完善|健全|细化";
	struct rx_text verb;
	size_t at;

	while ((at = rx_phrase_find(text, verbs, &verb)) != RX_NONE) {
		struct rx_text rest = rx_text_slice(text, at + verb.length, text.length);
		size_t stop = rx_phrase_find(rest, "。|" FULL_SEMICOLON "|;", &verb);

		if (names_rule(rx_text_slice(rest, 0, stop == RX_NONE ? rest.length : stop)))
			return true;
		text = rest;
	}
	return false;
}

/* Correcting the matter itself. */
static bool corrects(struct rx_text text)
{
	static const char verbs[] =
		"整改|纠正|改正|清退|追缴|追回|收回|退还|退回|归还|上缴|拆除|补充|补缴|补办|补签|"
		"更正|处置|处理|"
		"整治|清理|清欠|清收|核查|查处|盘活|调整|修复|重新|完成|剥离|注销|销号|腾退|下达|"
		"分解|核减|核销|"
		"问责|批评|立案|移送|督促|推进|组织|选拔|招聘|开展|召开|实施|提升|加强|强化|严格";

	return rx_phrase_in(text, verbs);
}

static struct rx_text words_of(const struct rx_checked *row)
{
	return row->cells[RX_COLUMN_TEXT].length ? row->cells[RX_COLUMN_TEXT]
						 : row->cells[RX_COLUMN_TITLE];
}

/* What the measures of a finding are. */
static void weigh(const struct rx_check *check, size_t finding, bool *rule, bool *cure)
{
	*rule = *cure = false;
	for (size_t at = finding + 1; at < check->count; at++) {
		if (check->rows[at].kind == RX_KIND_FINDING)
			break;
		if (check->rows[at].finding != finding)
			continue;
		*rule = *rule || makes_rule(words_of(&check->rows[at]));
		*cure = *cure || corrects(words_of(&check->rows[at]));
	}
}

/* A document none of whose measures makes a rule is not about rules. */
void rx_check_balance(struct rx_check *check)
{
	bool *has_rules = rx_arena_new(&check->arena, check->doc_count + 1), rule, cure;

	if (!has_rules || !check->wanted[RX_RULE_BALANCE])
		return;
	for (size_t at = 0; at < check->count; at++) {
		if (check->rows[at].kind == RX_KIND_FINDING && !has_rules[check->rows[at].doc]) {
			weigh(check, at, &rule, &cure);
			has_rules[check->rows[at].doc] = rule;
		}
	}
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		if (row->kind != RX_KIND_FINDING || row->measures == 0 || !has_rules[row->doc])
			continue;
		weigh(check, at, &rule, &cure);
		if (!rule)
			rx_check_say(check, at, RX_REMARK_NO_RULE);
		if (!cure)
			rx_check_say(check, at, RX_REMARK_NO_CURE);
	}
}
