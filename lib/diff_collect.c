/*
 * diff_collect.c - a master ledger and the books that came back in; the master out with the answers in
 * its permitted columns, and below its records what was found: changes without leave, records that were
 * deleted or added, answers that contradict one another, units that did not report.
 *
 * Nothing outside the permitted columns changes, and of two answers none is chosen.
 */
#include "collect.h"
#include "words.h"

#include <stdlib.h>

/* ---- remarks -------------------------------------------------------------------------------- */

struct rx_remark *rx_collect_remark(struct rx_collect *collect, size_t master_row, size_t book,
	size_t row, struct rx_text column, struct rx_remark *remark)
{
	const struct rx_book *from = &collect->books[book];
	struct rx_buffer mark = {0};

	(void)master_row;
	if (!remark)
		return NULL;
	remark->column = column;
	remark->file = from->snapshot->name;
	remark->line = row == RX_NONE ? 0 : from->snapshot->rows[row].line;
	if (from->home != RX_NONE)
		remark->unit = rx_keys_text(&collect->units, from->home);
	rx_buffer_add_byte(&mark, '.');
	rx_buffer_add_text(&mark, column);
	rx_buffer_add_byte(&mark, '.');
	rx_buffer_add_number(&mark, book + 1);
	if (master_row == RX_NONE && row != RX_NONE) {
		rx_buffer_add_byte(&mark, '.');
		rx_buffer_add_number(&mark, remark->line);
	}
	remark->mark = rx_arena_keep(&collect->remarks.arena, &mark);
	rx_buffer_release(&mark);
	return remark;
}

/* A cell in words of a message. */
static const char *quoted(struct rx_text text, char copy[64])
{
	return text.length ? rx_quotable(text, copy, 64) : "-";
}

static const char *file_of(const struct rx_collect *collect, size_t book)
{
	return collect->books[book].snapshot->name;
}

/* Columns that a whole book says nothing in, of which each cell would be told otherwise. */
static bool is_blank(const struct rx_collect *collect, const struct rx_answer *answer)
{
	const struct rx_book *book = &collect->books[answer->book];
	size_t empty = 0;

	if (answer->value.length || answer->column == RX_NONE)
		return false;
	for (size_t row = 0; row < book->snapshot->count; row++) {
		size_t column = rx_snapshot_column(
			book->snapshot, collect->master->columns[answer->column]);

		if (book->snapshot->rows[row].kind != RX_KIND_FINDING)
			continue;
		if (column != RX_NONE && rx_snapshot_cell(book->snapshot, row, column).length)
			return false;
		empty++;
	}
	return empty > 1;
}

static void remark_blank(struct rx_collect *collect, size_t book, struct rx_text name)
{
	struct rx_remark *other = collect->remarks.rows[collect->master->count];
	char copy[64];

	for (; other; other = other->next) {
		if (other->id == RX_SAY_COLUMN_MISSING && rx_text_equal(other->column, name)
			&& other->file == file_of(collect, book))
			return;
	}
	rx_collect_remark(collect, RX_NONE, book, RX_NONE, name,
		rx_remark_add(&collect->remarks, RX_NONE, RX_SAY_COLUMN_MISSING, quoted(name, copy),
			file_of(collect, book)));
}

static void remark_refused(struct rx_collect *collect, size_t row, const struct rx_answer *answer)
{
	struct rx_text name = rx_answer_name(collect, answer);
	struct rx_remark *remark;
	char copies[3][64];
	bool due = rx_text_equal(name, RX_LITERAL("due"))
		|| rx_text_equal(name, RX_LITERAL("due_text"));

	if (is_blank(collect, answer)) {
		remark_blank(collect, answer->book, name);
		return;
	}
	quoted(name, copies[0]);
	if (answer->value.length == 0)
		remark = rx_remark_add(&collect->remarks, row, RX_SAY_ANSWER_CLEARED, copies[0]);
	else if (due)
		remark = rx_remark_add(&collect->remarks, row, RX_SAY_DEADLINE_MOVED,
			quoted(answer->was, copies[1]), quoted(answer->value, copies[2]));
	else
		remark = rx_remark_add(&collect->remarks, row, RX_SAY_NOT_PERMITTED, copies[0]);
	remark = rx_collect_remark(collect, row, answer->book, answer->row, name, remark);
	if (!remark)
		return;
	remark->value = answer->value;
	remark->alt = answer->was;
}

/* ---- taking answers ------------------------------------------------------------------------- */

static bool same_cell(const struct rx_answer *one, const struct rx_answer *other)
{
	return one->column == other->column
		&& (one->column != RX_NONE
			|| (one->kind == other->kind && rx_text_equal(one->title, other->title)));
}

/* What goes with a cell, because the ledger's cell filled all of them. */
static void take_companions(struct rx_collect *collect, size_t row, const struct rx_answer *answer)
{
	static const enum rx_column of_status[] = {
		RX_COLUMN_STATUS_TEXT, RX_COLUMN_BASIS, RX_COLUMN_PART_DONE, RX_COLUMN_PART_TOTAL};
	static const enum rx_column of_due[] = {
		RX_COLUMN_DUE_TEXT, RX_COLUMN_BOUND, RX_COLUMN_CLASS};
	const struct rx_snapshot *book = collect->books[answer->book].snapshot;
	int column = collect->master->columns[answer->column].column;
	const enum rx_column *companions = column == RX_COLUMN_STATUS ? of_status
		: column == RX_COLUMN_DUE                             ? of_due
								      : NULL;
	size_t count = column == RX_COLUMN_STATUS ? 4 : 3;

	for (size_t at = 0; companions && at < count; at++) {
		if (book->at[companions[at]] >= 0)
			rx_rewrite_value(&collect->rewrite, row, companions[at],
				rx_snapshot_value(book, answer->row, companions[at]));
	}
}

/* Of the answers to one cell: those of the record's own unit, if there are any, and only they. */
static void judge_foreign(struct rx_collect *collect, size_t row, struct rx_answer *first)
{
	bool own = false;
	char copies[2][64];

	for (struct rx_answer *answer = first; answer; answer = answer->next) {
		size_t home = collect->books[answer->book].home;

		answer->foreign = home != RX_NONE
			&& collect->owner_starts[row] < collect->owner_starts[row + 1]
			&& !rx_collect_owns(collect, home, row);
		own = own || (same_cell(answer, first) && !answer->foreign);
	}
	for (struct rx_answer *answer = first; answer; answer = answer->next) {
		bool chinese = collect->remarks.lang == RX_LANG_ZH;
		struct rx_remark *remark;

		if (!answer->foreign || !same_cell(answer, first))
			continue;
		remark = rx_remark_add(&collect->remarks, row, RX_SAY_OTHER_UNIT,
			quoted(rx_keys_text(&collect->units, collect->books[answer->book].home),
				copies[0]),
			quoted(rx_answer_name(collect, answer), copies[1]),
			own ? (chinese ? "未采用" : "not taken") : (chinese ? "已采用" : "taken"));
		remark = rx_collect_remark(collect, row, answer->book, answer->row,
			rx_answer_name(collect, answer), remark);
		if (remark) {
			remark->value = answer->value;
			remark->alt = answer->was;
		}
		/* Where nobody else has answered it counts as an answer all the same. */
		answer->foreign = own;
	}
}

static const struct rx_answer *contradiction(
	struct rx_collect *collect, const struct rx_answer *chosen, const struct rx_answer *rest)
{
	for (; rest; rest = rest->next) {
		if (same_cell(rest, chosen) && !rest->foreign
			&& !rx_words_equal(rest->value, chosen->value, &collect->scratch[0]))
			return rest;
	}
	return NULL;
}

static void remark_conflict(struct rx_collect *collect, size_t row, const struct rx_answer *one,
	const struct rx_answer *other)
{
	struct rx_text name = rx_answer_name(collect, one);
	char copies[3][64];
	struct rx_remark *remark = rx_remark_add(&collect->remarks, row, RX_SAY_ANSWER_CONFLICT,
		quoted(name, copies[0]), file_of(collect, one->book), quoted(one->value, copies[1]),
		file_of(collect, other->book), quoted(other->value, copies[2]));

	remark = rx_collect_remark(collect, row, other->book, other->row, name, remark);
	if (!remark)
		return;
	remark->value = other->value;
	remark->alt = one->value;
}

/* Takes the answers to one cell, of which first is the first. */
static void take_cell(struct rx_collect *collect, size_t row, struct rx_answer *first)
{
	struct rx_answer *chosen = first;
	const struct rx_answer *other;

	judge_foreign(collect, row, first);
	while (chosen && (chosen->foreign || !same_cell(chosen, first)))
		chosen = chosen->next;
	if (!chosen)
		return;
	other = contradiction(collect, chosen, chosen->next);
	if (other) {
		remark_conflict(collect, row, chosen, other);
		chosen->foreign = true; /* what stands below is not replaced either */
		return;
	}
	if (chosen->column == RX_NONE)
		return;
	rx_rewrite_cell(&collect->rewrite, row, chosen->column, chosen->value);
	take_companions(collect, row, chosen);
}

static bool came_before(const struct rx_answer *list, const struct rx_answer *answer)
{
	for (; list != answer; list = list->next) {
		if (same_cell(list, answer))
			return true;
	}
	return false;
}

static void take_answers(struct rx_collect *collect)
{
	for (size_t row = 0; row < collect->master->count; row++) {
		for (struct rx_answer *answer = collect->answers[row]; answer;
			answer = answer->next) {
			if (!came_before(collect->answers[row], answer))
				take_cell(collect, row, answer);
		}
		for (const struct rx_answer *answer = collect->refused[row]; answer;
			answer = answer->next)
			remark_refused(collect, row, answer);
	}
}

/* ---- records and units ---------------------------------------------------------------------- */

static void remark_deleted(struct rx_collect *collect, size_t which)
{
	const struct rx_book *book = &collect->books[which];

	for (size_t row = 0; row < collect->master->count; row++) {
		bool expected = false;

		if (collect->master->rows[row].kind != RX_KIND_FINDING
			|| book->pairing.of_old[row] != RX_NONE || book->excused[row])
			continue;
		for (size_t at = collect->owner_starts[row]; at < collect->owner_starts[row + 1];
			at++)
			expected = expected || book->scope[collect->owners[at]];
		if (expected)
			rx_collect_remark(collect, row, which, RX_NONE, rx_text_of("", 0),
				rx_remark_add(&collect->remarks, row, RX_SAY_ROW_DELETED,
					book->snapshot->name));
	}
}

static void remark_added(struct rx_collect *collect, size_t which)
{
	const struct rx_book *book = &collect->books[which];
	char copy[64];

	for (size_t row = 0; row < book->snapshot->count; row++) {
		struct rx_text title = rx_snapshot_value(book->snapshot, row, RX_COLUMN_TITLE);
		struct rx_remark *remark;

		if (book->snapshot->rows[row].kind != RX_KIND_FINDING
			|| book->pairing.of_new[row] != RX_NONE)
			continue;
		remark = rx_remark_add(&collect->remarks, RX_NONE,
			book->pairing.doubts_new[row] ? RX_SAY_ROW_UNCLEAR : RX_SAY_ROW_ADDED,
			quoted(title, copy), book->snapshot->name);
		remark = rx_collect_remark(collect, RX_NONE, which, row, rx_text_of("", 0), remark);
		if (remark)
			remark->value = title;
	}
}

static void remark_units(struct rx_collect *collect)
{
	char copy[64];

	for (size_t unit = 0; unit < collect->units.count; unit++) {
		struct rx_text name = rx_keys_text(&collect->units, unit);
		size_t from = 0, answers = 0, last = 0;
		struct rx_remark *remark = NULL;

		for (size_t book = 0; book < collect->book_count; book++) {
			/* What others said for it is not its answer. */
			if (collect->books[book].home == unit) {
				answers += collect->books[book].answers[unit];
				from++;
				last = book;
			}
		}
		quoted(name, copy);
		if (from == 0)
			remark = rx_remark_add(&collect->remarks, RX_NONE, RX_SAY_NOT_REPORTED,
				copy, collect->unit_rows[unit]);
		else if (answers == 0)
			remark = rx_remark_add(&collect->remarks, RX_NONE, RX_SAY_NOT_ANSWERED,
				copy, file_of(collect, last));
		if (!remark)
			continue;
		remark->unit = remark->mark = name;
		remark->file = from ? file_of(collect, last) : NULL;
	}
}

/* ---- writing -------------------------------------------------------------------------------- */

/* The answer that replaces a row below a finding, or NULL. */
static const struct rx_answer *replacement(const struct rx_collect *collect, size_t row)
{
	const struct rx_snapshot *master = collect->master;
	size_t finding = master->rows[row].finding;
	const struct rx_answer *answer;

	if (finding == RX_NONE || finding == row)
		return NULL;
	for (answer = collect->answers[finding]; answer; answer = answer->next) {
		if (answer->column == RX_NONE && !answer->foreign
			&& answer->kind == master->rows[row].kind
			&& (answer->kind == RX_KIND_MEASURE
				|| rx_text_equal(answer->title,
					rx_snapshot_value(master, row, RX_COLUMN_TITLE))))
			return answer;
	}
	return NULL;
}

/* A row of a book below a finding of the master, with what ties it to that one. */
static void write_below(struct rx_collect *collect, size_t finding, const struct rx_answer *answer,
	size_t row, struct rx_writer *writer)
{
	const struct rx_snapshot *book = collect->books[answer->book].snapshot;
	struct rx_text id = rx_rewrite_now(&collect->rewrite, finding, RX_COLUMN_ID);
	struct rx_text was = rx_snapshot_value(book, answer->row, RX_COLUMN_ID);
	struct rx_text own = rx_snapshot_value(book, row, RX_COLUMN_ID);
	struct rx_rewrite_row cells = {0};

	for (size_t at = 0; at < RX_COLUMN_COUNT; at++)
		cells.cells[at] = rx_snapshot_value(book, row, (enum rx_column)at);
	if (was.length && rx_text_starts(own, was)) {
		rx_buffer_reset(&collect->scratch[1]);
		rx_buffer_add_text(&collect->scratch[1], id);
		rx_buffer_add_text(
			&collect->scratch[1], rx_text_slice(own, was.length, own.length));
		cells.cells[RX_COLUMN_ID] = rx_buffer_text(&collect->scratch[1]);
	}
	cells.cells[RX_COLUMN_PARENT] = id;
	cells.cells[RX_COLUMN_DOC] = rx_rewrite_now(&collect->rewrite, finding, RX_COLUMN_DOC);
	cells.cells[RX_COLUMN_SERIES] =
		rx_rewrite_now(&collect->rewrite, finding, RX_COLUMN_SERIES);
	rx_rewrite_extra(&collect->rewrite, &cells, writer);
}

static void write_answers_below(struct rx_collect *collect, size_t row, struct rx_writer *writer)
{
	for (const struct rx_answer *answer = collect->answers[row]; answer;
		answer = answer->next) {
		const struct rx_snapshot *book = collect->books[answer->book].snapshot;

		if (answer->column != RX_NONE || answer->foreign
			|| came_before(collect->answers[row], answer))
			continue;
		for (size_t at = answer->row + 1;
			at < book->count && book->rows[at].finding == answer->row; at++) {
			if (book->rows[at].kind == answer->kind
				&& (answer->kind == RX_KIND_MEASURE
					|| rx_text_equal(answer->title,
						rx_snapshot_value(book, at, RX_COLUMN_TITLE))))
				write_below(collect, row, answer, at, writer);
		}
	}
}

static bool write_all(struct rx_collect *collect, struct rx_writer *writer)
{
	bool fine = true;

	rx_rewrite_header(&collect->rewrite, writer);
	for (size_t row = 0; row < collect->master->count; row++) {
		if (replacement(collect, row))
			continue;
		rx_rewrite_write(&collect->rewrite, row, writer);
		fine = rx_remarks_write(&collect->remarks, &collect->rewrite, row, writer) && fine;
		if (collect->answers[row])
			write_answers_below(collect, row, writer);
	}
	fine = rx_remarks_write(&collect->remarks, &collect->rewrite, RX_NONE, writer) && fine;
	return fine && !collect->scratch[0].failed && !collect->scratch[1].failed;
}

/* ---- all of it ------------------------------------------------------------------------------ */

static int add_book(struct rx_collect *collect, size_t which)
{
	struct rx_book *book = &collect->books[which];
	size_t units = collect->units.count + 1;

	book->snapshot = collect->diff->inputs[which + 1];
	book->scope = rx_arena_new(&collect->arena, units * sizeof(*book->scope));
	book->rows = rx_arena_new(&collect->arena, units * sizeof(*book->rows));
	book->answers = rx_arena_new(&collect->arena, units * sizeof(*book->answers));
	book->differences = (struct rx_differences){
		.old = collect->master, .new = book->snapshot, .alias = &collect->diff->alias};
	if (collect->arena.failed)
		return 0; /* told in the end */
	book->home = RX_NONE;
	rx_collect_repeats(collect, which);
	if (rx_pairing_make(&book->pairing, collect->master, book->snapshot, RX_PAIRING_ANY_PLACE,
		    collect->diff->sink)
		|| rx_differences_begin(&book->differences, NULL))
		return -1;
	rx_collect_compare(collect, which);
	rx_collect_home(collect, book);
	return 0;
}

static int prepare(struct rx_collect *collect)
{
	const struct rx_diff *diff = collect->diff;
	size_t rows = collect->master->count + 1;

	collect->book_count = diff->count - 1;
	collect->books =
		rx_arena_new(&collect->arena, (collect->book_count + 1) * sizeof(*collect->books));
	collect->answers = rx_arena_new(&collect->arena, rows * sizeof(*collect->answers));
	collect->refused = rx_arena_new(&collect->arena, rows * sizeof(*collect->refused));
	if (!rx_remarks_begin(&collect->remarks, collect->master, rx_sink_lang(diff->sink))
		|| !rx_rewrite_begin(&collect->rewrite, collect->master)
		|| !rx_collect_units(collect))
		collect->arena.failed = true;
	return rx_collect_may(collect, diff->how.may);
}

/* Whose a book is, is known only once it has been compared; what was said before gets its unit here. */
static void name_units(struct rx_collect *collect)
{
	struct rx_remark *remark = collect->remarks.rows[collect->master->count];

	for (; remark; remark = remark->next) {
		for (size_t book = 0; remark->unit.length == 0 && book < collect->book_count;
			book++) {
			size_t home = collect->books[book].home;

			if (remark->file == file_of(collect, book) && home != RX_NONE)
				remark->unit = rx_keys_text(&collect->units, home);
		}
	}
}

static int run(struct rx_collect *collect)
{
	int fault = prepare(collect);

	for (size_t book = 0; !fault && !collect->arena.failed && book < collect->book_count;
		book++)
		fault = add_book(collect, book);
	if (fault || collect->arena.failed)
		return fault;
	name_units(collect);
	take_answers(collect);
	for (size_t book = 0; book < collect->book_count; book++) {
		remark_deleted(collect, book);
		remark_added(collect, book);
	}
	remark_units(collect);
	rx_remarks_need(&collect->rewrite);
	return 0;
}

static void release(struct rx_collect *collect)
{
	for (size_t book = 0; collect->books && book < collect->book_count; book++) {
		rx_pairing_release(&collect->books[book].pairing);
		rx_differences_release(&collect->books[book].differences);
	}
	rx_remarks_release(&collect->remarks);
	rx_rewrite_release(&collect->rewrite);
	rx_keys_release(&collect->units);
	free(collect->owners);
	rx_buffer_release(&collect->scratch[0]);
	rx_buffer_release(&collect->scratch[1]);
	rx_arena_release(&collect->arena);
}

/* Whether memory was exhausted anywhere on the way. */
static bool has_failed(const struct rx_collect *collect)
{
	bool failed = collect->arena.failed || collect->remarks.arena.failed
		|| collect->rewrite.arena.failed;

	for (size_t book = 0; collect->books && book < collect->book_count; book++) {
		const struct rx_differences *differences = &collect->books[book].differences;

		failed = failed || differences->scratch[0].failed || differences->scratch[1].failed;
	}
	return failed;
}

long rx_diff_collect(struct rx_diff *diff, struct rx_writer *writer)
{
	struct rx_collect collect = {.diff = diff, .master = diff->inputs[0]};
	long outcome = run(&collect);

	if (outcome == 0 && (has_failed(&collect) || !write_all(&collect, writer))) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		outcome = -1;
	}
	if (outcome == 0)
		outcome = (long)collect.remarks.count;
	release(&collect);
	return outcome;
}
