/*
 * status.h - reading a rectification status from words, only where rx-records(5) says that one is
 * read: callers hand in a label's value, a bracket, or one sentence.
 */
#ifndef RX_LIB_STATUS_H
#define RX_LIB_STATUS_H

#include "record.h"

/* The status that words of a label or bracket state, or RX_UNSET. */
int rx_status_of_words(struct rx_text words);

/*
 * The status that a sentence states about the finding as a whole, or RX_UNSET: its subject is
 * 该问题, 该项任务 and the like or nothing, behind an optional 目前 or 截至…; the rest of the
 * sentence must go on from the status, not be its object (已完成整改, not 完成整改方案).
 */
int rx_status_of_sentence(struct rx_text sentence);

/* The status that the preamble of a single-task notice states, names in 《》 taken out before. */
int rx_status_of_preamble(struct rx_text text);

/* Sets a finding's status and the words that state it, unless it has one already. */
void rx_status_set(struct rx_records *records, size_t place, int status, struct rx_text words);

/* The class of rectification that words state (立行立改, 长期坚持, ...), or RX_UNSET. */
int rx_class_of_words(struct rx_text words);

#endif
