/*
 * check_names.c - one thing under two names: titles in book marks that differ only in the body in
 * front or in a bracketed (试行), and units that differ in one character or are a short form.
 *
 * Each pair is told once, at the later of the two.  Names that differ in a numeral or a point of
 * the compass are different things.
 */
#include "checker.h"
#include "list.h"
#include "nearest.h"
#include "phrase.h"
#include "utf8.h"

#include <stdlib.h>

struct name {
	struct rx_text text;  /* as written */
	struct rx_text plain; /* without what two names of one thing may differ in */
	size_t row;
};

struct names {
	struct name *items;
	size_t count, room;
	struct rx_keys keys;
};

static void release(struct names *names)
{
	rx_keys_release(&names->keys);
	free(names->items);
}

/* Adds a name where it is met first. */
static void add(struct rx_check *check, struct names *names, size_t row, struct rx_text text,
	struct rx_text plain)
{
	bool added;
	void *grown;

	if (rx_keys_add(&names->keys, 0, text, &added) == RX_NONE) {
		check->failed = true;
		return;
	}
	if (!added)
		return;
	grown = rx_array_grow(names->items, names->count, &names->room, sizeof(*names->items));
	if (!grown) {
		check->failed = true;
		return;
	}
	names->items = grown;
	names->items[names->count++] = (struct name){text, plain, row};
}

static const char *line_text(struct rx_check *check, size_t row)
{
	return rx_check_number(check, check->rows[row].line);
}

/* ---- titles --------------------------------------------------------------------------------- */

static const char trial[] =
	"(试行)|" FULL_OPEN "试行" FULL_CLOSE "|(暂行)|" FULL_OPEN "暂行" FULL_CLOSE
	"|(修订)|" FULL_OPEN "修订" FULL_CLOSE "|(修订稿)|" FULL_OPEN "修订稿" FULL_CLOSE;

static struct rx_text without_trial(struct rx_text title)
{
	return rx_text_slice(title, 0, title.length - rx_phrase_end(title, trial));
}

static void titles_in(struct rx_check *check, struct names *names, size_t row, struct rx_text text)
{
	size_t at = 0;

	while ((at = rx_text_find(text, RX_LITERAL("《"), at)) != RX_NONE) {
		size_t from = at + 3, to = rx_text_find(text, RX_LITERAL("》"), from);
		struct rx_text title;

		if (to == RX_NONE)
			return;
		title = rx_text_slice(text, from, to);
		at = to;
		if (title.length && title.length <= 240)
			add(check, names, row, title, without_trial(title));
	}
}

/* The longer title is the shorter one behind a body's name, which is short and no sentence. */
static bool is_prefixed(struct rx_text longer, struct rx_text shorter)
{
	struct rx_text front;

	if (shorter.length < 24 || longer.length <= shorter.length
		|| !rx_text_ends(longer, shorter))
		return false;
	front = rx_text_slice(longer, 0, longer.length - shorter.length);
	return front.length >= 6 && front.length <= 36
		&& !rx_phrase_in(front, "的|关于|和|及|与|、|印发");
}

static bool same_title(const struct name *one, const struct name *other)
{
	return rx_text_equal(one->plain, other->plain) || is_prefixed(one->plain, other->plain)
		|| is_prefixed(other->plain, one->plain);
}

/* ---- units ---------------------------------------------------------------------------------- */

/* Characters that tell things apart. */
static const char different[] = "一|二|三|四|五|六|七|八|九|十|东|西|南|北|中|上|下|前|后|新|老|大|"
				"小|甲|乙|丙|市|县|区|镇|乡|村|省|"
				"党|政|男|女|内|外|左|右";

enum { SIX_CHARACTERS = 18, THREE_CHARACTERS = 9 };

/* Length of the place that a name begins with (石渡市), as far as two names have it in common. */
static size_t place_of(struct rx_text common)
{
	size_t place = 0;

	for (size_t at = 3; at + 3 <= common.length; at += 3) {
		if (rx_phrase_is(rx_text_slice(common, at, at + 3), "市|县|区|省|州|镇|乡"))
			place = at + 3;
	}
	return place;
}

/* One character is another, behind the place that a name begins with, and neither is one that tells
 * units apart: short names that differ in a character (民政局, 财政局) are two units. */
static bool one_character_apart(struct rx_text one, struct rx_text other)
{
	size_t at = 0, first, second, length;

	if (one.length != other.length || one.length < SIX_CHARACTERS)
		return false;
	while (at < one.length && one.bytes[at] == other.bytes[at])
		at++;
	while (at > 0 && at < one.length && ((unsigned char)one.bytes[at] & 0xC0) == 0x80)
		at--;
	if (at < THREE_CHARACTERS || at == one.length
		|| one.length - place_of(rx_text_slice(one, 0, at)) < SIX_CHARACTERS)
		return false;
	rx_utf8_decode(one, at, &length);
	first = at + length;
	rx_utf8_decode(other, at, &length);
	second = at + length;
	if (first != second || first == at + 1
		|| !rx_text_equal(rx_text_slice(one, first, one.length),
			rx_text_slice(other, second, other.length)))
		return false;
	return !rx_phrase_in(rx_text_slice(one, at, first), different)
		&& !rx_phrase_in(rx_text_slice(other, at, second), different);
}

/* The longer has one 和, 与 or 及 more. */
static bool one_and_more(struct rx_text longer, struct rx_text shorter)
{
	size_t at = 0;

	if (shorter.length < SIX_CHARACTERS - 3 || longer.length != shorter.length + 3)
		return false;
	while (at < shorter.length && longer.bytes[at] == shorter.bytes[at])
		at++;
	while (at > 0 && ((unsigned char)longer.bytes[at] & 0xC0) == 0x80)
		at--;
	return rx_phrase_start(rx_text_slice(longer, at, longer.length), "和|与|及")
		&& rx_text_equal(rx_text_slice(longer, at + 3, longer.length),
			rx_text_slice(shorter, at, shorter.length));
}

/* The longer is the shorter with one of these in front or behind. */
static bool is_short_form(struct rx_text longer, struct rx_text shorter)
{
	static const char behind[] =
		"有限公司|有限责任公司|股份有限公司|公司|局|委员会|部门|科|室|处|中心";
	struct rx_text rest;

	if (shorter.length < 9 || longer.length <= shorter.length)
		return false;
	if (rx_text_ends(longer, shorter)) {
		rest = rx_text_slice(longer, 0, longer.length - shorter.length);
		return rx_phrase_is(rest, "市|县|区|省|州|集团|公司");
	}
	if (!rx_text_starts(longer, shorter))
		return false;
	return rx_phrase_is(rx_text_slice(longer, shorter.length, longer.length), behind);
}

static bool same_unit(const struct name *one, const struct name *other)
{
	return one_character_apart(one->text, other->text) || is_short_form(one->text, other->text)
		|| is_short_form(other->text, one->text) || one_and_more(one->text, other->text)
		|| one_and_more(other->text, one->text);
}

/* ---- pairs ---------------------------------------------------------------------------------- */

enum { NAMES_LIMIT = 3000 };

typedef bool alike(const struct name *one, const struct name *other);

static void pairs(
	struct rx_check *check, const struct names *names, alike *same, enum rx_remark remark)
{
	size_t count = names->count < NAMES_LIMIT ? names->count : NAMES_LIMIT;

	for (size_t at = 1; at < count; at++) {
		for (size_t before = 0; before < at; before++) {
			const struct name *one = &names->items[at], *other = &names->items[before];

			if (!same(one, other))
				continue;
			rx_check_say(check, one->row, remark, rx_check_quote(check, one->text),
				rx_check_quote(check, other->text), line_text(check, other->row));
			break;
		}
	}
}

void rx_check_titles(struct rx_check *check)
{
	struct names names = {0};

	if (!check->wanted[RX_RULE_TITLES])
		return;
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		if (row->kind == RX_KIND_DIAG || row->kind == RX_KIND_FACT)
			continue;
		titles_in(check, &names, at, row->cells[RX_COLUMN_TEXT]);
		titles_in(check, &names, at, row->cells[RX_COLUMN_REPORT]);
	}
	pairs(check, &names, same_title, RX_REMARK_TITLE);
	release(&names);
}

void rx_check_names(struct rx_check *check)
{
	static const enum rx_column columns[] = {RX_COLUMN_DEPT, RX_COLUMN_SUPPORT,
		RX_COLUMN_OVERSEER, RX_COLUMN_ACCEPTOR, RX_COLUMN_UNIT};
	struct names names = {0};

	if (!check->wanted[RX_RULE_NAMES])
		return;
	for (size_t at = 0; at < check->count; at++) {
		for (size_t column = 0; column < sizeof(columns) / sizeof(columns[0]); column++) {
			struct rx_text rest = check->rows[at].cells[columns[column]], item;

			while (rest.length && rx_list_next(&rest, &item))
				if (item.length && item.length <= 120)
					add(check, &names, at, item, item);
		}
	}
	pairs(check, &names, same_unit, RX_REMARK_UNIT);
	release(&names);
}
