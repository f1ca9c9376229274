/*
 * test-validate.c - the fast check of UTF-8 against the slow one, on every sequence of up to two bytes,
 * on edges of the table of well-formed sequences, and on random mixtures at every length.
 */
#include "query.h"

#include "finder.h"
#include "utf8.h"
#include "validate.h"

static uint64_t state = 88172645463325252u;

static unsigned next_random(unsigned limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % limit);
}

static void agree(const char *bytes, size_t length)
{
	struct rx_text text = {bytes, length};

	if (rx_utf8_is_valid(text) != (rx_utf8_invalid(text) == RX_NONE))
		fail_msg("disagree on %zu bytes, the first %02x", length,
			length ? (unsigned)(unsigned char)bytes[0] : 0);
}

/* Puts a piece at every place of an otherwise valid text that crosses vector borders. */
static void agree_inside(const char *piece, size_t length)
{
	for (size_t at = 0; at + length <= 70; at++) {
		char text[70];

		memset(text, 'a', sizeof(text));
		memcpy(text + at, piece, length);
		agree(text, sizeof(text));
		agree(text, at + length);
	}
}

static void test_pairs(void **unused)
{
	(void)unused;
	for (unsigned pair = 0; pair < 0x10000; pair++) {
		char text[40];

		memset(text, 'a', sizeof(text));
		text[31] = (char)(pair >> 8);
		text[32] = (char)pair;
		agree(text, sizeof(text));
	}
}

static void test_edges(void **unused)
{
	static const char *const pieces[] = {"\xC2\x80", "\xC1\xBF", "\xDF\xBF", "\xE0\xA0\x80",
		"\xE0\x9F\xBF", "\xED\x9F\xBF", "\xED\xA0\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
		"\xF0\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80",
		"\xFF", "\xE6\x95", "\xF0\x9F\x98", "\xE6\x95\xB4\x80", "\x80", "整改"};

	(void)unused;
	for (size_t at = 0; at < sizeof(pieces) / sizeof(pieces[0]); at++)
		agree_inside(pieces[at], strlen(pieces[at]));
}

static size_t random_text(char *text, size_t room)
{
	static const char *const parts[] = {
		"整", "a", "é", "😀", "。", "\x80", "\xE6", "\xF0\x9F", "督办"};
	size_t used = 0, wanted = next_random((unsigned)room - 8);
	unsigned good = next_random(3) ? 5 : 9;

	while (used < wanted) {
		const char *part = parts[next_random(good)];

		memcpy(text + used, part, strlen(part));
		used += strlen(part);
	}
	return used;
}

static void test_random(void **unused)
{
	(void)unused;
	for (int round = 0; round < 20000; round++) {
		char text[200];

		agree(text, random_text(text, sizeof(text)));
	}
}

static void test_finder(void **unused)
{
	static const char *const needles[] = {
		"整", "督办", "a", "aa", "é督", "😀", "督办督办", "\x95\xB4"};

	(void)unused;
	for (int round = 0; round < 20000; round++) {
		char text[200];
		struct rx_text hay = {text, random_text(text, sizeof(text))};
		struct rx_finder finder;

		rx_finder_init(&finder, rx_text(needles[round % 8]));
		assert_int_equal(rx_finder_has(&finder, hay),
			rx_text_find(hay, rx_text(needles[round % 8]), 0) != RX_NONE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pairs),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_finder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
