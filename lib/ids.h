/*
 * ids.h - ids for the records of a document, by the rules of rx-records(5) "id": made from series and
 * title, so that they survive revisions; a repeat inside the document gets ~2, ~3.
 */
#ifndef RX_LIB_IDS_H
#define RX_LIB_IDS_H

#include "parse.h"

/*
 * Gives every record its id.  occurrence counts documents of the same series in one stream from 1:
 * from the second on their ids get @2, @3, so that ids are unique in a stream.
 */
void rx_ids_assign(struct rx_parse *parse, unsigned occurrence);

#endif
