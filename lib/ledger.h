/*
 * ledger.h - findings with what belongs to each of them brought into one row, in the columns of the
 * standard rectification ledger (整改台账); and the measures as tasks of their own.
 */
#ifndef RX_LIB_LEDGER_H
#define RX_LIB_LEDGER_H

#include "ancestry.h"
#include "grid.h"
#include "view.h"

enum rx_ledger_column {
	RX_LEDGER_NO,
	RX_LEDGER_CATEGORY,
	RX_LEDGER_TITLE,
	RX_LEDGER_CAUSE,
	RX_LEDGER_GOAL,
	RX_LEDGER_MEASURES,
	RX_LEDGER_LEADER,
	RX_LEDGER_DEPT,
	RX_LEDGER_SUPPORT,
	RX_LEDGER_OWNER,
	RX_LEDGER_DUE,
	RX_LEDGER_REPORT,
	RX_LEDGER_STATUS,
	RX_LEDGER_DONE_ON,
	RX_LEDGER_CLOSED_ON,
	RX_LEDGER_EVIDENCE,
	RX_LEDGER_DEFERRALS,
	RX_LEDGER_REASON,
	RX_LEDGER_ONGOING,
	RX_LEDGER_REMARKS,
	RX_LEDGER_COLUMNS
};

/* Columns of the tasks. */
enum rx_task_column {
	RX_TASK_FINDING_NO,
	RX_TASK_FINDING,
	RX_TASK_NO,
	RX_TASK_TITLE,
	RX_TASK_LEADER,
	RX_TASK_DEPT,
	RX_TASK_DUE,
	RX_TASK_COLUMNS
};

struct rx_ledger {
	struct rx_grid rows;                       /* RX_LEDGER_COLUMNS cells each */
	struct rx_grid tasks;                      /* RX_TASK_COLUMNS cells each */
	struct rx_buffer cells[RX_LEDGER_COLUMNS]; /* of the finding at hand */
	bool pending;                              /* there is one */
	size_t measures;                           /* that it has so far */
	struct rx_ancestry ancestry;
	struct rx_buffer sections[RX_ANCESTRY_DEPTH]; /* titles, by depth */
	const struct rx_view *view;
	size_t own
		[RX_LEDGER_COLUMNS]; /* places of columns that have the ledger's name, or RX_NONE */
	bool failed;
};

/* Sets up the fields of both tables. */
void rx_ledger_begin(struct rx_ledger *ledger, enum rx_lang lang);
void rx_ledger_release(struct rx_ledger *ledger);

/* Must come before the first row and after each header. */
void rx_ledger_bind(struct rx_ledger *ledger, const struct rx_view *view);

/* Takes a row; without a kind column each row is a finding. */
void rx_ledger_add(struct rx_ledger *ledger, const struct rx_text *values);

/* All rows have come. */
void rx_ledger_end(struct rx_ledger *ledger);

#endif
