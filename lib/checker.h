/*
 * checker.h - the records of an input as the rules of rx-check see them, and what they have to say.
 *
 * All rows are kept, since most rules ask several: those below a finding, those of its document.  A rule
 * is one function over the whole; what it finds goes to rx_check_say() and is written later, in the
 * order of the records.
 */
#ifndef RX_LIB_CHECKER_H
#define RX_LIB_CHECKER_H

#include "arena.h"
#include "derive.h"
#include "keys.h"
#include "profile.h"
#include "vocabulary.h"

struct rx_checked {
	struct rx_text
		cells[RX_COLUMN_COUNT]; /* decoded; bytes NULL: the header has no such column */
	int kind;                       /* enum rx_kind, or -1 */
	int status;                     /* enum rx_status, or -1 for a word that is none */
	size_t doc;                     /* place in docs */
	size_t finding;   /* of a measure: the finding above it, or RX_NONE; of a finding: itself */
	size_t measures;  /* of a finding */
	const char *file; /* where it stands, for messages */
	size_t line;
	bool open, overdue, behind; /* as the derived words have it */
	int32_t due_in, stalled;    /* days, where has_... is set */
	int32_t pace;               /* points, as well */
	bool has_due_in, has_stalled, has_pace;
};

/* A document: what its records state at all. */
struct rx_checked_doc {
	struct rx_text id;
	const char *file;
	size_t record; /* the row of kind doc, or RX_NONE */
	size_t first;  /* a row to hang remarks on */
	size_t last;   /* the last finding so far, or RX_NONE */
	size_t findings, measures;
	size_t with_owner, with_dept, with_due, with_evidence, with_day, with_closed, with_measures;
	bool ledger;
};

struct rx_remarked {
	enum rx_rule rule;
	enum rx_severity level;
	size_t row;
	struct rx_text text;
	size_t order; /* as said, for a stable order */
};

struct rx_check {
	const struct rx_sink *sink;
	const struct rx_profile *profile;
	int32_t today;
	char today_text[16];
	enum rx_lang lang;
	int format;
	bool wanted[RX_RULE_COUNT];
	enum rx_severity levels[RX_RULE_COUNT];
	struct rx_arena arena;
	struct rx_checked *rows;
	size_t count, room;
	struct rx_checked_doc *docs;
	size_t doc_count, doc_room;
	struct rx_remarked *remarks;
	size_t remark_count, remark_room;
	struct rx_text *expected; /* titles of the feedback list */
	size_t expected_count, expected_room;
	bool has_expected;
	struct rx_keys ids, doc_keys,
		file_keys; /* ids, each with its document; documents, each with
						    its file; files */
	size_t *id_rows;   /* of each id its first row */
	size_t id_room;
	struct rx_derived_columns derived;
	int columns[RX_COLUMN_COUNT]; /* of the header in force, -1: none */
	unsigned serial;
	bool bound, by_kind;
	const char *file; /* name of the last block, copied */
	char *scratch;    /* for decoding */
	size_t scratch_room;
	struct rx_buffer fix; /* a cell put right */
	bool fixing;          /* its header is written */
	unsigned fixed_serial;
	bool failed; /* memory */
};

/* Says a remark about a row, if its rule is wanted; the arguments are C strings. */
void rx_check_say(struct rx_check *check, size_t row, enum rx_remark remark, ...);

/* A text in fixed room as a C string, cut where it is long; the arena keeps it. */
const char *rx_check_quote(struct rx_check *check, struct rx_text text);
const char *rx_check_number(struct rx_check *check, size_t number);

/* Label of a column in the language of the remarks. */
const char *rx_check_label(const struct rx_check *check, enum rx_column column);
const char *rx_check_status(const struct rx_check *check, const struct rx_checked *row);

/* The first row of an id in a document, or RX_NONE. */
size_t rx_check_row_of(const struct rx_check *check, size_t doc, struct rx_text id);

/* The days of a cell: the first of its earliest and the last of its latest date; false: none. */
bool rx_check_days(const struct rx_checked *row, enum rx_column column, struct rx_days *days);

static inline struct rx_text rx_check_cell(const struct rx_checked *row, enum rx_column column)
{
	return row->cells[column];
}

static inline bool rx_check_has(const struct rx_checked *row, enum rx_column column)
{
	return row->cells[column].length > 0;
}

/* ---- rules: each goes over all rows --------------------------------------------------------- */

typedef void rx_check_rule(struct rx_check *check);

rx_check_rule rx_check_schema, rx_check_ids;                           /* check_cells */
rx_check_rule rx_check_presence, rx_check_unmeasured, rx_check_orphan; /* check_duty */
rx_check_rule rx_check_dates, rx_check_late, rx_check_status_rule,
	rx_check_windows;                                              /* check_time */
rx_check_rule rx_check_sums, rx_check_rates, rx_check_totals;          /* check_sums */
rx_check_rule rx_check_numbering, rx_check_coverage, rx_check_balance; /* check_list */
rx_check_rule rx_check_titles, rx_check_names;                         /* check_names */
rx_check_rule rx_check_remarks;

/* Writes what was said, in the order of the rows; returns how much it was. */
long rx_check_write_all(struct rx_check *check, struct rx_writer *writer);

/* Formats of remarks. */
enum { RX_CHECK_TEXT, RX_CHECK_TSV, RX_CHECK_SARIF, RX_CHECK_GITHUB };

#endif
