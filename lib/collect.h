/*
 * collect.h - what the parts of --collect share: a master ledger, the books that came back, whose they
 * are, and the answers in them.
 *
 * A book is compared with the master record by record.  What differs in a permitted column is an
 * answer; everything else that differs is remarked upon and changes nothing.
 */
#ifndef RX_LIB_COLLECT_H
#define RX_LIB_COLLECT_H

#include "diff.h"
#include "difference.h"
#include "remark.h"

/* Something that a book says about a finding: a column, or a kind of records below it. */
struct rx_answer {
	size_t column;        /* of the master, or RX_NONE */
	int kind;             /* without a column: measure or text */
	struct rx_text title; /* of text records: the ledger's column that they come from */
	struct rx_text value, was;
	size_t book, row; /* where it stands */
	bool foreign;     /* in a row of somebody else */
	struct rx_answer *next;
};

struct rx_book {
	const struct rx_snapshot *snapshot;
	struct rx_pairing pairing; /* old is the master */
	struct rx_differences differences;
	size_t home;            /* the unit that it came from, or RX_NONE */
	bool *scope;            /* of each unit: are its records expected here? */
	bool *excused;          /* of each row of the master: that it is missing here is known */
	size_t *rows, *answers; /* of each unit: records found, and cells filled in */
};

struct rx_collect {
	struct rx_diff *diff;
	const struct rx_snapshot *master;
	struct rx_arena arena;
	struct rx_keys units;
	size_t *owner_starts; /* of each row of the master: its units in owners */
	uint32_t *owners;
	size_t owner_count, owner_room;
	size_t *unit_rows; /* findings of each unit */
	struct rx_book *books;
	size_t book_count;
	struct rx_answer **answers; /* of each row of the master */
	struct rx_answer **refused; /* what differs without leave */
	bool may[RX_COLUMN_COUNT];
	bool may_measures;
	struct rx_text *may_names; /* columns that only the master's header knows */
	size_t may_count;
	struct rx_remarks remarks;
	struct rx_rewrite rewrite;
	struct rx_buffer scratch[2];
};

/* Reads the list of permitted columns; 0, or -1 after an unknown one was reported. */
int rx_collect_may(struct rx_collect *collect, const char *list);

/* Finds the units of the master and whose each of its findings is; false when memory is exhausted. */
bool rx_collect_units(struct rx_collect *collect);

/* Whether a finding of the master is a unit's. */
bool rx_collect_owns(const struct rx_collect *collect, size_t unit, size_t row);

/* Finds out whom a book is from and which records should be in it, once it has been compared. */
void rx_collect_home(struct rx_collect *collect, struct rx_book *book);

/* Takes records out of a book that stand in it more often than in the master. */
void rx_collect_repeats(struct rx_collect *collect, size_t which);

/* Compares a book with the master: answers and refusals. */
void rx_collect_compare(struct rx_collect *collect, size_t book);

/* Makes a remark about a row of a book; column may be empty. */
struct rx_remark *rx_collect_remark(struct rx_collect *collect, size_t master_row, size_t book,
	size_t row, struct rx_text column, struct rx_remark *remark);

/* The name of a column for people who read the master. */
struct rx_text rx_answer_name(const struct rx_collect *collect, const struct rx_answer *answer);

#endif
