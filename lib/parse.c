/*
 * parse.c - small things that all stages of the parser do.
 */
#include "parse.h"
#include "buffer.h"
#include "phrase.h"

#include <stdarg.h>

/* Trims blanks off both ends of a span. */
static void trim(const struct rx_parse *parse, size_t *start, size_t *end)
{
	struct rx_text inner = rx_phrase_trim(rx_parse_slice(parse, *start, *end));

	*start = (size_t)(inner.bytes - parse->text.bytes);
	*end = *start + inner.length;
}

void rx_parse_stretch(struct rx_parse *parse, size_t start, size_t end, enum rx_doctype type)
{
	struct rx_stretch *grown;

	trim(parse, &start, &end);
	if (start == end)
		return;
	grown = rx_array_grow(
		parse->stretches, parse->stretch_count, &parse->stretch_room, sizeof(*grown));
	if (!grown) {
		parse->arena.failed = true;
		return;
	}
	parse->stretches = grown;
	grown[parse->stretch_count++] = (struct rx_stretch){(uint32_t)start, (uint32_t)end, type};
}

size_t rx_parse_record(
	struct rx_parse *parse, enum rx_kind kind, size_t parent, size_t start, size_t end)
{
	trim(parse, &start, &end);
	return rx_records_add(&parse->records, kind, parent, (uint32_t)start, (uint32_t)end);
}

struct rx_damage *rx_parse_damage(
	struct rx_parse *parse, enum rx_message_id message, size_t start, size_t end)
{
	struct rx_damage *grown = rx_array_grow(
		parse->damages, parse->damage_count, &parse->damage_room, sizeof(*grown));

	if (!grown) {
		parse->arena.failed = true;
		return NULL;
	}
	parse->damages = grown;
	grown += parse->damage_count++;
	*grown = (struct rx_damage){.start = (uint32_t)start,
		.end = (uint32_t)end,
		.message = message,
		.bytes = end - start};
	return grown;
}

void rx_parse_diag(struct rx_parse *parse, size_t parent, size_t start, size_t end, const char *alt,
	enum rx_message_id id, ...)
{
	char title[512];
	size_t place = rx_parse_record(parse, RX_KIND_DIAG, parent, start, end), length;
	struct rx_record *record;
	va_list arguments;

	if (place == RX_NONE)
		return;
	va_start(arguments, id);
	length = rx_message_vformat(title, sizeof(title), parse->lang, id, arguments);
	va_end(arguments);
	record = &parse->records.items[place];
	record->title = rx_arena_copy(&parse->arena, rx_text_of(title, length));
	rx_record_set(&parse->records, place, RX_COLUMN_TYPE, rx_text(rx_message_slug(id)));
	rx_record_set(
		&parse->records, place, RX_COLUMN_ALT, rx_arena_copy(&parse->arena, rx_text(alt)));
	rx_record_set(&parse->records, place, RX_COLUMN_STATUS,
		rx_text((const char *[]){"note", "warning", "error"}[rx_message_severity(id)]));
}
