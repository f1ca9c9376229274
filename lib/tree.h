/*
 * tree.h - the headings of a document as a tree: which numbered paragraph stands under which.
 *
 * The same glyph means different levels in different documents, levels are skipped, numbers run on
 * or restart; so a stack of open headings decides, and a number that goes on from one of them is the
 * best hint there is.
 */
#ifndef RX_LIB_TREE_H
#define RX_LIB_TREE_H

#include "heading.h"
#include "label.h"

/* One heading or numbered paragraph. */
struct rx_node {
	size_t paragraph; /* where it stands */
	size_t body_end;  /* first paragraph that is no longer its own body */
	uint32_t start;   /* of its enumerator, or of the heading without one */
	uint32_t words;   /* behind the enumerator */
	uint32_t end;     /* behind the heading; what follows in the paragraph is its run-in body */
	enum rx_glyph glyph; /* RX_GLYPH_NONE: a bare heading */
	unsigned number;
	struct rx_text digits; /* the numeral as printed */
	unsigned form;         /* rx_heading_form() */
	unsigned depth;        /* 1 for the outermost */
	bool labelled;         /* the heading is a known label, given in label */
	bool gap;              /* its number does not follow the one before */
	struct rx_label label;
	bool plain; /* a section beside the one with the findings; this and what follows is
	                          set by the outline (shape.c) */
	enum rx_doctype role; /* of a section */
	bool own_label;       /* a label of measures or duties stands in its own text */
	bool measure_label;   /* a label of measures does */
	bool own_items;       /* 一是 stands in its own text */
	bool states;          /* its own text begins with the status of a problem */
	bool holds_findings;  /* something under it is a finding */
	int verdict;          /* enum verdict of level.c */
	bool group; /* a heading over findings (level.c), as against a finding or an item */
	bool findings_follow; /* findings stand in some later section that says so */
	size_t parent;        /* places of other nodes, or RX_NONE */
	size_t first_child;
	size_t last_child;
	size_t next; /* sibling */
};

struct rx_tree {
	struct rx_node *nodes;
	size_t count;
	size_t room;
	bool labels;  /* the outermost headings are labels: 一、整改任务 二、整改目标 */
	size_t first; /* of the outermost nodes, or RX_NONE */
	size_t last;
};

void rx_tree_release(struct rx_tree *tree);

/*
 * Builds the tree of the paragraphs [from, end) of cues; -1 when memory is exhausted.  Paragraphs
 * that are no headings belong to the heading in front of them.
 */
int rx_tree_build(struct rx_tree *tree, const struct rx_cues *cues, struct rx_text text,
	size_t from, size_t end);

/* The enumerator that a paragraph begins with, as a token, or NULL. */
const struct rx_token *rx_tree_lead(
	const struct rx_cues *cues, const struct rx_paragraph *paragraph);

#endif
