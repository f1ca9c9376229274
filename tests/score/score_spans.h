/*
 * score_spans: whether the parsed spans are sound.
 *
 * In: a matched document. Out: counts of overlapping outline rows, of spans outside the file, and of
 * text cells that differ from the bytes they claim to be.
 */
#ifndef SCORE_SPANS_H
#define SCORE_SPANS_H

#include "score_report.h"

void check_spans(struct report *report, const struct document *document);

#endif
