/*
 * collect_compare.c - one returned book against the master, cell by cell: what was answered, and what
 * was changed without leave.
 *
 * Numbers, order and place of records are the book's own affair, and so is punctuation.  What stands
 * below a finding is compared as one cell: its measures together, and the texts of each further column.
 */
#include "collect.h"
#include "list.h"
#include "nearest.h"
#include "words.h"

/* ---- permitted columns ---------------------------------------------------------------------- */

/* Columns that one cell of a ledger fills together. */
static void allow(struct rx_collect *collect, int column)
{
	static const enum rx_column families[][3] = {
		{RX_COLUMN_STATUS, RX_COLUMN_STATUS_TEXT, RX_COLUMN_STATUS},
		{RX_COLUMN_DUE, RX_COLUMN_DUE_TEXT, RX_COLUMN_CLASS},
	};

	collect->may[column] = true;
	for (size_t family = 0; family < 2; family++) {
		if (column != (int)families[family][0] && column != (int)families[family][1])
			continue;
		for (size_t at = 0; at < 3; at++)
			collect->may[families[family][at]] = true;
	}
}

/* A column of a parsed ledger that the vocabulary does not know is the title of text records. */
static bool is_text_column(const struct rx_snapshot *snapshot, struct rx_text name)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		if (snapshot->rows[row].kind == RX_KIND_TEXT
			&& rx_text_equal(rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), name))
			return true;
	}
	return false;
}

static bool is_known_name(const struct rx_collect *collect, struct rx_text name)
{
	const struct rx_diff *diff = collect->diff;

	for (size_t at = 0; at < diff->count; at++) {
		if (rx_snapshot_column(diff->inputs[at], (struct rx_snapshot_column){name, -1})
				!= RX_NONE
			|| is_text_column(diff->inputs[at], name))
			return true;
	}
	return false;
}

static int fail_name(struct rx_collect *collect, struct rx_text name)
{
	char quoted[64], list[RX_NEAREST_SIZE];
	const struct rx_header none = {0};

	rx_say(collect->diff->sink, (struct rx_place){.file = "--may"}, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(name, quoted, sizeof(quoted)), collect->master->name,
		rx_nearest_columns(&none, name, list));
	return -1;
}

int rx_collect_may(struct rx_collect *collect, const char *list)
{
	struct rx_text rest = rx_text(list ? list : ""), name;

	collect->may_names =
		rx_arena_new(&collect->arena, (rest.length + 1) * sizeof(*collect->may_names));
	if (!collect->may_names)
		return 0; /* the arena tells */
	while (rx_names_next(&rest, &name)) {
		int column = rx_word_find(RX_SET_COLUMN, name);

		if (column >= 0)
			allow(collect, column);
		else if (rx_word_find(RX_SET_KIND, name) == RX_KIND_MEASURE)
			collect->may_measures = true;
		else if (is_known_name(collect, name))
			collect->may_names[collect->may_count++] = name;
		else
			return fail_name(collect, name);
	}
	return 0;
}

static bool may_name(const struct rx_collect *collect, struct rx_text name)
{
	for (size_t at = 0; at < collect->may_count; at++) {
		if (rx_text_equal(collect->may_names[at], name))
			return true;
	}
	return false;
}

static bool is_permitted(const struct rx_collect *collect, const struct rx_answer *answer)
{
	const struct rx_snapshot_column *column;

	if (answer->column == RX_NONE)
		return answer->kind == RX_KIND_MEASURE ? collect->may_measures
						       : may_name(collect, answer->title);
	column = &collect->master->columns[answer->column];
	return column->column >= 0 ? collect->may[column->column] : may_name(collect, column->name);
}

/* ---- answers -------------------------------------------------------------------------------- */

struct rx_text rx_answer_name(const struct rx_collect *collect, const struct rx_answer *answer)
{
	const struct rx_snapshot_column *column;

	if (answer->column == RX_NONE)
		return answer->kind == RX_KIND_MEASURE ? rx_word_name(RX_SET_KIND, RX_KIND_MEASURE)
						       : answer->title;
	column = &collect->master->columns[answer->column];
	return column->column >= 0 ? rx_word_name(RX_SET_COLUMN, (size_t)column->column)
				   : column->name;
}

/* Keeps a difference in its list, and counts it for the units whose record it is in. */
static void keep(struct rx_collect *collect, size_t row, struct rx_answer answer)
{
	struct rx_book *book = &collect->books[answer.book];
	bool permitted = is_permitted(collect, &answer) && answer.value.length;
	struct rx_answer **end = permitted ? &collect->answers[row] : &collect->refused[row];
	struct rx_answer *kept = rx_arena_new(&collect->arena, sizeof(*kept));

	if (!kept)
		return;
	while (*end)
		end = &(*end)->next;
	*kept = answer;
	*end = kept;
	for (size_t at = collect->owner_starts[row];
		permitted && at < collect->owner_starts[row + 1]; at++)
		book->answers[collect->owners[at]]++;
}

/* Columns that are not the units' to say: where a record stands, and what is made of other cells. */
static bool is_passed_over(int column)
{
	switch (column) {
	case RX_COLUMN_NO:
	case RX_COLUMN_TEXT:
	case RX_COLUMN_TYPE:
	case RX_COLUMN_BOUND:
	case RX_COLUMN_PART_DONE:
	case RX_COLUMN_PART_TOTAL: return true;
	default: return rx_difference_is_place(column);
	}
}

/* The words behind a status or date are told with it. */
static bool is_told(struct rx_book *book, int column, size_t master, size_t row)
{
	int other = column == RX_COLUMN_STATUS_TEXT                         ? RX_COLUMN_STATUS
		: column == RX_COLUMN_DUE_TEXT || column == RX_COLUMN_CLASS ? RX_COLUMN_DUE
									    : -1;

	for (size_t at = 0; other >= 0 && at < book->differences.count; at++) {
		if (book->differences.columns[at].column.column == other)
			return rx_differ(&book->differences, at, master, row);
	}
	return false;
}

static void compare_cells(struct rx_collect *collect, size_t which, size_t master, size_t row)
{
	struct rx_book *book = &collect->books[which];

	for (size_t at = 0; at < book->differences.count; at++) {
		const struct rx_difference_column *column = &book->differences.columns[at];

		if (is_passed_over(column->column.column)
			|| !rx_differ(&book->differences, at, master, row))
			continue;
		if (is_told(book, column->column.column, master, row))
			continue;
		keep(collect, master,
			(struct rx_answer){.column = column->old,
				.value = rx_difference_new(&book->differences, at, row),
				.was = rx_difference_old(&book->differences, at, master),
				.book = which,
				.row = row});
	}
}

/* ---- what stands below a finding ------------------------------------------------------------ */

/* The texts of all records of a kind and title below a finding, each on a line. */
static struct rx_text below(struct rx_collect *collect, const struct rx_snapshot *snapshot,
	size_t finding, int kind, struct rx_text title)
{
	struct rx_buffer texts = {0};
	struct rx_text copy;

	for (size_t row = finding + 1;
		row < snapshot->count && snapshot->rows[row].finding == finding; row++) {
		struct rx_text text = rx_snapshot_value(snapshot, row, RX_COLUMN_TEXT);

		if (snapshot->rows[row].kind != kind
			|| (kind == RX_KIND_TEXT
				&& !rx_text_equal(
					rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), title)))
			continue;
		if (texts.length)
			rx_buffer_add_byte(&texts, '\n');
		rx_buffer_add_text(&texts,
			text.length ? text : rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE));
	}
	copy = rx_arena_keep(&collect->arena, &texts);
	rx_buffer_release(&texts);
	return copy;
}

static void compare_below(struct rx_collect *collect, size_t which, size_t master, size_t row,
	int kind, struct rx_text title)
{
	const struct rx_snapshot *book = collect->books[which].snapshot;
	struct rx_answer answer = {.column = RX_NONE,
		.kind = kind,
		.title = title,
		.value = below(collect, book, row, kind, title),
		.was = below(collect, collect->master, master, kind, title),
		.book = which,
		.row = row};

	if (!rx_words_equal(answer.value, answer.was, &collect->scratch[0]))
		keep(collect, master, answer);
}

static bool has_kind(const struct rx_snapshot *snapshot, int kind)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		if (snapshot->rows[row].kind == kind && snapshot->rows[row].finding != RX_NONE)
			return true;
	}
	return false;
}

/* Whether a title of text records stands in front of row below the same finding. */
static bool came_before(const struct rx_snapshot *snapshot, size_t row, struct rx_text title)
{
	size_t finding = snapshot->rows[row].finding;

	while (row-- > finding + 1) {
		if (snapshot->rows[row].kind == RX_KIND_TEXT
			&& rx_text_equal(rx_snapshot_value(snapshot, row, RX_COLUMN_TITLE), title))
			return true;
	}
	return false;
}

/* Each title of text records below either finding, once. */
static void compare_texts(struct rx_collect *collect, size_t which, size_t master, size_t row)
{
	const struct rx_snapshot *sides[2] = {collect->master, collect->books[which].snapshot};
	size_t findings[2] = {master, row};

	for (int side = 0; side < 2; side++) {
		const struct rx_snapshot *snapshot = sides[side];

		for (size_t at = findings[side] + 1;
			at < snapshot->count && snapshot->rows[at].finding == findings[side];
			at++) {
			struct rx_text title = rx_snapshot_value(snapshot, at, RX_COLUMN_TITLE);

			if (snapshot->rows[at].kind != RX_KIND_TEXT || title.length == 0
				|| came_before(snapshot, at, title))
				continue;
			if (side == 1
				&& below(collect, collect->master, master, RX_KIND_TEXT, title)
					   .length)
				continue;
			compare_below(collect, which, master, row, RX_KIND_TEXT, title);
		}
	}
}

/* ---- a book --------------------------------------------------------------------------------- */

void rx_collect_compare(struct rx_collect *collect, size_t which)
{
	struct rx_book *book = &collect->books[which];
	bool measures = has_kind(collect->master, RX_KIND_MEASURE)
		&& has_kind(book->snapshot, RX_KIND_MEASURE);

	for (size_t row = 0; row < book->snapshot->count; row++) {
		size_t master = book->pairing.of_new[row];

		if (book->snapshot->rows[row].kind != RX_KIND_FINDING || master == RX_NONE)
			continue;
		for (size_t at = collect->owner_starts[master];
			at < collect->owner_starts[master + 1]; at++)
			book->rows[collect->owners[at]]++;
		compare_cells(collect, which, master, row);
		if (measures)
			compare_below(
				collect, which, master, row, RX_KIND_MEASURE, rx_text_of("", 0));
		compare_texts(collect, which, master, row);
	}
}
