/*
 * gen_truth: the finished document and its true records, to files.
 */
#ifndef GEN_TRUTH_H
#define GEN_TRUTH_H

#include "gen_builder.h"

void write_document(const struct builder *builder, const char *directory, unsigned long index);

#endif
