/*
 * difference.c - pairs of columns, and cells compared by the type of their column.
 */
#include "difference.h"
#include "decimal.h"
#include "words.h"

#include <stdlib.h>

void rx_differences_release(struct rx_differences *differences)
{
	free(differences->columns);
	rx_buffer_release(&differences->scratch[0]);
	rx_buffer_release(&differences->scratch[1]);
	*differences = (struct rx_differences){0};
}

bool rx_differences_failed(const struct rx_differences *differences, const struct rx_sink *sink)
{
	if (!differences->scratch[0].failed && !differences->scratch[1].failed)
		return false;
	rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
	return true;
}

bool rx_difference_is_place(int column)
{
	switch (column) {
	case RX_COLUMN_KIND:
	case RX_COLUMN_SERIES:
	case RX_COLUMN_ID:
	case RX_COLUMN_PARENT:
	case RX_COLUMN_DOC:
	case RX_COLUMN_PATH:
	case RX_COLUMN_BASIS:
	case RX_COLUMN_FLAGS:
	case RX_COLUMN_ALT:
	case RX_COLUMN_URL:
	case RX_COLUMN_FILE:
	case RX_COLUMN_LINE:
	case RX_COLUMN_START:
	case RX_COLUMN_END: return true;
	default: return false;
	}
}

/* ---- the list of columns -------------------------------------------------------------------- */

static bool add(struct rx_differences *differences, struct rx_difference_column column)
{
	struct rx_difference_column *grown = rx_array_grow(
		differences->columns, differences->count, &differences->room, sizeof(*grown));

	if (!grown)
		return false;
	differences->columns = grown;
	grown[differences->count++] = column;
	return true;
}

static bool list_columns(struct rx_differences *differences)
{
	const struct rx_snapshot *old = differences->old, *new = differences->new;

	for (size_t at = 0; at < new->column_count; at++) {
		if (!add(differences,
			    (struct rx_difference_column){new->columns[at],
				    rx_snapshot_column(old, new->columns[at]), at}))
			return false;
	}
	for (size_t at = 0; at < old->column_count; at++) {
		if (rx_snapshot_column(new, old->columns[at]) == RX_NONE
			&& !add(differences,
				(struct rx_difference_column){old->columns[at], at, RX_NONE}))
			return false;
	}
	return true;
}

/* Whether any record with a title or status of its own says something in a column. */
static bool states(const struct rx_snapshot *snapshot, size_t column)
{
	for (size_t row = 0; column != RX_NONE && row < snapshot->count; row++) {
		int kind = snapshot->rows[row].kind;

		if ((kind == RX_KIND_FINDING || kind == RX_KIND_MEASURE)
			&& rx_snapshot_cell(snapshot, row, column).length)
			return true;
	}
	return false;
}

static bool is_ledger(const struct rx_snapshot *snapshot)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		if (snapshot->rows[row].kind == RX_KIND_DOC
			&& rx_text_equal(rx_snapshot_value(snapshot, row, RX_COLUMN_TYPE),
				RX_LITERAL("ledger")))
			return true;
	}
	return false;
}

static bool has_documents(const struct rx_snapshot *snapshot)
{
	for (size_t row = 0; row < snapshot->count; row++) {
		if (snapshot->rows[row].kind == RX_KIND_DOC)
			return true;
	}
	return false;
}

static void leave_out(struct rx_differences *differences, const struct rx_sink *sink)
{
	const struct rx_snapshot *old = differences->old, *new = differences->new;
	bool unlike = has_documents(old) && has_documents(new) && is_ledger(old) != is_ledger(new);
	struct rx_buffer names = {0};
	char copy[200];
	size_t kept = 0;

	for (size_t at = 0; at < differences->count; at++) {
		struct rx_difference_column column = differences->columns[at];
		bool lacking = column.old == RX_NONE || column.new == RX_NONE;
		bool in_old = (unlike || lacking) && states(old, column.old);
		bool in_new = (unlike || lacking) && states(new, column.new);

		if (!lacking && (!unlike || in_old == in_new)) {
			differences->columns[kept++] = column;
			continue;
		}
		if (rx_difference_is_place(column.column.column) || in_old == in_new)
			continue;
		if (names.length)
			rx_buffer_add_string(&names, ", ");
		rx_buffer_add_text(&names, column.column.name);
	}
	differences->count = kept;
	if (names.length)
		rx_say(sink, (struct rx_place){.file = new->name}, RX_SAY_COLUMNS_LEFT_OUT,
			rx_quotable(rx_buffer_text(&names), copy, sizeof(copy)));
	rx_buffer_release(&names);
}

int rx_differences_begin(struct rx_differences *differences, const struct rx_sink *sink)
{
	if (!list_columns(differences)) {
		rx_say(sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	if (!differences->exact && !differences->every)
		leave_out(differences, sink);
	return 0;
}

/* ---- cells ---------------------------------------------------------------------------------- */

struct rx_text rx_difference_old(const struct rx_differences *differences, size_t at, size_t row)
{
	size_t column = differences->columns[at].old;

	return column == RX_NONE ? rx_text_of("", 0)
				 : rx_snapshot_cell(differences->old, row, column);
}

struct rx_text rx_difference_new(const struct rx_differences *differences, size_t at, size_t row)
{
	size_t column = differences->columns[at].new;

	return column == RX_NONE ? rx_text_of("", 0)
				 : rx_snapshot_cell(differences->new, row, column);
}

/* Not stated is a status too, whether it is written or not. */
static bool same_word(enum rx_column column, struct rx_text old, struct rx_text new)
{
	enum rx_set set = rx_column_set(column);
	int one = rx_word_find(set, old), other = rx_word_find(set, new);

	if (column == RX_COLUMN_STATUS) {
		one = old.length ? one : RX_STATUS_UNSTATED;
		other = new.length ? other : RX_STATUS_UNSTATED;
	}
	return one == other && one >= 0;
}

static bool same_number(struct rx_text old, struct rx_text new)
{
	struct rx_decimal one, other;

	return rx_decimal_parse(old, &one) && rx_decimal_parse(new, &other)
		&& rx_decimal_compare(one, other) == 0;
}

static bool same_list(struct rx_differences *differences, struct rx_text old, struct rx_text new)
{
	return rx_text_equal(rx_alias_list(differences->alias, old, &differences->scratch[0]),
		rx_alias_list(differences->alias, new, &differences->scratch[1]));
}

/* What the text of a record says behind its title: number and title have columns of their own. */
static struct rx_text behind_title(
	struct rx_buffer *scratch, struct rx_text text, struct rx_text title)
{
	struct rx_text whole, words;
	size_t middle, at;

	rx_buffer_reset(scratch);
	rx_words_fold(scratch, title);
	middle = scratch->length;
	rx_words_fold(scratch, text);
	whole = rx_buffer_text(scratch);
	words = rx_text_slice(whole, middle, whole.length);
	at = rx_text_find(words, rx_text_slice(whole, 0, middle), 0);
	return at == RX_NONE ? words : rx_text_slice(words, at + middle, words.length);
}

static bool same_text(struct rx_differences *differences, size_t old, size_t new)
{
	const struct rx_snapshot *one = differences->old, *other = differences->new;

	if (other->rows[new].kind == RX_KIND_FINDING || other->rows[new].kind == RX_KIND_SECTION)
		return true; /* the heading, of which number and title are the rest */
	return rx_text_equal(
		behind_title(&differences->scratch[0], rx_snapshot_value(one, old, RX_COLUMN_TEXT),
			rx_snapshot_value(one, old, RX_COLUMN_TITLE)),
		behind_title(&differences->scratch[1],
			rx_snapshot_value(other, new, RX_COLUMN_TEXT),
			rx_snapshot_value(other, new, RX_COLUMN_TITLE)));
}

bool rx_differ(struct rx_differences *differences, size_t at, size_t old, size_t new)
{
	int column = differences->columns[at].column.column;
	struct rx_text one = rx_difference_old(differences, at, old);
	struct rx_text other = rx_difference_new(differences, at, new);

	if (rx_text_equal(one, other))
		return false;
	if (differences->exact)
		return true;
	if (column == RX_COLUMN_TEXT)
		return !same_text(differences, old, new);
	switch (column < 0 ? RX_TYPE_TEXT : rx_column_type((enum rx_column)column)) {
	case RX_TYPE_WORD: return !same_word((enum rx_column)column, one, other);
	case RX_TYPE_NUMBER: return !same_number(one, other);
	case RX_TYPE_LIST: return !same_list(differences, one, other);
	case RX_TYPE_DATE: return true;
	default: return !rx_words_equal(one, other, &differences->scratch[0]);
	}
}
