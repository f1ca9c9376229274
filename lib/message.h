/*
 * message.h - saying something: messages of message.def, formatted in the sink's language and
 * handed to the sink.  Nothing else in the library words a message.
 */
#ifndef RX_LIB_MESSAGE_H
#define RX_LIB_MESSAGE_H

#include "text.h"

#include <stdarg.h>

enum rx_message_id {
#define MESSAGE(ID, slug, SEVERITY, en, zh, en_meaning, zh_meaning) RX_SAY_##ID,
#include "message.def"
#undef MESSAGE
	RX_SAY_COUNT
};

/* Where the fault is; { 0 } for nowhere in particular. */
struct rx_place {
	const char *file;
	size_t line;
	size_t column;
};

/* The language a sink wants; English for no sink. */
static inline enum rx_lang rx_sink_lang(const struct rx_sink *sink)
{
	return sink ? sink->lang : RX_LANG_EN;
}

/* Says a message; the arguments are those of its format. */
void rx_say(const struct rx_sink *sink, struct rx_place place, enum rx_message_id id, ...);

/* Says a message about a place in an expression or pattern: at is the byte offset of the fault. */
void rx_say_at(const struct rx_sink *sink, struct rx_text expression, size_t at,
	enum rx_message_id id, ...);

/* Says what the operating system said about a file. */
void rx_say_errno(const struct rx_sink *sink, const char *file, int code);

/* Formats a message without saying it, for diag records; returns its length, cut to size - 1. */
size_t rx_message_format(char *bytes, size_t size, enum rx_lang lang, enum rx_message_id id, ...);
size_t rx_message_vformat(
	char *bytes, size_t size, enum rx_lang lang, enum rx_message_id id, va_list arguments);

const char *rx_message_slug(enum rx_message_id id);
enum rx_severity rx_message_severity(enum rx_message_id id);

/* Copies data into room bytes as a C string fit for a message: cut on a character, controls shown
 * as '?'.  Returns copy. */
const char *rx_quotable(struct rx_text text, char *copy, size_t room);

/* Terminal cells that a text takes, East Asian wide characters counted as two. */
size_t rx_caret_width(struct rx_text text);

#endif
