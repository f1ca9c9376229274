/*
 * finding.h - what stands under one finding: labels, status sentences, measures.
 */
#ifndef RX_LIB_FINDING_H
#define RX_LIB_FINDING_H

#include "duty.h"

/* A finding that is being read. */
struct rx_finding {
	struct rx_parse *parse;
	size_t place;             /* of its record */
	enum rx_label_role label; /* what the measures stand under */
	bool touched;             /* something of it was read beside its heading */
	bool labelled;            /* some label stood in front of measures */
	bool done_label;          /* 整改完成情况 was among them */
	struct rx_duties duties;
	size_t measures;     /* how many so far */
	size_t last_measure; /* place of the last one, or RX_NONE */
	size_t first_record; /* records from here on may be its measures */
	bool pending;        /* pending_label stood alone on its line: its value follows */
	struct rx_label pending_label;
	bool label_ahead; /* a label of measures comes later: words in front of it are no measure */
	bool label_below; /* so does one that may only sum up: 整改结果 */
	bool open_item;   /* the last measure's heading stood alone, its text follows */
};

/* Adds the finding whose heading is [start,end) of the text, words behind its enumerator. */
void rx_finding_begin(struct rx_finding *finding, struct rx_parse *parse, size_t parent,
	size_t start, size_t words, size_t end, unsigned number);

/* Reads [from, end) of a paragraph as belonging to the finding. */
void rx_finding_text(
	struct rx_finding *finding, const struct rx_paragraph *paragraph, size_t from, size_t end);

/* Reads a paragraph from a label in it on. */
void rx_finding_labelled(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_label *label);

/* Takes a label that was found in front of something of the finding. */
void rx_finding_label(struct rx_finding *finding, const struct rx_label *label);

/* Adds a measure [start,end), its words beginning behind the enumerator. */
size_t rx_finding_measure(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	size_t start, size_t words, size_t end, unsigned number);

/* Adds a numbered paragraph as a measure, or as several when items were run together in it. */
void rx_finding_numbered(struct rx_finding *finding, const struct rx_paragraph *paragraph,
	const struct rx_node *node);

/* Makes a paragraph that follows the last measure part of it. */
void rx_finding_extend(struct rx_finding *finding, const struct rx_paragraph *paragraph);

/* Takes [from, end) for the numbers of a group of problems, when it is: 预算编制问题6项,…已整改2项. */
bool rx_finding_group(struct rx_finding *finding, size_t from, size_t end);

/* What can only be said once all of it has been read: modes, counts, diagnostics. */
void rx_finding_end(struct rx_finding *finding);

#endif
