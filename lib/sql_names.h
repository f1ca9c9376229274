/*
 * sql_names.h - names of columns as SQL takes them: in quotes, not too long, and no two that differ in
 * case alone.
 */
#ifndef RX_LIB_SQL_NAMES_H
#define RX_LIB_SQL_NAMES_H

#include "buffer.h"
#include "field.h"

struct rx_sql_names {
	struct rx_buffer bytes; /* names, then labels, back to back */
	size_t *ends;
	size_t count; /* of columns */
};

/* Makes the names and the Chinese labels of columns; false without memory. */
bool rx_sql_names(struct rx_sql_names *names, const struct rx_field *fields, size_t count);
void rx_sql_names_release(struct rx_sql_names *names);

/* With their quotes. */
struct rx_text rx_sql_name(const struct rx_sql_names *names, size_t at);
struct rx_text rx_sql_label(const struct rx_sql_names *names, size_t at);

#endif
