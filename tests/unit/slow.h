/*
 * slow.h - what tests against slow implementations share: random numbers that are the same each time, text
 * that grows, and globs.
 */
#ifndef TEST_SLOW_H
#define TEST_SLOW_H

#include "check.h"

#include <stdlib.h>

static inline unsigned next_random(unsigned below)
{
	static uint64_t seed = 1;

	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)((seed >> 33) % below);
}

struct text {
	char bytes[64 << 10];
	size_t length;
};

static inline void add(struct text *text, const char *piece)
{
	size_t length = strlen(piece);

	assert_true(text->length + length < sizeof(text->bytes));
	memcpy(text->bytes + text->length, piece, length + 1);
	text->length += length;
}

/* ? is one character, which begins with no byte of 10xxxxxx. */
static inline bool glob(const char *pattern, const char *text)
{
	if (*pattern == '*')
		return glob(pattern + 1, text) || (*text && glob(pattern, text + 1));
	if (*pattern == '?' && *text) {
		do {
			text++;
		} while (((unsigned char)*text & 0xC0) == 0x80);
		return glob(pattern + 1, text);
	}
	if (*pattern == '\0' || *text == '\0')
		return *pattern == *text;
	return *pattern == *text && glob(pattern + 1, text + 1);
}

/* How many rounds are asked for. */
static inline long rounds_of(long usual)
{
	const char *wanted = getenv("RX_ROUNDS");

	return wanted ? atol(wanted) : usual;
}

#endif
