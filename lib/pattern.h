/*
 * pattern.h - Perl-compatible patterns on decoded text: the only file that knows PCRE2.
 *
 * Patterns are compiled for characters (UTF, Unicode classes) and run by the JIT within limits; `.`
 * stops at line ends, ^ and $ are the ends of the text.
 */
#ifndef RX_LIB_PATTERN_H
#define RX_LIB_PATTERN_H

#include "prefilter.h"

struct rx_pattern;

struct rx_pattern_options {
	bool ignore_case;
	bool literal; /* every character stands for itself */
	bool whole_word;
	bool whole_text; /* ^(?:...)$ */
};

/* Why a pattern could not be compiled: byte offset and PCRE2's words; text[0] is NUL when memory
 * was exhausted. */
struct rx_pattern_fault {
	size_t at;
	char text[256];
};

struct rx_pattern *rx_pattern_new(struct rx_text text, const struct rx_pattern_options *options,
	struct rx_pattern_fault *fault);
void rx_pattern_free(struct rx_pattern *pattern);

/*
 * Asks a decoded text of any bytes whether the pattern has to be searched at all.  For MAYBE stores where
 * the search may begin if the text is valid UTF-8.
 */
enum rx_prefilter_answer rx_pattern_prefilter(
	const struct rx_pattern *pattern, struct rx_text text, size_t *from);

/*
 * Searches in subject, which must be valid UTF-8, from offset from on.  Returns 1 and, where span is not
 * NULL, the offsets [span[0], span[1]) of the first match; 0; or -1 and the reason in *limit when a
 * limit ended the search before it was decided.
 */
int rx_pattern_search(struct rx_pattern *pattern, struct rx_text subject, size_t from,
	size_t span[2], char limit[128]);

/* The same for the first match that is not empty. */
int rx_pattern_search_some(struct rx_pattern *pattern, struct rx_text subject, size_t from,
	size_t span[2], char limit[128]);

/* The same without asking where: faster for some patterns. */
int rx_pattern_holds(
	struct rx_pattern *pattern, struct rx_text subject, size_t from, char limit[128]);

/* Finds the first match and stores the offsets of its first group, of all of it where there is none or it
 * took no part; returns as rx_pattern_search(). */
int rx_pattern_extract(
	struct rx_pattern *pattern, struct rx_text subject, size_t span[2], char limit[128]);

/* The number of literals of which every match has one, 0 where that is not known; exact tells whether what
 * has one matches.  And the literals themselves, which are borrowed. */
size_t rx_pattern_literals(const struct rx_pattern *pattern, bool *exact);
struct rx_text rx_pattern_literal(const struct rx_pattern *pattern, size_t at);

/* Tells without a search that the literal which stands at an offset of a decoded text of any bytes is no
 * match there, and no part of one. */
bool rx_pattern_refuses(
	const struct rx_pattern *pattern, struct rx_text text, size_t at, struct rx_text literal);

#endif
