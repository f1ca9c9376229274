/*
 * text.c - helpers on struct rx_text that are too long for the header.
 */
#define _GNU_SOURCE /* memmem */
#include "text.h"

#include <string.h>

struct rx_text rx_text(const char *string)
{
	return (struct rx_text){string, string ? strlen(string) : 0};
}

int rx_text_compare(struct rx_text one, struct rx_text other)
{
	size_t common = one.length < other.length ? one.length : other.length;
	int order = common ? memcmp(one.bytes, other.bytes, common) : 0;

	if (order)
		return order;
	return (one.length > other.length) - (one.length < other.length);
}

size_t rx_text_find(struct rx_text text, struct rx_text needle, size_t from)
{
	const char *found;

	if (from > text.length || needle.length > text.length - from)
		return RX_NONE;
	if (needle.length == 0)
		return from;
	found = memmem(text.bytes + from, text.length - from, needle.bytes, needle.length);
	return found ? (size_t)(found - text.bytes) : RX_NONE;
}

static unsigned char lower(char letter)
{
	return (unsigned char)(letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter);
}

bool rx_text_equal_nocase(struct rx_text one, struct rx_text other)
{
	if (one.length != other.length)
		return false;
	for (size_t i = 0; i < one.length; i++) {
		if (lower(one.bytes[i]) != lower(other.bytes[i]))
			return false;
	}
	return true;
}

static bool is_blank(char letter)
{
	return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

struct rx_text rx_text_trim(struct rx_text text)
{
	while (text.length && is_blank(text.bytes[0])) {
		text.bytes++;
		text.length--;
	}
	while (text.length && is_blank(text.bytes[text.length - 1]))
		text.length--;
	return text;
}

bool rx_text_split(struct rx_text *rest, char separator, struct rx_text *piece)
{
	const char *found;

	if (!rest->bytes)
		return false;
	found = rest->length ? memchr(rest->bytes, separator, rest->length) : NULL;
	*piece = *rest;
	if (!found) {
		*rest = (struct rx_text){NULL, 0};
		return true;
	}
	piece->length = (size_t)(found - rest->bytes);
	rest->bytes = found + 1;
	rest->length -= piece->length + 1;
	return true;
}
