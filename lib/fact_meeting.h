/*
 * fact_meeting.h - facts of type meeting: what was held, 召开…会.
 */
#ifndef RX_LIB_FACT_MEETING_H
#define RX_LIB_FACT_MEETING_H

#include "fact.h"

/* Adds the meeting that a 召开 or 举行 at an offset holds; it may hold other facts. */
void rx_fact_meeting(struct rx_facts *facts, size_t at);

#endif
