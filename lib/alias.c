/*
 * alias.c - a table of names read once, asked per cell.
 */
#include "alias.h"
#include "input.h"
#include "list.h"

#include <stdlib.h>

#define FILE_LIMIT ((size_t)64 << 20)

void rx_alias_release(struct rx_alias *alias)
{
	rx_keys_release(&alias->names);
	rx_buffer_release(&alias->bytes);
	free(alias->meant);
	*alias = (struct rx_alias){0};
}

/* Takes one line over; names stay in alias->bytes, which no longer moves. */
static int add_line(struct rx_alias *alias, struct rx_text line, struct rx_place place,
	const struct rx_sink *sink)
{
	struct rx_text name = line, meant;
	struct rx_text *grown;
	bool added = false;
	size_t at = 0;

	while (at < line.length && line.bytes[at] != '\t')
		at++;
	if (at == line.length) {
		rx_say(sink, place, RX_SAY_ALIAS_LINE);
		return -1;
	}
	name = rx_text_trim(rx_text_slice(line, 0, at));
	meant = rx_text_trim(rx_text_slice(line, at + 1, line.length));
	at = rx_keys_add(&alias->names, 0, name, &added);
	grown = rx_array_grow(alias->meant, alias->names.count, &alias->room, sizeof(*grown));
	if (at == RX_NONE || !grown) {
		rx_say(sink, place, RX_SAY_MEMORY);
		return -1;
	}
	alias->meant = grown;
	if (!added && !rx_text_equal(grown[at], meant)) {
		char copy[64];

		rx_say(sink, place, RX_SAY_ALIAS_TWICE, rx_quotable(name, copy, sizeof(copy)));
		return -1;
	}
	grown[at] = meant;
	return 0;
}

static int add_lines(struct rx_alias *alias, const char *path, const struct rx_sink *sink)
{
	struct rx_text rest = rx_buffer_text(&alias->bytes), line;
	struct rx_place place = {.file = path};

	if (!rest.bytes)
		return 0;
	if (rx_text_starts(rest, RX_LITERAL("\xEF\xBB\xBF")))
		rest = rx_text_slice(rest, 3, rest.length);
	while (rx_text_split(&rest, '\n', &line)) {
		place.line++;
		line = rx_text_ends(line, RX_LITERAL("\r"))
			? rx_text_slice(line, 0, line.length - 1)
			: line;
		if (rx_text_trim(line).length == 0 || line.bytes[0] == '#')
			continue;
		if (add_line(alias, line, place, sink))
			return -1;
	}
	return 0;
}

int rx_alias_read(struct rx_alias *alias, const char *path, const struct rx_sink *sink)
{
	struct rx_input input = {.descriptor = -1};
	int fault;

	if (rx_input_open(&input, path, sink))
		return -1;
	fault = rx_input_rest(&input, &alias->bytes, FILE_LIMIT);
	rx_input_close(&input);
	return fault ? -1 : add_lines(alias, path, sink);
}

struct rx_text rx_alias_name(const struct rx_alias *alias, struct rx_text name)
{
	size_t at = alias->names.count ? rx_keys_find(&alias->names, 0, name) : RX_NONE;

	return at == RX_NONE ? name : alias->meant[at];
}

struct rx_text rx_alias_list(
	const struct rx_alias *alias, struct rx_text list, struct rx_buffer *scratch)
{
	struct rx_text rest = list, item;
	bool first = true;

	if (alias->names.count == 0 || !list.bytes)
		return list;
	rx_buffer_reset(scratch);
	while (rx_list_next(&rest, &item)) {
		if (!first)
			rx_buffer_add_byte(scratch, ';');
		first = false;
		rx_buffer_add_text(scratch, rx_alias_name(alias, item));
	}
	return rx_buffer_text(scratch);
}
