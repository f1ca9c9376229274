/*
 * audience.h - for whom a report is, and what of the records is not for them.
 *
 *     public     records whose scope (公开范围) is narrower are left out with all that stands under them,
 *                text records too; names of leaders and owners are not shown
 *     party      records for internal use only, and withheld ones, are left out
 *     internal   everything
 */
#ifndef RX_LIB_AUDIENCE_H
#define RX_LIB_AUDIENCE_H

#include "buffer.h"
#include "view.h"

/* From the narrowest to the widest. */
enum rx_audience { RX_AUDIENCE_INTERNAL, RX_AUDIENCE_PARTY, RX_AUDIENCE_PUBLIC };

/* The records that have been left out. */
struct rx_withheld {
	struct rx_buffer ids; /* of the branch at hand, each behind a TAB and in front of one */
	size_t count;
	bool told; /* in the report */
};

/* Reads public, party or internal; false for anything else. */
bool rx_audience_find(struct rx_text name, enum rx_audience *audience);

/* Puts aside the columns of a view that the audience is not shown; -1 without memory. */
int rx_audience_choose(struct rx_view *view, enum rx_audience audience);

/* True for a row that the audience is not shown; it has been counted then.  Rows come in document
 * order. */
bool rx_audience_withholds(struct rx_withheld *withheld, enum rx_audience audience,
	const struct rx_block *block, size_t row);

#endif
