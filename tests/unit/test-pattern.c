/*
 * test-pattern.c - a pattern with its prefilter gives the answers of the pattern alone, on random
 * patterns and texts, valid and not; and what prefilters are expected to find.  RX_ROUNDS in the environment
 * asks for more patterns, each of which meets 30 texts.
 */
#include "query.h"

#include "compare.h"

#include <stdlib.h>

static uint64_t state = 2463534242u;

static unsigned next_random(unsigned limit)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state % limit);
}

static void random_join(
	char *text, size_t room, const char *const *parts, unsigned count, unsigned pieces)
{
	size_t used = 0;

	text[0] = '\0';
	while (pieces--) {
		const char *part = parts[next_random(count)];

		if (used + strlen(part) >= room)
			return;
		memcpy(text + used, part, strlen(part) + 1);
		used += strlen(part);
	}
}

static const char *const pattern_parts[] = {"整改", "督办", "整", "a", "ab", "B", "2", "|", "|",
	"(", ")", "(?:", "?", "*", "+", "{2}", "{0,1}", "{1,}", "{", "}", "[整a]", "[^改]", "[0-9]",
	"[]a]", "\\d", "\\d{4}", "\\d{2}", "\\d{2,3}\\p{P}", "\\p{Nd}{3}", "\\p{Nd}", "\\p{P}",
	"\\.", "\\w", "\\b", "^", "$", ".", "(?!督)", "(?<=整)", "(?i)", "\\Q", "\\E", "\\x41", ",",
	"[\\Q]\\E)]", "??", "++", "é"};

static const char *const text_parts[] = {"整改", "督办", "整", "改", "a", "ab", "A", "b", "2",
	"2024", "2", "٣", "\xEF\xBC\x91\xEF\xBC\x92", "𝟘", "202", "\xEF\xBC\x8C", "\xEF\xBC", ".",
	",", ",", "{", "}", "(", "]", "é", "督", "办a", "\xE6\x95", "\xFF", "\xF0\x9F"};

#define COUNT(array) ((unsigned)(sizeof(array) / sizeof((array)[0])))

/* What the pattern says by itself. */
static int plain_answer(
	struct rx_pattern *pattern, struct rx_text text, struct rx_compare_work *work)
{
	char limit[128];

	return rx_pattern_search(
		pattern, rx_compare_subject(text, work, (struct rx_place){0}), 0, NULL, limit);
}

static void check_pattern(const char *source, const struct rx_pattern_options *options)
{
	struct rx_compare_work work = {0};
	struct rx_pattern_fault fault;
	struct rx_pattern *pattern = rx_pattern_new(rx_text(source), options, &fault);

	work.told_utf8 = true;
	for (int round = 0; pattern && round < 30; round++) {
		char text[400];
		struct rx_text value;
		int plain, asked;

		random_join(text, sizeof(text), text_parts, COUNT(text_parts), next_random(40));
		value = rx_text(text);
		plain = plain_answer(pattern, value, &work);
		asked = rx_compare_pattern(pattern, value, &work, (struct rx_place){0});
		if (plain >= 0 && plain != asked)
			fail_msg("'%s' on '%s': %d, but with the prefilter %d", source, text, plain,
				asked);
	}
	rx_pattern_free(pattern);
	rx_compare_work_release(&work);
}

static void test_prefilters_change_nothing(void **unused)
{
	const char *wanted = getenv("RX_ROUNDS");
	int rounds = wanted ? atoi(wanted) : 5000;

	(void)unused;
	for (int round = 0; round < rounds; round++) {
		struct rx_pattern_options options = {
			.ignore_case = next_random(4) == 0,
			.literal = next_random(8) == 0,
			.whole_word = next_random(8) == 0,
			.whole_text = next_random(8) == 0,
		};
		char source[80];

		random_join(source, sizeof(source), pattern_parts, COUNT(pattern_parts),
			1 + next_random(6));
		check_pattern(source, &options);
	}
}

static void test_what_is_found_out(void **unused)
{
	static const struct {
		const char *pattern;
		size_t literals;
		bool exact;
		bool digit;
		bool ignore_case;
	} cases[] = {
		{"整改", 1, true, false, false},
		{"整改|督办", 2, true, false, false},
		{"(整改|督办)", 2, true, false, false},
		{"(?:整改|督办)落实", 1, false, false, false},
		{"关于.{2,8}的问题", 1, false, false, false},
		{"整改?", 1, false, false, false},
		{"\\p{Nd}{4}\\p{P}", 0, false, true, false},
		{"\\d+|[0-9]x", 0, false, true, false},
		{"\\d*", 0, false, false, false},
		{"abc", 1, true, false, false},
		{"abc", 0, false, false, true},
		{"整改", 1, true, false, true},
		{"(?i)abc", 0, false, false, false},
		{"a|整改", 0, false, false, false},
		{"\\Q整改", 0, false, false, false},
		{"整改{0}", 1, false, false, false},
		{"", 0, false, false, false},
	};

	(void)unused;
	for (size_t at = 0; at < COUNT(cases); at++) {
		struct rx_prefilter prefilter = {.count = 0};

		rx_prefilter_init(&prefilter, rx_text(cases[at].pattern), cases[at].ignore_case);
		if (prefilter.count != cases[at].literals || prefilter.exact != cases[at].exact
			|| prefilter.digit != cases[at].digit)
			fail_msg("%s: %zu literals, exact %d, digit %d", cases[at].pattern,
				prefilter.count, prefilter.exact, prefilter.digit);
		rx_prefilter_release(&prefilter);
	}
}

static void test_unicode_classes_with_jit(void **unused)
{
	/* The classes that the JIT misses when it is told that texts may be invalid. */
	static const char *const patterns[] = {"\\S+", "\\D", "\\W", "[^a]"};
	struct rx_pattern_options none = {.literal = false};

	(void)unused;
	for (size_t at = 0; at < COUNT(patterns); at++) {
		struct rx_pattern_fault fault;
		struct rx_pattern *pattern = rx_pattern_new(rx_text(patterns[at]), &none, &fault);
		size_t span[2];
		char limit[128];

		assert_int_equal(rx_pattern_search(pattern, rx_text("督办》"), 0, span, limit), 1);
		rx_pattern_free(pattern);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_prefilters_change_nothing),
		cmocka_unit_test(test_what_is_found_out),
		cmocka_unit_test(test_unicode_classes_with_jit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
