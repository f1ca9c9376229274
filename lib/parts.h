/*
 * parts.h - m of n: what the numbers of a text say about how much of it is done.
 */
#ifndef RX_LIB_PARTS_H
#define RX_LIB_PARTS_H

#include "record.h"

/*
 * Reads "of 6, 2 done, 4 left" out of the text of a finding: 完成其中2家… 剩余4家… .  Stores both
 * numbers and the stated total (0 when there is none); false when the text says no such thing.
 */
bool rx_parts_left(struct rx_text text, unsigned *done, unsigned *left, unsigned *stated);

/* The same of clauses side by side: 5个已完成,2个正在推进. */
bool rx_parts_listed(struct rx_text text, unsigned *done, unsigned *left);

/*
 * The status of a group of total problems by its numbers, 部分整改4项,已整改2项, as enum rx_status, or
 * RX_UNSET; *done gets how many are done.
 */
int rx_parts_of_group(struct rx_text text, unsigned total, unsigned *done);

#endif
