/*
 * audience.c - the scope of a record is read from its cell by what it says; a cell that says nothing
 * about anybody leaves the record to everybody.
 */
#include "audience.h"
#include "phrase.h"

#include <stdlib.h>

bool rx_audience_find(struct rx_text name, enum rx_audience *audience)
{
	static const char *const names[] = {"internal", "party", "public"};

	for (size_t at = 0; at < sizeof(names) / sizeof(names[0]); at++) {
		if (rx_text_equal(name, rx_text(names[at]))) {
			*audience = (enum rx_audience)at;
			return true;
		}
	}
	return false;
}

int rx_audience_choose(struct rx_view *view, enum rx_audience audience)
{
	bool *keep;

	if (audience != RX_AUDIENCE_PUBLIC)
		return 0;
	keep = calloc(view->count + 1, sizeof(*keep));
	if (!keep)
		return -1;
	for (size_t at = 0; at < view->count; at++) {
		int column = rx_word_find(RX_SET_COLUMN, view->fields[at].name);

		keep[at] = column != RX_COLUMN_LEADER && column != RX_COLUMN_OWNER;
	}
	rx_view_keep(view, keep);
	free(keep);
	return 0;
}

/* The widest audience that a scope is for. */
static enum rx_audience scope_of(struct rx_text cell)
{
	if (rx_phrase_in(cell, "不公开|不予公开|暂不公开|不宜公开|保密|涉密|withheld|internal|内部")
		|| rx_phrase_is(cell, "否|no"))
		return RX_AUDIENCE_INTERNAL;
	if (rx_phrase_in(cell, "党内|party"))
		return RX_AUDIENCE_PARTY;
	return RX_AUDIENCE_PUBLIC;
}

static struct rx_text cell_of(const struct rx_block *block, size_t row, const char *name)
{
	int column = rx_header_find(block->header, rx_text(name));

	return column < 0 ? (struct rx_text){"", 0} : rx_block_cell(block, row, (size_t)column);
}

static bool is_among(const struct rx_buffer *ids, struct rx_text id)
{
	struct rx_text rest = rx_buffer_text(ids), one;

	while (id.length && rest.length && rx_text_split(&rest, '\t', &one)) {
		if (rx_text_equal(one, id))
			return true;
	}
	return false;
}

static void withhold(struct rx_withheld *withheld, struct rx_text id)
{
	withheld->count++;
	rx_buffer_add_text(&withheld->ids, id);
	rx_buffer_add_byte(&withheld->ids, '\t');
}

bool rx_audience_withholds(struct rx_withheld *withheld, enum rx_audience audience,
	const struct rx_block *block, size_t row)
{
	struct rx_text id, kind;

	if (audience == RX_AUDIENCE_INTERNAL)
		return false;
	id = cell_of(block, row, "id");
	kind = cell_of(block, row, "kind");
	if (is_among(&withheld->ids, cell_of(block, row, "parent"))) {
		withhold(withheld, id);
		return true;
	}
	/* The branch ends with a row that is not under it. */
	rx_buffer_reset(&withheld->ids);
	if (scope_of(cell_of(block, row, "public")) < audience) {
		withhold(withheld, id);
		return true;
	}
	/* The source's own words may hold what a column hides: no record of the report's, so not counted. */
	return audience == RX_AUDIENCE_PUBLIC
		&& (rx_text_equal(kind, rx_text("diag"))
			|| (rx_text_equal(kind, rx_text("text"))
				&& !rx_text_equal(
					cell_of(block, row, "type"), rx_text("contact"))));
}
