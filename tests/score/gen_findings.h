/*
 * gen_findings: a section of findings with their measures, in one structural shape.
 *
 * In: a shape, chosen once a document. Out: category headings, findings, labels, measures, status
 * words and responsibility fields, with their records.
 */
#ifndef GEN_FINDINGS_H
#define GEN_FINDINGS_H

#include "gen_fields.h"
#include "gen_heading.h"
#include "gen_items.h"

enum status_place {
	STATUS_NOWHERE,
	STATUS_BRACKET,	  /* behind the heading */
	STATUS_LABEL,	  /* 整改状态：X */
	STATUS_OPENING,	  /* a sentence before the measures */
	STATUS_CLOSING,	  /* a sentence after them, same paragraph */
	STATUS_PARAGRAPH, /* a sentence after them, own paragraph */
	STATUS_SPLIT,	  /* an m-of-n sentence after them */
	STATUS_PLACES
};

enum measure_layout {
	MEASURES_RUN_ON,    /* one paragraph */
	MEASURES_LINES,	    /* a line each */
	MEASURES_PLAIN,	    /* no enumerator */
	MEASURES_PLAN_DONE, /* 整改措施 then 整改完成情况 */
	MEASURES_NONE,	    /* the finding has a status sentence only */
	MEASURES_TWO_LISTS, /* a second 一是 list after an interposed sentence */
	MEASURE_LAYOUTS
};

struct shape {
	enum style category_style; /* STYLE_NONE: no category level */
	enum style group_style; /* a numbered level between category and finding, or STYLE_NONE */
	enum style finding_style;
	bool numbers_run_on; /* 1..12 across categories */
	enum heading heading;
	bool heading_runs_in; /* heading and measures share the paragraph */
	const char *label;    /* 整改情况：, or NULL */
	bool label_alone;     /* the label on a line of its own */
	enum style measure_style;
	enum measure_layout layout;
	const char *separator;
	enum status_place status;
	int status_percent; /* of the findings that carry it */
	bool fields;
	enum fields_layout fields_layout;
	bool fields_after;	   /* behind the measures */
	bool details;		   /* a 问题表现 paragraph below the heading */
	bool measure_intro;	   /* a sentence before the first enumerator */
	bool varied;		   /* small changes from finding to finding */
	int first_category;	   /* number of the first category */
	const char *const *topics; /* NULL ends the list */
	const char *category;	   /* a template */
	bool paragraphs;	   /* 对A问题，…；对B问题，…。 instead of headings */
};

/* The shapes of audit reports are a part of these. */
void choose_audit_shape(struct builder *builder, struct shape *shape);
void choose_shape(struct builder *builder, struct shape *shape, bool has_sections);
void name_shape(struct builder *builder, const struct shape *shape);
/* Returns the number of categories written. */
int put_findings(struct builder *builder, const struct shape *shape, int parent);

#endif
