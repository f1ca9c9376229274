/*
 * rollup.h - the status of findings of which nothing states it, from those of their measures.
 */
#ifndef RX_LIB_ROLLUP_H
#define RX_LIB_ROLLUP_H

#include "record.h"

/*
 * Gives each finding whose status is unstated the one that its measures add up to, with basis rollup.
 * Measures that were withdrawn do not count; one without a status leaves the finding alone.  All closed
 * or done: done (only an acceptance closes a finding); all planned: planned; one rejected or lagging: that;
 * anything else: active.
 */
void rx_rollup(struct rx_records *records);

#endif
