/*
 * collect_repeats.c - records that stand in a book more often than in the master.
 *
 * Copies that say the same are one.  Of copies that do not, none is believed: they take no part in
 * comparing, and the master's record is not called deleted.
 */
#include "collect.h"
#include "identity.h"
#include "words.h"

#include <stdlib.h>

struct repeats {
	struct rx_collect *collect;
	struct rx_snapshot *book;
	size_t which;
	struct rx_keys titles;
	size_t *in_master, *in_book; /* how often each title stands there */
	struct rx_keys contents;
	struct rx_buffer key;
};

/* Place of a finding's title among the titles, or RX_NONE. */
static size_t title_of(struct repeats *repeats, const struct rx_snapshot *snapshot, size_t row)
{
	bool added;
	size_t title;

	rx_buffer_reset(&repeats->key);
	if (snapshot->rows[row].kind != RX_KIND_FINDING)
		return RX_NONE;
	rx_identity_key(&repeats->key, rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), SIZE_MAX);
	if (repeats->key.length == 0)
		return RX_NONE;
	title = rx_keys_add(&repeats->titles, 0, rx_buffer_text(&repeats->key), &added);
	if (title == RX_NONE || repeats->key.failed)
		repeats->collect->arena.failed = true;
	return title;
}

/* What a record says, without number and place: true when no other has said the same. */
static bool is_first(struct repeats *repeats, size_t row)
{
	const struct rx_snapshot *book = repeats->book;
	bool added = false;

	rx_buffer_reset(&repeats->key);
	for (size_t at = 0; at < book->column_count; at++) {
		int column = book->columns[at].column;
		struct rx_text cell = rx_snapshot_cell(book, row, at);

		if (rx_difference_is_place(column) || column == RX_COLUMN_NO)
			continue;
		rx_words_fold(&repeats->key, cell);
		rx_buffer_add_byte(&repeats->key, '\t');
	}
	if (rx_keys_add(&repeats->contents, 0, rx_buffer_text(&repeats->key), &added) == RX_NONE
		|| repeats->key.failed)
		repeats->collect->arena.failed = true;
	return added;
}

static void take_out(struct repeats *repeats, size_t row, enum rx_message_id id)
{
	struct rx_collect *collect = repeats->collect;
	struct rx_text title = rx_snapshot_value(repeats->book, row, RX_COLUMN_TITLE);
	char copy[64];
	struct rx_remark *remark = rx_remark_add(&collect->remarks, RX_NONE, id,
		rx_quotable(title, copy, sizeof(copy)), repeats->book->name);

	remark =
		rx_collect_remark(collect, RX_NONE, repeats->which, row, rx_text_of("", 0), remark);
	if (remark)
		remark->value = title;
	repeats->book->rows[row].kind = -1;
}

static void drop_copies(struct repeats *repeats)
{
	for (size_t row = 0; row < repeats->book->count; row++) {
		size_t title = title_of(repeats, repeats->book, row);

		if (title == RX_NONE || repeats->in_book[title] <= repeats->in_master[title]
			|| repeats->in_master[title] == 0 || is_first(repeats, row))
			continue;
		repeats->in_book[title]--;
		take_out(repeats, row, RX_SAY_ROW_TWICE);
	}
}

static void drop_contradictions(struct repeats *repeats)
{
	struct rx_book *book = &repeats->collect->books[repeats->which];

	for (size_t row = 0; row < repeats->book->count; row++) {
		size_t title = title_of(repeats, repeats->book, row);

		if (title != RX_NONE && repeats->in_master[title]
			&& repeats->in_book[title] > repeats->in_master[title])
			take_out(repeats, row, RX_SAY_ROW_UNCLEAR);
	}
	for (size_t row = 0; row < repeats->collect->master->count; row++) {
		size_t title = title_of(repeats, repeats->collect->master, row);

		book->excused[row] =
			title != RX_NONE && repeats->in_book[title] > repeats->in_master[title];
	}
}

static void count(struct repeats *repeats, const struct rx_snapshot *snapshot, size_t *counts)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		size_t title = title_of(repeats, snapshot, row);

		if (title != RX_NONE)
			counts[title]++;
	}
}

void rx_collect_repeats(struct rx_collect *collect, size_t which)
{
	struct repeats repeats = {
		.collect = collect, .book = collect->diff->inputs[which + 1], .which = which};
	size_t most = collect->master->count + repeats.book->count + 1;

	collect->books[which].excused = rx_arena_new(&collect->arena, collect->master->count + 1);
	repeats.in_master = calloc(most, sizeof(size_t));
	repeats.in_book = calloc(most, sizeof(size_t));
	if (repeats.in_master && repeats.in_book && collect->books[which].excused) {
		count(&repeats, collect->master, repeats.in_master);
		count(&repeats, repeats.book, repeats.in_book);
		drop_copies(&repeats);
		drop_contradictions(&repeats);
	} else {
		collect->arena.failed = true;
	}
	free(repeats.in_master);
	free(repeats.in_book);
	rx_keys_release(&repeats.titles);
	rx_keys_release(&repeats.contents);
	rx_buffer_release(&repeats.key);
}
