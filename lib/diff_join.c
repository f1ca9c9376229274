/*
 * diff_join.c - a notice and ledgers in; the notice out with the people and dates of the ledgers on its
 * findings.
 *
 * The first ledger that states something wins over those behind it, and any ledger over the notice.
 * What lost stands below the finding as a diag record.  Cells that belong together (a status and the
 * words for it, a deadline and its words) come from one source.
 */
#include "diff.h"
#include "difference.h"
#include "remark.h"
#include "words.h"

/* Columns that are taken over, the one that decides first and then what goes with it. */
static const struct group {
	enum rx_column leads;
	enum rx_column follow[4];
	size_t count;
} groups[] = {
	{RX_COLUMN_LEADER, {0}, 0},
	{RX_COLUMN_DEPT, {0}, 0},
	{RX_COLUMN_SUPPORT, {0}, 0},
	{RX_COLUMN_OVERSEER, {0}, 0},
	{RX_COLUMN_ACCEPTOR, {0}, 0},
	{RX_COLUMN_OWNER, {0}, 0},
	{RX_COLUMN_UNIT, {0}, 0},
	{RX_COLUMN_OPENED, {0}, 0},
	{RX_COLUMN_DUE, {RX_COLUMN_DUE_TEXT, RX_COLUMN_BOUND}, 2},
	{RX_COLUMN_CLASS, {0}, 0},
	{RX_COLUMN_DUE_FIRST, {0}, 0},
	{RX_COLUMN_DEFERRALS, {0}, 0},
	{RX_COLUMN_DONE_ON, {0}, 0},
	{RX_COLUMN_CLOSED_ON, {0}, 0},
	{RX_COLUMN_ROUND, {0}, 0},
	{RX_COLUMN_PROGRESS, {0}, 0},
	{RX_COLUMN_STATUS,
		{RX_COLUMN_STATUS_TEXT, RX_COLUMN_BASIS, RX_COLUMN_PART_DONE, RX_COLUMN_PART_TOTAL},
		4},
};

enum { GROUPS = sizeof(groups) / sizeof(*groups) };

struct join {
	struct rx_diff *diff;
	const struct rx_snapshot *notice;
	struct rx_pairing *pairings; /* of the notice (old) with each ledger (new) */
	size_t ledger_count;
	struct rx_arena arena;
	struct rx_remarks remarks;
	struct rx_rewrite rewrite;
	struct rx_buffer scratch[2];
};

/* One source of a finding: the notice itself or a ledger's row. */
struct source {
	const struct rx_snapshot *snapshot;
	size_t row;
};

/* What a source states in the leading column; not stated is nothing. */
static struct rx_text stated(struct source source, const struct group *group)
{
	struct rx_text cell = rx_snapshot_value(source.snapshot, source.row, group->leads);

	if (group->leads == RX_COLUMN_STATUS
		&& rx_word_find(RX_SET_STATUS, cell) == RX_STATUS_UNSTATED)
		return rx_text_of("", 0);
	/* Words for a deadline are one, too, where no date could be made of them. */
	if (group->leads == RX_COLUMN_DUE && cell.length == 0)
		return rx_snapshot_value(source.snapshot, source.row, RX_COLUMN_DUE_TEXT);
	return cell;
}

static bool agree(
	struct join *join, const struct group *group, struct rx_text one, struct rx_text other)
{
	if (group->leads == RX_COLUMN_STATUS || group->leads == RX_COLUMN_CLASS) {
		enum rx_set set = rx_column_set(group->leads);

		return rx_word_find(set, one) == rx_word_find(set, other)
			&& rx_word_find(set, one) >= 0;
	}
	one = rx_alias_list(&join->diff->alias, one, &join->scratch[0]);
	other = rx_alias_list(&join->diff->alias, other, &join->scratch[1]);
	return rx_text_equal(one, other);
}

static void remark_loser(struct join *join, size_t row, size_t which, const struct group *group,
	struct source winner, struct source loser)
{
	struct rx_text name = rx_word_name(RX_SET_COLUMN, group->leads);
	struct rx_text won = stated(winner, group), lost = stated(loser, group);
	struct rx_buffer mark = {0};
	char copies[3][64];
	struct rx_remark *remark = rx_remark_add(&join->remarks, row, RX_SAY_SOURCE_CONFLICT,
		rx_quotable(name, copies[0], 64), winner.snapshot->name,
		rx_quotable(won, copies[1], 64), loser.snapshot->name,
		rx_quotable(lost, copies[2], 64));

	if (!remark)
		return;
	rx_buffer_add_byte(&mark, '.');
	rx_buffer_add_text(&mark, name);
	rx_buffer_add_byte(&mark, '.');
	rx_buffer_add_number(&mark, which);
	remark->mark = rx_arena_keep(&join->remarks.arena, &mark);
	remark->column = name;
	remark->value = won;
	remark->alt = lost;
	remark->file = loser.snapshot->name;
	remark->line = loser.snapshot->rows[loser.row].line;
	rx_buffer_release(&mark);
}

/* Writes what a source says in a group's columns into the notice's row. */
static void take(struct join *join, size_t row, const struct group *group, struct source source)
{
	rx_rewrite_value(&join->rewrite, row, group->leads,
		rx_snapshot_value(source.snapshot, source.row, group->leads));
	for (size_t at = 0; at < group->count; at++)
		rx_rewrite_value(&join->rewrite, row, group->follow[at],
			rx_snapshot_value(source.snapshot, source.row, group->follow[at]));
	if (group->leads == RX_COLUMN_STATUS)
		rx_rewrite_value(&join->rewrite, row, RX_COLUMN_BASIS, RX_LITERAL("ledger"));
}

static void join_group(struct join *join, size_t row, const struct group *group,
	const struct source *sources, size_t count)
{
	size_t winner = 0;

	while (winner < count && stated(sources[winner], group).length == 0)
		winner++;
	if (winner == count)
		return;
	if (sources[winner].snapshot != join->notice)
		take(join, row, group, sources[winner]);
	for (size_t at = winner + 1; at < count; at++) {
		struct rx_text other = stated(sources[at], group);

		if (other.length && !agree(join, group, stated(sources[winner], group), other))
			remark_loser(join, row, at + 1, group, sources[winner], sources[at]);
	}
}

static void remark_doubt(struct join *join, size_t row, size_t ledger)
{
	const struct rx_pairing *pairing = &join->pairings[ledger];
	struct rx_remark *remark =
		rx_remark_add(&join->remarks, row, RX_SAY_JOIN_UNCLEAR, pairing->new->name);
	struct rx_buffer ids = {0};

	for (const struct rx_doubt *doubt = pairing->doubts_old[row]; doubt; doubt = doubt->next) {
		if (ids.length)
			rx_buffer_add_byte(&ids, '|');
		rx_buffer_add_text(
			&ids, rx_snapshot_value(pairing->new, doubt->row, RX_COLUMN_TITLE));
	}
	if (remark) {
		remark->alt = rx_arena_keep(&join->remarks.arena, &ids);
		remark->file = pairing->new->name;
		rx_buffer_reset(&ids);
		rx_buffer_add_byte(&ids, '.');
		rx_buffer_add_string(&ids, pairing->new->name);
		remark->mark = rx_arena_keep(&join->remarks.arena, &ids);
	}
	rx_buffer_release(&ids);
}

/* Sources in the order in which they win: the ledgers, then the notice. */
static void join_row(struct join *join, size_t row, struct source *sources)
{
	size_t count = 0;

	for (size_t ledger = 0; ledger < join->ledger_count; ledger++) {
		const struct rx_pairing *pairing = &join->pairings[ledger];

		if (pairing->of_old[row] != RX_NONE)
			sources[count++] = (struct source){pairing->new, pairing->of_old[row]};
		else if (pairing->doubts_old[row])
			remark_doubt(join, row, ledger);
	}
	if (count == 0)
		return;
	sources[count++] = (struct source){join->notice, row};
	for (size_t at = 0; at < GROUPS; at++)
		join_group(join, row, &groups[at], sources, count);
}

/* Findings of ledgers that the notice does not have. */
static void remark_missing(struct join *join, size_t ledger)
{
	const struct rx_pairing *pairing = &join->pairings[ledger];

	for (size_t row = 0; row < pairing->new->count; row++) {
		struct rx_text title = rx_snapshot_value(pairing->new, row, RX_COLUMN_TITLE);
		struct rx_buffer mark = {0};
		struct rx_remark *remark;
		char copy[64];

		if (pairing->new->rows[row].kind != RX_KIND_FINDING
			|| pairing->of_new[row] != RX_NONE || pairing->doubts_new[row])
			continue;
		remark = rx_remark_add(&join->remarks, RX_NONE, RX_SAY_NOT_IN_NOTICE,
			rx_quotable(title, copy, sizeof(copy)), pairing->new->name);
		if (!remark)
			return;
		rx_buffer_add_byte(&mark, '.');
		rx_buffer_add_number(&mark, ledger + 1);
		rx_buffer_add_byte(&mark, '.');
		rx_buffer_add_number(&mark, row + 1);
		remark->mark = rx_arena_keep(&join->remarks.arena, &mark);
		remark->value = title;
		remark->unit = rx_snapshot_value(pairing->new, row, RX_COLUMN_UNIT);
		remark->file = pairing->new->name;
		remark->line = pairing->new->rows[row].line;
		rx_buffer_release(&mark);
	}
}

static int pair_ledgers(struct join *join)
{
	for (size_t at = 0; at < join->ledger_count; at++) {
		if (rx_pairing_make(&join->pairings[at], join->notice, join->diff->inputs[at + 1],
			    RX_PAIRING_ANY_SERIES, join->diff->sink))
			return -1;
	}
	return 0;
}

static int run(struct join *join)
{
	struct source *sources;

	join->ledger_count = join->diff->count - 1;
	join->pairings =
		rx_arena_new(&join->arena, (join->ledger_count + 1) * sizeof(*join->pairings));
	sources = rx_arena_new(&join->arena, (join->ledger_count + 2) * sizeof(*sources));
	if (!rx_remarks_begin(&join->remarks, join->notice, rx_sink_lang(join->diff->sink))
		|| !rx_rewrite_begin(&join->rewrite, join->notice) || !join->pairings || !sources)
		return 0; /* the arenas tell */
	if (pair_ledgers(join))
		return -1;
	for (size_t row = 0; row < join->notice->count; row++) {
		if (join->notice->rows[row].kind == RX_KIND_FINDING)
			join_row(join, row, sources);
	}
	for (size_t at = 0; at < join->ledger_count; at++)
		remark_missing(join, at);
	if (join->remarks.count)
		rx_remarks_need(&join->rewrite);
	return 0;
}

static bool write_all(struct join *join, struct rx_writer *writer)
{
	bool fine = true;

	rx_rewrite_header(&join->rewrite, writer);
	for (size_t row = 0; row < join->notice->count; row++) {
		rx_rewrite_write(&join->rewrite, row, writer);
		fine = rx_remarks_write(&join->remarks, &join->rewrite, row, writer) && fine;
	}
	fine = rx_remarks_write(&join->remarks, &join->rewrite, RX_NONE, writer) && fine;
	return fine && !join->scratch[0].failed && !join->scratch[1].failed;
}

long rx_diff_join(struct rx_diff *diff, struct rx_writer *writer)
{
	struct join join = {.diff = diff, .notice = diff->inputs[0]};
	long outcome = run(&join);

	if (outcome == 0
		&& (join.arena.failed || join.remarks.arena.failed || join.rewrite.arena.failed
			|| !write_all(&join, writer))) {
		rx_say(diff->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		outcome = -1;
	}
	if (outcome == 0)
		outcome = (long)join.notice->count;
	for (size_t at = 0; join.pairings && at < join.ledger_count; at++)
		rx_pairing_release(&join.pairings[at]);
	rx_remarks_release(&join.remarks);
	rx_rewrite_release(&join.rewrite);
	rx_buffer_release(&join.scratch[0]);
	rx_buffer_release(&join.scratch[1]);
	rx_arena_release(&join.arena);
	return outcome;
}
