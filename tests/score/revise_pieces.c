/*
 * revise_pieces.c - a notice cut at its findings, and pieces written one behind the other with numbers
 * given anew.
 */
#include "revise.h"

#include <stdlib.h>
#include <string.h>

static bool is_kind(const struct record *record, const char *kind)
{
	return strcmp(record->kind, kind) == 0;
}

static bool is_below(const struct builder *notice, int record, int above)
{
	while (record != NO_RECORD && record != above)
		record = notice->records[record].parent;
	return record == above;
}

static size_t line_of(const struct builder *notice, size_t at)
{
	while (at && notice->text[at - 1] != '\n')
		at--;
	return at;
}

/* Whether nothing but blanks stands in front of a record. */
static bool begins_line(const struct builder *notice, size_t start)
{
	static const char wide[] = "\xE3\x80\x80";
	size_t at = line_of(notice, start);

	while (at < start) {
		if (strncmp(notice->text + at, wide, 3) == 0)
			at += 3;
		else if (notice->text[at] == ' ' || notice->text[at] == '\t')
			at++;
		else
			return false;
	}
	return true;
}

/* The next record that is not below a finding, which ends its piece; NO_RECORD: there is none. */
static int next_record(const struct builder *notice, int finding)
{
	int at = finding + 1;

	while (at < notice->count && is_below(notice, at, finding))
		at++;
	return at < notice->count ? at : NO_RECORD;
}

static void add_piece(struct pieces *pieces, struct piece piece)
{
	if (piece.from == piece.to)
		return;
	pieces->items = grow(pieces->items, (size_t)pieces->count + 1, sizeof(*pieces->items));
	pieces->items[pieces->count++] = piece;
}

void pieces_cut(struct pieces *pieces, const struct builder *notice)
{
	size_t from = 0;

	memset(pieces, 0, sizeof(*pieces));
	pieces->notice = notice;
	for (int at = 0; at < notice->count; at++) {
		const struct record *record = &notice->records[at];
		int next = is_kind(record, "finding") ? next_record(notice, at) : NO_RECORD;
		size_t start = line_of(notice, record->start), to;

		if (next == NO_RECORD || record->title_start < record->start
			|| !begins_line(notice, record->start)
			|| !begins_line(notice, notice->records[next].start))
			continue;
		to = line_of(notice, notice->records[next].start);
		if (start < from || to <= start)
			continue;
		add_piece(pieces,
			(struct piece){from, start, NO_RECORD, NO_RECORD, NO_RECORD, NULL, notice});
		add_piece(pieces, (struct piece){start, to, at, record->parent, at, NULL, notice});
		from = to;
	}
	add_piece(pieces,
		(struct piece){
			from, notice->length, NO_RECORD, NO_RECORD, NO_RECORD, NULL, notice});
}

void pieces_release(struct pieces *pieces)
{
	for (int at = 0; at < pieces->count; at++)
		free(pieces->items[at].title);
	free(pieces->items);
	memset(pieces, 0, sizeof(*pieces));
}

void written_release(struct written *written)
{
	string_release(&written->text);
	free(written->begun);
	memset(written, 0, sizeof(*written));
}

/* ---- numbers -------------------------------------------------------------------------------- */

static const char *const numerals[] = {
	"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

enum script { SCRIPT_NONE, SCRIPT_ASCII, SCRIPT_WIDE, SCRIPT_CHINESE, SCRIPT_CIRCLED };

static enum script script_at(const char *text)
{
	const unsigned char *byte = (const unsigned char *)text;

	if (*byte >= '0' && *byte <= '9')
		return SCRIPT_ASCII;
	if (byte[0] == 0xEF && byte[1] == 0xBC && byte[2] >= 0x90 && byte[2] <= 0x99)
		return SCRIPT_WIDE;
	if (byte[0] == 0xE2 && byte[1] == 0x91 && byte[2] >= 0xA0 && byte[2] <= 0xB3)
		return SCRIPT_CIRCLED;
	for (int at = 1; at <= 10; at++)
		if (strncmp(text, numerals[at], 3) == 0)
			return SCRIPT_CHINESE;
	return SCRIPT_NONE;
}

static void put_number_in(struct string *out, enum script script, int number)
{
	struct string digits = {NULL, 0, 0};
	char circled[4] = {(char)0xE2, (char)0x91, (char)(0xA0 + number - 1), 0};

	if (script == SCRIPT_CHINESE) {
		if (number >= 20)
			string_append(out, numerals[number / 10]);
		if (number >= 10)
			string_append(out, "十");
		if (number % 10)
			string_append(out, numerals[number % 10]);
		return;
	}
	if (script == SCRIPT_CIRCLED && number <= 20) {
		string_append(out, circled);
		return;
	}
	string_append_number(&digits, number);
	for (size_t at = 0; at < digits.length; at++) {
		char wide[4] = {(char)0xEF, (char)0xBC, (char)(0x90 + digits.bytes[at] - '0'), 0};

		if (script == SCRIPT_WIDE)
			string_append(out, wide);
		else
			string_append_bytes(out, digits.bytes + at, 1);
	}
	string_release(&digits);
}

/* ---- writing -------------------------------------------------------------------------------- */

struct writing {
	struct written *written;
	size_t *where; /* of each byte of a piece: its place in the text */
	size_t base;
};

static void copy_bytes(struct writing *writing, const struct builder *from, size_t at, size_t end)
{
	for (; at < end; at++) {
		writing->where[at - writing->base] = writing->written->text.length;
		string_append_bytes(&writing->written->text, from->text + at, 1);
	}
}

static void begin(struct written *written, struct begun begun)
{
	written->begun = grow(written->begun, (size_t)written->count + 1, sizeof(*written->begun));
	written->begun[written->count++] = begun;
}

/* A record's number is looked for between its start and its title; of 2.3 it is the 3. */
static size_t number_at(const struct builder *notice, const struct record *record)
{
	size_t at = record->start;

	while (at < record->title_start && script_at(notice->text + at) == SCRIPT_NONE)
		at += character_length((unsigned char)notice->text[at]);
	while (notice->text[at + 1] == '.' && script_at(notice->text + at) == SCRIPT_ASCII
		&& script_at(notice->text + at + 2) == SCRIPT_ASCII)
		at += 2;
	return at;
}

static void write_heading(struct writing *writing, const struct piece *piece, int number)
{
	const struct builder *notice = piece->source;
	const struct record *record = &notice->records[piece->record];
	size_t at = number_at(notice, record), behind = at;

	copy_bytes(writing, notice, piece->from, at);
	if (number && at < record->title_start) {
		enum script script = script_at(notice->text + at);

		while (script_at(notice->text + behind) == script)
			behind += character_length((unsigned char)notice->text[behind]);
		for (size_t each = at; each < behind; each++)
			writing->where[each - writing->base] = writing->written->text.length;
		put_number_in(&writing->written->text, script, number);
	}
	if (!piece->title) {
		copy_bytes(writing, notice, behind, piece->to);
		return;
	}
	copy_bytes(writing, notice, behind, record->title_start);
	for (size_t each = record->title_start; each < record->title_end; each++)
		writing->where[each - writing->base] = writing->written->text.length;
	string_append(&writing->written->text, piece->title);
	copy_bytes(writing, notice, record->title_end, piece->to);
}

/* Findings, and measures with the identity of their finding in front. */
static void note_begun(struct writing *writing, const struct piece *piece)
{
	const struct builder *notice = piece->source;

	for (int at = 0; at < notice->count; at++) {
		const struct record *record = &notice->records[at];
		bool finding = is_kind(record, "finding");
		bool also = record->start_also >= piece->from && record->start_also < piece->to;
		long identity = at;

		if (record->start < piece->from || record->start >= piece->to
			|| (!finding && !is_kind(record, "measure")))
			continue;
		if (piece->record != NO_RECORD)
			identity = at == piece->record
				? piece->identity
				: (piece->identity + 1) * 10000 + at - piece->record;
		else if (!finding)
			continue; /* below a finding that is no piece of its own */
		begin(writing->written,
			(struct begun){identity, writing->where[record->start - writing->base],
				writing->where[(also ? record->start_also : record->start)
					- writing->base],
				finding});
	}
}

/* Numbers of a section, or of the notice where they ran on through it. */
static bool numbers_run_on(const struct pieces *pieces)
{
	int last = 0;

	for (int at = 0; at < pieces->count; at++) {
		int record = pieces->items[at].record;
		const char *number = record == NO_RECORD
			? NULL
			: pieces->items[at].source->records[record].number;

		if (!number || atoi(number) == 0)
			continue;
		if (last && atoi(number) == 1)
			return false;
		last = atoi(number);
	}
	return true;
}

void pieces_write(struct written *written, const struct pieces *pieces, bool renumber)
{
	struct pieces original;
	bool run_on;
	int number = 0, section = NO_RECORD;

	pieces_cut(&original, pieces->notice);
	run_on = numbers_run_on(&original);
	pieces_release(&original);
	memset(written, 0, sizeof(*written));
	for (int at = 0; at < pieces->count; at++) {
		const struct piece *piece = &pieces->items[at];
		struct writing writing = {written, NULL, piece->from};

		writing.where = grow(NULL, piece->to - piece->from + 1, sizeof(*writing.where));
		if (piece->record == NO_RECORD) {
			copy_bytes(&writing, piece->source, piece->from, piece->to);
		} else {
			if (!run_on && piece->section != section)
				number = 0;
			section = piece->section;
			write_heading(&writing, piece, renumber ? ++number : 0);
		}
		note_begun(&writing, piece);
		free(writing.where);
	}
}
