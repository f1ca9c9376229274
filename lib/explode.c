/*
 * explode.c - a row with a list becomes one row for each value.
 *
 * The cell is cut as it stands: a ; inside a value stays \; in its new cell, which still holds a list.
 */
#include "explode.h"
#include "list.h"
#include "message.h"
#include "nearest.h"
#include "store.h"

#include <stdlib.h>

struct rx_explode {
	const struct rx_sink *sink;
	char *name;
	size_t column;
	struct rx_store store;
};

struct rx_explode *rx_explode_new(const char *column, const struct rx_sink *sink)
{
	struct rx_explode *explode = calloc(1, sizeof(*explode));

	if (!explode)
		return NULL;
	explode->sink = sink;
	explode->name = strdup(column);
	if (explode->name)
		return explode;
	free(explode);
	return NULL;
}

void rx_explode_free(struct rx_explode *explode)
{
	if (!explode)
		return;
	rx_store_release(&explode->store);
	free(explode->name);
	free(explode);
}

int rx_explode_bind(struct rx_explode *explode, const struct rx_header *header)
{
	struct rx_text name = rx_text(explode->name);
	char quoted[120], list[RX_NEAREST_SIZE];
	int column = rx_header_find(header, name);

	if (column >= 0) {
		explode->column = (size_t)column;
		return 0;
	}
	rx_say(explode->sink, (struct rx_place){.file = "--explode"}, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(name, quoted, sizeof(quoted)),
		rx_sink_lang(explode->sink) == RX_LANG_ZH ? "表头" : "the header",
		rx_nearest_columns(header, name, list));
	return -1;
}

int rx_explode_row(
	struct rx_explode *explode, const struct rx_block *block, size_t row, struct rx_block *rows)
{
	struct rx_text rest = rx_block_cell(block, row, explode->column), item;

	rx_store_begin(&explode->store, block, row);
	while (rx_list_next(&rest, &item)) {
		if (rx_store_add_with(&explode->store, block, row, explode->column, item))
			continue;
		rx_say(explode->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	rx_store_block(&explode->store, rows);
	return 0;
}
