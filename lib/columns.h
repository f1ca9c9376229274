/*
 * columns.h - lists of columns as people write them, bound to a header.
 */
#ifndef RX_LIB_COLUMNS_H
#define RX_LIB_COLUMNS_H

#include "rx.h"

/*
 * A list of columns as people write it: names in English or Chinese joined with commas, ranges a-b,
 * globs such as *_on, and !name for what is left out; a list of exclusions only begins with all
 * columns.
 */
struct rx_columns;

/* The list is copied.  Returns NULL only when memory is exhausted. */
struct rx_columns *rx_columns_new(const char *list, const struct rx_sink *sink);
void rx_columns_free(struct rx_columns *columns);

/* Finds the columns in a header; returns 0, or -1 after an unknown column was reported with the
 * nearest names. */
int rx_columns_bind(struct rx_columns *columns, const struct rx_header *header);

/* Returns the chosen columns' places in the header, in the order of the list, and stores their
 * number; borrowed until the next bind. */
const size_t *rx_columns_places(const struct rx_columns *columns, size_t *count);

#endif
