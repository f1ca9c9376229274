/*
 * layout.h - what a layout is: functions that take the rows of a report and decide which blocks it
 * has.  Layouts see rows under one header at a time and know nothing of bytes; formats (format.h)
 * write the blocks.
 */
#ifndef RX_LIB_LAYOUT_H
#define RX_LIB_LAYOUT_H

#include "arrange.h"
#include "audience.h"
#include "compared.h"
#include "format.h"
#include "grouping.h"

/* The snapshot that a report compares with. */
struct rx_before {
	struct rx_view view;
	struct rx_compared compared;
	struct rx_withheld withheld;
};

void rx_before_free(struct rx_before *before);

struct rx_report {
	const struct rx_sink *sink;
	const struct rx_format *format;
	const struct rx_layout *layout;
	struct rx_page page;
	struct rx_view view;              /* the columns that are shown */
	struct rx_grid grid;              /* for the layout's own use */
	void *state;                      /* the layout's, made by its start */
	char *columns;                    /* as asked for, or NULL */
	char *title;                      /* as asked for, or NULL */
	char *mail_to;                    /* as asked for, or NULL */
	struct rx_arrange *arrange;       /* puts rows in order, or NULL: as they come */
	struct rx_grouping grouping;      /* where groups begin, when they were asked for */
	size_t limit;                     /* of rows, findings or entries of a list; 0: none */
	const struct rx_folding *folding; /* of statuses in figures; NULL: the usual one */
	struct rx_before *before;         /* NULL: there is none */
	size_t left_out;                  /* by the limit */
	struct rx_text template;          /* a copy, when one was given */
	char *template_name;
	bool quiet_empty; /* without rows nothing is written */
	int ambiguous;    /* as asked for */
	int32_t today;
	enum rx_audience audience;
	struct rx_withheld withheld;
	bool lang_guess; /* page.lang follows the data */
	bool both;       /* labels are in both languages */
	bool started;
	bool broken;      /* a fault has been reported */
	const char *file; /* of the block at hand, for messages */
	size_t line;
	long rows;
	size_t findings; /* among them */
};

/* What the order of a report can be changed of. */
enum rx_layout_order {
	RX_LAYOUT_OWN,     /* nothing: the layout has an order of its own */
	RX_LAYOUT_ROWS,    /* each row */
	RX_LAYOUT_FINDINGS /* findings, with what stands under them */
};

struct rx_layout {
	const char *name;
	const char *titles[3]; /* by language */
	bool titled;           /* has a title even where the format can do without */
	bool fixed;            /* has columns of its own */
	bool streams;          /* may be shown by formats that have rows only */
	bool raw_lists;        /* wants lists as they are in the stream */
	bool landscape;        /* is printed on the broad side of the paper */
	bool rebinds;          /* each header gives its own columns */
	bool named;            /* takes its title from the first document */
	bool whole;            /* wants the text records of documents */
	enum rx_layout_order order;
	bool findings;             /* has nothing to show where there is no finding */
	bool bare;                 /* what stands around a report is its own */
	bool compares;             /* may be given a snapshot before */
	bool limits;               /* cuts its lists itself */
	enum rx_audience audience; /* that it is for where nobody says otherwise */
	/* Before the first row, or at the end when there is none: 0, or -1 without memory. */
	int (*start)(struct rx_report *report);
	/* A header that differs from the one before it; may be NULL. */
	int (*header)(struct rx_report *report, const struct rx_header *header);
	/* One row: 0, or -1 without memory. */
	int (*row)(struct rx_report *report, const struct rx_block *block, size_t row);
	/* All rows have come. */
	int (*finish)(struct rx_report *report);
	void (*release)(struct rx_report *report);
};

const struct rx_layout *rx_layout_find(struct rx_text name);
const char *rx_layout_names(void);

extern const struct rx_layout rx_layout_table;
extern const struct rx_layout rx_layout_list;
extern const struct rx_layout rx_layout_tree;
extern const struct rx_layout rx_layout_weekly;
extern const struct rx_layout rx_layout_ledger;
extern const struct rx_layout rx_layout_three_lists;
extern const struct rx_layout rx_layout_ranking;
extern const struct rx_layout rx_layout_timeline;
extern const struct rx_layout rx_layout_evidence;
extern const struct rx_layout rx_layout_notice;
extern const struct rx_layout rx_layout_slip;
extern const struct rx_layout rx_layout_same;
extern const struct rx_layout rx_layout_template; /* only with a template */

/* The places of columns in the view of a report, RX_NONE where it has them not; and the value of one
 * of them in a row, empty where there is none. */
void rx_layout_bind(const struct rx_report *report, const enum rx_column *columns, size_t count,
	size_t *places);

static inline struct rx_text rx_layout_value(const struct rx_text *values, size_t place)
{
	return place == RX_NONE ? (struct rx_text){"", 0} : values[place];
}

/* Writes a grid in the way of the format. */
void rx_report_table(struct rx_report *report, const struct rx_grid *grid);

/* The same with a part for each group, where the report has groups; rows are those of the grid. */
void rx_report_groups(struct rx_report *report, struct rx_grid *grid);

/* Tells that a row begins, which a layout shows at a place of its grid; true for the first of a group. */
bool rx_report_enter(
	struct rx_report *report, const struct rx_block *block, size_t row, size_t place);

/* How many of count entries the limit lets through; the others are told of at the end. */
size_t rx_report_limited(struct rx_report *report, size_t count);

/* Writes a sentence as a paragraph, in the report's language. */
void rx_report_remark(struct rx_report *report, const char *en, const char *zh);

/* Writes the sentence that an empty report consists of. */
void rx_report_nothing(struct rx_report *report);

/* True for a report without rows, which it says then. */
bool rx_report_is_empty(struct rx_report *report);

/* Writes how many records the audience is not shown, if any. */
void rx_report_withheld(struct rx_report *report);

/* A label that is written here, in the report's language or in both. */
#define rx_report_label(report, en, zh) \
	((const char *const[3])RX_LABEL(en, zh))[(report)->page.words]

/* One of two strings, by the report's language; prose is Chinese where labels are in both. */
static inline const char *rx_report_say(
	const struct rx_report *report, const char *en, const char *zh)
{
	return report->page.lang == RX_LANG_ZH ? zh : en;
}

#endif
