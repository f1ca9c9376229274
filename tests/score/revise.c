/*
 * revise.c - what revisions do to the pieces of a notice, and to its characters.
 */
#include "revise.h"

#include <stdlib.h>
#include <string.h>

static const char *const names[REVISIONS] = {
	[REVISE_NOTHING] = "nothing",
	[REVISE_WIDTHS] = "widths",
	[REVISE_MARKS] = "punctuation",
	[REVISE_NUMBERS] = "first one gone",
	[REVISE_ORDER] = "order",
	[REVISE_MOVE] = "one moved",
	[REVISE_SECTIONS] = "section moved",
	[REVISE_TITLES] = "titles",
	[REVISE_INSERT] = "one inserted",
	[REVISE_REPLACE] = "one replaced",
	[REVISE_SPLIT] = "one split",
	[REVISE_TWINS] = "twins appear",
	[REVISE_SWAP] = "twins swapped",
	[REVISE_ALL] = "all of it",
};

const char *revision_name(enum revision revision)
{
	return names[revision];
}

/* ---- characters ----------------------------------------------------------------------------- */

struct change {
	const char *from, *to;
};

static const struct change widths[] = {{"，", ","}, {"；", ";"}, {"：", ":"}, {"（", "("},
	{"）", ")"}, {",", "，"}, {";", "；"}, {":", "："}, {"(", "（"}, {")", "）"}, {NULL, NULL}};
static const struct change marks[] = {
	{"“", "\""}, {"”", "\""}, {"；", ";"}, {"，", ","}, {NULL, NULL}};

static const char *changed(const struct change *changes, const char *character, size_t length)
{
	for (; changes->from; changes++)
		if (strlen(changes->from) == length
			&& memcmp(changes->from, character, length) == 0)
			return changes->to;
	return NULL;
}

static void put_character(struct string *out, const char *character, size_t length, bool wide,
	const struct change *changes)
{
	const char *other = changed(changes, character, length);
	char digit[4] = {(char)0xEF, (char)0xBC, (char)(0x90 + *character - '0'), 0};

	if (other)
		string_append(out, other);
	else if (wide && *character >= '0' && *character <= '9')
		string_append(out, digit);
	else
		string_append_bytes(out, character, length);
}

void written_restyle(struct written *written, enum revision revision)
{
	bool wide = revision == REVISE_WIDTHS || revision == REVISE_ALL;
	struct string out = {NULL, 0, 0};
	size_t *where;

	if (!wide && revision != REVISE_MARKS)
		return;
	where = grow(NULL, written->text.length + 1, sizeof(*where));
	for (size_t at = 0; at < written->text.length;) {
		size_t length = character_length((unsigned char)written->text.bytes[at]);

		for (size_t each = 0; each < length; each++)
			where[at + each] = out.length;
		put_character(&out, written->text.bytes + at, length, wide, wide ? widths : marks);
		at += length;
	}
	for (int at = 0; at < written->count; at++) {
		written->begun[at].start = where[written->begun[at].start];
		written->begun[at].start_also = where[written->begun[at].start_also];
	}
	free(where);
	string_release(&written->text);
	written->text = out;
}

/* ---- pieces --------------------------------------------------------------------------------- */

static void copy_pieces(struct pieces *to, const struct pieces *from)
{
	*to = *from;
	to->items = grow(NULL, (size_t)from->count + 2, sizeof(*to->items));
	memcpy(to->items, from->items, (size_t)from->count * sizeof(*to->items));
	for (int at = 0; at < to->count; at++)
		to->items[at].title =
			from->items[at].title ? copy_text(from->items[at].title) : NULL;
}

static void put_piece(struct pieces *pieces, int at, struct piece piece)
{
	pieces->items = grow(pieces->items, (size_t)pieces->count + 1, sizeof(*pieces->items));
	memmove(pieces->items + at + 1, pieces->items + at,
		(size_t)(pieces->count - at) * sizeof(*pieces->items));
	pieces->items[at] = piece;
	pieces->count++;
}

static struct piece take_piece(struct pieces *pieces, int at)
{
	struct piece piece = pieces->items[at];

	memmove(pieces->items + at, pieces->items + at + 1,
		(size_t)(pieces->count - at - 1) * sizeof(*pieces->items));
	pieces->count--;
	return piece;
}

/* A finding by chance; -1 where none is a piece of its own. */
static int any_finding(const struct pieces *pieces, struct random *random)
{
	int count = 0, wanted;

	for (int at = 0; at < pieces->count; at++)
		count += pieces->items[at].record != NO_RECORD;
	if (count == 0)
		return -1;
	wanted = random_between(random, 0, count - 1);
	for (int at = 0; at < pieces->count; at++)
		if (pieces->items[at].record != NO_RECORD && wanted-- == 0)
			return at;
	return -1;
}

/* Where the run of findings of one section that holds a piece begins and ends. */
static int run_begin(const struct pieces *pieces, int at)
{
	while (at > 0 && pieces->items[at - 1].record != NO_RECORD
		&& pieces->items[at - 1].section == pieces->items[at].section)
		at--;
	return at;
}

static int run_end(const struct pieces *pieces, int at)
{
	int section = pieces->items[at].section;

	while (at < pieces->count && pieces->items[at].record != NO_RECORD
		&& pieces->items[at].section == section)
		at++;
	return at;
}

/* ---- titles --------------------------------------------------------------------------------- */

static char *title_of(const struct piece *piece)
{
	const struct record *record = &piece->source->records[piece->record];
	struct string title = {NULL, 0, 0};

	if (piece->title)
		return copy_text(piece->title);
	string_append_bytes(&title, piece->source->text + record->title_start,
		record->title_end - record->title_start);
	return title.bytes ? title.bytes : copy_text("");
}

static size_t characters(const char *title)
{
	size_t count = 0;

	for (size_t at = 0; title[at]; at += character_length((unsigned char)title[at]))
		count++;
	return count;
}

static size_t offset_of(const char *title, size_t character)
{
	size_t at = 0;

	while (character-- && title[at])
		at += character_length((unsigned char)title[at]);
	return at;
}

static const char *const fillers[] = {"较为", "仍然", "不同程度", "有的", NULL};

/* A word more or two characters less, somewhere inside; how says which.  Owned by the caller. */
static char *reworded(const char *title, size_t how)
{
	size_t count = characters(title), at = count / 3 + how % (count / 3 + 1);
	size_t from = offset_of(title, at), to = from;
	struct string out = {NULL, 0, 0};

	string_append_bytes(&out, title, from);
	if (how % 3 == 0 && count >= 12)
		to = offset_of(title, at + 2);
	else
		string_append(&out, fillers[how % 4]);
	string_append(&out, title + to);
	return out.bytes;
}

static bool is_long(const struct piece *piece)
{
	char *title = title_of(piece);
	bool fits = characters(title) >= 9 && !strchr(title, '\n');

	free(title);
	return fits;
}

static void reword(struct piece *piece, size_t how)
{
	char *title = title_of(piece);

	free(piece->title);
	piece->title = reworded(title, how);
	free(title);
}

static bool reword_some(struct pieces *new, struct random *random)
{
	bool any = false;

	for (int at = 0; at < new->count; at++) {
		if (new->items[at].record == NO_RECORD || !random_chance(random, 34)
			|| !is_long(&new->items[at]))
			continue;
		reword(&new->items[at], random_below(random, 24));
		any = true;
	}
	return any;
}

/* ---- one for each revision ------------------------------------------------------------------ */

static bool drop(struct pieces *new, int at)
{
	if (at < 0 || run_end(new, at) - run_begin(new, at) < 2)
		return false;
	free(take_piece(new, at).title);
	return true;
}

static bool drop_first(struct pieces *new)
{
	for (int at = 0; at < new->count; at++)
		if (new->items[at].record != NO_RECORD)
			return drop(new, at);
	return false;
}

static bool shuffle(struct pieces *new, struct random *random)
{
	bool any = false;

	for (int at = 0; at < new->count; at = run_end(new, at) + (run_end(new, at) == at)) {
		int end = run_end(new, at);

		for (int each = at; each + 1 < end; each++) {
			int other = random_between(random, each, end - 1);
			struct piece kept = new->items[each];

			new->items[each] = new->items[other];
			new->items[other] = kept;
			any = any || other != each;
		}
	}
	return any;
}

static bool move_one(struct pieces *new, struct random *random)
{
	int from = any_finding(new, random), to = any_finding(new, random);
	struct piece piece;

	if (from < 0 || new->items[from].section == new->items[to].section
		|| run_end(new, from) - run_begin(new, from) < 2)
		return false;
	piece = take_piece(new, from);
	to -= to > from;
	piece.section = new->items[to].section;
	put_piece(new, run_end(new, to), piece);
	return true;
}

/* The findings of two sections change places below their headings. */
static bool move_section(struct pieces *new, struct random *random)
{
	int one = any_finding(new, random), other = any_finding(new, random), count;
	int sections[2];

	if (one < 0 || new->items[one].section == new->items[other].section)
		return false;
	if (one > other) {
		int kept = one;

		one = other;
		other = kept;
	}
	sections[0] = new->items[one].section;
	sections[1] = new->items[other].section;
	one = run_begin(new, one);
	other = run_begin(new, other);
	count = run_end(new, other) - other;
	for (int at = 0; at < count; at++) {
		struct piece piece = take_piece(new, other + at);

		piece.section = sections[0];
		put_piece(new, one + at, piece);
	}
	other += count;
	one += count;
	count = run_end(new, one) - one;
	for (int at = 0; at < count; at++) {
		struct piece piece = take_piece(new, one);

		piece.section = sections[1];
		put_piece(new, other - 1, piece);
	}
	return true;
}

/* A finding of another notice, heading and all. */
static bool foreign(const struct builder *other, struct random *random, struct piece *piece)
{
	struct pieces pieces;
	int at;

	pieces_cut(&pieces, other);
	at = any_finding(&pieces, random);
	if (at >= 0)
		*piece = pieces.items[at];
	pieces_release(&pieces);
	return at >= 0;
}

static bool insert(struct pieces *new, const struct builder *other, struct random *random)
{
	int at = any_finding(new, random);
	struct piece piece;

	if (at < 0 || !foreign(other, random, &piece))
		return false;
	piece.identity = -1;
	piece.section = new->items[at].section;
	put_piece(new, at, piece);
	return true;
}

static bool replace(struct pieces *new, const struct builder *other, struct random *random)
{
	int at = any_finding(new, random);
	struct piece piece;

	if (at < 0 || !foreign(other, random, &piece))
		return false;
	piece.identity = -1;
	piece.section = new->items[at].section;
	free(new->items[at].title);
	new->items[at] = piece;
	return true;
}

/* A title of two parts, each of them long enough to be one of its own. */
static const char *comma_of(const char *title)
{
	const char *comma = strstr(title, "，");

	if (!comma)
		comma = strchr(title, ',');
	return comma && comma - title >= 15 && strlen(comma) >= 18 ? comma : NULL;
}

/* Both halves may be taken for the whole; they have identities of their own, which say where from. */
static bool split(struct pieces *new, struct random *random)
{
	int begin = any_finding(new, random);

	for (int step = 0; begin >= 0 && step < new->count; step++) {
		int at = (begin + step) % new->count;
		char *title;
		const char *comma;
		struct piece half;

		if (new->items[at].record == NO_RECORD)
			continue;
		title = title_of(&new->items[at]);
		comma = comma_of(title);
		half = new->items[at];
		if (comma && !new->items[at].title) {
			half.title = copy_text(comma + character_length((unsigned char)*comma));
			title[comma - title] = '\0';
			new->items[at].title = title;
			new->items[at].identity = -2;
			half.identity = -3;
			put_piece(new, at + 1, half);
			return true;
		}
		free(title);
	}
	return false;
}

static int long_finding(const struct pieces *pieces, struct random *random)
{
	int begin = any_finding(pieces, random);

	for (int step = 0; begin >= 0 && step < pieces->count; step++) {
		int at = (begin + step) % pieces->count;

		if (pieces->items[at].record != NO_RECORD && is_long(&pieces->items[at]))
			return at;
	}
	return -1;
}

static bool twins(struct pieces *new, struct random *random)
{
	int at = long_finding(new, random);
	struct piece twin;

	if (at < 0)
		return false;
	twin = new->items[at];
	reword(&twin, 1);
	reword(&new->items[at], 2);
	new->items[at].identity = -2;
	twin.identity = -3;
	put_piece(new, at + 1, twin);
	return true;
}

/* In the old one there are two that differ by a word; in the new one they stand the other way round and
 * are both renamed. */
static bool swap(struct pieces *old, struct pieces *new, struct random *random)
{
	int at = long_finding(old, random);
	struct piece twin, kept;

	if (at < 0)
		return false;
	twin = old->items[at];
	twin.title = title_of(&old->items[at]);
	twin.identity += 5000;
	reword(&twin, 1);
	put_piece(old, at + 1, twin);
	pieces_release(new);
	copy_pieces(new, old);
	kept = new->items[at];
	new->items[at] = new->items[at + 1];
	new->items[at + 1] = kept;
	reword(&new->items[at], 2);
	reword(&new->items[at + 1], 7);
	return true;
}

bool revise(struct pieces *old, struct pieces *new, enum revision revision,
	const struct builder *other, struct random *random)
{
	copy_pieces(new, old);
	switch (revision) {
	case REVISE_NUMBERS: return drop_first(new);
	case REVISE_ORDER: return shuffle(new, random);
	case REVISE_MOVE: return move_one(new, random);
	case REVISE_SECTIONS: return move_section(new, random);
	case REVISE_TITLES: return reword_some(new, random);
	case REVISE_INSERT: return insert(new, other, random);
	case REVISE_REPLACE: return replace(new, other, random);
	case REVISE_SPLIT: return split(new, random);
	case REVISE_TWINS: return twins(new, random);
	case REVISE_SWAP: return swap(old, new, random);
	case REVISE_ALL:
		return drop(new, any_finding(new, random)) && insert(new, other, random)
			&& shuffle(new, random) && reword_some(new, random);
	default: return true;
	}
}
