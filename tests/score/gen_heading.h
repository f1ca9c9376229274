/*
 * gen_heading: the headings of findings in all their forms.
 *
 * In: a form and a title. Out: the heading's text and a finding record with its true title, which is
 * the title without what the form adds.
 */
#ifndef GEN_HEADING_H
#define GEN_HEADING_H

#include "gen_enumerator.h"

enum heading {
	HEADING_ABOUT,	      /* 关于X的问题 */
	HEADING_ABOUT_QUOTED, /* 关于“X”的问题 */
	HEADING_ABOUT_STATE,  /* 关于“X”问题的整改情况 */
	HEADING_ABOUT_PLAIN,  /* 关于X问题的整改落实情况 */
	HEADING_ASPECT,	      /* 关于X方面的问题 */
	HEADING_BARE,	      /* X。 */
	HEADING_BARE_NO_STOP, /* X */
	HEADING_FEEDBACK,     /* 反馈问题：X。 */
	HEADING_PROBLEM,      /* 问题：X */
	HEADING_TARGET,	      /* 针对“X”问题 */
	HEADING_TARGET_PLAIN, /* 针对X的问题 */
	HEADING_QUOTED,	      /* “X”问题 */
	HEADING_STATE,	      /* X问题整改情况 */
	HEADING_POSITIVE,     /* a task: 加强X */
	HEADING_LONG,	      /* 关于“whole paragraph。”整改进展情况 */
	HEADING_TO,	      /* 对X问题 */
	HEADINGS
};

struct heading_call {
	enum heading form;
	enum style style;
	int ordinal, major;
	int parent;
	const char
		*after_title; /* a template behind the heading, in the record: a bracketed status */
	const char *tail;     /* what ends a run-in heading, in the record: 。 or ， or nothing */
};

const char *heading_name(enum heading form);
/* Returns the finding's record. */
int put_heading(struct builder *builder, const struct heading_call *call);

#endif
