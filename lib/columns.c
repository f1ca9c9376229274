/*
 * columns.c - lists of columns: names, ranges, globs and exclusions, bound to a header.
 *
 * A name is tried as it stands first, so that a column called a-b or !x can be had; then ! means
 * leaving out, - a range, * and ? a glob over English, Chinese and the header's own names.
 */
#include "columns.h"
#include "glob.h"
#include "message.h"
#include "nearest.h"
#include "vocabulary.h"

#include <stdlib.h>

struct rx_columns {
	const struct rx_sink *sink;
	char *list;
	size_t *places;
	size_t count;
};

struct rx_columns *rx_columns_new(const char *list, const struct rx_sink *sink)
{
	struct rx_columns *columns = calloc(1, sizeof(*columns));

	if (!columns)
		return NULL;
	columns->sink = sink;
	columns->list = strdup(list);
	if (columns->list)
		return columns;
	free(columns);
	return NULL;
}

void rx_columns_free(struct rx_columns *columns)
{
	if (!columns)
		return;
	free(columns->list);
	free(columns->places);
	free(columns);
}

static bool is_chosen(const struct rx_columns *columns, size_t place)
{
	for (size_t at = 0; at < columns->count; at++) {
		if (columns->places[at] == place)
			return true;
	}
	return false;
}

/* places has room for every column once, and no column is chosen twice. */
static void choose(struct rx_columns *columns, size_t place, bool keep)
{
	size_t kept = 0;

	if (keep && !is_chosen(columns, place))
		columns->places[columns->count++] = place;
	if (keep)
		return;
	for (size_t at = 0; at < columns->count; at++) {
		if (columns->places[at] != place)
			columns->places[kept++] = columns->places[at];
	}
	columns->count = kept;
}

static bool glob_matches(struct rx_text glob, struct rx_text name)
{
	int column = rx_word_find(RX_SET_COLUMN, name);

	if (rx_glob_matches(glob, name))
		return true;
	return column >= 0
		&& (rx_glob_matches(glob, rx_word_name(RX_SET_COLUMN, (size_t)column))
			|| rx_glob_matches(
				glob, rx_word_label(RX_SET_COLUMN, (size_t)column, RX_LANG_ZH)));
}

static bool choose_glob(
	struct rx_columns *columns, const struct rx_header *header, struct rx_text glob, bool keep)
{
	bool found = false;

	if (!rx_glob_is(glob))
		return false;
	for (size_t at = 0; at < header->count; at++) {
		if (!glob_matches(glob, header->names[at]))
			continue;
		choose(columns, at, keep);
		found = true;
	}
	return found;
}

/* a-b, where names may have a - too: the first way to cut it that gives two names. */
static bool choose_range(
	struct rx_columns *columns, const struct rx_header *header, struct rx_text range, bool keep)
{
	for (size_t at = 1; at + 1 < range.length; at++) {
		int from, to;

		if (range.bytes[at] != '-')
			continue;
		from = rx_header_find(header, rx_text_slice(range, 0, at));
		to = rx_header_find(header, rx_text_slice(range, at + 1, range.length));
		if (from < 0 || to < 0)
			continue;
		for (int place = from; place != to; place += from < to ? 1 : -1)
			choose(columns, (size_t)place, keep);
		choose(columns, (size_t)to, keep);
		return true;
	}
	return false;
}

static bool choose_name(
	struct rx_columns *columns, const struct rx_header *header, struct rx_text name, bool keep)
{
	int place = rx_header_find(header, name);

	if (place < 0)
		return choose_range(columns, header, name, keep)
			|| choose_glob(columns, header, name, keep);
	choose(columns, (size_t)place, keep);
	return true;
}

static bool take(struct rx_text *name, struct rx_text sign)
{
	if (!rx_text_starts(*name, sign))
		return false;
	*name = rx_text_slice(*name, sign.length, name->length);
	return true;
}

static bool choose_piece(
	struct rx_columns *columns, const struct rx_header *header, struct rx_text *name)
{
	if (choose_name(columns, header, *name, true))
		return true;
	if (!take(name, RX_LITERAL("!")) && !take(name, RX_LITERAL("\xEF\xBC\x81"))) /* ！ */
		return false;
	if (columns->count == 0) {
		for (size_t at = 0; at < header->count; at++)
			choose(columns, at, true);
	}
	return choose_name(columns, header, *name, false);
}

/* The next name of a list, at an ASCII comma, a full-width one or 、. */
static bool next_piece(struct rx_text *rest, struct rx_text *piece)
{
	static const char *const separators[] = {",", "\xEF\xBC\x8C", "\xE3\x80\x81"}; /* ， 、 */
	size_t nearest = RX_NONE, length = 0;

	if (!rest->bytes)
		return false;
	for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
		size_t at = rx_text_find(*rest, rx_text(separators[i]), 0);

		if (at < nearest) {
			nearest = at;
			length = strlen(separators[i]);
		}
	}
	*piece = nearest == RX_NONE ? *rest : rx_text_slice(*rest, 0, nearest);
	*rest = nearest == RX_NONE ? rx_text_of(NULL, 0)
				   : rx_text_slice(*rest, nearest + length, rest->length);
	*piece = rx_text_trim(*piece);
	return true;
}

static int complain(struct rx_columns *columns, const struct rx_header *header, struct rx_text name)
{
	char quoted[120], list[RX_NEAREST_SIZE];

	rx_say(columns->sink, (struct rx_place){.file = "--columns"}, RX_SAY_UNKNOWN_COLUMN,
		rx_quotable(name, quoted, sizeof(quoted)),
		rx_sink_lang(columns->sink) == RX_LANG_ZH ? "表头" : "the header",
		rx_nearest_columns(header, name, list));
	return -1;
}

int rx_columns_bind(struct rx_columns *columns, const struct rx_header *header)
{
	struct rx_text rest = rx_text(columns->list), name;
	char quoted[120];

	free(columns->places);
	columns->count = 0;
	columns->places = malloc((header->count + 1) * sizeof(*columns->places));
	if (!columns->places) {
		rx_say(columns->sink, (struct rx_place){0}, RX_SAY_MEMORY);
		return -1;
	}
	while (next_piece(&rest, &name)) {
		if (name.length && !choose_piece(columns, header, &name))
			return complain(columns, header, name);
	}
	if (columns->count)
		return 0;
	rx_say(columns->sink, (struct rx_place){0}, RX_SAY_COLUMN_LIST,
		rx_quotable(rx_text(columns->list), quoted, sizeof(quoted)));
	return -1;
}

const size_t *rx_columns_places(const struct rx_columns *columns, size_t *count)
{
	*count = columns->count;
	return columns->places;
}
