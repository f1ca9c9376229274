/*
 * check_duty.c - what findings lack that others of their document have: somebody who answers for them,
 * a department, a deadline, evidence, measures.  Where no finding of a document states a thing, as in
 * a published notice, none is said to lack it.
 */
#include "checker.h"

static bool has_owner(const struct rx_checked *row)
{
	return rx_check_has(row, RX_COLUMN_LEADER) || rx_check_has(row, RX_COLUMN_OWNER);
}

static bool has_deadline(const struct rx_checked *row)
{
	return rx_check_has(row, RX_COLUMN_DUE) || rx_check_has(row, RX_COLUMN_DUE_TEXT);
}

static bool has_department(const struct rx_checked *row)
{
	return rx_check_has(row, RX_COLUMN_DEPT);
}

static bool has_evidence(const struct rx_checked *row)
{
	return rx_check_has(row, RX_COLUMN_EVIDENCE);
}

static bool has_measures(const struct rx_checked *row)
{
	return row->measures > 0;
}

static bool is_open(const struct rx_checked *row)
{
	return row->open;
}

static bool is_done(const struct rx_checked *row)
{
	return row->status >= 0 && rx_status_is_done((enum rx_status)row->status);
}

static bool is_any(const struct rx_checked *row)
{
	return row->status != RX_STATUS_VOID;
}

typedef bool question(const struct rx_checked *row);

/* The finding or one of its measures has it. */
static bool has_below(const struct rx_check *check, size_t finding, question *has)
{
	for (size_t at = finding; at < check->count; at++) {
		if (check->rows[at].finding == finding && has(&check->rows[at]))
			return true;
		if (at > finding && check->rows[at].kind == RX_KIND_FINDING)
			break;
	}
	return false;
}

/* Says of each finding in question that it lacks what others of its document have. */
static void lacking(struct rx_check *check, question *asked, question *has, enum rx_remark remark)
{
	size_t *with = rx_arena_new(&check->arena, (check->doc_count + 1) * sizeof(*with));

	if (!with || !check->wanted[rx_remark_rule(remark)])
		return;
	for (size_t at = 0; at < check->count; at++) {
		if (check->rows[at].kind == RX_KIND_FINDING)
			with[check->rows[at].doc] += has_below(check, at, has);
	}
	for (size_t at = 0; at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];

		if (row->kind == RX_KIND_FINDING && with[row->doc] && asked(row)
			&& !has_below(check, at, has))
			rx_check_say(check, at, remark, rx_check_number(check, with[row->doc]),
				rx_check_number(check, check->docs[row->doc].findings));
	}
}

void rx_check_presence(struct rx_check *check)
{
	lacking(check, is_open, has_owner, RX_REMARK_NOBODY);
	lacking(check, is_open, has_department, RX_REMARK_NO_DEPARTMENT);
	lacking(check, is_open, has_deadline, RX_REMARK_NO_DEADLINE);
	lacking(check, is_done, has_evidence, RX_REMARK_NO_EVIDENCE);
}

void rx_check_unmeasured(struct rx_check *check)
{
	lacking(check, is_any, has_measures, RX_REMARK_NO_MEASURE);
}

/* Where no finding is there at all, the measures were selected on purpose. */
void rx_check_orphan(struct rx_check *check)
{
	size_t findings = 0;

	for (size_t doc = 0; doc < check->doc_count; doc++)
		findings += check->docs[doc].findings;
	for (size_t at = 0; findings && at < check->count; at++) {
		const struct rx_checked *row = &check->rows[at];
		struct rx_text parent = row->cells[RX_COLUMN_PARENT];

		if (row->kind != RX_KIND_MEASURE || row->finding != RX_NONE)
			continue;
		if (parent.length == 0)
			rx_check_say(check, at, RX_REMARK_LONE_MEASURE);
		else if (rx_check_row_of(check, row->doc, parent) == RX_NONE)
			rx_check_say(
				check, at, RX_REMARK_LOST_MEASURE, rx_check_quote(check, parent));
	}
}
