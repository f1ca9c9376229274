/*
 * text.h - small helpers on struct rx_text: comparing, cutting and searching bytes that somebody
 * else owns.  Nothing here allocates or looks at the locale.
 */
#ifndef RX_LIB_TEXT_H
#define RX_LIB_TEXT_H

#include "rx.h"

#include <stdbool.h>
#include <string.h>

/* The text of a string literal, without a call of strlen(). */
#define RX_LITERAL(string) ((struct rx_text){"" string, sizeof(string) - 1})

/* What a search returns when there is nothing to find. */
#define RX_NONE ((size_t)-1)

static inline struct rx_text rx_text_of(const char *bytes, size_t length)
{
	return (struct rx_text){bytes, length};
}

/* The part from offset start up to offset end; both must lie inside.  C does not even allow adding
 * 0 to NULL, so the empty text stays as it is. */
static inline struct rx_text rx_text_slice(struct rx_text text, size_t start, size_t end)
{
	return (struct rx_text){start ? text.bytes + start : text.bytes, end - start};
}

static inline bool rx_text_equal(struct rx_text one, struct rx_text other)
{
	return one.length == other.length
		&& (one.length == 0 || memcmp(one.bytes, other.bytes, one.length) == 0);
}

static inline bool rx_text_starts(struct rx_text text, struct rx_text prefix)
{
	return text.length >= prefix.length
		&& (prefix.length == 0 || memcmp(text.bytes, prefix.bytes, prefix.length) == 0);
}

static inline bool rx_text_ends(struct rx_text text, struct rx_text suffix)
{
	return text.length >= suffix.length
		&& (suffix.length == 0
			|| memcmp(text.bytes + text.length - suffix.length, suffix.bytes,
				   suffix.length)
				== 0);
}

/* Is the character at an offset one of a string's, all of three bytes? */
static inline bool rx_text_one_of(struct rx_text text, size_t at, const char *characters)
{
	if (at + 3 > text.length)
		return false;
	for (; *characters; characters += 3) {
		if (memcmp(text.bytes + at, characters, 3) == 0)
			return true;
	}
	return false;
}

/* Byte order, a prefix in front of what it is a prefix of. */
int rx_text_compare(struct rx_text one, struct rx_text other);

/* Offset of the first occurrence of needle at or after from, or RX_NONE. */
size_t rx_text_find(struct rx_text text, struct rx_text needle, size_t from);

/* The same without looking at the case of ASCII letters; for whole texts. */
bool rx_text_equal_nocase(struct rx_text one, struct rx_text other);

/* Without ASCII blanks at both ends. */
struct rx_text rx_text_trim(struct rx_text text);

/*
 * Takes the piece in front of the next separator off *rest and returns true; false when *rest was
 * used up before.  "a,b" gives a and b, "" gives one empty piece, "a," gives a and an empty piece.
 * Begin with rest->bytes not NULL.
 */
bool rx_text_split(struct rx_text *rest, char separator, struct rx_text *piece);

#endif
