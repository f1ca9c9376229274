/*
 * gen_truth: the finished document and its true records, to files.
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
