/*
 * text.c - helpers on struct rx_text that are too long for the header.
 */
#define _GNU_SOURCE /* memmem */
#include "text.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

#ifdef __SSE2__
/* Which of the 16 places from bytes on have two neighbouring bytes of the needle; they are those behind its
 * lead byte, which characters of Chinese have in common. */
static unsigned places(const char *bytes, __m128i one, __m128i other)
{
	const void *first = bytes, *second = bytes + 1;

	return (unsigned)_mm_movemask_epi8(
		_mm_and_si128(_mm_cmpeq_epi8(_mm_loadu_si128(first), one),
			_mm_cmpeq_epi8(_mm_loadu_si128(second), other)));
}

/* For needles of two bytes and more, and texts in which they can stand at 16 places at least.  Setting up
 * what memmem() needs costs more than most of our texts. */
static const char *find_short(struct rx_text text, struct rx_text needle)
{
	size_t skip = needle.length > 2 ? 1 : 0, count = text.length - needle.length + 1;
	const __m128i one = _mm_set1_epi8(needle.bytes[skip]);
	const __m128i other = _mm_set1_epi8(needle.bytes[skip + 1]);

	/* The last 16 places are looked at as a whole, some for the second time. */
	for (size_t at = 0; at < count; at += 16) {
		const char *start = text.bytes + (count - at < 16 ? count - 16 : at);

		for (unsigned found = places(start + skip, one, other); found; found &= found - 1) {
			const char *place = start + __builtin_ctz(found);

			if (memcmp(place, needle.bytes, needle.length) == 0)
				return place;
		}
	}
	return NULL;
}
#endif

static const char *find(struct rx_text text, struct rx_text needle)
{
	if (needle.length == 1)
		return memchr(text.bytes, needle.bytes[0], text.length);
#ifdef __SSE2__
	if (text.length >= needle.length + 15)
		return find_short(text, needle);
#endif
	return memmem(text.bytes, text.length, needle.bytes, needle.length);
}

size_t rx_text_find(struct rx_text text, struct rx_text needle, size_t from)
{
	const char *found;

	if (from > text.length || needle.length > text.length - from)
		return RX_NONE;
	if (needle.length == 0)
		return from;
	found = find(rx_text_slice(text, from, text.length), needle);
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
