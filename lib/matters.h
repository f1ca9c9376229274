/*
 * matters.h - the findings of a stream, and what their statuses and deadlines add up to on a day:
 * the figures of reports.  The sets are those of rx-records(5) "Status".
 */
#ifndef RX_LIB_MATTERS_H
#define RX_LIB_MATTERS_H

#include "ancestry.h"
#include "folding.h"
#include "view.h"
#include "when.h"

/* The statuses as reports fold them. */
enum rx_class_of_status {
	RX_FOLD_DONE, /* done sustained closing closed */
	RX_FOLD_MOSTLY,
	RX_FOLD_ACTIVE,  /* active ontrack lagging deferred partial rejected */
	RX_FOLD_PLANNED, /* planned assigned */
	RX_FOLD_UNABLE,
	RX_FOLD_UNSTATED,
	RX_FOLD_VOID,
	RX_FOLD_COUNT
};

/* A piece of the texts that the findings own. */
struct rx_span {
	size_t start, length;
};

struct rx_matter {
	struct rx_span id, no, title, dept, leader, due, source;
	enum rx_status status;
	struct rx_days deadline; /* where has_deadline is set */
	int32_t updated;         /* last day of the last report, where has_updated is set */
	int32_t finished;        /* last day of done_on or closed_on, where has_finished is set */
	int32_t opened;          /* first day, where has_opened is set */
	bool has_deadline, has_updated, has_finished, has_opened;
	bool has_evidence;
	int class;           /* enum rx_class, or -1 where none is stated */
	size_t section, doc; /* places in groups, or RX_NONE */
	size_t measures;
};

struct rx_tally {
	size_t total; /* all but void */
	size_t folds[RX_FOLD_COUNT];
	size_t classes[RX_FOLDING_CLASSES]; /* of the folding that the report has */
	size_t closed;                      /* among the done */
	size_t reached;                     /* last day of the deadline has come */
	size_t reached_done;
	size_t overdue; /* reached and open */
	size_t overdue_unstated;
	size_t within;     /* open, and the deadline is to come */
	size_t soon;       /* of those, within seven days */
	size_t nodate;     /* open without a deadline */
	size_t stalled;    /* open, and nothing reported for fourteen days */
	size_t finished;   /* in the seven days up to today */
	size_t unassigned; /* open, and nobody is named */
	size_t measures;
	size_t by_class[RX_CLASS_COUNT]; /* immediate, phased, ongoing, where stated */
	size_t unproved;                 /* done without evidence */
	size_t with_deadline, with_owner, with_update, with_class, with_evidence, with_finish;
};

/* A document or a section. */
struct rx_group {
	struct rx_span title;
	bool is_doc;
	struct rx_tally tally;
};

enum rx_matter_field {
	RX_MATTER_KIND,
	RX_MATTER_ID,
	RX_MATTER_PARENT,
	RX_MATTER_NO,
	RX_MATTER_TITLE,
	RX_MATTER_STATUS,
	RX_MATTER_STATUS_TEXT,
	RX_MATTER_DUE,
	RX_MATTER_DUE_TEXT,
	RX_MATTER_DEPT,
	RX_MATTER_LEADER,
	RX_MATTER_OWNER,
	RX_MATTER_UNIT,
	RX_MATTER_UPDATED,
	RX_MATTER_DONE_ON,
	RX_MATTER_CLOSED_ON,
	RX_MATTER_FILE,
	RX_MATTER_LINE,
	RX_MATTER_OPENED,
	RX_MATTER_CLASS,
	RX_MATTER_EVIDENCE,
	RX_MATTER_FLAGS,
	RX_MATTER_FIELDS
};

struct rx_matters {
	struct rx_matter *items;
	size_t count, room;
	struct rx_group *groups;
	size_t group_count, group_room;
	size_t docs;
	size_t remarks;   /* rows of kind diag */
	size_t damaged;   /* records with a date that is damaged */
	size_t ambiguous; /* records whose id may be another's */
	struct rx_buffer texts;
	struct rx_ancestry ancestry;
	size_t fields[RX_MATTER_FIELDS]; /* places in the view, or RX_NONE */
	struct rx_tally tally;
	const struct rx_folding *folding; /* NULL: the usual one */
	bool by_doc; /* groups with findings are documents, because there are several */
	bool failed;
};

void rx_matters_release(struct rx_matters *matters);

/* Finds the columns; must come before the first row and after each header. */
void rx_matters_bind(struct rx_matters *matters, const struct rx_view *view);

/* Takes a row: findings, and what stands around them; without a kind column each row is a finding.
 * */
void rx_matters_add(struct rx_matters *matters, const struct rx_text *values);

/* Counts everything as of a day. */
void rx_matters_count(struct rx_matters *matters, int32_t today);

/* What a finding is on a day; days gets how many days it is late, or has left, or is silent. */
bool rx_matter_is_open(const struct rx_matter *matter);
bool rx_matter_is_overdue(const struct rx_matter *matter, int32_t today, int32_t *days);
bool rx_matter_is_soon(const struct rx_matter *matter, int32_t today, int32_t *days);
bool rx_matter_is_stalled(const struct rx_matter *matter, int32_t today, int32_t *days);
bool rx_matter_is_finished(const struct rx_matter *matter, int32_t today);

enum rx_class_of_status rx_status_fold(enum rx_status status);

static inline struct rx_text rx_matters_text(const struct rx_matters *matters, struct rx_span span)
{
	return rx_text_of(matters->texts.bytes + span.start, span.length);
}

#endif
