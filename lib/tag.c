/*
 * tag.c - reading markup as browsers do, as far as finding its end is concerned.
 */
#include "tag.h"

static bool is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static bool is_space(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* Offset behind the '>' of a tag; text.length and *cut when there is none. */
static size_t tag_end(struct rx_text text, size_t at, bool quotes, bool *cut)
{
	char quote = '\0', before = '\0';

	for (; at < text.length; at++) {
		char byte = text.bytes[at];

		if (quote) {
			quote = byte == quote ? '\0' : quote;
		} else if (byte == '>') {
			return at + 1;
		} else if (quotes && before == '=' && (byte == '"' || byte == '\'')) {
			quote = byte;
		}
		if (!is_space(byte))
			before = byte;
	}
	*cut = true;
	return text.length;
}

static struct rx_tag comment_at(struct rx_text text, size_t at)
{
	struct rx_tag tag = {.markup = RX_MARKUP_COMMENT};
	size_t close = rx_text_find(text, RX_LITERAL("-->"), at + 2);

	/* <!--> is a whole comment. */
	if (close == RX_NONE) {
		tag.cut = true;
		close = tag.end = text.length;
	} else {
		tag.end = close + 3;
	}
	at = at + 4 < close ? at + 4 : close;
	tag.inner = rx_text_slice(text, at, close);
	return tag;
}

struct rx_tag rx_tag_at(struct rx_text text, size_t at, bool quotes)
{
	struct rx_tag tag = {.markup = RX_MARKUP_NONE, .end = at + 1};
	struct rx_text rest = rx_text_slice(text, at, text.length);
	bool close = rest.length > 1 && rest.bytes[1] == '/';
	size_t name = at + 1 + close, end = name;

	if (rx_text_starts(rest, RX_LITERAL("<!--")))
		return comment_at(text, at);
	if (rest.length > 1 && (rest.bytes[1] == '!' || rest.bytes[1] == '?')) {
		tag.markup = RX_MARKUP_OTHER;
		tag.end = tag_end(text, at + 1, false, &tag.cut);
		return tag;
	}
	if (name >= text.length || !is_letter(text.bytes[name]))
		return tag;
	while (end < text.length && !is_space(text.bytes[end]) && text.bytes[end] != '>'
		&& text.bytes[end] != '/')
		end++;
	tag.markup = close ? RX_MARKUP_CLOSE : RX_MARKUP_OPEN;
	tag.name = rx_text_slice(text, name, end);
	tag.end = tag_end(text, end, quotes, &tag.cut);
	tag.inner = rx_text_slice(text, end, tag.cut ? tag.end : tag.end - 1);
	return tag;
}

bool rx_tag_is(const struct rx_tag *tag, const char *name)
{
	return rx_text_equal_nocase(tag->name, rx_text(name));
}

static size_t skip(struct rx_text text, size_t at, bool slashes)
{
	while (at < text.length && (is_space(text.bytes[at]) || (slashes && text.bytes[at] == '/')))
		at++;
	return at;
}

/* The value at an offset, with or without quotes; returns the offset behind it. */
static size_t read_value(struct rx_text inner, size_t at, struct rx_text *value)
{
	size_t end = at;

	if (at < inner.length && (inner.bytes[at] == '"' || inner.bytes[at] == '\'')) {
		const char *close =
			memchr(inner.bytes + at + 1, inner.bytes[at], inner.length - at - 1);

		end = close ? (size_t)(close - inner.bytes) : inner.length;
		*value = rx_text_slice(inner, at + 1, end);
		return end < inner.length ? end + 1 : end;
	}
	while (end < inner.length && !is_space(inner.bytes[end]))
		end++;
	*value = rx_text_slice(inner, at, end);
	return end;
}

bool rx_tag_attribute(struct rx_text *inner, struct rx_text *name, struct rx_text *value)
{
	size_t start = skip(*inner, 0, true), end = start, at;

	if (start == inner->length)
		return false;
	while (end < inner->length && !is_space(inner->bytes[end])
		&& (end == start || (inner->bytes[end] != '=' && inner->bytes[end] != '/')))
		end++;
	*name = rx_text_slice(*inner, start, end);
	*value = (struct rx_text){"", 0};
	at = skip(*inner, end, false);
	if (at < inner->length && inner->bytes[at] == '=')
		end = read_value(*inner, skip(*inner, at + 1, false), value);
	*inner = rx_text_slice(*inner, end, inner->length);
	return true;
}

struct rx_text rx_tag_value(const struct rx_tag *tag, const char *name)
{
	struct rx_text rest = tag->inner, attribute, value;

	while (rx_tag_attribute(&rest, &attribute, &value)) {
		if (rx_text_equal_nocase(attribute, rx_text(name)))
			return value;
	}
	return (struct rx_text){"", 0};
}
