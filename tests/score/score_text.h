/*
 * score_text: when two cells say the same.
 *
 * In: cells. Out: normalised text (quotes, blanks, punctuation and pinyin glosses removed, full-width
 * digits and letters folded, the traditional characters of damaged pages in simplified form), and
 * comparisons against truth cells that hold alternatives joined with |.
 */
#ifndef SCORE_TEXT_H
#define SCORE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

enum comparison {
	COMPARE_EXACT,
	COMPARE_TEXT, /* normalised */
	COMPARE_LIST, /* normalised, but the ; between values counts */
	COMPARE_TITLE /* normalised, and without one leading 对, 针对 or 关于 */
};

/* Owned by the caller. */
char *normalise(const char *text, size_t length, enum comparison comparison);
/* True when the value equals one of the alternatives. */
bool matches_any(const char *alternatives, const char *value, enum comparison comparison);
bool is_alternative(const char *alternatives, const char *value);

#endif
