/*
 * unshift.c - the search for what stood in a shifted stretch.
 *
 * What is seen are pairs: the second byte of a character and the first byte of the next.  Between two
 * of them others may have been dropped, which GB2312 does not have.
 *
 *     hidden   [b1 A1][A3 b2][l3 b3][l4 b4][l5 b5] ...
 *     seen         。       dropped  (b3 l4)(b4 l5)
 *
 * So from one pair to the next there is one whole character, or there are two, the first of which ends
 * in a byte that makes a dropped pair, or three.  A path through these choices is as likely as its
 * characters are next to each other; the best path to each possible character is kept (Viterbi), and
 * only the best few where the choice is wide.  The first byte of the first character and the last byte
 * of the last one are never seen.
 */
#include "unshift.h"
#include "character.h"
#include "utf8.h"

#include <stddef.h>
#include <stdlib.h>

enum {
	SIDE = RX_CHARACTER_SIDE,
	SEEN_LIMIT = 448,
	WIDE = 6,          /* paths that go on to a third character */
	NARROW = 16,       /* paths that are kept at all */
	BEHIND = 10 * 16,  /* paths so far behind the best are given up */
	COMMON = -11 * 16, /* characters of which nothing is known are at least so common */
	COMMON_LIMIT = 4096,
	HOPELESS = -1000000,
	HOPELESS_WORD = -30000,
	NUMBER = 2 * SIDE + 15 /* the full-width 0 stands for all digits */
};

/* A character on a path. */
struct step {
	int number;
	int chance; /* of the path up to here */
	int from;   /* place of the step before it, or -1 */
	int alone;  /* the chance of the character by itself */
	bool guessed;
	bool open; /* a dropped pair follows, so the first byte of the next is not known */
	struct rx_followers followers;
};

/* A character that prose has, and its chance by itself. */
struct common {
	int number;
	int alone;
};

struct search {
	struct step *steps;
	int count;
	int room;
	int layer; /* where the present steps begin */
	int group; /* where the likeliest NARROW steps stand in order, or -1: all are kept */
	int least; /* less likely paths are of no use */
	bool whole;
	bool failed;
	int common_count;
	int droppable; /* how many of them can precede a dropped pair: those in front */
	struct common common[COMMON_LIMIT]; /* common characters, listed when they are needed */
};

/* The character as the table of chances knows it. */
static int plain(int number)
{
	int cell = number - 2 * SIDE;

	return cell >= 15 && cell <= 24 ? NUMBER : number;
}

static int chance(int before, int number)
{
	return rx_character_chance(before < 0 ? before : plain(before), plain(number));
}

static int number_of(int lead, int trail)
{
	int number = lead * SIDE + trail;

	return number < RX_CHARACTER_COUNT && rx_character_code(number) ? number
									: RX_CHARACTER_NONE;
}

/* A pair of bytes that decoders drop. */
static bool is_dropped(int trail, int lead)
{
	return rx_character_code(trail * SIDE + lead) == 0;
}

/* Bytes that can begin a character of prose. */
static bool is_lead(int lead)
{
	return lead == 0 || lead == 2 || (lead >= 15 && lead < 87);
}

static void add(struct search *search, struct step step)
{
	if (search->count == search->room) {
		int room = search->room ? search->room * 2 : 4096;
		struct step *grown = realloc(search->steps, (size_t)room * sizeof(*grown));

		if (!grown) {
			search->failed = true;
			return;
		}
		search->steps = grown;
		search->room = room;
	}
	rx_followers_begin(&step.followers, step.number < 0 ? step.number : plain(step.number));
	search->steps[search->count++] = step;
}

static int by_chance(const struct step *left, const struct step *right)
{
	if (left->chance != right->chance)
		return left->chance > right->chance ? -1 : 1;
	return left->number - right->number;
}

/* A step that is no likelier than this would not be kept. */
static int bar(const struct search *search)
{
	int kept = search->count - search->group, least = search->least - 1, behind;

	if (search->group < 0 || kept == 0)
		return least;
	behind = search->steps[search->group].chance - BEHIND - 1;
	if (kept == NARROW && search->steps[search->count - 1].chance > behind)
		behind = search->steps[search->count - 1].chance;
	return behind > least ? behind : least;
}

/* Puts a step into its place among the likeliest, which lets follow() skip most. */
static void keep(struct search *search, struct step step)
{
	int at;

	if (search->group < 0 || search->count - search->group < NARROW)
		add(search, step);
	if (search->group < 0 || search->failed)
		return;
	for (at = search->count - 1;
		at > search->group && by_chance(&step, &search->steps[at - 1]) < 0; at--)
		search->steps[at] = search->steps[at - 1];
	rx_followers_begin(&step.followers, plain(step.number));
	search->steps[at] = step;
}

/* From here on only the likeliest are kept. */
static void begin_group(struct search *search)
{
	search->group = search->count;
}

/* All have come: those far behind the best are given up. */
static void end_group(struct search *search)
{
	int first = search->group;

	while (search->count > first
		&& search->steps[search->count - 1].chance < search->steps[first].chance - BEHIND)
		search->count--;
	search->group = -1;
}

/* Adds a character behind the step among [first, end) that it follows best.  Behind an open step the
 * pair of the two must be one that is dropped. */
static void follow_common(
	struct search *search, int first, int end, const struct common *next, bool open)
{
	struct step best = {
		.number = next->number, .chance = bar(search), .from = -1, .open = open};
	int alone = next->alone, seen = plain(next->number);

	for (int at = first; at < end; at++) {
		struct step *before = &search->steps[at];
		int sum;

		/* A pair is no more common than its second character. */
		if (before->chance + (alone < before->alone ? alone - before->alone : 0)
			<= best.chance)
			continue;
		if (before->open && before->number >= 0
			&& !is_dropped(before->number % SIDE, best.number / SIDE))
			continue;
		sum = before->chance + rx_followers_chance(&before->followers, seen);
		if (sum <= best.chance)
			continue;
		best.chance = sum;
		best.from = at;
		best.alone = alone;
		best.guessed = open || before->open;
	}
	if (best.from >= 0)
		keep(search, best);
}

static void follow(struct search *search, int first, int end, int number, bool open)
{
	follow_common(search, first, end,
		&(struct common){number, chance(RX_CHARACTER_NONE, number)}, open);
}

/* Some trails make dropped pairs with every lead byte of Han characters, some with a few. */
static bool is_droppable(int number)
{
	return is_dropped(number % SIDE, 15) || is_dropped(number % SIDE, 86);
}

/* Characters with a known first byte, behind which a pair was dropped. */
static int open_known(struct search *search, int first, int end, int lead)
{
	int start = search->count;

	begin_group(search);
	for (int trail = 0; trail < SIDE; trail++) {
		int number = number_of(lead, trail);

		if (number >= 0 && is_droppable(number))
			follow(search, first, end, number, true);
	}
	end_group(search);
	return start;
}

static void list_common(struct search *search, bool droppable)
{
	bool wanted[SIDE];

	for (int trail = 0; trail < SIDE; trail++)
		wanted[trail] = is_droppable(trail) == droppable;
	for (int number = 0; number < RX_CHARACTER_COUNT && search->common_count < COMMON_LIMIT;
		number++) {
		int alone = wanted[number % SIDE] ? chance(RX_CHARACTER_NONE, number) : HOPELESS;

		if (alone >= COMMON && is_lead(number / SIDE) && rx_character_code(number))
			search->common[search->common_count++] = (struct common){number, alone};
	}
	if (droppable)
		search->droppable = search->common_count;
}

/* How likely characters are behind the likeliest of some steps, over the chance of the step base. */
struct outlook {
	int base;
	int16_t words[RX_CHARACTER_COUNT]; /* in a word with it: this at least, or HOPELESS_WORD */
	struct rx_meeting meeting;         /* or where words meet: this at most */
};

static void look_out(const struct search *search, int first, int end, struct outlook *outlook)
{
	struct rx_meeting *most = &outlook->meeting, meeting;
	struct rx_pairs row;

	*most = (struct rx_meeting){HOPELESS, HOPELESS};
	for (int at = 0; at < RX_CHARACTER_COUNT; at++)
		outlook->words[at] = HOPELESS_WORD;
	for (int at = first; at < end; at++) {
		const struct step *step = &search->steps[at];
		int over = step->chance - outlook->base;

		rx_pairs_begin(&row, plain(step->number));
		while (rx_pairs_next(&row)) {
			if (over + row.chance > outlook->words[row.number]
				&& (!step->open
					|| is_dropped(step->number % SIDE, row.number / SIDE)))
				outlook->words[row.number] = (int16_t)(over + row.chance);
		}
		meeting = rx_character_meeting(plain(step->number));
		if (over + meeting.ending > most->ending)
			most->ending = over + meeting.ending;
		if (over + meeting.anywhere > most->anywhere)
			most->anywhere = over + meeting.anywhere;
	}
}

/* With which chance the last of the likeliest follows, at least. */
static int worst_kept(const struct search *search, int count, const struct outlook *outlook)
{
	int top[NARROW], kept = 0, place;

	for (int at = 0; at < count; at++) {
		int chance_of = outlook->words[plain(search->common[at].number)];

		if (chance_of == HOPELESS_WORD || (kept == NARROW && chance_of <= top[NARROW - 1]))
			continue;
		kept += kept < NARROW;
		for (place = kept - 1; place > 0 && top[place - 1] < chance_of; place--)
			top[place] = top[place - 1];
		top[place] = chance_of;
	}
	if (kept == 0)
		return HOPELESS;
	return kept == NARROW && top[NARROW - 1] > top[0] - BEHIND ? top[NARROW - 1]
								   : top[0] - BEHIND;
}

/* How likely a character is at most. */
static int most_behind(const struct outlook *outlook, int number, int alone)
{
	int most = outlook->meeting.anywhere + alone,
	    meeting = outlook->meeting.ending + rx_character_begins(number),
	    word = outlook->words[number];

	if (meeting > most)
		most = meeting;
	if (word > HOPELESS_WORD)
		most = (word > most ? word : most) + RX_CHANCE_TWICE;
	return most > RX_CHANCE_LEAST ? most : RX_CHANCE_LEAST;
}

/* Characters of which no byte is known: between two dropped pairs, or the last one.  They are many, so
 * a rough outlook decides at which to look. */
static void open_unknown(struct search *search, int first, int end, bool last)
{
	int count, least;
	struct outlook outlook;

	if (first == end)
		return;
	if (search->common_count == 0) {
		list_common(search, true);
		list_common(search, false);
	}
	count = last ? search->common_count : search->droppable;
	outlook.base = search->steps[first].chance;
	begin_group(search);
	look_out(search, first, end, &outlook);
	least = worst_kept(search, count, &outlook);
	for (int at = 0; at < count; at++) {
		const struct common *next = &search->common[at];

		if (most_behind(&outlook, plain(next->number), next->alone) >= least)
			follow_common(search, first, end, next, !last);
	}
	end_group(search);
}

/* The layer of characters that end in the first byte of a pair which is seen; lead is the byte that
 * the pair before it ended in. */
static void step_to(struct search *search, int lead, int trail)
{
	int first = search->layer, end = search->count, opened = end,
	    number = number_of(lead, trail);

	if (!search->whole) {
		opened = open_known(search, first, end, lead);
		open_unknown(search, opened,
			search->count - opened > WIDE ? opened + WIDE : search->count, false);
		end = search->count;
	}
	search->layer = search->count;
	if (!search->whole)
		begin_group(search);
	if (number >= 0)
		follow(search, first, opened, number, false);
	if (search->whole)
		return;
	for (int other = 0; other < SIDE; other++) {
		number = is_lead(other) ? number_of(other, trail) : RX_CHARACTER_NONE;
		if (number >= 0)
			follow(search, opened, end, number, false);
	}
	end_group(search);
}

/* The first character, which ends in A1: nothing else is known of it. */
static void begin(struct search *search, int before)
{
	search->count = 0;
	search->group = -1;
	add(search, (struct step){.number = before, .from = -1});
	if (search->failed)
		return;
	for (int lead = 0; lead < SIDE; lead++) {
		int number = is_lead(lead) ? number_of(lead, 0) : RX_CHARACTER_NONE;

		if (number >= 0)
			follow(search, 0, 1, number, false);
	}
	for (int at = 1; at < search->count; at++)
		search->steps[at].guessed = true;
	search->layer = 1;
}

/* The last character, of which the first byte is known, or nothing where a pair was dropped; returns
 * its step, or -1. */
static int finish(struct search *search, int lead, int after)
{
	int first = search->layer, end = search->count, opened = end, best = -1, most = HOPELESS;

	if (!search->whole) {
		opened = open_known(search, first, end, lead);
		open_unknown(search, opened,
			search->count - opened > WIDE ? opened + WIDE : search->count, true);
	}
	search->layer = search->count;
	for (int trail = 0; trail < SIDE; trail++) {
		int number = number_of(lead, trail);

		if (number >= 0)
			follow(search, first, end, number, false);
	}
	for (int at = opened; at < search->count; at++) {
		struct step *step = &search->steps[at];
		int sum = step->chance + (after >= 0 ? chance(step->number, after) : 0);

		step->guessed = true;
		if (!step->open && sum > most) {
			most = sum;
			best = at;
		}
	}
	return best;
}

/* The number of the character at an offset, as context. */
static int context(struct rx_text text, size_t at)
{
	size_t length;
	uint32_t code = at < text.length ? rx_utf8_decode(text, at, &length) : '\n';

	if (code == '\n' || code == '\r' || code == 0x3002)
		code = ',';
	if (code > ' ' && code < 0x7F)
		code += 0xFEE0;
	return rx_character_number(code);
}

static size_t back(struct rx_text text, size_t at)
{
	while (at > 0 && ((unsigned char)text.bytes[--at] & 0xC0) == 0x80)
		;
	return at;
}

static void write_path(struct rx_unshifted *unshifted, const struct search *search, int last)
{
	int path[2 * SEEN_LIMIT + 8], count = 0;

	for (int at = last; at > 0 && count < 2 * SEEN_LIMIT + 8; at = search->steps[at].from)
		path[count++] = at;
	unshifted->count = (unsigned)count;
	while (count-- > 0) {
		const struct step *step = &search->steps[path[count]];
		uint32_t code = rx_character_code(step->number);

		rx_buffer_add_code(&unshifted->proposal, code);
		rx_buffer_add_code(&unshifted->read, step->guessed ? 0x25A1 : code);
		unshifted->guessed += step->guessed;
	}
}

/* The last step of the likeliest path, or -1 when there is none. */
static int search_all(struct search *search, struct rx_text text, const struct rx_shift *shift)
{
	int lead = 2;

	begin(search, shift->start ? context(text, back(text, shift->start)) : RX_CHARACTER_NONE);
	for (size_t at = shift->start + 3, length; at < shift->end; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);
		int number = code == 0x3002 ? 2 : rx_shift_number(code);

		step_to(search, lead, number / SIDE);
		lead = number % SIDE;
	}
	return search->failed ? -1 : finish(search, lead, context(text, shift->end));
}

void rx_unshift(struct rx_unshifted *unshifted, struct rx_text text, const struct rx_shift *shift,
	int least)
{
	struct search search;
	int last;

	memset(&search, 0, offsetof(struct search, common));
	search.least = least > HOPELESS ? least : HOPELESS;
	search.whole = shift->whole;
	rx_buffer_reset(&unshifted->proposal);
	rx_buffer_reset(&unshifted->read);
	unshifted->guessed = unshifted->count = 0;
	unshifted->chance = HOPELESS;
	last = search_all(&search, text, shift);
	/* What follows has a say in which is the best, so that it may have been given up. */
	if (last >= 0 && search.least > HOPELESS) {
		search.least = HOPELESS;
		last = search_all(&search, text, shift);
	}
	if (last >= 0) {
		unshifted->chance = search.steps[last].chance;
		write_path(unshifted, &search, last);
	}
	unshifted->proposal.failed = unshifted->proposal.failed || search.failed;
	free(search.steps);
}

void rx_unshifted_release(struct rx_unshifted *unshifted)
{
	rx_buffer_release(&unshifted->proposal);
	rx_buffer_release(&unshifted->read);
}
