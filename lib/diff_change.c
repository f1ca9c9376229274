/*
 * diff_change.c - two snapshots in, one row for each change out, in the order of the new one; what is
 * gone comes last.
 *
 * Gone is not closed: only a status that is stated closes.  A change hangs below its record (parent),
 * has that one's series, place and people and its title as text, and an id made of the record's and of
 * what changed, so that ids stay unique when a snapshot and its changes stand in one stream.
 */
#include "diff.h"
#include "carried_ids.h"
#include "difference.h"

struct changes {
	struct rx_diff *diff;
	struct rx_writer *writer;
	struct rx_pairing pairing;
	struct rx_differences differences;
	const struct rx_snapshot *old, *new;
	struct rx_arena arena;
	const struct rx_text *ids; /* of the rows of new, once they are carried over */
	struct rx_buffer id, alt;
	long count;
};

/* What a change says. */
struct change {
	enum rx_doctype type;
	struct rx_text column; /* in title */
	struct rx_text value, was;
	size_t old, new;  /* rows, RX_NONE: there is none */
	const char *mark; /* of its id; NULL: the column */
	const struct rx_doubt *doubts;
};

/* ---- writing one ---------------------------------------------------------------------------- */

static void copy_cell(
	struct rx_diff_row *row, const struct rx_snapshot *from, size_t at, enum rx_column column)
{
	row->cells[column] = rx_snapshot_value(from, at, column);
}

/* Candidates' ids, joined as readings are. */
static struct rx_text candidates(
	struct changes *changes, const struct rx_snapshot *other, const struct rx_doubt *doubt)
{
	rx_buffer_reset(&changes->alt);
	for (; doubt; doubt = doubt->next) {
		struct rx_text id = rx_snapshot_value(other, doubt->row, RX_COLUMN_ID);

		if (changes->alt.length)
			rx_buffer_add_byte(&changes->alt, '|');
		rx_buffer_add_text(&changes->alt,
			id.length ? id : rx_snapshot_value(other, doubt->row, RX_COLUMN_TITLE));
	}
	return rx_buffer_text(&changes->alt);
}

static void write_change(struct changes *changes, const struct change *change)
{
	static const enum rx_column copied[] = {RX_COLUMN_SERIES, RX_COLUMN_DOC, RX_COLUMN_PATH,
		RX_COLUMN_NO, RX_COLUMN_LEADER, RX_COLUMN_DEPT, RX_COLUMN_OWNER, RX_COLUMN_UNIT,
		RX_COLUMN_FILE, RX_COLUMN_LINE};
	bool gone = change->new == RX_NONE;
	const struct rx_snapshot *from = gone ? changes->old : changes->new;
	size_t at = gone ? change->old : change->new;
	struct rx_diff_row row = {0};
	/* A record keeps the id that it had. */
	struct rx_text id =
		gone ? rx_snapshot_value(from, at, RX_COLUMN_ID) : changes->ids[change->new];

	for (size_t each = 0; each < sizeof(copied) / sizeof(*copied); each++)
		copy_cell(&row, from, at, copied[each]);
	rx_buffer_reset(&changes->id);
	rx_buffer_add_text(&changes->id, id);
	rx_buffer_add_byte(&changes->id, '!');
	if (change->mark)
		rx_buffer_add_string(&changes->id, change->mark);
	else
		rx_buffer_add_text(&changes->id, change->column);
	row.cells[RX_COLUMN_KIND] = rx_word_name(RX_SET_KIND, RX_KIND_CHANGE);
	row.cells[RX_COLUMN_ID] = rx_buffer_text(&changes->id);
	row.cells[RX_COLUMN_PARENT] = id;
	row.cells[RX_COLUMN_TITLE] = change->column;
	row.cells[RX_COLUMN_TYPE] = rx_word_name(RX_SET_TYPE, change->type);
	row.cells[RX_COLUMN_VALUE] = change->value;
	row.cells[RX_COLUMN_ALT] = change->was;
	row.cells[RX_COLUMN_TEXT] = rx_snapshot_value(from, at, RX_COLUMN_TITLE);
	if (from->rows[at].kind >= 0)
		row.cells[RX_COLUMN_UOM] = rx_word_name(RX_SET_KIND, (size_t)from->rows[at].kind);
	if (change->doubts) {
		row.cells[RX_COLUMN_FLAGS] = RX_LITERAL("id-ambiguous");
		row.cells[RX_COLUMN_ALT] =
			candidates(changes, gone ? changes->new : changes->old, change->doubts);
	}
	rx_diff_write_row(changes->writer, &row);
	changes->count++;
}

/* ---- what changed in a record --------------------------------------------------------------- */

static struct rx_text name_of(const struct rx_difference_column *column)
{
	return column->column.column < 0
		? column->column.name
		: rx_word_name(RX_SET_COLUMN, (size_t)column->column.column);
}

static int status_of(struct rx_text cell)
{
	return cell.length ? rx_word_find(RX_SET_STATUS, cell) : RX_STATUS_UNSTATED;
}

enum rx_doctype rx_diff_status_change(struct rx_text old, struct rx_text new)
{
	int was = status_of(old), is = status_of(new);
	bool ended = was == RX_STATUS_CLOSED || was == RX_STATUS_DONE || was == RX_STATUS_SUSTAINED;

	if (is == RX_STATUS_CLOSED && was != RX_STATUS_CLOSED)
		return RX_DOCTYPE_CLOSED;
	/* What is refused before it was closed is on its way, not reopened. */
	if (ended && is >= 0 && is != RX_STATUS_UNSTATED && rx_status_is_open((enum rx_status)is)
		&& (was == RX_STATUS_CLOSED || is != RX_STATUS_REJECTED))
		return RX_DOCTYPE_REOPENED;
	return RX_DOCTYPE_CHANGED;
}

/* A record has moved when what it stood under is another record now.  A heading that is gone under
 * another that is new is a heading reworded, and moves nothing. */
static bool has_moved(const struct changes *changes, size_t old, size_t new)
{
	size_t was = changes->old->rows[old].parent, is = changes->new->rows[new].parent;

	if (was == RX_NONE && is == RX_NONE) {
		struct rx_text one = rx_snapshot_value(changes->old, old, RX_COLUMN_PARENT);
		struct rx_text other = rx_snapshot_value(changes->new, new, RX_COLUMN_PARENT);

		return one.length && other.length && !rx_text_equal(one, other);
	}
	if (was == RX_NONE || is == RX_NONE)
		return false; /* one of them does not list what stands above */
	if (changes->pairing.of_old[was] == RX_NONE && changes->pairing.of_new[is] == RX_NONE)
		return false;
	return changes->pairing.of_old[was] != is;
}

static void change_parent(struct changes *changes, size_t old, size_t new)
{
	size_t was = changes->old->rows[old].parent, is = changes->new->rows[new].parent;
	struct change change = {.type = RX_DOCTYPE_MOVED,
		.column = rx_word_name(RX_SET_COLUMN, RX_COLUMN_PARENT),
		.mark = "moved",
		.old = old,
		.new = new};

	if (was != RX_NONE)
		change.was = rx_snapshot_value(changes->old, was, RX_COLUMN_TITLE);
	if (is != RX_NONE)
		change.value = rx_snapshot_value(changes->new, is, RX_COLUMN_TITLE);
	write_change(changes, &change);
}

static void change_column(struct changes *changes, size_t at, size_t old, size_t new)
{
	const struct rx_difference_column *column = &changes->differences.columns[at];
	struct change change = {.type = RX_DOCTYPE_CHANGED,
		.column = name_of(column),
		.was = rx_difference_old(&changes->differences, at, old),
		.value = rx_difference_new(&changes->differences, at, new),
		.old = old,
		.new = new};

	if (column->column.column == RX_COLUMN_TITLE)
		change.type = RX_DOCTYPE_RENAMED;
	else if (column->column.column == RX_COLUMN_STATUS)
		change.type = rx_diff_status_change(change.was, change.value);
	write_change(changes, &change);
}

/* Whether a column's words are those behind another that has changed too, which says it all. */
static bool is_told(struct changes *changes, int column, size_t old, size_t new)
{
	int other = column == RX_COLUMN_STATUS_TEXT ? RX_COLUMN_STATUS
		: column == RX_COLUMN_DUE_TEXT      ? RX_COLUMN_DUE
						    : -1;

	for (size_t at = 0; other >= 0 && at < changes->differences.count; at++) {
		if (changes->differences.columns[at].column.column == other)
			return rx_differ(&changes->differences, at, old, new);
	}
	return false;
}

static void compare_pair(struct changes *changes, size_t old, size_t new)
{
	bool full = changes->differences.exact;

	if (has_moved(changes, old, new))
		change_parent(changes, old, new);
	for (size_t at = 0; at < changes->differences.count; at++) {
		int column = changes->differences.columns[at].column.column;

		if (!full && (rx_difference_is_place(column) || is_told(changes, column, old, new)))
			continue;
		if (rx_differ(&changes->differences, at, old, new))
			change_column(changes, at, old, new);
	}
}

/* ---- records that are new or gone ----------------------------------------------------------- */

static bool is_compared(const struct changes *changes, int kind)
{
	return changes->differences.exact || kind == RX_KIND_FINDING || kind == RX_KIND_MEASURE
		|| kind == RX_KIND_ACTION || kind == RX_KIND_COMMITMENT;
}

/* What came or went with the record above it is not told again. */
static bool goes_without_saying(
	const struct changes *changes, const struct rx_snapshot *from, const size_t *of, size_t row)
{
	size_t finding = from->rows[row].finding;

	return !changes->differences.exact && finding != RX_NONE && finding != row
		&& of[finding] == RX_NONE;
}

static void write_new(struct changes *changes, size_t row)
{
	struct change change = {.type = RX_DOCTYPE_NEW,
		.column = rx_word_name(RX_SET_COLUMN, RX_COLUMN_TITLE),
		.value = rx_snapshot_value(changes->new, row, RX_COLUMN_TITLE),
		.mark = "new",
		.old = RX_NONE,
		.new = row,
		.doubts = changes->pairing.doubts_new[row]};

	write_change(changes, &change);
	for (size_t at = 0; changes->differences.exact && at < changes->differences.count; at++) {
		change.column = name_of(&changes->differences.columns[at]);
		change.value = rx_difference_new(&changes->differences, at, row);
		change.type = RX_DOCTYPE_CHANGED;
		change.mark = NULL;
		change.doubts = NULL;
		if (change.value.length)
			write_change(changes, &change);
	}
}

static void write_gone(struct changes *changes, size_t row)
{
	struct change change = {.type = RX_DOCTYPE_GONE,
		.column = rx_word_name(RX_SET_COLUMN, RX_COLUMN_TITLE),
		.was = rx_snapshot_value(changes->old, row, RX_COLUMN_TITLE),
		.mark = "gone",
		.old = row,
		.new = RX_NONE,
		.doubts = changes->pairing.doubts_old[row]};

	write_change(changes, &change);
}

/* A file that was cut off between two lines lacks its last records and nothing else. */
static void warn_of_cut(const struct changes *changes)
{
	const struct rx_snapshot *old = changes->old;
	size_t whole = 0, gone = 0, findings = 0;
	bool behind = false;

	for (size_t row = 0; row < old->count; row++) {
		if (old->rows[row].kind != RX_KIND_FINDING)
			continue;
		findings++;
		if (changes->pairing.of_old[row] == RX_NONE)
			gone++;
		else if (gone)
			behind = true;
		else
			whole++;
	}
	for (size_t row = 0; row < changes->new->count; row++) {
		if (changes->new->rows[row].kind == RX_KIND_FINDING
			&& changes->pairing.of_new[row] == RX_NONE)
			behind = true;
	}
	if (!behind && whole && gone > 1)
		rx_say(changes->diff->sink, (struct rx_place){.file = changes->new->name},
			RX_SAY_ALL_BEHIND_GONE, gone, findings, old->name);
}

static void write_all(struct changes *changes)
{
	const struct rx_pairing *pairing = &changes->pairing;

	rx_diff_header(changes->writer);
	for (size_t row = 0; row < changes->new->count; row++) {
		if (!is_compared(changes, changes->new->rows[row].kind))
			continue;
		if (pairing->of_new[row] != RX_NONE)
			compare_pair(changes, pairing->of_new[row], row);
		else if (!goes_without_saying(changes, changes->new, pairing->of_new, row))
			write_new(changes, row);
	}
	for (size_t row = 0; row < changes->old->count; row++) {
		if (is_compared(changes, changes->old->rows[row].kind)
			&& pairing->of_old[row] == RX_NONE
			&& !goes_without_saying(changes, changes->old, pairing->of_old, row))
			write_gone(changes, row);
	}
}

long rx_diff_changes(struct rx_diff *diff, struct rx_writer *writer)
{
	struct changes changes = {
		.diff = diff, .writer = writer, .old = diff->inputs[0], .new = diff->inputs[1]};
	long outcome = -1;

	changes.differences = (struct rx_differences){.old = changes.old,
		.new = changes.new,
		.alias = &diff->alias,
		.exact = diff->how.full};
	if (rx_pairing_make(
		    &changes.pairing, changes.old, changes.new, RX_PAIRING_SERIES, diff->sink)
			== 0
		&& rx_differences_begin(&changes.differences, diff->sink) == 0) {
		changes.ids = rx_carried_ids(&changes.pairing, &changes.arena);
		if (changes.ids) {
			write_all(&changes);
			warn_of_cut(&changes);
			outcome = changes.count;
			if (rx_differences_failed(&changes.differences, diff->sink))
				outcome = -1;
		} else {
			rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		}
	}
	if (outcome >= 0 && (changes.id.failed || changes.alt.failed)) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		outcome = -1;
	}
	rx_arena_release(&changes.arena);
	rx_differences_release(&changes.differences);
	rx_pairing_release(&changes.pairing);
	rx_buffer_release(&changes.id);
	rx_buffer_release(&changes.alt);
	return outcome;
}
