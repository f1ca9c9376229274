/*
 * check.h - what the unit tests share: cmocka with the headers it needs, a random generator that
 * gives the same numbers on every run, comparisons of texts, and a sink that remembers.
 *
 * A test file is one main() with a table of tests; it includes this file first.
 */
#ifndef RX_TESTS_CHECK_H
#define RX_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <iconv.h>

#include <cmocka.h>

#include "text.h"

/* The next number of a random sequence; begin with any state. */
static inline uint64_t check_random(uint64_t *state)
{
	uint64_t mixed = *state += UINT64_C(0x9E3779B97F4A7C15);

	mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
	return mixed ^ mixed >> 31;
}

/* A number below limit, which must not be 0. */
static inline size_t check_below(uint64_t *state, size_t limit)
{
	return (size_t)(check_random(state) % limit);
}

#define check_text(text, string) check_text_at((text), (string), __FILE__, __LINE__)

static inline void check_text_at(
	struct rx_text text, const char *string, const char *file, int line)
{
	if (rx_text_equal(text, rx_text(string)))
		return;
	print_error("got '%.*s', expected '%s'\n", (int)text.length, text.bytes ? text.bytes : "",
		string);
	_fail(file, line);
}

/* Text in another encoding, by iconv, put into room bytes at out. */
static inline struct rx_text check_encode(
	const char *encoding, const char *string, char *out, size_t room)
{
	iconv_t converter = iconv_open(encoding, "UTF-8");
	size_t left = strlen(string), before = room;
	char *in = (char *)string, *at = out;

	assert_true(converter != (iconv_t)-1);
	assert_int_equal(iconv(converter, &in, &left, &at, &room), 0);
	iconv_close(converter);
	return rx_text_of(out, before - room);
}

/* What a sink was told: how often, and the message it was told last. */
struct check_said {
	size_t count;
	enum rx_severity severity;
	char slug[64];
	char text[1200];
	char file[256];
	size_t line;
	size_t column;
	char excerpt[1200];
	size_t caret;
};

static inline void check_report(void *user, const struct rx_message *message)
{
	struct check_said *said = user;

	said->count++;
	said->severity = message->severity;
	snprintf(said->slug, sizeof(said->slug), "%s", message->slug);
	snprintf(said->text, sizeof(said->text), "%s", message->text);
	snprintf(said->file, sizeof(said->file), "%s", message->file ? message->file : "");
	said->line = message->line;
	said->column = message->column;
	snprintf(said->excerpt, sizeof(said->excerpt), "%s",
		message->excerpt ? message->excerpt : "");
	said->caret = message->caret;
}

static inline struct rx_sink check_sink(struct check_said *said)
{
	memset(said, 0, sizeof(*said));
	return (struct rx_sink){check_report, said, RX_LANG_EN};
}

#endif
