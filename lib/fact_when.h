/*
 * fact_when.h - one expression of time in running text: a date, a list or range of dates with what
 * they share written once (2022年6、8、9月, 4月7日至10日), and what stands behind it: 前, 以来.
 */
#ifndef RX_LIB_FACT_WHEN_H
#define RX_LIB_FACT_WHEN_H

#include "date.h"

enum { RX_WHEN_POINTS = 12 };

enum rx_when_side {
	RX_WHEN_PLAIN,
	RX_WHEN_BY,    /* 前 以前 底前: up to the date */
	RX_WHEN_UNTIL, /* 以前形成的: what had come about by then, no deadline */
	RX_WHEN_FROM   /* 以来 起 以后: from the date on */
};

struct rx_when {
	size_t start;
	size_t end;
	struct rx_date points[RX_WHEN_POINTS]; /* years that are not written are 0 */
	size_t count;
	bool range; /* from the first point to the second */
	bool bare;  /* a year or a run of digits without any unit */
	bool open;  /* refers to a day that is not known: there is no value */
	bool alone; /* only a day: its month was taken from before */
	enum rx_when_side side;
	char fixed[40]; /* the value, where it is no list of points: R/P1M */
};

/* What relative words and years that are not written refer to; year 0: not known. */
struct rx_when_context {
	struct rx_reading today;
	struct rx_reading before; /* the date in front of it; month 0: none that lends its month */
};

/* A quick look: can an expression begin here?  A Chinese numeral needs a unit of time behind it. */
bool rx_when_may_begin(struct rx_text text, size_t at);

/* Reads the expression that begins at offset at. */
bool rx_when_at(struct rx_text text, size_t at, const struct rx_when_context *context,
	struct rx_when *when);

#endif
