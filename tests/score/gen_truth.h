/*
 * gen_truth: the finished document and its true records, to files.
 *
 * What the truth decides where the record format leaves room: a numbered run-in heading of an
 * organisation or next-step section with prose and no items below is "section|action" or
 * "section|commitment"; a label that is a numbered line of its own, a second paragraph without a sign, a
 * 一是 inside a numbered measure and a totals line of an audit group are optional ("?section" and so
 * on); the task of a single-task notice may start at its label and may carry the number of the title.
 *
 * The truth is one file, the record stream that a perfect parser would write another; the second takes
 * the first alternative of each cell and leaves optional records out.
 */
#ifndef GEN_TRUTH_H
#define GEN_TRUTH_H

#include "gen_builder.h"

void write_document(const struct builder *builder, const char *directory, unsigned long index);

/* DIRECTORY/NNNNN.tsv as a record stream. */
void write_stream(const struct builder *builder, const char *directory, unsigned long index);

#endif
