/*
 * message.c - the list of message.def as data, formatting, and the way to the sink.
 */
#include "message.h"
#include "utf8.h"

#include <stdio.h>

static const struct {
	const char *slug;
	enum rx_severity severity;
	const char *format[2];
	const char *meaning[2];
} messages[] = {
#define MESSAGE(ID, slug, SEVERITY, en, zh, en_meaning, zh_meaning) \
	{#slug, RX_##SEVERITY, {en, zh}, {en_meaning, zh_meaning}},
#include "message.def"
#undef MESSAGE
};

const char *rx_message_explain(size_t index, enum rx_lang lang, const char **meaning)
{
	if (index >= RX_SAY_COUNT)
		return NULL;
	*meaning = messages[index].meaning[lang];
	return messages[index].slug;
}

const char *rx_message_slug(enum rx_message_id id)
{
	return messages[id].slug;
}

enum rx_severity rx_message_severity(enum rx_message_id id)
{
	return messages[id].severity;
}

/* Length without a last character of which the end was cut off. */
static size_t without_torn(const char *bytes, size_t length)
{
	for (size_t back = 1; back <= 3 && back <= length; back++) {
		unsigned char byte = (unsigned char)bytes[length - back];
		size_t wanted = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;

		if (byte >= 0xC0)
			return wanted > back ? length - back : length;
		if (byte < 0x80)
			break;
	}
	return length;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
/* The formats come from message.def only; a unit test checks that both languages agree. */
size_t rx_message_vformat(
	char *bytes, size_t size, enum rx_lang lang, enum rx_message_id id, va_list arguments)
{
	int length = vsnprintf(bytes, size, messages[id].format[lang], arguments);
	size_t whole;

	if (length < 0)
		length = 0;
	if ((size_t)length < size)
		return (size_t)length;
	whole = without_torn(bytes, size - 1);
	bytes[whole] = '\0';
	return whole;
}
#pragma GCC diagnostic pop

size_t rx_message_format(char *bytes, size_t size, enum rx_lang lang, enum rx_message_id id, ...)
{
	va_list arguments;
	size_t length;

	va_start(arguments, id);
	length = rx_message_vformat(bytes, size, lang, id, arguments);
	va_end(arguments);
	return length;
}

static void deliver(const struct rx_sink *sink, struct rx_message *message, enum rx_message_id id,
	va_list arguments)
{
	char text[1024];

	if (!sink || !sink->report)
		return;
	rx_message_vformat(text, sizeof(text), sink->lang, id, arguments);
	message->severity = messages[id].severity;
	message->slug = messages[id].slug;
	message->text = text;
	sink->report(sink->user, message);
}

void rx_say(const struct rx_sink *sink, struct rx_place place, enum rx_message_id id, ...)
{
	struct rx_message message = {0};
	va_list arguments;

	message.file = place.file;
	message.line = place.line;
	message.column = place.column;
	va_start(arguments, id);
	deliver(sink, &message, id, arguments);
	va_end(arguments);
}

void rx_say_errno(const struct rx_sink *sink, const char *file, int code)
{
	char reason[256];

	snprintf(reason, sizeof(reason), "%s", strerror(code));
	rx_say(sink, (struct rx_place){.file = file}, RX_SAY_SYSTEM, reason);
}

size_t rx_caret_width(struct rx_text text)
{
	size_t width = 0, length;

	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);

		width += rx_is_han(code) || (code >= 0x3000 && code <= 0x303E)
				|| (code >= 0xFF01 && code <= 0xFF60)
			? 2
			: 1;
	}
	return width;
}

const char *rx_quotable(struct rx_text text, char *copy, size_t room)
{
	size_t used = 0, length;

	for (size_t at = 0; at < text.length; at += length) {
		uint32_t code = rx_utf8_decode(text, at, &length);
		bool control = code < 0x20 || (code >= 0x7F && code < 0xA0)
			|| (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069)
			|| code == RX_REPLACEMENT;

		if (used + 8 > room) {
			memcpy(copy + used, "...", 3);
			used += 3;
			break;
		}
		if (control)
			copy[used++] = '?';
		else
			used += rx_utf8_encode(code, copy + used);
	}
	copy[used] = '\0';
	return copy;
}

void rx_say_at(const struct rx_sink *sink, struct rx_text expression, size_t at,
	enum rx_message_id id, ...)
{
	char excerpt[512];
	struct rx_message message = {0};
	va_list arguments;
	size_t shown;

	message.file = "<expr>";
	message.line = 1;
	message.column = rx_utf8_count(rx_text_slice(expression, 0, at)) + 1;
	message.excerpt = rx_quotable(expression, excerpt, sizeof(excerpt));
	message.caret = rx_caret_width(rx_text_slice(expression, 0, at));
	shown = rx_caret_width(rx_text(excerpt));
	if (message.caret > shown) /* the fault is in the part that the excerpt leaves out */
		message.caret = shown;
	va_start(arguments, id);
	deliver(sink, &message, id, arguments);
	va_end(arguments);
}
