/*
 * gen_green_labels: the labels of environmental notices, in every way they are printed.
 *
 * In: a scheme, chosen once a document. Out: label text. A label that is a numbered line of its own may
 * be read as a section, so it is an optional record; other labels are none.
 */
#ifndef GEN_GREEN_LABELS_H
#define GEN_GREEN_LABELS_H

#include "gen_sections.h"

enum scheme {
	SCHEME_COLON,         /* 整改任务：content */
	SCHEME_HEADING,       /* 一、整改任务, content below */
	SCHEME_HEADING_COLON, /* 一、整改任务：, content below */
	SCHEME_NUMBERED,      /* 一、整改任务：content */
	SCHEME_FUSED,         /* 一、整改任务content */
	SCHEME_PAREN,         /* （一）整改任务, content below */
	SCHEME_PAREN_COLON,   /* （一）整改任务：content */
	SCHEME_BRACKET,       /* 【整改任务】content */
	SCHEME_BLANKS,        /* 整改任务 content, with a blank between */
	SCHEME_STOP,          /* 一、整改任务。content */
	SCHEMES
};

struct labels {
	enum scheme scheme;
	int next;   /* number of the next label */
	int parent; /* of label sections */
	bool made;  /* names that offices make up: 完成整改时限 */
};

extern const char *const scheme_names[SCHEMES];

/* Begins a line with the label, and the content's line, which stays open. Returns the label's
 * optional record or NO_RECORD; *start is where the label begins. */
int put_green_label(struct builder *builder, struct labels *labels, const char *label,
	const char *type, size_t *start);
/* The same with its line ended, for lists below it. */
int put_green_list_label(struct builder *builder, struct labels *labels, const char *label);

#endif
